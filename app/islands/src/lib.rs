//! The parts of pages that wake in the browser. Together with `domain` this is all that a browser downloads; the
//! server renders the same components.

mod dom;
mod mover;
mod normalise;
mod picker;
mod unsaved;

pub use mover::Mover;
pub use normalise::Normalise;
pub use picker::Picker;
pub use unsaved::Unsaved;

/// Wakes the islands of the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
