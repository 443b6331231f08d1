//! A small month and the months of its year, to jump to.

use super::href;
use chrono::{Datelike, Months};
use domain::{
    calendar::{CalendarFilter, View},
    time::{Day, today},
};
use frame::ui::{Icon, icon};
use leptos::prelude::*;
use words::t;

pub(super) fn jump(filter: &CalendarFilter, on: Day) -> AnyView {
    let view = filter.view();
    let (first, last) = View::Month.days(on);
    let heads = first
        .iter_days()
        .take(7)
        .map(|day| view! { <span aria-hidden="true">{words::weekday_short(day)}</span> });
    let days = first.iter_days().take_while(|day| *day <= last).map(|day| {
        let class = if day.month() == on.month() { "" } else { "outside" };
        let current = if day == on { Some("true") } else { (day == today()).then_some("date") };
        view! { <a class=class href=href(&filter.at(view, day)) aria-current=current>{day.day()}<span class="unseen">{day.format("/%m/%Y").to_string()}</span></a> }
    });
    let january = on.with_ordinal(1).unwrap_or(on);
    let months = (0..12).map(|month| {
        let first = january + Months::new(month);
        let current = (first.month() == on.month()).then_some("true");
        view! { <a href=href(&filter.at(view, first)) aria-current=current>{words::month_short(first)}<span class="unseen">"/"{first.year()}</span></a> }
    });
    let year = |years: i32| {
        let there =
            on.with_year(on.year() + years).or_else(|| january.with_year(on.year() + years)).unwrap_or(on);
        view! { <a class="jump-year" href=href(&filter.at(view, there))>{on.year() + years}</a> }
    };
    view! {
        <details class="menu jump">
            <summary class="button square quiet">{icon(Icon::Activity)}<span class="unseen">{t!(calendar.jump)}</span></summary>
            <div class="menu-panel">
                <p class="jump-title">{words::month(on)}</p>
                <div class="jump-days">{heads.collect_view()}{days.collect_view()}</div>
                <div class="jump-months">{year(-1)}{months.collect_view()}{year(1)}</div>
            </div>
        </details>
    }
    .into_any()
}
