//! The few things that are done to a page by hand: smaller than views that would be downloaded for them.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, EventInit, EventTarget, HtmlElement, HtmlInputElement};

/// Listens for as long as the page is there.
pub(crate) fn on(target: &EventTarget, kind: &str, heed: impl Fn(&Event) + 'static) {
    let heed = Closure::<dyn Fn(Event)>::new(move |event: Event| heed(&event));
    let _ = target.add_event_listener_with_callback(kind, heed.as_ref().unchecked_ref());
    heed.forget();
}

/// The element of an event, if it is one.
pub(crate) fn target_of<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// What an event is within, by a selector.
pub(crate) fn within(event: &Event, selector: &str) -> Option<HtmlElement> {
    target_of::<Element>(event)?.closest(selector).ok().flatten()?.dyn_into().ok()
}

pub(crate) fn first<T: JsCast>(within: &Element, selector: &str) -> Option<T> {
    within.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

pub(crate) fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}

/// An element with a text, added to another.
pub(crate) fn add(to: &Element, tag: &str, text: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document().create_element(tag).ok()?.dyn_into().ok()?;
    element.set_text_content(Some(text));
    to.append_child(&element).ok()?;
    Some(element)
}

pub(crate) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Tells the form of a change as typing would.
pub(crate) fn tell(input: &HtmlInputElement) {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    for kind in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(kind, &bubbling) {
            let _ = input.dispatch_event(&event);
        }
    }
}
