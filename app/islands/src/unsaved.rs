//! A form that was begun is not left by a slip: the browser asks first. Saving asks nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Watches the form with an id.
#[island]
pub fn Unsaved(form: String) -> impl IntoView {
    let begun = StoredValue::new(false);
    let selector = format!("#{form}");
    let within = move |event: &Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.is_some_and(|target| target.closest(&selector).ok().flatten().is_some())
    };
    Effect::new(move |_| {
        let (typing, saving) = (within.clone(), within.clone());
        let typed = window_event_listener_untyped("input", move |event| {
            if typing(&event) {
                begun.set_value(true);
            }
        });
        let saved = window_event_listener_untyped("submit", move |event| {
            if saving(&event) {
                begun.set_value(false);
            }
        });
        let leaving = window_event_listener_untyped("beforeunload", move |event| {
            if begun.get_value() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            typed.remove();
            saved.remove();
            leaving.remove();
        });
    });
}
