use super::combobox::Combobox;
use crate::dom::{all, target_of};
use web_sys::{HtmlElement, KeyboardEvent};

/// How far Page Up and Page Down go.
const PAGE: usize = 10;

impl Combobox {
    /// A key where one types. Enter never sends the form around.
    pub(super) fn press(&self, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let empty = self.input.value().is_empty();
        let taken = match event.key().as_str() {
            "ArrowDown" => self.step(|at, last| if at == last { 0 } else { at + 1 }, |_| 0),
            "ArrowUp" => self.step(|at, last| at.checked_sub(1).unwrap_or(last), |last| last),
            "PageDown" => self.step(|at, last| (at + PAGE).min(last), |_| 0),
            "PageUp" => self.step(|at, _| at.saturating_sub(PAGE), |_| 0),
            "Enter" => self.take(),
            "Escape" => self.escape(),
            // A list that is open and scrolls would be the next stop.
            "Tab" => {
                self.open(false);
                false
            }
            "Backspace" if empty => self.remove_last(),
            "ArrowLeft" if empty => self.focus_chip(usize::MAX),
            _ => false,
        };
        if taken {
            event.prevent_default();
        }
    }

    /// Goes to another of those offered; the first step opens the list and goes to where it begins.
    fn step(&self, next: fn(usize, usize) -> usize, begin: fn(usize) -> usize) -> bool {
        self.open(true);
        {
            let mut shown = self.shown.borrow_mut();
            let last = shown.offered.len().checked_sub(1);
            shown.active = last.map(|last| shown.active.map_or(begin(last), |at| next(at, last)));
        }
        self.show_active();
        true
    }

    /// Takes the one that is active.
    fn take(&self) -> bool {
        let active = {
            let shown = self.shown.borrow();
            shown.active.and_then(|at| shown.offered.get(at)).copied()
        };
        match active {
            Some(place) => self.toggle(place),
            None => self.open(true),
        }
        true
    }

    /// Closes the list, then empties what was typed.
    fn escape(&self) -> bool {
        let (was_open, was_empty) = (self.shown.borrow().open, self.input.value().is_empty());
        if was_open {
            self.open(false);
        } else {
            self.input.set_value("");
        }
        was_open || !was_empty
    }

    fn remove_last(&self) -> bool {
        let last = self.chosen().next_back();
        last.is_some_and(|place| {
            self.toggle(place);
            true
        })
    }

    /// Goes to a chip, or to the last where there are fewer.
    fn focus_chip(&self, at: usize) -> bool {
        let chips = all(&self.chips, "button");
        let chip = chips.get(at).or(chips.last());
        chip.is_some_and(|chip| chip.focus().is_ok())
    }

    /// A key on a chip: the arrows go along, and Backspace and Delete take it away.
    pub(super) fn press_on_chip(&self, event: &KeyboardEvent) {
        let chips = all(&self.chips, "button");
        let here = target_of::<HtmlElement>(event);
        let Some(at) = chips.iter().position(|chip| Some(chip) == here.as_ref()) else { return };
        let taken = match event.key().as_str() {
            "ArrowLeft" => self.focus_chip(at.saturating_sub(1)),
            "ArrowRight" if at + 1 < chips.len() => self.focus_chip(at + 1),
            "ArrowRight" | "Escape" => self.input.focus().is_ok(),
            "Backspace" | "Delete" => {
                chips[at].click();
                self.input.focus().is_ok()
            }
            _ => false,
        };
        if taken {
            event.prevent_default();
        }
    }
}
