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
    let Some((count, take_back)) = done_at_once() else {
        return Some(told(t!(activities.released_already), None));
    };
    Some(told(t!(activities.released, count = words::count(count)), Some(take_back)))
}

/// To how many activities something was just done at once, with the way to take it back; `None` where to none.
pub(super) fn done_at_once() -> Option<(usize, AnyView)> {
    let saved = query("saved").unwrap_or_default();
    let entries: Vec<&str> = saved.split('.').filter(|entry| entry.parse::<i64>().is_ok()).collect();
    let take_back = || undo(UNDO_ADDRESS, "audit", entries.join("."), plain(&here()));
    (!entries.is_empty()).then(|| (entries.len(), take_back()))
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
