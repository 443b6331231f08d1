use super::{form_tag, show_public_activity};
use crate::{
    materials::{advice_sections, hotlines},
    say, t,
    ui::{Screen, facts, open_page},
};
use domain::{activities::PublicActivity, hotlines::HotlineCard};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What a citizen sees who scanned the code on a poster.
pub fn public_page() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let load = async move { Ok((show_public_activity(id).await?, hotlines().await?)) };
    open_page(load, |(activity, hotlines)| Screen::new(activity.title.clone(), show(&activity, &hotlines)))
}

fn show(activity: &PublicActivity, hotlines: &[HotlineCard]) -> AnyView {
    let PublicActivity { title, form, when, venue_name, venue_address, units, lead, cancelled } = activity;
    let cancelled = cancelled.as_ref().map(|reason| {
        view! { <p class="banner warning"><strong>{t!(open.cancelled)}": "{reason.clone()}</strong></p> }
    });
    let units = units.iter().map(|(vi, en)| say::either(vi, en)).collect::<Vec<_>>().join(", ");
    let place =
        [venue_name.as_str(), venue_address].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let mut rows = vec![(t!(activities.fact_time).to_owned(), when.show().into_any())];
    if !place.is_empty() {
        rows.push((t!(activities.fact_place).into(), place.join(", ").into_any()));
    }
    rows.push((t!(activities.units).into(), units.into_any()));
    rows.push((t!(activities.lead).into(), lead.clone().into_any()));
    view! {
        <main id="main" class="public-main" tabindex="-1">
            <article class="event">
                {cancelled}
                <p>{form_tag(*form)}</p>
                <h1>{title.clone()}</h1>
                {facts(rows)}
            </article>
            {advice_sections(hotlines)}
        </main>
    }
    .into_any()
}
