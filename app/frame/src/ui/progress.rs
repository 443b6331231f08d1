use leptos::prelude::*;

/// How far it is on the way to a number: a bar that is called by what it counts, with the numbers in words beside it.
/// What goes beyond the number fills the bar; the words say by how much.
pub fn progress(done: i64, of: i64, what: &str, words: String) -> AnyView {
    view! {
        <progress max=of value=done.min(of) aria-label=what.to_owned()></progress>
        <small class="num">{words}</small>
    }
    .into_any()
}
