//! The rows of a schedule, group by group.

use super::{SchedulePage, bulk::CHOSEN, filter_query, say, status_tag};
use crate::campaigns;
use chrono::{Datelike, Duration};
use domain::{
    activities::{ActivityCard, ActivityFilter, Column, Columns, Group, Order, Sort},
    time::{Day, monday, show_day, show_time, today, week_number},
};
use frame::{context, ui::icon};
use leptos::prelude::*;
use words::t;

/// `back` is the way back from each activity; `chosen` holds those that are chosen, where any can be.
pub(super) fn table(
    page: &SchedulePage,
    filter: &ActivityFilter,
    order: Order,
    back: &str,
    chosen: Option<&[String]>,
) -> AnyView {
    let address = format!("/campaigns/{}/schedule", page.campaign.id);
    let columns = context::columns();
    let sorted =
        |sort: Sort, label: &'static str, class: String| head(&address, filter, order, sort, label, class);
    let groups = page.cards.chunk_by(|a, b| group_of(a, order.group) == group_of(b, order.group));
    let marked = first_to_come(page, order);
    let groups = groups.map(|cards| {
        let now = cards.first().filter(|_| order.group == Group::Week).map(week_of);
        let marked = marked.is_some() && now == marked;
        let across = columns.iter().count() + 2 + usize::from(chosen.is_some());
        let heading = (order.group != Group::None).then(|| heading(cards, order.group, marked, across));
        let rows = cards.iter().map(|card| row(card, order.group, back, chosen, &columns)).collect_view();
        view! { <tbody>{heading}{rows}</tbody> }
    });
    let heads = columns.iter().map(|column| {
        let (label, class) = (say::column(column), format!("{}-head", class_of(column)));
        let sort = match column {
            Column::Units => Some(Sort::Unit),
            Column::Lead => Some(Sort::Lead),
            Column::Status => Some(Sort::Status),
            _ => None,
        };
        sort.map_or_else(
            || view! { <th scope="col" class=class.clone()>{label}</th> }.into_any(),
            |sort| sorted(sort, label, class.clone()),
        )
    });
    let heads = heads.collect_view();
    view! {
        <div class="table-wrap">
            <table class="cards schedule" data-worked="">
                <thead><tr>
                    {chosen.map(|_| view! { <td class="schedule-pick"></td> })}
                    {sorted(Sort::Start, t!(activities.fact_time), "schedule-day-head".to_owned())}
                    {sorted(Sort::Title, t!(activities.one), "schedule-title-head".to_owned())}
                    {heads}
                </tr></thead>
                {groups.collect_view()}
            </table>
        </div>
    }
    .into_any()
}

/// The head of a column, which sorts by it, and the other way round where it does already.
fn head(
    address: &str,
    filter: &ActivityFilter,
    order: Order,
    sort: Sort,
    label: &'static str,
    class: String,
) -> AnyView {
    let here = order.sort == sort;
    let falls = here && !order.falling;
    let word = if falls { format!("-{}", sort.word()) } else { sort.word().to_owned() };
    // As it begins, and by the week.
    let (word, group) = if word == Sort::Start.word() && filter.group.is_empty() {
        (String::new(), String::new())
    } else {
        (word, filter.group.clone())
    };
    let asked = filter_query(&ActivityFilter { sort: word, group, page: String::new(), ..filter.clone() });
    let href = super::schedule::at_query(address.to_owned(), &asked);
    let sorted = here.then_some(if order.falling { "descending" } else { "ascending" });
    view! { <th scope="col" class=class aria-sort=sorted><a href=href>{label}</a></th> }.into_any()
}

fn week_of(card: &ActivityCard) -> Day {
    monday(card.when.first_day())
}

/// What puts an activity into a group.
fn group_of(card: &ActivityCard, group: Group) -> String {
    match group {
        Group::Week => week_of(card).to_string(),
        Group::Unit => {
            card.units.first().map(|(vi, en)| words::either(vi, en).to_owned()).unwrap_or_default()
        }
        Group::Lead => card.lead.clone(),
        Group::Kind => say::kind(card.kind).to_owned(),
        Group::None => String::new(),
    }
}

/// The week that is now, or the next that holds something, where it is on this page.
fn first_to_come(page: &SchedulePage, order: Order) -> Option<Day> {
    let this_monday = monday(today());
    let here = order.is_by_time() && page.now_page == Some(page.page);
    page.cards.iter().map(week_of).find(|week| *week >= this_monday).filter(|_| here)
}

