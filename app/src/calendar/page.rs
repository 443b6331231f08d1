use super::{
    CalendarPage, agenda, bar_id, calendar,
    filters::{chips, filters},
    grid::month,
    hours::hours,
    href,
    jump::jump,
    say, sheet,
    standing::standing,
    year::year,
};
use crate::activities::UNDO_ADDRESS;
use domain::{
    activities::ActivityDetail,
    calendar::{CALENDAR_MAX, CalendarFilter, View},
    lunar::lunar,
    time::{Day, show_day, today, week_number},
};
use frame::{
    context::{here, query},
    forms::{encode, plain},
    ui::{Icon, Screen, Tab, Tone, banner, dialog, icon, staff_page, tabs, undoable_toast},
};
use leptos::prelude::*;
use words::t;

/// A view of the calendar.
pub fn page() -> impl IntoView {
    let get = |key: &str| query(key).unwrap_or_default();
    let filter = CalendarFilter {
        view: get("view"),
        on: get("on"),
        campaign: get("campaign"),
        unit: get("unit"),
        kind: get("kind"),
        audience: get("audience"),
        organisation: get("organisation"),
        status: get("status"),
    };
    let asked = filter.clone();
    let with_options = query("filters").is_some() || !filter.set().is_empty();
    let moved = query("moved").and_then(|id| id.parse().ok());
    let load = async move { calendar(asked, with_options, moved).await };
    staff_page(load, move |page| {
        let on = filter.on(today());
        let title = format!("{} · {}", t!(calendar.title), heading(filter.view(), on, page.days));
        let movable = page.entries.iter().any(|entry| entry.movable);
        let screen = Screen::new(title, show(&page, &filter, on));
        if movable && matches!(filter.view(), View::Month | View::Week | View::Day) {
            screen.with_islands()
        } else {
            screen
        }
    })
}

fn show(page: &CalendarPage, filter: &CalendarFilter, on: Day) -> AnyView {
    let view = filter.view();
    let seen = match view {
        View::Month => {
            view! { {standing(page)}{month(page, filter, on)}{agenda::beside(page, filter, on)} }.into_any()
        }
        View::Week => {
            view! { {standing(page)}{hours(page, filter)}{agenda::beside(page, filter, on)} }.into_any()
        }
        View::Day => {
            let list = agenda::agenda(page, filter, on);
            view! { {standing(page)}{hours(page, filter)}{list} }.into_any()
        }
        View::Agenda => agenda::agenda(page, filter, on),
        View::Year => year(page, filter),
    };
    let shown = page.entries.len();
    let cut = shown as u64 == CALENDAR_MAX;
    let full = cut.then(|| {
        let text = t!(calendar.too_many, count = words::count(CALENDAR_MAX));
        banner(Tone::Warning, text)
    });
    let number = words::count(shown) + if cut { "+" } else { "" };
    let count = view! { <strong>{t!(activities.count, count = number)}</strong>" · " };
    let file = href(filter).replacen("/calendar", "/calendar.xlsx", 1);
    let feeds = view! {
        <p class="cal-foot">{count}<a href=file>{t!(ui.excel)}</a></p>
        <p><a class="button quiet" href="/calendar/feeds">{icon(Icon::Feed)}{t!(calendar.feeds)}</a></p>
    };
    view! {
        {sheet()}
        {told(page)}
        <h1 class="unseen">{t!(calendar.title)}</h1>
        {leafing(page, filter, on)}
        {filters(page, filter)}{chips(page, filter)}
        <div class="cal-views" data-add=page.me.may_plan_activities().then_some("/calendar/new")>{full}{seen}</div>
        {page.me.may_plan_activities().then(quick_dialog)}
        {feeds}
        <script type="module" src=frame::context::file("calendar.js")></script>
    }
    .into_any()
}

