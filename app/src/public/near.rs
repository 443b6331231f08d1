use super::{PICTURE, Places, choose::choose, hotlines, list::list, near, public_page, share::share};
use crate::materials::help_section;
use domain::{hotlines::HotlineCard, public::PublicList, units::UnitCard};
use frame::{
    context::query,
    ui::{Icon, Screen, icon},
};
use leptos::prelude::*;
use words::t;

/// What is to come in a unit, with the way to one's own calendar.
pub fn near_page() -> impl IntoView {
    let unit = query("unit").and_then(|unit| unit.parse::<i64>().ok());
    let page = query("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let load = async move { Ok((near(unit, page).await?, hotlines().await?)) };
    public_page(load, move |((events, places), hotlines)| {
        let here = places.units.iter().find(|known| Some(known.id) == unit);
        let title = here.map_or_else(
            || t!(public.near_title).to_owned(),
            |here| t!(public.near_in, unit = words::either(&here.name, &here.name_en)),
        );
        let path = here.map_or_else(|| "/near".to_owned(), |here| format!("/near?unit={}", here.id));
        share(&title, t!(public.near_about), &path, Some(PICTURE));
        Screen::new(title.clone(), show(&title, here, &events, &places, &hotlines))
    })
}

fn show(
    title: &str,
    here: Option<&UnitCard>,
    events: &PublicList,
    places: &Places,
    lines: &[HotlineCard],
) -> AnyView {
    let of = here.map(|here| format!("unit={}&", here.id)).unwrap_or_default();
    // What is for all of the city is for a ward too.
    let whole = here.filter(|here| here.parent.is_some());
    let whole = whole.map(|_| view! { <p class="muted">{t!(public.near_whole)}</p> });
    let file = format!("/near.ics?{}", of.trim_end_matches('&'));
    view! {
        <h1>{title.to_owned()}</h1>
        {choose(places, here.map(|here| here.id))}
        <section>
            <h2>{t!(public.to_come)}</h2>
            {whole}
            {list(events, |page| format!("/near?{of}page={page}"))}
            <p class="events-file"><a href=file.trim_end_matches('?').to_owned()>{icon(Icon::Feed)}{t!(public.subscribe)}</a></p>
        </section>
        {help_section(lines)}
    }
    .into_any()
}
