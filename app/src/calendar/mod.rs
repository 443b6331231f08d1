//! The calendar: month, week, day, agenda and year plan, and the addresses under which other programs read it.

mod actions;
mod agenda;
mod feeds;
mod filters;
mod grid;
mod hours;
mod jump;
mod page;
mod quick;
mod record;
pub mod say;
mod standing;
mod year;

pub use actions::*;
pub use agenda::{line, lines};
pub use feeds::feeds_page;
pub(crate) use grid::month;
pub use page::page;
pub(crate) use year::year;

use domain::{
    calendar::{CalendarEntry, CalendarFilter},
    time::Day,
};
use frame::{
    Feature, Place,
    context::file,
    ui::{Icon, query_of},
};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};
use std::collections::HashSet;
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &[
        "/calendar",
        "/calendar?on=01/07/2026&filters=1",
        "/calendar?view=week&on=25/11/2026",
        "/calendar?view=day&on=17/02/2026",
        "/calendar?view=agenda&on=01/07/2026",
        "/calendar?view=agenda&on=01/07/2033",
        "/calendar?view=year",
        "/calendar/new",
        "/calendar/feeds",
    ],
    records: &[record::FEED],
    places: |_| vec![Place::new("/calendar", Icon::Activity, t!(calendar.title))],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/calendar") view=page ssr=Async/>
        <Route path=path!("/calendar/new") view=quick::quick_page ssr=Async/>
        <Route path=path!("/calendar/feeds") view=feeds_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// What the pages of the calendar look like, beside what every page does.
pub(crate) fn sheet() -> AnyView {
    view! { <link rel="stylesheet" href=file("pkg/calendar.css")/> }.into_any()
}

/// The days on which something is on; what stands for weeks is the ground of a day, not what it is about.
fn busy_days(entries: &[CalendarEntry]) -> HashSet<Day> {
    let short = entries.iter().filter(|entry| !entry.is_long());
    let days = short.flat_map(|entry| {
        let last = entry.when.last_day();
        entry.when.first_day().iter_days().take_while(move |day| *day <= last)
    });
    days.collect()
}

/// The address of what a filter asks for.
fn href(filter: &CalendarFilter) -> String {
    let mut parts = vec![("view", filter.view.as_str()), ("on", &filter.on)];
    parts.extend(filter.set());
    format!("/calendar?{}", query_of(&parts).trim_end_matches('&'))
}
