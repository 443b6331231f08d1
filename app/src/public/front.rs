use super::{
    PICTURE, Places, choose::choose, hotlines, list::list, materials::take_materials, near, public_page,
    share::share, show_contact,
};
use crate::materials::{
    abroad_section, check_section, contact_section, help_section, questions_section, signs_section,
    unchecked_section,
};
use domain::{hotlines::HotlineCard, public::PublicList, settings::Contact};
use frame::ui::Screen;
use leptos::prelude::*;
use words::t;

/// The site's front for everybody.
pub fn front() -> impl IntoView {
    let load = async { Ok((near(None, 1).await?, hotlines().await?, show_contact().await?)) };
    public_page(load, |((events, places), hotlines, contact)| {
        share(t!(materials.headline), t!(public.lede), "/", Some(PICTURE));
        Screen::new(t!(public.warning_title), front_body(events, &places, &hotlines, &contact))
    })
}

/// Activities on the front; the rest is one press away.
const FEW: usize = 4;

fn front_body(
    mut events: PublicList,
    places: &Places,
    hotlines: &[HotlineCard],
    contact: &Contact,
) -> AnyView {
    events.cards.truncate(FEW);
    events.pages = 1;
    view! {
        <h1>{t!(materials.headline)}</h1>
        <p class="lede">{t!(public.lede)}</p>
        {questions_section()}
        {help_section(hotlines)}
        {signs_section()}
        {check_section()}
        <section>
            <h2>{t!(public.near_title)}</h2>
            {choose(places, None)}
            {list(&events, |_| String::new())}
            <p><a href="/near">{t!(public.all_events, count = words::count(events.count))}</a></p>
        </section>
        {take_materials()}
        {contact_section(contact)}
    }
    .into_any()
}

/// Where help is, and how a firm is checked.
pub fn help_page() -> impl IntoView {
    let load = async { Ok((hotlines().await?, show_contact().await?)) };
    public_page(load, |(hotlines, contact)| {
        share(t!(public.help_short), t!(public.help_about), "/help", Some(PICTURE));
        Screen::new(
            t!(public.help_short),
            view! {
                <h1>{t!(public.help_short)}</h1>
                {help_section(&hotlines)}
                {abroad_section(&hotlines)}
                {unchecked_section(&hotlines)}
                <section class="panel"><h2>{t!(materials.help_title)}</h2><p>{t!(materials.deceived)}</p></section>
                {check_section()}
                {signs_section()}
                {take_materials()}
                {contact_section(&contact)}
            },
        )
    })
}
