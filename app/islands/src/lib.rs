//! What wakes in the browser. Together with `domain` this is all that a browser downloads of it: the server writes plain
//! markup, whole without a script, which says by `data-` attributes what can be woken and how.

mod dom;
mod mover;
mod normalise;
mod picker;
mod unsaved;

use leptos::prelude::*;

/// Wakes all that a page holds: a form that was begun, choosing from many, fields that say what they read, bars that can be
/// moved. It stands once on a page, and has nothing of its own to show.
#[island]
pub fn Wake() -> impl IntoView {
    Effect::new(|_| {
        unsaved::wake();
        picker::wake();
        normalise::wake();
        mover::wake();
    });
}

/// Wakes the islands of the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    hydrate_islands();
}
