use super::{CalendarPage, bar_id, busy_days, href};
use crate::activities;
use chrono::{Datelike, Days};
use domain::{
    activities::{Kind, Status},
    calendar::{CalendarEntry, CalendarFilter, Placed, View, Week, weeks},
    lunar::lunar,
    time::{Day, show_day, show_time, today},
};
use frame::{
    context::here,
    forms::plain,
    ui::{icon_of_sprite, sprite},
};
use islands::Mover;
use leptos::prelude::*;
use std::collections::HashSet;
use words::t;

/// Bars of a month one above the other; what does not fit opens the day.
const MONTH_LANES: usize = 4;
/// A week has room for nearly everything.
const WEEK_LANES: usize = 40;

/// Weeks as rows of seven days, with bars over the days that something lasts. On a narrow screen a day is its number
/// and a dot, and what is on stands below.
pub(crate) fn grid(page: &CalendarPage, filter: &CalendarFilter, on: Day) -> AnyView {
    let view = filter.view();
    let (class, lanes) = match view {
        View::Week => ("cal cal-week-view", WEEK_LANES),
        _ => ("cal", MONTH_LANES),
    };
    let days: Vec<(Day, Day)> =
        page.entries.iter().map(|entry| (entry.when.first_day(), entry.when.last_day())).collect();
    let (first, last) = page.days;
    let heads = first.iter_days().take(7).map(|day| {
        view! { <span class="cal-weekday">{words::weekday_short(day)}</span> }
    });
    let rows = weeks(first, last, &days, lanes);
    let busy = busy_days(&page.entries);
    let rows = rows.iter().map(|week| row(page, filter, on, week, &busy)).collect_view();
    let grid = view! {
        <div class=class>
            <div class="cal-weekdays" aria-hidden="true">{heads.collect_view()}</div>
            {rows}
        </div>
    };
    let pictures: Vec<_> = Kind::ALL.iter().map(|kind| activities::say::kind_icon(*kind)).collect();
    let grid = if page.entries.iter().any(|entry| entry.movable) {
        view! {
            <Mover back=plain(&here()) moving=t!(calendar.moving).to_owned() hint=t!(calendar.move_hint).to_owned()>
                {grid}
            </Mover>
        }
        .into_any()
    } else {
        grid.into_any()
    };
    view! { {sprite(&pictures)}{grid} }.into_any()
}

fn row(page: &CalendarPage, filter: &CalendarFilter, on: Day, week: &Week, busy: &HashSet<Day>) -> AnyView {
    let days: Vec<(Day, Vec<String>)> =
        week.monday.iter_days().take(7).map(|day| (day, marks(page, day))).collect();
    // Below the numbers come the marks, then the bars, each row of them at one height over the whole week.
    let bars = 2 + days.iter().map(|(_, marks)| marks.len()).max().unwrap_or_default();
    let lanes = if filter.view() == View::Month { MONTH_LANES } else { WEEK_LANES };
    let days = days.into_iter().zip(1..).map(|((day, marks), column)| {
        let hidden = week.hidden.get(column - 1).copied().unwrap_or_default();
        let dots = dots(busy.contains(&day), !marks.is_empty());
        let marks = marks.into_iter().zip(2..).map(|(name, row)| {
            view! { <p class=format!("cal-key c{column} r{row}") title=name.clone()>{name.clone()}</p> }
        });
        let pieces = week.placed.iter().filter(|placed| placed.column + 1 == column);
        let pieces = pieces.filter_map(|placed| {
            Some(bar(page.entries.get(placed.index)?, placed, bars + placed.lane, week.monday, page.days.0))
        });
        let more = (hidden > 0).then(|| {
            let whole = t!(calendar.more_on, day = show_day(day));
            let id = moved_here(page, week, day);
            view! {
                <a id=id class=format!("cal-more c{column} r{}", bars + lanes) href=href(&filter.at(View::Day, day))>
                    {t!(calendar.more, count = hidden)}<span class="unseen">" · "{whole}</span>
                </a>
            }
        });
        view! {
            <li>{head(filter, on, day, column, dots)}{marks.collect_view()}{pieces.collect_view()}{more}</li>
        }
    });
    view! { <ol class="cal-row">{days.collect_view()}</ol> }.into_any()
}

