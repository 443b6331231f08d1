//! What helps to fill a field in.

use super::{Icon, icon};
use domain::time::Day;
use leptos::prelude::*;
use words::t;

/// A day that is typed, with the browser's calendar beside it (once a script can open it) and the day of the week.
pub(super) fn dated(input: AnyView, day: Option<Day>) -> AnyView {
    view! {
        <div class="dated">
            {input}
            <button type="button" tabindex="-1" aria-label=t!(ui.pick_day) hidden>{icon(Icon::Activity)}</button>
            <span class="weekday muted">{day.map(words::weekday)}</span>
        </div>
    }
    .into_any()
}

/// What fields propose, under an id: each with what it fills beside.
pub fn proposals(id: &'static str, all: impl IntoIterator<Item = (String, String)>) -> AnyView {
    let option = |(value, beside): (String, String)| {
        view! { <option value=value data-fill=(!beside.is_empty()).then_some(beside)></option> }
    };
    view! { <datalist id=id>{all.into_iter().map(option).collect_view()}</datalist> }.into_any()
}
