//! The audit: every change with who, when, what, before and after; for administrators.

mod changes;
mod history;
mod record;
pub mod say;

use crate::FEATURES;
pub use changes::{Change, changes};
use domain::{
    audit::{AuditCard, AuditFilter, Subject, Verb},
    privacy::TIME_OVER,
    time::show_instant,
};
use frame::{
    AppError, Feature, Place, Record,
    ui::{
        Choice, Filters, Icon, Screen, empty, filled_in, filter_choice, filter_day, page_head, pager,
        query_of, staff_page,
    },
};
use history::history_page;
pub(crate) use history::{differences, history_link};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    hooks::use_query_map,
    path,
};
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &[
        "/audit",
        "/activities/20/history",
        "/campaigns/2/history",
        "/units/2/history",
        "/organisations/2/history",
    ],
    records: &[record::AUDIT, record::DATABASE],
    places: |me| {
        me.may_read_audit().then(|| Place::new("/audit", Icon::Audit, t!(audit.title))).into_iter().collect()
    },
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/audit") view=list_page ssr=Async/>
        <Route path=path!("/activities/:id/history") view=|| history_page(Subject::Activity) ssr=Async/>
        <Route path=path!("/campaigns/:id/history") view=|| history_page(Subject::Campaign) ssr=Async/>
        <Route path=path!("/units/:id/history") view=|| history_page(Subject::Unit) ssr=Async/>
        <Route path=path!("/organisations/:id/history") view=|| history_page(Subject::Organisation) ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

pub async fn list_audit(filter: AuditFilter) -> Result<(Vec<AuditCard>, u64), AppError> {
    let (db, me) = frame::context::session().await?;
    let found = db.audit(&me, &filter).await?;
    db.tell_reading(&me).await?;
    Ok(found)
}

pub fn list_page() -> impl IntoView {
    let query = use_query_map();
    let query = query.read_untracked();
    let get = |key: &str| query.get(key).unwrap_or_default();
    let filter = AuditFilter {
        q: get("q"),
        subject: get("subject"),
        verb: get("verb"),
        from: get("from"),
        to: get("to"),
        page: get("page"),
    };
    let asked = filter.clone();
    staff_page(async move { list_audit(asked).await }, move |(cards, count)| {
        Screen::new(t!(audit.title), list(&filter, cards, count))
    })
}

/// The filter as a query without its page.
fn filter_query(filter: &AuditFilter) -> String {
    let AuditFilter { q, subject, verb, from, to, page: _ } = filter;
    query_of(&[("q", q), ("subject", subject), ("verb", verb), ("from", from), ("to", to)])
}

fn list(filter: &AuditFilter, cards: Vec<AuditCard>, count: u64) -> AnyView {
    let query = filter_query(filter);
    let (page, pages) = filter.page_of(count);
    let entries = if cards.is_empty() {
        let clear = (!query.is_empty()).then(|| ("/audit".to_owned(), t!(ui.clear).to_owned()));
        empty(Icon::Audit, t!(audit.none).into(), t!(ui.none_match_text).into(), clear)
    } else {
        view! { <ol class="audit">{cards.into_iter().map(entry).collect_view()}</ol> }.into_any()
    };
    view! {
        {page_head(vec![], t!(audit.title), ())}
        <p class="lede">{t!(audit.lede)}</p>
        {filters(filter, count)}
        {entries}
        {pager(page, pages, |page| format!("/audit?{query}page={page}"))}
    }
    .into_any()
}

fn filters(filter: &AuditFilter, count: u64) -> AnyView {
    let AuditFilter { q, subject, verb, from, to, page: _ } = filter;
    let problems = filter.period().problems;
    let subjects = Subject::ALL.iter().map(|s| Choice::new(s.word(), called(*s))).collect();
    let verbs = Verb::ALL.iter().map(|v| Choice::new(v.word(), say::verb(*v))).collect();
    let inputs = view! {
        {filter_choice("subject", t!(audit.subject), subjects, subject)}
        {filter_choice("verb", t!(audit.verb), verbs, verb)}
        {filter_day("from", t!(ui.from), from, &problems)}
        {filter_day("to", t!(ui.to), to, &problems)}
    };
    Filters::new("/audit", t!(audit.search), q)
        .narrowed_by(inputs, filled_in(&[subject, verb, from, to]), !problems.is_empty())
        .view(t!(audit.count, count = words::count(count)), ())
}

fn entry(card: AuditCard) -> AnyView {
    let titled = !title(&card).is_empty();
    let name = match address(&card) {
        Some(href) => view! { <a href=href>{title(&card)}</a> }.into_any(),
        None => title(&card).into_any(),
    };
    let differing = changes(card.subject, card.before.as_deref(), card.after.as_deref(), &card.names);
    let reason = (!card.reason.is_empty()).then(|| view! { <p>{t!(ui.reason)}": "{why(&card)}</p> });
    view! {
        <li>
            <p class="audit-head">
                <strong>{card.by}</strong>" "{say::verb(card.verb)}" "
                <span>{called(card.subject)}{titled.then_some(" · ")}{name}</span>" "
                <time datetime=card.at.to_rfc3339()>{show_instant(card.at)}</time>
            </p>
            {reason}{details(differing)}
        </li>
    }
    .into_any()
}

/// What the record is called; an import is called by how many units it added.
fn title(card: &AuditCard) -> String {
    // Earlier versions wrote the word after it.
    let added = card.title.trim_end_matches(" units").parse::<i64>().ok();
    match added.filter(|_| card.verb == Verb::Import) {
        Some(number) => t!(units.count, count = words::whole(number)),
        None => card.title.clone(),
    }
}

/// The reason as it was given; why personal data went by itself, in the language of the reader.
fn why(card: &AuditCard) -> String {
    let over = card.reason.strip_prefix(TIME_OVER).filter(|_| card.subject == Subject::PersonalData);
    over.map_or_else(|| card.reason.clone(), |number| format!("{}{number}", t!(privacy.time_over)))
}

/// The page of the record, if it is still there and has one.
fn address(card: &AuditCard) -> Option<String> {
    address_of(card.subject, card.subject_id).filter(|_| card.stands)
}

/// The page of a record.
pub(crate) fn address_of(subject: Subject, id: i64) -> Option<String> {
    (record(subject)?.page)(id)
}

/// What the feature of a kind of record tells of it.
fn record(subject: Subject) -> Option<&'static Record> {
    FEATURES.iter().flat_map(|feature| feature.records).find(|record| record.subject == subject)
}

/// What one of a kind is called.
pub(crate) fn called(subject: Subject) -> &'static str {
    record(subject).map_or_else(|| subject.word(), |record| (record.name)())
}

fn details(changes: Vec<Change>) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let rows = changes.into_iter().map(|Change { label, before, after }| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td data-label=t!(audit.before)>{shown(before)}</td>
                <td data-label=t!(audit.after)>{shown(after)}</td>
            </tr>
        }
    });
    let table = view! {
        <details>
            <summary>{t!(audit.changes)}</summary>
            <table class="versions cards">
                <thead><tr><th>{t!(ui.field)}</th><th>{t!(audit.before)}</th><th>{t!(audit.after)}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    };
    Some(table.into_any())
}