/// What was just done: where something was moved to, even if that is not seen here.
fn told(page: &CalendarPage) -> AnyView {
    let Some(moved) = &page.moved else { return undoable_toast(t!(ui.saved), UNDO_ADDRESS, "") };
    let ActivityDetail { id, activity, .. } = moved;
    let day = words::day(activity.when.first_day());
    let text = view! { {t!(calendar.moved, day = day)}" "<a href=format!("/activities/{id}")>{activity.title.clone()}</a> };
    undoable_toast(text, UNDO_ADDRESS, &bar_id(*id))
}

/// The views as tabs.
fn views(filter: &CalendarFilter, on: Day) -> AnyView {
    let here = filter.view();
    let key = |view: View| match view {
        View::Month => "m",
        View::Week => "w",
        View::Day => "d",
        View::Agenda => "a",
        View::Year => "y",
    };
    let tab =
        |view: &View| Tab::new(href(&filter.at(*view, on)), say::view(*view), *view == here).key(key(*view));
    tabs(t!(calendar.views), View::ALL.iter().map(tab))
}

/// What is seen, with the ways back, on, and to today.
fn leafing(page: &CalendarPage, filter: &CalendarFilter, on: Day) -> AnyView {
    let view = filter.view();
    let (before, after) = (view.before(on), view.after(on));
    let now = today();
    // Most visits filter by nothing, and are spared hundreds of choices.
    let choose = page.options.is_none().then(|| {
        let there = format!("{}&filters=1#filters", href(filter));
        view! { <a class="button square" href=there title=t!(ui.filters)>{icon(Icon::Filter)}<span class="unseen">{t!(ui.filters)}</span></a> }
    });
    let add = page.me.may_plan_activities().then(|| {
        let there = format!("/calendar/new?on={}&back={}", show_day(on), encode(&plain(&here())));
        view! { <a class="button primary" href=there data-go="c">{icon(Icon::Add)}{t!(calendar.add)}<span class="unseen">" "{t!(activities.one_of_them)}</span></a> }
    });
    view! {
        <div class="cal-head">
            <nav class="cal-leaf" aria-label=t!(calendar.leaf)>
                <a class="button" href=href(&filter.at(view, now)) data-go="t">{t!(calendar.today)}</a>
                <a class="button square" rel="prev" href=href(&filter.at(view, before)) data-go="k">
                    {icon(Icon::Before)}<span class="unseen">{t!(calendar.before)}": "{heading(view, before, view.days(before))}</span>
                </a>
                <a class="button square" rel="next" href=href(&filter.at(view, after)) data-go="j">
                    {icon(Icon::After)}<span class="unseen">{t!(calendar.after)}": "{heading(view, after, view.days(after))}</span>
                </a>
            </nav>
            <h2>{heading(view, on, page.days)}</h2>
            {jump(filter, on)}
            {views(filter, on)}
            <div class="cal-do">{choose}{add}</div>
        </div>
    }
    .into_any()
}

/// Where a script shows the short form of a new activity.
fn quick_dialog() -> AnyView {
    dialog("quick", t!(activities.add), view! { <div class="dialog-body"></div> })
}

/// What a view shows, by its name.
fn heading(view: View, on: Day, (first, last): (Day, Day)) -> String {
    use chrono::Datelike;
    let short = |day: Day| {
        if first.year() == last.year() { day.format("%d/%m").to_string() } else { show_day(day) }
    };
    match view {
        View::Month => words::month(on),
        View::Week => {
            let begins =
                if first.month() == last.month() { first.format("%d").to_string() } else { short(first) };
            format!("{} · {begins} – {}", t!(activities.week, week = week_number(on)), show_day(last))
        }
        View::Day => {
            let lunar = lunar(on).map(|day| format!(" · {}", words::lunar(day))).unwrap_or_default();
            format!("{}{lunar}", words::day(on))
        }
        View::Agenda => format!("{} – {}", short(first), show_day(last)),
        View::Year => t!(calendar.year, year = on.year()),
    }
}
