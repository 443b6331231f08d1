//! How one record became what it is, for whoever may see it.

use super::{address_of, entry};
use domain::audit::{AuditCard, History, Subject};
use frame::{
    AppError,
    context::{id_in_path, query, session},
    ui::{Icon, Screen, empty, icon, page_head, pager, staff_page},
};
use leptos::prelude::*;
use words::t;

async fn history_of(subject: Subject, id: i64, page: String) -> Result<History, AppError> {
    let (db, me) = session().await?;
    Ok(db.history(&me, subject, id, page).await?)
}

pub(super) fn history_page(subject: Subject) -> impl IntoView {
    let id = id_in_path();
    let page = query("page").unwrap_or_default();
    staff_page(history_of(subject, id, page), move |history| {
        let title = format!("{}: {}", t!(audit.history), history.title);
        Screen::new(title, show(subject, id, history))
    })
}

fn show(subject: Subject, id: i64, history: History) -> AnyView {
    let History { title, cards, page, pages } = history;
    let record = address_of(subject, id).unwrap_or_default();
    let changes = if cards.is_empty() {
        empty(Icon::Audit, t!(audit.history_none).into(), t!(audit.history_none_text).into(), None)
    } else {
        differences(cards)
    };
    let there = format!("{record}/history");
    let beside = view! { <p class="muted">{t!(audit.history_beside)}</p> };
    view! {
        {page_head(vec![(record, title)], t!(audit.history), ())}
        {changes}{beside}
        {pager(page, pages, |page| format!("{there}?page={page}"))}
    }
    .into_any()
}

/// Changes, each with what differs.
pub(crate) fn differences(cards: Vec<AuditCard>) -> AnyView {
    view! { <ol class="audit">{cards.into_iter().map(entry).collect_view()}</ol> }.into_any()
}

/// The way from a record to its history.
pub(crate) fn history_link(subject: Subject, id: i64) -> Option<AnyView> {
    let href = format!("{}/history", address_of(subject, id)?);
    Some(view! { <a class="button quiet" href=href>{icon(Icon::Audit)}{t!(audit.history)}</a> }.into_any())
}
