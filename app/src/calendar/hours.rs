//! A week, or a day, by its hours: what is on at the same time stands side by side.

use super::{
    CalendarPage,
    grid::{bar, days_of, key, marks, movable, piece},
    href,
};
use chrono::{Datelike, Utc};
use domain::{
    calendar::{
        Block, CalendarEntry, CalendarFilter, View, axis, quarter_of, quarters, side_by_side, time_at, weeks,
    },
    lunar::lunar,
    time::{Day, show_time, time_of, today},
};
use leptos::prelude::*;
use words::t;

/// Lanes of what has no hours: nearly everything.
const LANES: usize = 40;

/// Columns of what is on at once; the rest shares the last of them.
const COLUMNS: usize = 7;

pub(super) fn hours(page: &CalendarPage, filter: &CalendarFilter) -> AnyView {
    let (first, last) = page.days;
    let days: Vec<Day> = first.iter_days().take_while(|day| *day <= last).collect();
    let timed: Vec<(&CalendarEntry, (usize, usize))> =
        page.entries.iter().filter_map(|entry| Some((entry, quarters(&entry.when)?))).collect();
    let whole: Vec<&CalendarEntry> =
        page.entries.iter().filter(|entry| quarters(&entry.when).is_none() && !entry.is_long()).collect();
    let seen = axis(timed.iter().map(|(_, span)| *span));
    let labels = (seen.0..seen.1).step_by(4).map(|quarter| {
        view! { <span class=format!("r{} s4", quarter - seen.0 + 1)>{show_time(time_at(quarter))}</span> }
    });
    let columns = days.iter().map(|day| {
        let on: Vec<_> = timed.iter().filter(|(entry, _)| entry.when.first_day() == *day).copied().collect();
        column(*day, &on, seen)
    });
    let heads = days.iter().map(|day| head(page, filter, *day)).collect_view();
    let class = if days.len() == 1 { "hours one-day" } else { "hours" };
    let grid = view! {
        <div class=class>
            <div class="hours-head">{heads}</div>
            {whole_days(page, &whole)}
            <div class="hours-body">
                <div class="hours-labels" aria-hidden="true">{labels.collect_view()}</div>
                {columns.collect_view()}
            </div>
        </div>
    };
    movable(page, grid)
}

/// The name of a day, which opens it, with what makes it a day that matters.
fn head(page: &CalendarPage, filter: &CalendarFilter, day: Day) -> AnyView {
    let moon = lunar(day).map(|day| view! { <span class="cal-lunar">{day.in_cell()}</span> });
    let mark = key(&marks(page, day));
    let current = (day == today()).then_some("date");
    let there = href(&filter.at(View::Day, day));
    view! {
        <a class="hours-day-name" href=there aria-current=current>
            <span aria-hidden="true">{words::weekday_short(day)}</span>
            <span class="unseen">{words::weekday(day)}", "</span>
            <span class="cal-date">{day.day()}</span>
            <span class="unseen">{day.format("/%m").to_string()}</span>
            {moon}{mark}
        </a>
    }
    .into_any()
}

/// What has no hours, above them.
fn whole_days(page: &CalendarPage, entries: &[&CalendarEntry]) -> Option<AnyView> {
    let (first, last) = page.days;
    let clip = |(from, to): (Day, Day)| (from.max(first), to.min(last));
    let periods: Vec<_> = days_of(entries).into_iter().map(clip).collect();
    let week = weeks(first, last, &periods, LANES).into_iter().next().filter(|_| !entries.is_empty())?;
    let offset = (first - week.monday).num_days();
    let pieces = week.placed.iter().filter_map(|placed| {
        let entry = entries.get(placed.index)?;
        let (from, to) = (entry.when.first_day(), entry.when.last_day());
        let mut placed = *placed;
        placed.column = placed.column.saturating_sub(usize::try_from(offset).unwrap_or_default());
        (placed.continued, placed.continues) = (from < first, to > last);
        Some(piece(entry, &placed, placed.lane + 1, first, first))
    });
    let pieces = pieces.map(|piece| view! { <li>{piece}</li> }).collect_view();
    let cells = first.iter_days().take_while(|day| *day <= last).zip(1..).map(|(day, column)| {
        view! { <li><div class=format!("cal-cell c{column}") data-day=day.to_string()></div></li> }
    });
    Some(view! { <div class="hours-whole"><span>{t!(calendar.whole_day)}</span><ol class="cal-row">{cells.collect_view()}{pieces}</ol></div> }.into_any())
}

fn column(day: Day, on: &[(&CalendarEntry, (usize, usize))], seen: (usize, usize)) -> AnyView {
    let spans: Vec<(usize, usize)> = on.iter().map(|(_, span)| *span).collect();
    let blocks = side_by_side(&spans);
    let blocks = blocks.iter().map(|block| together(day, block, on, seen.0)).collect_view();
    let now = quarter_of(time_of(Utc::now()));
    let now = (day == today() && (seen.0..seen.1).contains(&now))
        .then(|| view! { <li class=format!("hours-now r{}", now - seen.0 + 1) aria-hidden="true"></li> });
    let class = if day == today() { "hours-day cal-cell today" } else { "hours-day cal-cell" };
    view! {
        <ol class=class aria-label=words::day(day) data-day=day.to_string() data-from=seen.0 data-to=seen.1>{blocks}{now}</ol>
    }
    .into_any()
}

fn together(day: Day, block: &Block, on: &[(&CalendarEntry, (usize, usize))], first: usize) -> AnyView {
    let bars = block.placed.iter().filter_map(|placed| {
        let (entry, _) = on.get(placed.index)?;
        let column = placed.column.min(COLUMNS - 1) + 1;
        let class =
            format!("hours-bar c{column} r{} s{}", placed.from - block.from + 1, placed.to - placed.from);
        let times = entry.when.times().map(|(start, end)| format!("{}–{}", show_time(start), show_time(end)));
        Some(bar(entry, &class, day, true, times, None))
    });
    let columns = block.columns.min(COLUMNS);
    let class = format!("hours-block n{columns} r{} s{}", block.from - first + 1, block.to - block.from);
    view! { <li class=class>{bars.collect_view()}</li> }.into_any()
}
