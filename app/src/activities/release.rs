use super::{RELEASE_ADDRESS, RELEASED, UNDO_ADDRESS};
use domain::activities::{ActivityDetail, Status, Visibility};
use frame::{
    context::{here, query},
    forms::plain,
    ui::{Icon, Tone, banner, icon, told, undo},
};
use leptos::prelude::*;
use words::t;

/// What was just released, with the way to take it back, or that nothing waited any longer; nothing where no release
/// was asked for.
pub(crate) fn released_toast() -> Option<AnyView> {
    query("done").filter(|done| done == RELEASED)?;
    let saved = query("saved").unwrap_or_default();
    let entries: Vec<&str> = saved.split('.').filter(|entry| entry.parse::<i64>().is_ok()).collect();
    if entries.is_empty() {
        return Some(told(t!(activities.released_already), None));
    }
    let take_back = undo(UNDO_ADDRESS, "audit", entries.join("."), plain(&here()));
    Some(told(t!(activities.released, count = words::count(entries.len())), Some(take_back)))
}

/// That the public does not see it yet, and the button for who may change that.
pub(super) fn waiting(detail: &ActivityDetail) -> Option<AnyView> {
    if detail.visibility != Visibility::Waiting || detail.status == Status::Cancelled {
        return None;
    }
    let release = detail.may_release.then(|| {
        view! {
            <form method="post" action=RELEASE_ADDRESS>
                <input type="hidden" name="only" value=detail.id/>
                <input type="hidden" name="back" value=format!("/activities/{}", detail.id)/>
                <button class="button" type="submit">{icon(Icon::Done)}{t!(activities.release)}</button>
            </form>
        }
    });
    Some(banner(Tone::Info, view! { <p>{t!(activities.waiting)}</p>{release} }))
}
