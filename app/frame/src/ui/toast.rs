//! Tells what was just done, with the way to take it back where there is one.

use super::{Icon, icon};
use crate::{
    context::{here, query},
    forms::plain,
};
use leptos::prelude::*;
use words::t;

/// What was just done, with the form that takes it back.
pub fn told(done: impl IntoView + 'static, undo: Option<AnyView>) -> AnyView {
    view! { <div class="toast" role="status"><p>{done}</p>{undo}</div> }.into_any()
}

/// The form that takes something back and returns to a page: `name` holds its entry in the audit, or several.
pub fn undo(action: &'static str, name: &'static str, entry: impl ToString, back: String) -> AnyView {
    view! {
        <form method="post" action=action>
            <input type="hidden" name=name value=entry.to_string()/>
            <input type="hidden" name="back" value=back/>
            <button class="button quiet" type="submit">{icon(Icon::Undo)}{t!(ui.undo)}</button>
        </form>
    }
    .into_any()
}

/// Tells that something was saved, once `?saved=` says so.
pub fn toast() -> AnyView {
    toast_of(t!(ui.saved))
}

/// As [`toast`], in words that name what was done.
pub fn toast_of(done: impl IntoView + 'static) -> AnyView {
    saved_toast(done, None)
}

/// As [`toast_of`], with the way to take it back: `?saved=` holds the entry of the audit, which is posted to `action`;
/// whoever takes it back comes to the element of the page whose id is `place`.
pub fn undoable_toast(done: impl IntoView + 'static, action: &'static str, place: &str) -> AnyView {
    let entry = query("saved").and_then(|entry| entry.parse::<i64>().ok()).filter(|entry| *entry > 1);
    let undo = entry.map(|entry| {
        let back = plain(&here());
        let back = if place.is_empty() { back } else { format!("{back}#{place}") };
        undo(action, "audit", entry, back)
    });
    saved_toast(done, undo)
}

fn saved_toast(done: impl IntoView + 'static, undo: Option<AnyView>) -> AnyView {
    if query("undone").is_some() {
        return told(t!(ui.undone), undo);
    }
    if query("saved").is_none() { ().into_any() } else { told(done, undo) }
}

/// Tells that something was removed, with the way to bring it back: `?removed=` holds the entry of the audit, which is
/// posted to `action`; then the list at `back` is shown again.
pub fn removed_toast(action: &'static str, back: &'static str) -> AnyView {
    if query("restored").is_some() {
        return told(t!(ui.brought_back), None);
    }
    let Some(entry) = query("removed").and_then(|entry| entry.parse::<i64>().ok()) else {
        return ().into_any();
    };
    told(t!(ui.removed_plain), Some(undo(action, "entry", entry, back.to_owned())))
}
