use super::choice::{Choice, choices_of, chosen_by, day_in, folded};
use crate::dom::{add, first, on, set, within};
use domain::text::{narrowed_by, words_of};
use leptos::prelude::{document, window};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusEvent, HtmlElement, HtmlInputElement, KeyboardEvent, Node, ScrollIntoViewOptions,
    ScrollLogicalPosition, UiEvent,
};

/// A picker that is awake.
pub(super) struct Combobox {
    root: Element,
    pub(super) input: HtmlInputElement,
    pub(super) chips: Element,
    list: HtmlElement,
    none: HtmlElement,
    status: Element,
    choices: Vec<Choice>,
    pub(super) shown: RefCell<Shown>,
}

/// What is offered.
#[derive(Default)]
pub(super) struct Shown {
    pub open: bool,
    /// The places of those that match what is typed and are there on the day.
    pub offered: Vec<usize>,
    /// The place among them of the one that Enter takes.
    pub active: Option<usize>,
}

impl Combobox {
    pub fn awaken(root: &Element) {
        let Some(combobox) = Self::read(root) else { return };
        let combobox = Rc::new(combobox);
        combobox.show();
        let heed = |target: &web_sys::EventTarget, kind: &str, heed: fn(&Self, &Event)| {
            let combobox = Rc::clone(&combobox);
            on(target, kind, move |event| heed(&combobox, event));
        };
        // Both a choice and another day in the form bubble up to the window as `change`.
        heed(&window(), "change", |combobox, _| combobox.show());
        heed(root, "focusout", Self::leave);
        heed(&combobox.input, "input", |combobox, event| {
            combobox.narrow();
            // What is typed here is not yet a part of the form.
            event.stop_propagation();
        });
        heed(&combobox.input, "change", |_, event| event.stop_propagation());
        heed(&combobox.input, "keydown", |combobox, event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                combobox.press(event);
            }
        });
        heed(&combobox.chips, "keydown", |combobox, event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                combobox.press_on_chip(event);
            }
        });
        heed(root, "click", Self::click);
        // A press on the list leaves the focus where it is typed.
        heed(&combobox.list, "mousedown", |_, event| event.prevent_default());
    }

    fn read(root: &Element) -> Option<Self> {
        let options: HtmlElement = first(root, ".picker-options")?;
        let boxed: HtmlElement = first(root, ".picker-box")?;
        let combobox = Self {
            root: root.clone(),
            input: first(root, "input")?,
            chips: first(root, ".chips")?,
            list: first(root, ".picker-list")?,
            none: first(root, ".picker-none")?,
            status: first(root, "[role=status]")?,
            choices: choices_of(&options),
            shown: RefCell::default(),
        };
        if combobox.is_of_many() {
            set(&combobox.list, "aria-multiselectable", "true");
        }
        options.set_hidden(true);
        boxed.set_hidden(false);
        Some(combobox)
    }

    fn is_of_many(&self) -> bool {
        self.choices.first().is_some_and(Choice::is_one_of_many)
    }

    /// What is said, with the name of a choice in it.
    fn said(&self, what: &str, name: &str) -> String {
        self.root.get_attribute(what).unwrap_or_default().replace("{name}", name)
    }

    pub(super) fn chosen(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.choices.len()).filter(|place| self.choices[*place].is_chosen())
    }

    fn offered(&self) -> Vec<usize> {
        let words = words_of(&folded(&self.input.value()));
        let on = self.root.get_attribute("data-on").and_then(|field| day_in(&field));
        let valid = (0..self.choices.len()).filter(|place| self.choices[*place].is_valid(on));
        let mut offered = narrowed_by(valid.collect(), &words, |place| self.choices[*place].words.clone());
        if let Some(near) = self.root.get_attribute("data-near").filter(|near| !near.is_empty()) {
            let units = chosen_by(&near);
            let is_near =
                |place: &usize| self.choices[*place].unit.as_ref().is_some_and(|unit| units.contains(unit));
            offered.sort_by_key(|place| (!self.choices[*place].is_chosen(), !is_near(place)));
        }
        offered
    }

    /// Shows what is chosen, and what is offered where that is open.
    pub(super) fn show(&self) {
        self.chips.set_text_content(None);
        for place in self.chosen() {
            self.show_chip(place);
        }
        let offered = self.offered();
        let mut shown = self.shown.borrow_mut();
        shown.active = shown.active.filter(|at| shown.open && *at < offered.len());
        self.list.set_text_content(None);
        self.list.set_hidden(!shown.open || offered.is_empty());
        self.none.set_hidden(!shown.open || !offered.is_empty());
        set(&self.input, "aria-expanded", if shown.open { "true" } else { "false" });
        if shown.open {
            for place in &offered {
                self.show_option(*place);
            }
        }
        shown.offered = offered;
        drop(shown);
        self.show_active();
    }

    fn show_chip(&self, place: usize) {
        let name = &self.choices[place].name;
        let Some(chip) = add(&self.chips, "li", "") else { return };
        chip.set_class_name("chip");
        let _ = add(&chip, "span", name);
        if let Some(button) = add(&chip, "button", "") {
            set(&button, "type", "button");
            set(&button, "tabindex", "-1");
            set(&button, "aria-label", &self.said("data-remove", name));
            set(&button, "data-place", &place.to_string());
        }
    }

    fn show_option(&self, place: usize) {
        let choice = &self.choices[place];
        let Some(option) = add(&self.list, "li", "") else { return };
        set(&option, "id", &self.option_id(place));
        set(&option, "role", "option");
        set(&option, "aria-selected", if choice.is_chosen() { "true" } else { "false" });
        set(&option, "data-place", &place.to_string());
        let Some(text) = add(&option, "span", &format!("{} ", choice.name)) else { return };
        if !choice.note.is_empty() {
            let _ = add(&text, "small", &choice.note);
        }
    }

    fn option_id(&self, place: usize) -> String {
        format!("{}-{place}", self.input.id())
    }

    /// Marks the one that Enter takes, and scrolls the list just as far as it needs.
    pub(super) fn show_active(&self) {
        if let Some(before) = first::<Element>(&self.list, "[data-active]") {
            let _ = before.remove_attribute("data-active");
        }
        let shown = self.shown.borrow();
        let place = shown.active.and_then(|at| shown.offered.get(at));
        let Some(id) = place.map(|place| self.option_id(*place)) else {
            let _ = self.input.remove_attribute("aria-activedescendant");
            return;
        };
        set(&self.input, "aria-activedescendant", &id);
        if let Some(option) = document().get_element_by_id(&id) {
            set(&option, "data-active", "");
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    }

    /// What was typed leads to its first match.
    fn narrow(&self) {
        let any = !self.input.value().trim().is_empty();
        *self.shown.borrow_mut() = Shown { open: true, active: any.then_some(0), offered: Vec::new() };
        self.show();
        let count = self.shown.borrow().offered.len();
        let none = self.none.text_content().unwrap_or_default();
        let said = if count == 0 { none } else { format!("{} {count}", self.said("data-shown", "")) };
        self.status.set_text_content(Some(&said));
    }

    pub(super) fn open(&self, open: bool) {
        let mut shown = self.shown.borrow_mut();
        if shown.open != open {
            shown.open = open;
            shown.active = None;
            drop(shown);
            self.show();
        }
    }

    /// Chooses what is not chosen, and takes away what is.
    pub(super) fn toggle(&self, place: usize) {
        let Some(choice) = self.choices.get(place) else { return };
        let chosen = !choice.is_chosen();
        // The chips are made anew: a focus that went with one of them would tell of it in the middle of that.
        if let Some(focused) = first::<HtmlElement>(&self.chips, ":focus") {
            let _ = focused.blur();
        }
        self.input.set_value("");
        {
            let mut shown = self.shown.borrow_mut();
            shown.open = shown.open && self.is_of_many();
            shown.active = None;
        }
        choice.choose(chosen);
        let said = self.said(if chosen { "data-added" } else { "data-removed" }, &choice.name);
        self.status.set_text_content(Some(&said));
    }

    fn click(&self, event: &Event) {
        if let Some(place) = within(event, "[data-place]") {
            let place = place.get_attribute("data-place").and_then(|place| place.parse().ok());
            let on_chip = within(event, ".chip").is_some();
            self.toggle(place.unwrap_or(usize::MAX));
            // Whoever took one away by a key goes on typing.
            if on_chip && event.dyn_ref::<UiEvent>().is_some_and(|event| event.detail() == 0) {
                let _ = self.input.focus();
            }
        } else if within(event, ".picker-box").is_some() {
            let _ = self.input.focus();
            self.open(true);
        }
    }

    /// The list closes once the focus is elsewhere.
    fn leave(&self, event: &Event) {
        let there = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        let there = there.and_then(|there| there.dyn_into::<Node>().ok());
        if there.is_none() || !self.root.contains(there.as_ref()) {
            self.open(false);
        }
    }
}
