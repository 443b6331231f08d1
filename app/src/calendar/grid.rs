use super::{CalendarPage, bar_id, busy_days, href};
use crate::{activities, replies};
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
use leptos::prelude::*;
use std::collections::HashSet;
use words::t;

/// Weeks of a month as rows of seven days, with bars over the days that something lasts, in as many lanes as make all of
/// it fit a window; what stands for weeks is told above. On a narrow screen a day is its number and a dot, and what is on
/// stands below.
pub(crate) fn month(page: &CalendarPage, filter: &CalendarFilter, on: Day) -> AnyView {
    let entries: Vec<&CalendarEntry> = page.entries.iter().filter(|entry| !entry.is_long()).collect();
    let (first, last) = page.days;
    let heads = first.iter_days().take(7).map(|day| {
        view! { <span class="cal-weekday">{words::weekday_short(day)}</span> }
    });
    // A month of six weeks has room for a bar less.
    let (class, lanes) = if (last - first).num_days() > 35 { ("cal six", 2) } else { ("cal", 3) };
    let rows = weeks(first, last, &days_of(&entries), lanes);
    let busy = busy_days(&page.entries);
    let month = Month { page, filter, on, entries: &entries, busy, lanes };
    let rows = rows.iter().map(|week| month.row(week)).collect_view();
    let grid = view! {
        <div class=class>
            <div class="cal-weekdays" aria-hidden="true">{heads.collect_view()}</div>
            {rows}
        </div>
    };
    movable(page, grid)
}

/// The first and the last day of each.
pub(super) fn days_of(entries: &[&CalendarEntry]) -> Vec<(Day, Day)> {
    entries.iter().map(|entry| (entry.when.first_day(), entry.when.last_day())).collect()
}

/// A view whose bars can be moved, where some may be, with the pictures that bars use.
pub(super) fn movable(page: &CalendarPage, grid: impl IntoView + 'static) -> AnyView {
    let grid = grid.into_any();
    let pictures: Vec<_> = Kind::ALL.iter().map(|kind| activities::say::kind_icon(*kind)).collect();
    let grid = if page.entries.iter().any(|entry| entry.movable) {
        view! {
            <div class="mover" data-moving=t!(calendar.moving)>{grid}</div>
            <p class="hint cal-hint" hidden>{t!(calendar.move_hint)}</p>
            <p class="cal-moving" role="status"></p>
            <form class="cal-move" method="post" action="/do/calendar/move" autocomplete="off" hidden>
                <input type="hidden" name="id"/>
                <input type="hidden" name="form[version]"/>
                <input type="hidden" name="form[to]"/>
                <input type="hidden" name="form[starts_at]"/>
                <input type="hidden" name="form[ends_at]"/>
                <input type="hidden" name="form[back]" value=plain(&here())/>
            </form>
        }
        .into_any()
    } else {
        grid
    };
    view! { {sprite(&pictures)}{grid} }.into_any()
}

struct Month<'a> {
    page: &'a CalendarPage,
    filter: &'a CalendarFilter,
    on: Day,
    entries: &'a [&'a CalendarEntry],
    busy: HashSet<Day>,
    lanes: usize,
}

/// Below the number of a day come the bars.
const BARS: usize = 2;

