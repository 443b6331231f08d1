use super::{Options, SchedulePage, UNDO_ADDRESS, kind_tag, say, schedule, status_tag};
use crate::{
    campaigns::{self, tabs},
    units,
};
use domain::{
    activities::{ActivityCard, ActivityFilter, Kind, Status},
    time::{Day, monday, show_day, show_time, today, week_number},
};
use frame::{
    context::{here, id_in_path},
    forms::{encode, within_site},
    ui::{
        Choice, Icon, Screen, empty, filter_choice, filter_day, icon, page_head, pager, query_of, search_box,
        staff_page, undoable_toast,
    },
};
use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, location::Url};
use words::t;

pub fn schedule_page() -> impl IntoView {
    let id = id_in_path();
    let query = use_query_map();
    let query = query.read_untracked();
    let get = |key: &str| query.get(key).unwrap_or_default();
    let filter = ActivityFilter {
        q: get("q"),
        unit: get("unit"),
        kind: get("kind"),
        audience: get("audience"),
        organisation: get("organisation"),
        status: get("status"),
        from: get("from"),
        to: get("to"),
        page: get("page"),
    };
    let asked = filter.clone();
    staff_page(async move { schedule(id, asked).await }, move |page| {
        Screen::new(page.campaign.title.clone(), show(&page, &filter))
    })
}

/// The filter as a query without its page, each part followed by `&`.
pub fn filter_query(filter: &ActivityFilter) -> String {
    let ActivityFilter { q, unit, kind, audience, organisation, status, from, to, page: _ } = filter;
    query_of(&[
        ("q", q),
        ("unit", unit),
        ("kind", kind),
        ("audience", audience),
        ("organisation", organisation),
        ("status", status),
        ("from", from),
        ("to", to),
    ])
}

/// The way back from an activity, as a query: the schedule as it is filtered, and its page.
fn way_back(page: &SchedulePage, query: &str) -> String {
    if query.is_empty() && page.page == 1 {
        return String::new();
    }
    let left = format!("/campaigns/{}/schedule?{query}page={}", page.campaign.id, page.page);
    format!("?back={}", encode(&left))
}

/// The schedule of a campaign as the person left it for an activity, or as it begins.
pub(super) fn schedule_left(campaign: i64) -> String {
    let begins = format!("/campaigns/{campaign}/schedule");
    // The router decodes twice, which a query within a query does not survive: it is read from the address itself.
    let here = here();
    let mut parts = here.split(['?', '&']);
    let left = parts.find_map(|part| part.strip_prefix("back=")).map(Url::unescape).unwrap_or_default();
    let filtered = within_site(&left).strip_prefix(&begins).is_some_and(|query| query.starts_with('?'));
    if filtered { left } else { begins }
}

fn show(page: &SchedulePage, filter: &ActivityFilter) -> AnyView {
    let id = page.campaign.id;
    let may_add = page.me.may_plan_activities() && page.campaign.status != domain::campaigns::Status::Closed;
    let add = may_add.then(|| {
        let href = format!("/campaigns/{id}/activities/new");
        view! { <a class="button primary" href=href>{icon(Icon::Add)}{t!(activities.add)}</a> }
    });
    let query = filter_query(filter);
    let filtered = !query.is_empty();
    let list = match (page.cards.is_empty(), filtered) {
        (true, true) => {
            let clear = Some((format!("/campaigns/{id}/schedule"), t!(ui.clear).to_owned()));
            empty(
                Icon::Search,
                t!(activities.none_match).into(),
                t!(activities.none_match_text).into(),
                clear,
            )
        }
        (true, false) => {
            let first =
                may_add.then(|| (format!("/campaigns/{id}/activities/new"), t!(activities.add).to_owned()));
            empty(Icon::Activity, t!(activities.empty).into(), t!(activities.empty_text).into(), first)
        }
        (false, _) => weeks(page, &way_back(page, &query)),
    };
    view! {
        {undoable_toast(t!(ui.saved), UNDO_ADDRESS, "")}
        {page_head(vec![("/campaigns".into(), t!(campaigns.title).into())], &page.campaign.title, add)}
        {tabs(id, true)}
        {filters(page, filter)}
        {to_this_week(page, &query)}
        {list}
        {pager(page.page, page.pages, |number| format!("/campaigns/{id}/schedule?{query}page={number}"))}
    }
    .into_any()
}

/// The link to the week that is now, or to the next that holds something; none where nothing of that is to come.
fn to_this_week(page: &SchedulePage, query: &str) -> Option<AnyView> {
    let now = page.now_page?;
    let there = if now == page.page {
        "#now".to_owned()
    } else {
        format!("/campaigns/{}/schedule?{query}page={now}#now", page.campaign.id)
    };
    let link = view! { <a class="button" href=there>{icon(Icon::Activity)}{t!(activities.to_this_week)}</a> };
    Some(view! { <p class="to-now">{link}</p> }.into_any())
}

