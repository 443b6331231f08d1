//! A form that was begun is not left by a slip: the browser asks first; and what was typed is still there after a reload,
//! for as long as the tab. Saving asks nothing and forgets it.

mod draft;

use crate::dom::{first, on, within};
use draft::Draft;
use leptos::prelude::{document, window};
use std::{cell::Cell, rc::Rc};
use web_sys::HtmlElement;

/// Watches the form that a `.restored` names by `data-form`, as the account `data-owner` fills it: nobody else is shown what
/// was typed. It is seen where what was typed before is back, and its button is the way to be rid of that.
pub(crate) fn wake() {
    let told = document().document_element().and_then(|page| first::<HtmlElement>(&page, ".restored"));
    let Some(told) = told else { return };
    let given = |name: &str| told.get_attribute(name).unwrap_or_default();
    watch(&told, &given("data-form"), &given("data-owner"));
}

fn watch(told: &HtmlElement, form: &str, owner: &str) {
    let Some(draft) = Draft::of(form, owner).map(Rc::new) else { return };
    let begun = Rc::new(Cell::new(draft.restore()));
    if begun.get() {
        told.set_hidden(false);
        let (draft, begun) = (Rc::clone(&draft), Rc::clone(&begun));
        on(told, "click", move |event| {
            if within(event, "button").is_some() {
                draft.forget();
                begun.set(false);
                let _ = window().location().reload();
            }
        });
    }
    let (typed, begins) = (Rc::clone(&draft), Rc::clone(&begun));
    on(draft.form(), "input", move |_| {
        begins.set(true);
        typed.keep();
    });
    let (saved, ends) = (Rc::clone(&draft), Rc::clone(&begun));
    on(draft.form(), "submit", move |_| {
        ends.set(false);
        saved.forget();
    });
    on(&window(), "beforeunload", move |event| {
        if begun.get() {
            event.prevent_default();
        }
    });
}
