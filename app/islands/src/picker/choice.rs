use crate::{
    dom::{all, first, tell},
    normalise::day_of,
};
use domain::{
    text::{SEARCH_MAX, bare_words},
    time::{Day, parse_day},
};
use leptos::prelude::document;
use std::ops::RangeInclusive;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// The marks that letters of Vietnamese come apart into.
const LATIN_MARKS: RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// An option as the server wrote it, over the input that holds whether it is chosen.
pub(super) struct Choice {
    input: HtmlInputElement,
    /// Folded, to be found by.
    pub words: String,
    pub name: String,
    /// What tells it from others of its name.
    pub note: String,
    /// The id of the unit that it belongs to.
    pub unit: Option<String>,
    from: Option<Day>,
    to: Option<Day>,
}

impl Choice {
    fn read(option: &HtmlElement) -> Option<Self> {
        let data = |name: &str| option.get_attribute(name).unwrap_or_default();
        let text = |selector: &str| {
            let element = first::<HtmlElement>(option, selector);
            element.and_then(|element| element.text_content()).unwrap_or_default()
        };
        Some(Self {
            input: first(option, "input")?,
            words: data("data-words"),
            name: text(".name"),
            note: text("small"),
            unit: option.get_attribute("data-unit"),
            from: parse_day(&data("data-from")),
            to: parse_day(&data("data-to")),
        })
    }

    pub fn is_chosen(&self) -> bool {
        self.input.checked()
    }

    /// Any number may be chosen beside it.
    pub fn is_one_of_many(&self) -> bool {
        self.input.type_() == "checkbox"
    }

    pub fn is_valid(&self, on: Option<Day>) -> bool {
        on.is_none_or(|day| self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to))
    }

    /// Chooses it or not, and tells the form as a click would.
    pub fn choose(&self, chosen: bool) {
        self.input.set_checked(chosen);
        tell(&self.input);
    }
}

pub(super) fn choices_of(list: &HtmlElement) -> Vec<Choice> {
    all(list, "label").iter().filter_map(Choice::read).collect()
}

/// What is chosen by inputs of a name.
pub(super) fn chosen_by(name: &str) -> Vec<String> {
    let Some(page) = document().document_element() else { return Vec::new() };
    let inputs = all(&page, &format!("[name='{name}']:checked"));
    inputs.iter().filter_map(|input| Some(input.dyn_ref::<HtmlInputElement>()?.value())).collect()
}

/// The day in a field of the form.
pub(super) fn day_in(field: &str) -> Option<Day> {
    day_of(&document().get_element_by_id(field)?.dyn_into().ok()?)
}

/// What was typed as the server folds what is searched.
pub(super) fn folded(typed: &str) -> String {
    let typed: String = typed.chars().take(SEARCH_MAX).collect();
    let apart = String::from(js_sys::JsString::from(typed).normalize("NFD"));
    bare_words(apart.chars().filter(|c| !LATIN_MARKS.contains(c)))
}
