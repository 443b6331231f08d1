//! The audit: every change with who, when, what, before and after; for administrators.

use crate::{
    AppError, say, t,
    ui::{Icon, Screen, empty, page_head, pager, staff_page},
};
use domain::{
    audit::{AUDIT_PAGE, AuditCard, AuditFilter, Subject, Verb},
    time::show_instant,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[server(prefix = "/do", endpoint = "audit/list")]
pub async fn list_audit(#[server(default)] filter: AuditFilter) -> Result<(Vec<AuditCard>, u64), AppError> {
    let (db, me) = crate::context::session().await?;
    Ok(db.audit(&me, &filter).await?)
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

fn list(filter: &AuditFilter, cards: Vec<AuditCard>, count: u64) -> AnyView {
    let none = cards.is_empty().then(|| empty(Icon::Audit, t!(audit.none).into(), String::new(), None));
    let entries = cards.into_iter().map(entry).collect_view();
    let page = filter.page.parse().unwrap_or(1);
    let AuditFilter { q, subject, verb, from, to, .. } = filter.clone();
    let address = move |page: u64| {
        let parts = [("q", &q), ("subject", &subject), ("verb", &verb), ("from", &from), ("to", &to)];
        let parts = parts.iter().map(|(key, value)| format!("{key}={}&", crate::forms::encode(value)));
        format!("/audit?{}page={page}", parts.collect::<String>())
    };
    view! {
        {page_head(vec![], t!(audit.title), ())}
        <p class="lede">{t!(audit.lede)}</p>
        {filters(filter, count)}
        <ol class="audit">{entries}</ol>
        {none}
        {pager(page, count.div_ceil(AUDIT_PAGE), address)}
    }
    .into_any()
}

fn filters(filter: &AuditFilter, count: u64) -> AnyView {
    let option = |value: &'static str, label: &'static str, chosen: &str| {
        view! { <option value=value selected=value == chosen>{label}</option> }
    };
    let subjects =
        Subject::ALL.iter().map(|s| option(s.word(), say::subject(*s), &filter.subject)).collect_view();
    let verbs = Verb::ALL.iter().map(|v| option(v.word(), say::verb(*v), &filter.verb)).collect_view();
    view! {
        <form class="filters" role="search" method="get" action="/audit">
            <div class="filters-main">
                <input type="search" name="q" value=filter.q.clone() aria-label=t!(audit.search) placeholder=t!(audit.search)/>
                <button class="button" type="submit">{t!(ui.filter)}</button>
            </div>
            <div class="filters-grid">
                <div class="field">
                    <label for="filter-subject">{t!(audit.subject)}</label>
                    <select id="filter-subject" name="subject"><option value="">{t!(ui.all)}</option>{subjects}</select>
                </div>
                <div class="field">
                    <label for="filter-verb">{t!(audit.verb)}</label>
                    <select id="filter-verb" name="verb"><option value="">{t!(ui.all)}</option>{verbs}</select>
                </div>
                <div class="field">
                    <label for="filter-from">{t!(ui.from)}</label>
                    <input id="filter-from" name="from" class="w-date" inputmode="numeric" value=filter.from.clone()/>
                </div>
                <div class="field">
                    <label for="filter-to">{t!(ui.to)}</label>
                    <input id="filter-to" name="to" class="w-date" inputmode="numeric" value=filter.to.clone()/>
                </div>
            </div>
            <p class="filters-answer">{t!(audit.count, count = count)}</p>
        </form>
    }
    .into_any()
}

fn entry(card: AuditCard) -> AnyView {
    let what = format!("{} · {}", say::subject(card.subject), card.title);
    let reason = (!card.reason.is_empty()).then(|| view! { <p>{t!(ui.reason)}": "{card.reason}</p> });
    let changes = changes(card.before.as_deref(), card.after.as_deref());
    let rows = changes.into_iter().map(|(field, before, after)| {
        view! {
            <tr>
                <th scope="row">{field}</th>
                <td data-label=t!(audit.before)>{before}</td>
                <td data-label=t!(audit.after)>{after}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let details = (!rows.is_empty()).then(|| {
        view! {
            <details>
                <summary>{t!(audit.changes)}</summary>
                <table class="versions cards">
                    <thead><tr><th>{t!(ui.field)}</th><th>{t!(audit.before)}</th><th>{t!(audit.after)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        }
    });
    view! {
        <li>
            <p class="audit-head">
                <strong>{card.by}</strong>" "{say::verb(card.verb)}" "<span>{what}</span>" "<time>{show_instant(card.at)}</time>
            </p>
            {reason}{details}
        </li>
    }
    .into_any()
}

/// The fields that differ between two records in JSON, with both values as text.
fn changes(before: Option<&str>, after: Option<&str>) -> Vec<(String, String, String)> {
    use serde_json::{Map, Value};
    let read = |json: Option<&str>| match json.and_then(|json| serde_json::from_str(json).ok()) {
        Some(Value::Object(map)) => map,
        Some(value) => Map::from_iter([("status".to_owned(), value)]),
        None => Map::new(),
    };
    let text = |value: Option<&Value>| match value {
        None | Some(Value::Null) => "–".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
    };
    let (before, after) = (read(before), read(after));
    let mut fields: Vec<&String> = before.keys().chain(after.keys()).collect();
    fields.sort();
    fields.dedup();
    let differing = fields.into_iter().filter(|field| before.get(*field) != after.get(*field));
    differing.map(|field| (field.clone(), text(before.get(field)), text(after.get(field)))).collect()
}