impl Month<'_> {
    fn row(&self, week: &Week) -> AnyView {
        let days = week.monday.iter_days().take(7).zip(1..).map(|(day, column)| self.day(week, day, column));
        view! { <ol class="cal-row">{days.collect_view()}</ol> }.into_any()
    }

    fn day(&self, week: &Week, day: Day, column: usize) -> AnyView {
        let hidden = week.hidden.get(column - 1).copied().unwrap_or_default();
        let pieces = week.placed.iter().filter(|placed| placed.column + 1 == column);
        let pieces = pieces.filter_map(|placed| {
            Some(piece(
                self.entries.get(placed.index)?,
                placed,
                BARS + placed.lane,
                week.monday,
                self.page.days.0,
            ))
        });
        let more = (hidden > 0).then(|| {
            let whole = t!(calendar.more_on, day = show_day(day));
            let id = self.moved_here(week, day);
            let there = href(&self.filter.at(View::Day, day));
            view! {
                <a id=id class=format!("cal-more c{column} r{}", BARS + self.lanes) href=there>
                    {t!(calendar.more, count = hidden)}<span class="unseen">" · "{whole}</span>
                </a>
            }
        });
        view! { <li>{self.head(day, column)}{pieces.collect_view()}{more}</li> }.into_any()
    }

    /// The id of what was just moved to a day and found no place in its week: the focus goes to where the day opens.
    fn moved_here(&self, week: &Week, day: Day) -> Option<String> {
        let moved = self.page.moved.as_ref().filter(|moved| moved.activity.when.first_day() == day)?;
        let seen =
            week.placed.iter().any(|placed| self.entries.get(placed.index).is_some_and(|e| e.id == moved.id));
        (!seen).then(|| bar_id(moved.id))
    }

    /// The ground of a day, and its number, which chooses it, with what makes it a day that matters.
    fn head(&self, day: Day, column: usize) -> AnyView {
        let mut class = format!("cal-cell c{column}");
        let outside = day.month() != self.on.month();
        for (holds, word) in [(outside, " outside"), (day == today(), " today"), (day == self.on, " chosen")]
        {
            if holds {
                class.push_str(word);
            }
        }
        let marks = marks(self.page, day);
        let dots = dots(self.busy.contains(&day), !marks.is_empty());
        let mark = key(&marks);
        let moon = lunar(day).map(|day| view! { <span class="cal-lunar">{day.in_cell()}</span> });
        let current = (day == today()).then_some("date");
        let there = format!("{}#day", href(&self.filter.at(self.filter.view(), day)));
        view! {
            <div class=class data-day=day.to_string()></div>
            <a class=format!("cal-number c{column}") href=there aria-current=current>
                <span class="unseen">{words::weekday(day)}", "</span>
                <span class="cal-date">{day.day()}</span>
                <span class="unseen">{day.format("/%m").to_string()}</span>
                {mark}{moon}{dots}
            </a>
        }
        .into_any()
    }
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

/// What makes a day one that matters, in its line.
pub(super) fn key(marks: &[String]) -> Option<AnyView> {
    let text = marks.join(" · ");
    (!marks.is_empty())
        .then(|| view! { <span class="cal-key" title=text.clone()>{text.clone()}</span> }.into_any())
}

/// The piece of a bar that lies in a week: all of it leads to the activity.
pub(super) fn piece(entry: &CalendarEntry, placed: &Placed, row: usize, monday: Day, first: Day) -> AnyView {
    let Placed { column, days, continued, continues, .. } = placed;
    let mut class = format!("c{} d{days} r{row}", column + 1);
    for (holds, word) in [(*continued, " continued"), (*continues, " continues")] {
        if holds {
            class.push_str(word);
        }
    }
    let shown = monday + Days::new(*column as u64);
    let until = (*continues || *days > 1).then(|| t!(calendar.until, day = show_day(entry.when.last_day())));
    let time = entry.when.times().filter(|_| !continued).map(|(start, _)| show_time(start));
    bar(entry, &class, shown, !continued || monday == first, time, until)
}

/// A bar, which leads to its activity; `shown` is the day on which it begins to be seen, `named` that it is the first
/// piece of it that is.
pub(super) fn bar(
    entry: &CalendarEntry,
    class: &str,
    shown: Day,
    named: bool,
    time: Option<String>,
    until: Option<String>,
) -> AnyView {
    let CalendarEntry { id, campaign: _, version, title, kind, status, when, units, venue, movable, part } =
        entry;
    let class = format!("cal-bar {class} kind-{} status-{}", kind.word(), status.word());
    let place = if venue.is_empty() { words::names(units) } else { venue.clone() };
    let state = (*status != Status::Planned).then(|| activities::say::status(*status).to_owned());
    let part = part.map(|part| replies::part(part).to_owned());
    let told = [Some(activities::say::kind(*kind).to_owned()), part, until, state];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let seen = movable.then(|| version.to_string());
    view! {
        <a
            id=named.then(|| bar_id(*id)) class=class href=format!("/activities/{id}") title=format!("{title} – {}", when.show())
            data-id=seen.is_some().then_some(*id) data-version=seen data-day=when.first_day().to_string()
            data-shown=shown.to_string()
        >
            {icon_of_sprite(activities::say::kind_icon(*kind))}
            <span class="cal-title">{time.map(|time| view! { <time>{time}</time> })}{title.clone()}</span>
            <span class="cal-place">{place}</span>
            <span class="unseen">" ("{told}")"</span>
        </a>
    }
    .into_any()
}