/// The id of what was just moved to a day and found no place in its week: the focus goes to where the day opens.
fn moved_here(page: &CalendarPage, week: &Week, day: Day) -> Option<String> {
    let moved = page.moved.as_ref().filter(|moved| moved.activity.when.first_day() == day)?;
    let seen =
        week.placed.iter().any(|placed| page.entries.get(placed.index).is_some_and(|e| e.id == moved.id));
    (!seen).then(|| bar_id(moved.id))
}

/// The ground of a day and its number, which chooses it.
fn head(filter: &CalendarFilter, on: Day, day: Day, column: usize, dots: Option<AnyView>) -> AnyView {
    let month = filter.view() == View::Month;
    let mut class = format!("cal-cell c{column}");
    let outside = month && day.month() != on.month();
    for (holds, word) in [(outside, " outside"), (day == today(), " today"), (day == on && month, " chosen")]
    {
        if holds {
            class.push_str(word);
        }
    }
    let moon = lunar(day).map(|day| view! { <span class="cal-lunar">{day.in_cell()}</span> });
    let current = (day == today()).then_some("date");
    let there = format!("{}#day", href(&filter.at(filter.view(), day)));
    view! {
        <div class=class data-day=day.to_string()></div>
        <a class=format!("cal-number c{column}") href=there aria-current=current>
            <span class="unseen">{words::weekday(day)}", "</span>
            <span class="cal-date">{day.day()}</span>
            <span class="unseen">{day.format("/%m").to_string()}</span>
            {moon}{dots}
        </a>
    }
    .into_any()
}

/// That something is on, and that a day matters to the work, where there is no room for more.
pub(super) fn dots(busy: bool, key: bool) -> Option<AnyView> {
    let busy_dot = busy.then(|| view! { <span class="cal-dot"></span> });
    let key_dot = key.then(|| view! { <span class="cal-dot key"></span> });
    (busy || key).then(|| view! { <span class="cal-dots">{busy_dot}{key_dot}</span> }.into_any())
}

/// Tết and the days that matter to the work.
pub(super) fn marks(page: &CalendarPage, day: Day) -> Vec<String> {
    let tet = lunar(day).and_then(|day| day.of_tet()).map(|day| t!(calendar.tet, day = day));
    let keys = page.key_days.iter().filter(|key| key.falls_on(day));
    tet.into_iter().chain(keys.map(|key| words::either(&key.name, &key.name_en).to_owned())).collect()
}

/// One bar: all of it leads to the activity.
fn bar(entry: &CalendarEntry, placed: &Placed, row: usize, monday: Day, first: Day) -> AnyView {
    let CalendarEntry { id, version, title, kind, status, when, units, venue, movable } = entry;
    let Placed { column, days, continued, continues, .. } = placed;
    let mut class =
        format!("cal-bar c{} d{days} r{row} kind-{} status-{}", column + 1, kind.word(), status.word());
    for (holds, word) in [
        (*continued, " continued"),
        (*continues, " continues"),
        (when.first_day() != when.last_day(), " long"),
    ] {
        if holds {
            class.push_str(word);
        }
    }
    let time =
        when.times().filter(|_| !continued).map(|(start, _)| view! { <time>{show_time(start)}</time> });
    let place = if venue.is_empty() { words::names(units) } else { venue.clone() };
    let last = (*continues || *days > 1).then(|| t!(calendar.until, day = show_day(when.last_day())));
    let state = (*status != Status::Planned).then(|| activities::say::status(*status));
    let told = [Some(activities::say::kind(*kind).to_owned()), last, state.map(str::to_owned)];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let seen = movable.then(|| version.to_string());
    let shown_from = monday + Days::new(*column as u64);
    view! {
        <a
            id=(!continued || monday == first).then(|| bar_id(*id)) class=class href=format!("/activities/{id}") title=format!("{title} – {}", when.show())
            data-id=seen.is_some().then_some(*id) data-version=seen data-day=when.first_day().to_string()
            data-shown=shown_from.to_string()
        >
            {icon_of_sprite(activities::say::kind_icon(*kind))}
            <span class="cal-title">{time}{title.clone()}</span>
            <span class="cal-place">{place}</span>
            <span class="unseen">" ("{told}")"</span>
        </a>
    }
    .into_any()
}