/// What a schedule is filtered by, and how many it then has.
pub(crate) fn filters(page: &SchedulePage, filter: &ActivityFilter) -> AnyView {
    let id = page.campaign.id;
    let set = filter.set();
    let badge = (set > 0).then(|| view! { <span class="count">{set}</span> });
    let problems = filter.period().problems;
    let query = filter_query(filter);
    let address = format!("/campaigns/{id}/schedule");
    let clear = (!query.is_empty()).then(|| view! { " · " <a href=address.clone()>{t!(ui.clear)}</a> });
    view! {
        <form class="filters" role="search" method="get" action=address>
            {search_box(t!(activities.search), &filter.q)}
            <details class="filters-more" open=!problems.is_empty()>
                <summary>{icon(Icon::Filter)}{t!(ui.filters)}" "{badge}</summary>
                <div class="filters-grid">
                    {filter_choices(&page.options, filter)}
                    {filter_day("from", t!(ui.from), &filter.from, &problems)}
                    {filter_day("to", t!(ui.to), &filter.to, &problems)}
                    <button class="button" type="submit">{t!(ui.filter)}</button>
                </div>
            </details>
            <p class="filters-answer">
                <strong>{t!(activities.count, count = words::count(page.count))}</strong>
                {clear} " · "
                <a href=at_query(format!("/campaigns/{id}/schedule.xlsx"), &query)>{t!(ui.excel)}</a>
            </p>
        </form>
    }
    .into_any()
}

fn filter_choices(options: &Options, filter: &ActivityFilter) -> AnyView {
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), say::kind(*kind)));
    let audiences = options.audiences.iter().map(|a| Choice::new(a.id, words::either(&a.name, &a.name_en)));
    let organisations = options.organisations.iter().map(|o| Choice::new(o.id, o.name.clone()));
    let statuses = Status::ALL.iter().map(|status| Choice::new(status.word(), say::status(*status)));
    view! {
        {filter_choice("unit", t!(activities.unit), units::say::choices(&options.units), &filter.unit)}
        {filter_choice("kind", t!(activities.kind), kinds.collect(), &filter.kind)}
        {filter_choice("audience", t!(activities.audience), audiences.collect(), &filter.audience)}
        {filter_choice("organisation", t!(activities.organisation), organisations.collect(), &filter.organisation)}
        {filter_choice("status", t!(activities.status), statuses.collect(), &filter.status)}
    }
    .into_any()
}

/// An address with a query, if there is one.
fn at_query(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{}", query.trim_end_matches('&')) }
}

/// Activities under the week in which they begin. `back` is the way back from each of them.
fn weeks(page: &SchedulePage, back: &str) -> AnyView {
    let this_monday = monday(today());
    let mut mondays = page.cards.iter().map(|card| monday(card.when.first_day()));
    let to_come = mondays.find(|first| *first >= this_monday);
    let marked = to_come.filter(|_| page.now_page == Some(page.page));
    let weeks = page.cards.chunk_by(|a, b| monday(a.when.first_day()) == monday(b.when.first_day()));
    weeks
        .map(|cards| {
            let first = cards.first().map(|card| monday(card.when.first_day())).unwrap_or_default();
            let last = first + chrono::Duration::days(6);
            let now = first == this_monday;
            let id = (marked == Some(first)).then_some("now");
            let this_week = if now { format!(" · {}", t!(activities.this_week)) } else { String::new() };
            let range = format!("{} – {}{this_week}", first.format("%d/%m"), show_day(last));
            let entries = cards.iter().map(|card| entry(card, back)).collect_view();
            view! {
                <section class=if now { "week now" } else { "week" }>
                    <h2 id=id>{t!(activities.week, week = week_number(first))}" "<span>{range}</span></h2>
                    <ol class="entries">{entries}</ol>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn entry(card: &ActivityCard, back: &str) -> AnyView {
    let (days, hours) = dates(card);
    let units: Vec<&str> = card.units.iter().map(|(vi, en)| words::either(vi, en)).collect();
    let units = words::few(&units, |more| t!(public.more_units, count = words::count(more)));
    let quantities = card
        .quantities
        .iter()
        .map(|q| format!("{} {}", words::whole(q.number), campaigns::say::measure(q.measure)));
    let quantities = quantities.collect::<Vec<_>>().join(" · ");
    view! {
        <li class=format!("entry kind-{}", card.kind.word())>
            <div class="entry-time"><strong>{days}</strong><span>{hours}</span></div>
            <div class="entry-body">
                <h3><a href=format!("/activities/{}{back}", card.id)>{card.title.clone()}</a></h3>
                <p class="entry-meta">
                    {kind_tag(card.kind)}
                    <span>{icon(Icon::Place)}{units}</span>
                    <span>{icon(Icon::Unit)}{card.lead.clone()}</span>
                    <span>{quantities}</span>
                </p>
            </div>
            <div class="entry-side">{status_tag(card.status)}</div>
        </li>
    }
    .into_any()
}

/// When it is, in two short lines.
fn dates(card: &ActivityCard) -> (String, String) {
    let (first, last) = (card.when.first_day(), card.when.last_day());
    let short = |day: Day| day.format("%d/%m").to_string();
    if first != last {
        let days = (last - first).num_days() + 1;
        return (
            format!("{} – {}", short(first), show_short(last, first)),
            t!(activities.day_count, count = days),
        );
    }
    let hours = match card.when.times() {
        Some((start, end)) => format!("{} · {}–{}", words::weekday(first), show_time(start), show_time(end)),
        None => words::weekday(first).to_owned(),
    };
    (short(first), hours)
}

/// A day without its year where that is clear.
fn show_short(day: Day, beside: Day) -> String {
    use chrono::Datelike;
    if day.year() == beside.year() { day.format("%d/%m").to_string() } else { show_day(day) }
}
