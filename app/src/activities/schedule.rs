use super::{
    Options, SchedulePage, UNDO_ADDRESS,
    bulk::{self, changed_toast},
    say, schedule,
    table::table,
};
use crate::{campaigns::tabs, units};
use domain::activities::{ActivityFilter, BulkForm, Column, Group, Kind, Order, Status};
use frame::{
    context::{self, here, id_in_path},
    forms::{Filled, encode, plain, refill, within_site},
    ui::{
        Choice, Filters, Icon, Screen, empty, filter_choice, filter_day, icon, page_head, pager, query_of,
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
        sort: get("sort"),
        group: get("group"),
        page: get("page"),
    };
    let asked = filter.clone();
    let load = async move { Ok((schedule(id, asked).await?, refill(BulkForm::default()).await?)) };
    staff_page(load, move |(page, filled)| {
        Screen::new(page.campaign.title.clone(), show(&page, &filter, &filled))
    })
}

/// The filter as a query without its page, each part followed by `&`.
pub fn filter_query(filter: &ActivityFilter) -> String {
    let ActivityFilter { q, unit, kind, audience, organisation, status, from, to, sort, group, page: _ } =
        filter;
    query_of(&[
        ("q", q),
        ("unit", unit),
        ("kind", kind),
        ("audience", audience),
        ("organisation", organisation),
        ("status", status),
        ("from", from),
        ("to", to),
        ("sort", sort),
        ("group", group),
    ])
}

/// The way back from an activity, as a query: the schedule as it is filtered, and its page.
fn way_back(page: &SchedulePage, query: &str) -> String {
    if query.is_empty() && page.page == page.now_page.unwrap_or(1) {
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

fn show(page: &SchedulePage, filter: &ActivityFilter, filled: &Filled<BulkForm>) -> AnyView {
    let id = page.campaign.id;
    let may_add = page.me.may_plan_activities() && page.campaign.status != domain::campaigns::Status::Closed;
    let add = may_add.then(|| {
        let href = format!("/campaigns/{id}/activities/new");
        view! { <a class="button primary" href=href>{icon(Icon::Add)}{t!(activities.add)}</a> }
    });
    let query = filter_query(filter);
    let order = Order::read(&filter.sort, &filter.group);
    let filtered = filter.set() > 0 || !filter.q.trim().is_empty();
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
        (false, _) if may_add => {
            let rows = table(page, filter, order, &way_back(page, &query), Some(&filled.form.ids));
            bulk::form(page, filled, rows)
        }
        (false, _) => table(page, filter, order, &way_back(page, &query), None),
    };
    view! {
        {changed_toast().unwrap_or_else(|| undoable_toast(t!(ui.saved), UNDO_ADDRESS, ""))}
        {page_head(vec![("/campaigns".into(), t!(campaigns.title).into())], &page.campaign.title, add)}
        {tabs(id, true)}
        <div class="schedule-head">{filters(page, filter)}{columns_menu()}</div>
        {list}
        {pager(page.page, page.pages, |number| format!("/campaigns/{id}/schedule?{query}page={number}"))}
    }
    .into_any()
}

/// The link to the week that is now, or to the next that holds something, from another page.
fn to_this_week(page: &SchedulePage, query: &str) -> Option<AnyView> {
    let now = page.now_page.filter(|now| *now != page.page)?;
    let there = format!("/campaigns/{}/schedule?{query}page={now}", page.campaign.id);
    Some(view! { " · " <a href=there>{t!(activities.to_this_week)}</a> }.into_any())
}

/// The ways to cut the schedule into groups, the one that is taken marked.
fn groups(page: &SchedulePage, filter: &ActivityFilter) -> AnyView {
    let order = Order::read(&filter.sort, &filter.group);
    let address = format!("/campaigns/{}/schedule", page.campaign.id);
    let links = Group::ALL.iter().map(|group| {
        let word = if *group == Group::Week { String::new() } else { group.word().to_owned() };
        let sort = if *group == Group::Week { String::new() } else { filter.sort.clone() };
        let asked = ActivityFilter { sort, group: word, page: String::new(), ..filter.clone() };
        let current = (order.group == *group).then_some("true");
        view! { <a href=at_query(address.clone(), &filter_query(&asked)) aria-current=current>{say::group(*group)}</a> }
    });
    view! { <span class="groups">{t!(activities.group_by)}" "{links.collect_view()}</span> }.into_any()
}

/// What is seen of each activity, to choose from.
fn columns_menu() -> AnyView {
    let chosen = context::columns();
    let boxes = Column::ALL.iter().map(|column| {
        view! {
            <label class="check">
                <input type="checkbox" name="columns[]" value=column.word() checked=chosen.holds(*column) autocomplete="off"/>
                <span>{say::column(*column)}</span>
            </label>
        }
    });
    view! {
        <details class="menu columns-menu">
            <summary class="button quiet">{icon(Icon::Settings)}{t!(activities.columns)}</summary>
            <form class="menu-panel" method="post" action="/do/activities/columns">
                <input type="hidden" name="back" value=plain(&here())/>
                {boxes.collect_view()}
                <button class="button primary" type="submit">{t!(activities.show_columns)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// What a schedule is filtered by, and how many it then has.
pub(crate) fn filters(page: &SchedulePage, filter: &ActivityFilter) -> AnyView {
    let id = page.campaign.id;
    let problems = filter.period().problems;
    let query = filter_query(filter);
    let inputs = view! {
        {filter_choices(&page.options, filter)}
        {filter_day("from", t!(ui.from), &filter.from, &problems)}
        {filter_day("to", t!(ui.to), &filter.to, &problems)}
    };
    let beside = view! {
        " · "
        <a href=at_query(format!("/campaigns/{id}/schedule.xlsx"), &query)>{t!(ui.excel)}</a>
        {to_this_week(page, &query)}
        {groups(page, filter)}
    };
    Filters::new(format!("/campaigns/{id}/schedule"), t!(activities.search), &filter.q)
        .narrowed_by(inputs, filter.set(), !problems.is_empty())
        .view(t!(activities.count, count = words::count(page.count)), beside)
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
pub(super) fn at_query(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{}", query.trim_end_matches('&')) }
}