fn heading(cards: &[ActivityCard], group: Group, marked: bool, across: usize) -> Option<AnyView> {
    let first = cards.first()?;
    let count = t!(activities.count, count = words::count(cards.len()));
    let (title, beside) = if group == Group::Week {
        let week = week_of(first);
        let range = format!("{} – {}", week.format("%d/%m"), show_day(week + Duration::days(6)));
        let this_week = (week == monday(today())).then(|| format!(" · {}", t!(activities.this_week)));
        (t!(activities.week, week = week_number(week)), format!("{range}{}", this_week.unwrap_or_default()))
    } else {
        (group_of(first, group), count)
    };
    let class = if marked { "group now" } else { "group" };
    let id = marked.then_some("now");
    Some(view! { <tr class=class id=id><th colspan=across scope="rowgroup">{title}" "<span>{beside}</span></th></tr> }.into_any())
}

fn row(
    card: &ActivityCard,
    group: Group,
    back: &str,
    chosen: Option<&[String]>,
    columns: &Columns,
) -> AnyView {
    let cells = columns.iter().map(|column| cell(card, column)).collect_view();
    let kind = say::kind(card.kind);
    view! {
        <tr class=format!("kind-{}", card.kind.word())>
            {chosen.map(|chosen| pick(card, chosen))}
            <td class="schedule-day">{days(card, group)}</td>
            <td class="schedule-title">
                <span class="schedule-kind" title=kind>{icon(say::kind_icon(card.kind))}<span class="unseen">{kind}": "</span></span>
                <a href=format!("/activities/{}{back}", card.id) title=card.title.clone() lang=words::lang_of_written()>{card.title.clone()}</a>
            </td>
            {cells}
        </tr>
    }
    .into_any()
}

const fn class_of(column: Column) -> &'static str {
    match column {
        Column::Units => "schedule-units",
        Column::Lead => "schedule-lead",
        Column::Supporting => "schedule-supporting",
        Column::Venue => "schedule-venue",
        Column::Audiences => "schedule-audiences",
        Column::Planned => "schedule-planned",
        Column::Money => "schedule-money",
        Column::Status => "schedule-status",
    }
}

/// What a column shows of an activity; what does not fit is read by pointing at it.
fn cell(card: &ActivityCard, column: Column) -> AnyView {
    let class = class_of(column);
    let units: Vec<&str> = card.units.iter().map(|(vi, en)| words::either(vi, en)).collect();
    let text = match column {
        Column::Status => return view! { <td class=class>{status_tag(card.status)}</td> }.into_any(),
        Column::Units => {
            let few = words::few(&units, |more| t!(public.more_units, count = words::count(more)));
            return view! { <td class=class title=units.join(", ")>{few}</td> }.into_any();
        }
        Column::Lead => card.lead.clone(),
        Column::Supporting => card.supporting.join(", "),
        Column::Venue => card.venue.clone(),
        Column::Audiences => card.audiences.join(", "),
        Column::Planned => {
            let planned = card.quantities.iter().map(|quantity| {
                format!("{} {}", words::whole(quantity.number), campaigns::say::measure(quantity.measure))
            });
            planned.collect::<Vec<_>>().join(" · ")
        }
        Column::Money => card.money.map(words::money).unwrap_or_default(),
    };
    view! { <td class=class title=text.clone()>{text.clone()}</td> }.into_any()
}

/// The box that chooses an activity: by a press, or by x where the focus is in its row.
fn pick(card: &ActivityCard, chosen: &[String]) -> AnyView {
    let checked = chosen.contains(&card.id.to_string());
    let label = t!(activities.bulk.choose, title = card.title.as_str());
    view! {
        <td class="schedule-pick">
            <input type="checkbox" name=CHOSEN value=card.id checked=checked aria-label=label data-key="x" autocomplete="off"/>
        </td>
    }
    .into_any()
}

/// When it is, in one line: its weekday and its hours, or its last day. Where no week says so, with its year.
fn days(card: &ActivityCard, group: Group) -> AnyView {
    let (first, last) = (card.when.first_day(), card.when.last_day());
    let short = |day: Day| day.format("%d/%m").to_string();
    let begins = if group == Group::Week { short(first) } else { show_day(first) };
    let rest = if first != last {
        let ends = if first.year() == last.year() { short(last) } else { show_day(last) };
        format!("– {ends}")
    } else if let Some((start, end)) = card.when.times() {
        format!("{}–{}", show_time(start), show_time(end))
    } else {
        String::new()
    };
    view! { <strong><abbr title=words::weekday(first)>{words::weekday_short(first)}</abbr>" "{begins}</strong>" "<span>{rest}</span> }
        .into_any()
}
