use leptos::prelude::*;

/// The page of somebody who is not in yet: one card in its middle, under a title.
pub(super) fn centre_card(title: &'static str, body: impl IntoView + 'static) -> AnyView {
    view! {
        <main id="main" class="centre" tabindex="-1">
            <div class="centre-card"><h1>{title}</h1>{body}</div>
        </main>
    }
    .into_any()
}
