use super::{list_organisations, say};
use crate::import_export::{imported_toast, tools};
use domain::{
    import_export::List,
    organisations::{Kind, OrganisationCard},
    text::{folded_each, narrowed},
    time::{show_day, today},
    units::Validity,
};
use frame::{
    context::me,
    ui::{
        Choice, Filters, Icon, Paged, Screen, empty, filled_in, filter_choice, icon, page_head, query_of,
        staff_page, toast,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use words::t;

/// What the organisations are filtered by, as it stands in the address.
struct Filter {
    q: String,
    kind: String,
    page: String,
}

pub fn list_page() -> impl IntoView {
    let query = use_query_map();
    let query = query.read_untracked();
    let get = |key: &str| query.get(key).unwrap_or_default();
    let filter = Filter { q: get("q"), kind: get("kind"), page: get("page") };
    staff_page(async { list_organisations().await }, move |organisations| {
        Screen::new(t!(organisations.title), list(&filter, organisations))
    })
}

/// `từ 01/07/2025`, `đến 30/06/2025`, or that it is in existence without known ends.
pub fn validity(validity: &Validity) -> String {
    let since = validity.from.map(|day| t!(ui.since, day = show_day(day)));
    let until = validity.to.map(|day| t!(ui.until, day = show_day(day)));
    let parts: Vec<String> = [since, until].into_iter().flatten().collect();
    if parts.is_empty() { t!(organisations.now).into() } else { parts.join(" ") }
}

fn list(filter: &Filter, organisations: Vec<OrganisationCard>) -> AnyView {
    let kind = Kind::from_word(&filter.kind);
    let of_kind = organisations.into_iter().filter(|o| kind.is_none_or(|kind| o.kind == kind)).collect();
    let words = |o: &OrganisationCard| folded_each([&*o.name, &o.short_name]);
    // Those that have ended come last.
    let mut fitting: Vec<OrganisationCard> = narrowed(of_kind, &filter.q, words);
    fitting.sort_by_key(|o| o.validity.to.is_some_and(|last| last < today()));
    let found = Paged::new(fitting.into_iter(), &filter.page);
    let query = query_of(&[("q", &filter.q), ("kind", &filter.kind)]);
    let pages = found.pager(|page| format!("/organisations?{query}page={page}"));
    let answer = filters(filter, found.count);
    let organisations = if found.items.is_empty() {
        let clear = Some(("/organisations".to_owned(), t!(ui.clear).to_owned()));
        empty(Icon::Organisation, t!(organisations.none).into(), t!(ui.none_match_text).into(), clear)
    } else {
        table(found.items)
    };
    let add = me().is_some_and(|me| me.may_keep_organisations()).then(|| {
        view! { <a class="button primary" href="/organisations/new">{icon(Icon::Add)}{t!(organisations.add)}</a> }
    });
    view! {
        {toast()}{imported_toast()}
        {page_head(vec![], t!(organisations.title), add)}
        <p class="lede">{t!(organisations.lede)}</p>
        {answer}{organisations}{pages}
        {tools(List::Organisations)}
    }
    .into_any()
}

fn filters(filter: &Filter, count: usize) -> AnyView {
    let Filter { q, kind, page: _ } = filter;
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.word(), say::kind(*kind))).collect();
    Filters::new("/organisations", t!(organisations.search), q)
        .narrowed_by(filter_choice("kind", t!(organisations.kind), kinds, kind), filled_in(&[kind]), false)
        .view(t!(organisations.count, count = words::count(count)), ())
}

fn table(organisations: Vec<OrganisationCard>) -> AnyView {
    let rows = organisations.into_iter().map(|organisation| {
        let name = view! { <a href=format!("/organisations/{}", organisation.id)>{organisation.name}</a> };
        view! {
            <tr>
                <td class="written" data-label=t!(organisations.name)>{name}</td>
                <td data-label=t!(organisations.kind)><span class="kind">{say::kind(organisation.kind)}</span></td>
                <td data-label=t!(organisations.validity)>{validity(&organisation.validity)}</td>
                <td class="written" data-label=t!(organisations.successors)>{organisation.successors.join("; ")}</td>
            </tr>
        }
    });
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th>{t!(organisations.name)}</th><th>{t!(organisations.kind)}</th>
                    <th>{t!(organisations.validity)}</th><th>{t!(organisations.successors)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
