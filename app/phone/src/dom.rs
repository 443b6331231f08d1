//! The page, in as few words as its script needs.

use crate::json::{self, Read};
use js_sys::Promise;
use std::time::Duration;
use wasm_bindgen::{JsCast, closure::Closure, throw_str, throw_val};
use web_sys::{Document, Element, Event, EventTarget, File, HtmlElement, HtmlInputElement, NodeList, Window};

pub fn window() -> Window {
    js_sys::global().unchecked_into()
}

pub fn document() -> Document {
    window().document().unwrap_or_else(|| throw_str("there is no page"))
}

/// What the server rendered to be filled.
pub fn places() -> Vec<HtmlElement> {
    document().query_selector_all("[data-phone]").map(all).unwrap_or_default()
}

/// The elements of a list.
pub fn all(list: NodeList) -> Vec<HtmlElement> {
    (0..list.length()).filter_map(|place| list.get(place)).map(JsCast::unchecked_into).collect()
}

pub fn within(place: &Element, selector: &str) -> Option<HtmlElement> {
    Some(place.query_selector(selector).ok()??.unchecked_into())
}

/// What was chosen with an input.
pub fn files(input: &HtmlInputElement) -> Vec<File> {
    let Some(files) = input.files() else { return Vec::new() };
    (0..files.length()).filter_map(|place| files.get(place)).collect()
}

/// What the server wrote at a place under a name.
pub fn given(place: &Element, name: &str) -> Option<String> {
    place.get_attribute(&format!("data-{name}"))
}

/// The words that the server wrote at a place.
pub fn words<T: Read>(place: &Element) -> Option<T> {
    T::read(&json::parse(&given(place, "words")?)?)
}

pub fn element(tag: &str, class: &str, text: &str) -> Element {
    let element = document().create_element(tag).unwrap_or_else(|error| throw_val(error));
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    element
}

pub fn link(address: &str, text: &str) -> Element {
    let link = element("a", "", text);
    set(&link, "href", address);
    link
}

pub fn set(element: &Element, name: &str, value: &str) {
    // Our names are sound.
    let _ = element.set_attribute(name, value);
}

/// Puts an element at the end of another.
pub fn add(to: &Element, element: &Element) {
    let _ = to.append_child(element);
}

/// Puts a text at the end of an element.
pub fn say(to: &Element, text: &str) {
    let _ = to.append_with_str_1(text);
}

/// Puts elements in the place of what another holds, unless it holds the same: who listens is told once.
pub fn show(place: &Element, elements: &[Element]) {
    let Ok(fresh) = place.clone_node() else { return };
    let fresh: Element = fresh.unchecked_into();
    elements.iter().for_each(|element| add(&fresh, element));
    if !fresh.is_equal_node(Some(place)) {
        place.set_text_content(None);
        elements.iter().for_each(|element| add(place, element));
    }
}

/// Listens for as long as the page is there.
pub fn on(target: &EventTarget, name: &str, heard: impl FnMut(Event) + 'static) {
    let heard: Box<dyn FnMut(Event)> = Box::new(heard);
    let heard = Closure::wrap(heard).into_js_value();
    let _ = target.add_event_listener_with_callback(name, heard.unchecked_ref());
}

/// A promise that is kept after a time.
pub async fn pause(time: Duration) {
    let over = Promise::new(&mut |resolve, _| after(time, &resolve));
    let _ = over.await;
}

/// Calls a function after a time.
pub fn after(time: Duration, call: &js_sys::Function) {
    let time = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(call, time);
}
