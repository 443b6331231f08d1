use super::{
    CalendarPage, busy_days,
    grid::{dots, marks},
    href,
};
use crate::{
    activities::{kind_tag, status_tag},
    replies::part_tag,
};
use chrono::Datelike;
use domain::{
    calendar::{CalendarEntry, CalendarFilter, View},
    lunar::lunar,
    time::{Day, monday, show_day, show_time, today},
};
use frame::ui::{Icon, empty, icon};
use leptos::prelude::*;
use words::t;

/// Beside a month, what is on on the day that is chosen in it; of a week all of it, for narrow screens.
pub(super) fn beside(page: &CalendarPage, filter: &CalendarFilter, on: Day) -> AnyView {
    match filter.view() {
        View::Week => {
            let days = page.days.0.iter_days().take(7).map(|day| one_day(page, day, false));
            view! { <section class="narrow-only">{days.collect_view()}</section> }.into_any()
        }
        _ => view! { <section id="day" class="cal-chosen">{one_day(page, on, true)}</section> }.into_any(),
    }
}

/// The days on which something begins, each with what does; first what has been going on.
pub(super) fn agenda(page: &CalendarPage, filter: &CalendarFilter, on: Day) -> AnyView {
    let (first, last) = page.days;
    let strip = strip(page, filter, on);
    if page.entries.is_empty() {
        return view! { {strip}{keys(page, first, last)}{nothing(filter)} }.into_any();
    }
    if filter.view() == View::Day {
        // The day is the heading of the page.
        return view! { {strip}{section(page, on, &on_day(page, on), false)} }.into_any();
    }
    let before: Vec<&CalendarEntry> =
        page.entries.iter().filter(|entry| entry.when.first_day() < first).collect();
    let going_on = (!before.is_empty()).then(|| {
        view! { <section class="week"><h2>{t!(calendar.going_on)}</h2>{lines(&before, first)}</section> }
    });
    let days = first.iter_days().take_while(|day| *day <= last).filter(|day| {
        page.entries.iter().any(|entry| entry.when.first_day() == *day) || has_mark(page, *day)
    });
    let days = days.map(|day| {
        let entries: Vec<&CalendarEntry> =
            page.entries.iter().filter(|entry| entry.when.first_day() == day).collect();
        section(page, day, &entries, true)
    });
    view! { {strip}{going_on}{days.collect_view()} }.into_any()
}

/// That there is nothing, or nothing that a filter leaves.
pub(super) fn nothing(filter: &CalendarFilter) -> AnyView {
    let clear = (!filter.set().is_empty()).then(|| {
        let all = CalendarFilter { view: filter.view.clone(), on: filter.on.clone(), ..Default::default() };
        (href(&all), t!(ui.clear).to_owned())
    });
    let title = if clear.is_some() { t!(calendar.none_matches) } else { t!(calendar.none) };
    empty(Icon::Activity, title.into(), t!(calendar.none_text).into(), clear)
}

/// The week of a day as seven days to choose from, on narrow screens.
fn strip(page: &CalendarPage, filter: &CalendarFilter, on: Day) -> AnyView {
    let busy = busy_days(&page.entries);
    let days = monday(on).iter_days().take(7).map(|day| {
        let dots = dots(busy.contains(&day), has_mark(page, day));
        let current = (day == on).then_some("date");
        let moon = lunar(day).map(|day| view! { <span class="cal-lunar">{day.in_cell()}</span> });
        let class = if day == today() { "today" } else { "" };
        view! {
            <li>
                <a class=class href=href(&filter.at(filter.view(), day)) aria-current=current>
                    <span>{words::weekday_short(day)}</span><strong>{day.day()}</strong>{moon}{dots}
                </a>
            </li>
        }
    });
    view! { <ol class="cal-strip">{days.collect_view()}</ol> }.into_any()
}

fn has_mark(page: &CalendarPage, day: Day) -> bool {
    !marks(page, day).is_empty()
}

/// The days that matter to the work, of a period in which nothing is on.
fn keys(page: &CalendarPage, first: Day, last: Day) -> AnyView {
    let days = first.iter_days().take_while(|day| *day <= last).filter(|day| has_mark(page, *day));
    days.map(|day| section(page, day, &[], true)).collect_view().into_any()
}

/// All that is on on a day.
fn on_day(page: &CalendarPage, day: Day) -> Vec<&CalendarEntry> {
    let mut entries: Vec<&CalendarEntry> = page.entries.iter().filter(|entry| entry.is_on(day)).collect();
    // What stands for weeks is the ground of a day, not what it is about.
    entries.sort_by_key(|entry| entry.is_long());
    entries
}

fn one_day(page: &CalendarPage, day: Day, telling_none: bool) -> AnyView {
    let entries = on_day(page, day);
    if entries.is_empty() && !telling_none && !has_mark(page, day) {
        return ().into_any();
    }
    section(page, day, &entries, true)
}

fn section(page: &CalendarPage, day: Day, entries: &[&CalendarEntry], titled: bool) -> AnyView {
    let moon = lunar(day);
    let marks =
        marks(page, day).into_iter().map(|name| view! { <p class="cal-mark">{icon(Icon::KeyDay)}{name}</p> });
    let class = if day == today() { "week now" } else { "week" };
    let list = if entries.is_empty() {
        view! { <p class="muted">{t!(calendar.none_on)}</p> }.into_any()
    } else {
        lines(entries, day)
    };
    let title = titled.then(|| view! { <h2>{words::day(day)}<span>{moon.map(words::lunar)}</span></h2> });
    view! {
        <section class=class>
            {title}
            {marks.collect_view()}
            {list}
        </section>
    }
    .into_any()
}

/// Activities as they stand on a day.
pub fn lines(entries: &[&CalendarEntry], day: Day) -> AnyView {
    let lines = entries.iter().map(|entry| line(entry, day, false));
    view! { <ol class="entries">{lines.collect_view()}</ol> }.into_any()
}

/// One activity as it stands on a day, which is named where no heading does.
pub fn line(entry: &CalendarEntry, day: Day, naming_day: bool) -> AnyView {
    let CalendarEntry { id, title, kind, status, when, units, venue, part, .. } = entry;
    let last = when.last_day();
    let time = match when.times() {
        Some((start, end)) if when.first_day() == last => format!("{}–{}", show_time(start), show_time(end)),
        Some((start, _)) if when.first_day() == day => show_time(start),
        _ => t!(calendar.whole_day).to_owned(),
    };
    let until = (last != day).then(|| view! { <span>{t!(calendar.until, day = show_day(last))}</span> });
    let named = naming_day.then(|| {
        view! { <strong>{format!("{} {}", words::weekday_short(day), day.format("%d/%m"))}</strong>" " }
    });
    let units = words::names(units);
    let place: Vec<&str> = [venue.as_str(), &units].into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <li class=format!("entry kind-{}", kind.word())>
            <div class="entry-time">{named}<strong>{time}</strong>{until}</div>
            <div class="entry-body">
                <h3><a href=format!("/activities/{id}")>{title.clone()}</a></h3>
                <p class="entry-meta">{kind_tag(*kind)}{part.map(part_tag)}<span>{icon(Icon::Place)}{place.join(" · ")}</span></p>
            </div>
            <div class="entry-side">{status_tag(*status)}</div>
        </li>
    }
    .into_any()
}
