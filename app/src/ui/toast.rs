//! Tells what was just done, with the way to take it back where there is one.

use super::{Icon, icon};
use crate::{context::query, t};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What was just done, with the form that takes it back.
pub fn told(done: impl IntoView + 'static, undo: Option<AnyView>) -> AnyView {
    view! { <div class="toast" role="status"><p>{done}</p>{undo}</div> }.into_any()
}

/// The form that takes something back and returns to a page: `name` holds its entry in the audit.
pub fn undo(action: &'static str, name: &'static str, entry: i64, back: String) -> AnyView {
    view! {
        <form method="post" action=action>
            <input type="hidden" name=name value=entry/>
            <input type="hidden" name="back" value=back/>
            <button class="button quiet" type="submit">{icon(Icon::Undo)}{t!(ui.undo)}</button>
        </form>
    }
    .into_any()
}

/// Tells that something was saved, with the way to take it back where there is one: `?saved=` holds the change's
/// place in the audit, or 1 where it cannot be undone.
pub fn toast() -> AnyView {
    toast_of(t!(ui.saved))
}

/// As [`toast`], in words that name what was done.
pub fn toast_of(done: &'static str) -> AnyView {
    toast_at(done, "")
}

/// As [`toast_of`]; who takes it back comes to the element of the page whose id is `place`.
pub fn toast_at(done: impl IntoView + 'static, place: &str) -> AnyView {
    let query = use_query_map();
    let query = query.read_untracked();
    let text = if query.get("undone").is_some() { t!(ui.undone).into_any() } else { done.into_any() };
    if query.get("saved").is_none() && query.get("undone").is_none() {
        return ().into_any();
    }
    let audit = query.get("saved").and_then(|id| id.parse::<i64>().ok()).filter(|id| *id > 1);
    let undo = audit.map(|entry| {
        let back = crate::forms::plain(&crate::context::here());
        let back = if place.is_empty() { back } else { format!("{back}#{place}") };
        undo("/do/activities/undo", "audit", entry, back)
    });
    told(text, undo)
}

/// Tells that something was taken away, with the way to bring it back: `?removed=` holds the entry of the audit.
pub fn removed_toast(back: &'static str) -> AnyView {
    if query("restored").is_some() {
        return told(t!(ui.brought_back), None);
    }
    let Some(entry) = query("removed").and_then(|entry| entry.parse::<i64>().ok()) else {
        return ().into_any();
    };
    told(t!(ui.removed_plain), Some(undo("/do/removed/restore", "entry", entry, back.to_owned())))
}

/// Tells what a sheet brought in.
pub fn brought_toast() -> AnyView {
    let Some((added, changed)) = query("added").zip(query("changed")) else { return ().into_any() };
    let (Ok(added), Ok(changed)) = (added.parse::<u64>(), changed.parse::<u64>()) else {
        return ().into_any();
    };
    told(t!(lists.brought, added = crate::say::count(added), changed = crate::say::count(changed)), None)
}
