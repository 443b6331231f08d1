use super::{public_page, show_activity, show_contact};
use crate::materials::contact_section;
use domain::{Problems, materials::Unprintable, settings::Contact};
use frame::{
    AppError,
    context::{query, set_status},
    ui::{Icon, Screen, icon},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::t;

/// Why a sheet cannot be printed, of an activity or of none, and the way back to where it was offered.
pub fn unprintable_page() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id");
    let why = query("why").and_then(|word| Unprintable::from_word(&word));
    let load = async move {
        let back = match id {
            Some(id) => format!("/a/{}", show_activity(id).await?.public_id),
            None => "/materials".to_owned(),
        };
        Ok((back, show_contact().await?))
    };
    public_page(load, move |(back, contact)| Screen::new(t!(public.unprintable), show(why, back, &contact)))
}

fn show(why: Option<Unprintable>, back: String, contact: &Contact) -> AnyView {
    set_status(&AppError::Invalid(Problems::default()));
    let why = why.map(|why| match why {
        Unprintable::TooLong => t!(public.unprintable_too_long),
        Unprintable::NoGlyph => t!(public.unprintable_no_glyph),
    });
    view! {
        <div class="empty">
            {icon(Icon::Warning)}<h1>{t!(public.unprintable)}</h1>
            {why.map(|why| view! { <p>{why}</p> })}
            <p>{t!(public.unprintable_text)}</p>
            <a class="button primary" href=back>{t!(public.unprintable_back)}</a>
        </div>
        {contact_section(contact)}
    }
    .into_any()
}
