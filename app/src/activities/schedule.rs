use super::{SchedulePage, form_tag, schedule, status_tag};
use crate::{
    campaigns::{id_in_path, tabs},
    forms::encode,
    say, t,
    ui::{Choice, Icon, Screen, empty, icon, page_head, pager, staff_page, toast},
};
use domain::{
    activities::{ActivityCard, ActivityFilter, Form, Status},
    campaigns, numbers,
    time::{Day, monday, show_day, show_time, today, week_number},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub fn schedule_page() -> impl IntoView {
    let id = id_in_path();
    let query = use_query_map();
    let query = query.read_untracked();
    let get = |key: &str| query.get(key).unwrap_or_default();
    let filter = ActivityFilter {
        q: get("q"),
        unit: get("unit"),
        form: get("form"),
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
    let ActivityFilter { q, unit, form, audience, organisation, status, from, to, page: _ } = filter;
    [
        ("q", q),
        ("unit", unit),
        ("form", form),
        ("audience", audience),
        ("organisation", organisation),
        ("status", status),
        ("from", from),
        ("to", to),
    ]
    .iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| format!("{key}={}&", encode(value)))
    .collect()
}

fn show(page: &SchedulePage, filter: &ActivityFilter) -> AnyView {
    let id = page.campaign.id;
    let may_add = page.me.may_plan_activities() && page.campaign.status != campaigns::Status::Closed;
    let add = may_add.then(|| {
        let href = format!("/campaigns/{id}/activities/new");
        view! { <a class="button primary" href=href>{icon(Icon::Add)}{t!(activities.add)}</a> }
    });
    let query = filter_query(filter);
    let filtered = filter.set() > 0 || !filter.q.is_empty();
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
        (false, _) => weeks(&page.cards),
    };
    view! {
        {toast()}
        {page_head(vec![("/campaigns".into(), t!(campaigns.title).into())], &page.campaign.title, add)}
        {tabs(id, true)}
        {filters(page, filter)}
        {list}
        {pager(page.page, page.pages, |number| format!("/campaigns/{id}/schedule?{query}page={number}"))}
    }
    .into_any()
}

fn filters(page: &SchedulePage, filter: &ActivityFilter) -> AnyView {
    let id = page.campaign.id;
    let units = page.options.units.iter().map(|unit| Choice::new(unit.id, unit.name.clone())).collect();
    let forms = Form::ALL.iter().map(|form| Choice::new(form.word(), say::form(*form))).collect();
    let audiences = &page.options.audiences;
    let audiences = audiences.iter().map(|a| Choice::new(a.id, say::either(&a.name, &a.name_en))).collect();
    let organisations =
        page.options.organisations.iter().map(|o| Choice::new(o.id, o.name.clone())).collect();
    let statuses =
        Status::ALL.iter().map(|status| Choice::new(status.word(), say::activity_status(*status))).collect();
    let set = filter.set();
    let badge = (set > 0).then(|| view! { <span class="count">{set}</span> });
    let clear = (set > 0 || !filter.q.is_empty()).then(|| {
        view! { " · " <a href=format!("/campaigns/{id}/schedule")>{t!(ui.clear)}</a> }
    });
    view! {
        <form class="filters" role="search" method="get" action=format!("/campaigns/{id}/schedule")>
            <div class="filters-main">
                <input type="search" name="q" value=filter.q.clone() aria-label=t!(activities.search) placeholder=t!(activities.search)/>
                <button class="button" type="submit">{icon(Icon::Search)}{t!(ui.search)}</button>
            </div>
            <details class="filters-more" open=set.gt(&0)>
                <summary>{icon(Icon::Filter)}{t!(ui.filters)}" "{badge}</summary>
                <div class="filters-grid">
                    {choice("unit", t!(activities.unit), units, &filter.unit)}
                    {choice("form", t!(activities.form), forms, &filter.form)}
                    {choice("audience", t!(activities.audience), audiences, &filter.audience)}
                    {choice("organisation", t!(activities.organisation), organisations, &filter.organisation)}
                    {choice("status", t!(activities.status), statuses, &filter.status)}
                    {day("from", t!(ui.from), &filter.from)}
                    {day("to", t!(ui.to), &filter.to)}
                    <button class="button" type="submit">{t!(ui.filter)}</button>
                </div>
            </details>
            <p class="filters-answer">
                <strong>{t!(activities.count, count = numbers::whole(i64::try_from(page.count).unwrap_or_default()))}</strong>
                {clear} " · "
                <a href=format!("/campaigns/{id}/schedule.xlsx?{}", filter_query(filter)) download="">{t!(ui.excel)}</a>
            </p>
        </form>
    }
    .into_any()
}

fn choice(name: &'static str, label: &'static str, choices: Vec<Choice>, chosen: &str) -> AnyView {
    let options = choices.into_iter().map(|choice| {
        let selected = choice.value == chosen;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    });
    let id = format!("filter-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name><option value="">{t!(ui.all)}</option>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

fn day(name: &'static str, label: &'static str, value: &str) -> AnyView {
    let id = format!("filter-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input id=id name=name class="w-date" inputmode="numeric" placeholder="05/01/2026" value=value.to_owned()/>
        </div>
    }
    .into_any()
}

/// Activities under the week in which they begin.
fn weeks(cards: &[ActivityCard]) -> AnyView {
    let weeks = cards.chunk_by(|a, b| monday(a.when.first_day()) == monday(b.when.first_day()));
    weeks
        .map(|cards| {
            let first = cards.first().map(|card| monday(card.when.first_day())).unwrap_or_default();
            let last = first + chrono::Duration::days(6);
            let now = first == monday(today());
            let this_week = if now { format!(" · {}", t!(activities.this_week)) } else { String::new() };
            let range = format!("{} – {}{this_week}", first.format("%d/%m"), show_day(last));
            let entries = cards.iter().map(entry).collect_view();
            view! {
                <section class=if now { "week now" } else { "week" }>
                    <h2>{t!(activities.week, week = week_number(first))}" "<span>{range}</span></h2>
                    <ol class="entries">{entries}</ol>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

fn entry(card: &ActivityCard) -> AnyView {
    let (days, hours) = dates(card);
    let units = match card.units.as_slice() {
        [one, two, three, rest @ ..] if !rest.is_empty() => format!("{one}, {two}, {three} +{}", rest.len()),
        few => few.join(", "),
    };
    let quantities =
        card.quantities.iter().map(|q| format!("{} {}", numbers::whole(q.number), say::measure(q.measure)));
    let quantities = quantities.collect::<Vec<_>>().join(" · ");
    view! {
        <li class=format!("entry form-{}", card.form.word())>
            <div class="entry-time"><strong>{days}</strong><span>{hours}</span></div>
            <div class="entry-body">
                <h3><a href=format!("/activities/{}", card.id)>{card.title.clone()}</a></h3>
                <p class="entry-meta">
                    {form_tag(card.form)}
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
        Some((start, end)) => format!("{} · {}–{}", say::weekday(first), show_time(start), show_time(end)),
        None => say::weekday(first).to_owned(),
    };
    (short(first), hours)
}

/// A day without its year where that is clear.
fn show_short(day: Day, beside: Day) -> String {
    use chrono::Datelike;
    if day.year() == beside.year() { day.format("%d/%m").to_string() } else { show_day(day) }
}
