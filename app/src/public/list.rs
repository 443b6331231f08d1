use crate::activities::kind_tag;
use domain::{
    public::{PublicCard, PublicList},
    time::{show_day, show_time, today},
    units::is_named,
};
use frame::ui::{Icon, icon, pager};
use leptos::prelude::*;
use words::t;

/// Activities to come, each with when and where; `href` makes the address of a page.
pub(super) fn list(list: &PublicList, href: impl Fn(u64) -> String) -> AnyView {
    if list.cards.is_empty() {
        return view! { <p class="muted">{t!(public.none)}</p> }.into_any();
    }
    let cards = list.cards.iter().map(card).collect_view();
    view! { <ul class="events">{cards}</ul>{pager(list.page, list.pages, href)} }.into_any()
}

pub(super) fn card(card: &PublicCard) -> AnyView {
    let PublicCard { public_id, version: _, title, kind, when, venue_name, venue_address, units } = card;
    let day = match when.times() {
        _ if when.first_day() < today() => {
            format!("{}, {}", t!(public.going_on), t!(ui.until, day = show_day(when.last_day())))
        }
        Some((start, _)) if when.first_day() == when.last_day() => {
            format!("{}, {}", words::day(when.first_day()), show_time(start))
        }
        _ => words::when(*when),
    };
    view! {
        <li>
            <p class="events-day">{day}</p>
            <h3><a href=format!("/a/{public_id}") lang=words::lang_of_written()>{title.clone()}</a></h3>
            <p class="events-place">{kind_tag(*kind)}<span>{icon(Icon::Place)}{place(venue_name, venue_address, units)}</span></p>
        </li>
    }
    .into_any()
}

/// Where it is, in one line; of many units the first few.
pub fn place(venue: &str, address: &str, units: &[(String, String)]) -> String {
    let units = units.iter().filter(|(name, _)| !is_named(name, venue, address));
    let names: Vec<&str> = units.map(|(name, name_en)| words::either(name, name_en)).collect();
    let units = words::few(&names, |count| t!(public.more_units, count = count));
    let parts = [venue, address, &units];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
