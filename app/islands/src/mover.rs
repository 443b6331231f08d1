//! Moving an activity to another day: by dragging its bar, or by Shift and an arrow key while it has the focus; more
//! presses in a row move it further, Enter does it at once, Escape leaves it where it was. What is posted is a plain
//! form, so the page that comes back is the truth.

use crate::dom::{first, on};
use chrono::Duration;
use domain::time::{Day, parse_day, show_day};
use leptos::prelude::{TimeoutHandle, document, set_timeout_with_handle};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration as Wait,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent};

/// How long the next press of a key is waited for.
const PAUSE: Wait = Wait::from_millis(1_200);

/// Wakes the `.mover` of the page, a grid whose bars say by `data-id` and `data-version` that they may be moved, by `data-day`
/// when they begin and by `data-shown` on which day the piece begins that is seen; and whose cells say their day by
/// `data-day`. Beside it are the form that is posted, how it is done, and where it is said what is moved, after the words of
/// `data-moving`.
pub(crate) fn wake() {
    let Some(root) = document().document_element().and_then(|page| first::<Element>(&page, ".mover")) else {
        return;
    };
    let Some(beside) = root.parent_element() else { return };
    // Only where it can be done is it said how.
    if let Some(hint) = first::<HtmlElement>(&beside, ".cal-hint") {
        hint.set_hidden(false);
    }
    let moving = root.get_attribute("data-moving").unwrap_or_default();
    let (held, pushed, sent) = (RefCell::default(), RefCell::default(), Cell::default());
    let moves = Rc::new(Moves { beside, moving, held, pushed, sent });
    let keyed = Rc::clone(&moves);
    on(&root, "keydown", move |event| {
        if let Some(event) = event.dyn_ref() {
            keyed.key(event);
        }
    });
    type Heed = fn(&Moves, &DragEvent);
    let dragged: [(&str, Heed); 4] = [
        ("dragstart", Moves::take),
        ("dragover", Moves::over),
        ("drop", Moves::drop),
        ("dragend", |moves, _| moves.release()),
    ];
    for (kind, heed) in dragged {
        let moves = Rc::clone(&moves);
        on(&root, kind, move |event| {
            if let Some(event) = event.dyn_ref() {
                heed(&moves, event);
            }
        });
    }
}

/// What is being moved, by either means.
struct Moves {
    /// What stands around the grid: the form that is posted, and where it is said what is moved.
    beside: Element,
    /// The words before the day that something is moved to.
    moving: String,
    /// What is dragged, and which day of it was taken hold of.
    held: RefCell<Option<(Bar, i64)>>,
    /// What is moved by keys, by how many days so far, and what will post it.
    pushed: RefCell<Option<(Bar, i64, TimeoutHandle)>>,
    /// What was posted is answered by a page that shows it; until then nothing else is moved.
    sent: Cell<bool>,
}

impl Moves {
    fn post(&self, bar: &Bar, days: i64) {
        let Some(to) = bar.after(days).filter(|_| days != 0 && !self.sent.get()) else { return };
        let Some(form) = first(&self.beside, ".cal-move") else { return };
        self.sent.set(true);
        send(&form, bar, to);
    }

    fn say(&self, what: &str) {
        if let Some(status) = first::<Element>(&self.beside, ".cal-moving") {
            status.set_text_content(Some(what));
        }
    }

    fn stop(&self) {
        self.take_pushed();
        point_at(None);
        self.say("");
    }

    /// What was moved by keys so far, which is no longer posted by itself.
    fn take_pushed(&self) -> Option<(Bar, i64)> {
        let (bar, days, timeout) = self.pushed.take()?;
        timeout.clear();
        Some((bar, days))
    }

    fn push(self: &Rc<Self>, bar: Bar, days: i64) {
        let days = match self.take_pushed() {
            // Who goes on to another has done with the one before.
            Some((other, before)) if other.id != bar.id => return self.post(&other, before),
            Some((_, before)) => before + days,
            None => days,
        };
        let Some(to) = bar.after(days).filter(|_| days != 0) else { return self.stop() };
        point_at(Some(to));
        self.say(&format!("{} {}…", self.moving, show_day(to)));
        let (moves, posted) = (Rc::clone(self), bar.clone());
        if let Ok(timeout) = set_timeout_with_handle(move || moves.post(&posted, days), PAUSE) {
            self.pushed.replace(Some((bar, days, timeout)));
        }
    }

    fn key(self: &Rc<Self>, event: &KeyboardEvent) {
        let days = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "ArrowUp" => -7,
            "ArrowDown" => 7,
            "Escape" if !self.sent.get() => return self.stop(),
            "Enter" => {
                // Whoever is done need not wait; otherwise the link is followed.
                if let Some((bar, days)) = self.take_pushed() {
                    event.prevent_default();
                    self.post(&bar, days);
                }
                return;
            }
            _ => return,
        };
        let Some(bar) = bar_of(event.target()).filter(|_| event.shift_key() && !self.sent.get()) else {
            return;
        };
        event.prevent_default();
        self.push(bar, days);
    }

    fn take(&self, event: &DragEvent) {
        let Some(bar) = bar_of(event.target()) else { return };
        // The day under the pointer, so that a long bar can be taken anywhere.
        let grabbed = day_at(event).map_or(0, |day| (day - bar.shown).num_days());
        self.held.replace(Some((bar, grabbed)));
    }

    fn over(&self, event: &DragEvent) {
        let Some(day) = day_at(event) else { return };
        let begins = |(bar, grabbed): &(Bar, i64)| bar.after((day - bar.shown).num_days() - grabbed);
        let Some(to) = self.held.borrow().as_ref().and_then(begins) else { return };
        point_at(Some(to));
        event.prevent_default();
    }

    fn drop(&self, event: &DragEvent) {
        let Some((bar, grabbed)) = self.held.take() else { return };
        let Some(day) = day_at(event) else { return };
        event.prevent_default();
        self.post(&bar, (day - bar.shown).num_days() - grabbed);
    }

    fn release(&self) {
        self.held.take();
        point_at(None);
    }
}

/// A bar that may be moved.
#[derive(Clone, Debug)]
struct Bar {
    id: String,
    version: String,
    day: Day,
    shown: Day,
}

impl Bar {
    /// The day on which it begins when it was moved by so many days.
    fn after(&self, days: i64) -> Option<Day> {
        self.day.checked_add_signed(Duration::days(days))
    }
}

/// Marks the day that something is moved to, and no other.
fn point_at(day: Option<Day>) {
    let cells = document().query_selector_all(".cal-cell");
    let cells =
        cells.ok().into_iter().flat_map(|list| (0..list.length()).filter_map(move |index| list.get(index)));
    for cell in cells.filter_map(|cell| cell.dyn_into::<Element>().ok()) {
        let there = day.is_some_and(|day| cell.get_attribute("data-day") == Some(day.to_string()));
        // A class can be set on an element or nothing can.
        let _ = cell.class_list().toggle_with_force("target", there);
    }
}

fn bar_of(target: Option<web_sys::EventTarget>) -> Option<Bar> {
    let bar = target?.dyn_into::<Element>().ok()?.closest("[data-version]").ok()??;
    let day = |name: &str| bar.get_attribute(name).as_deref().and_then(parse_day);
    Some(Bar {
        id: bar.get_attribute("data-id")?,
        version: bar.get_attribute("data-version")?,
        day: day("data-day")?,
        shown: day("data-shown")?,
    })
}

/// The day of the cell under the pointer, whatever lies over it.
fn day_at(event: &DragEvent) -> Option<Day> {
    #[expect(clippy::cast_precision_loss, reason = "a place on a screen")]
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let under = document().elements_from_point(x, y);
    let cell = under.iter().filter_map(|element: JsValue| element.dyn_into::<Element>().ok());
    let mut days = cell.filter(|element| element.class_list().contains("cal-cell"));
    parse_day(&days.next()?.get_attribute("data-day")?)
}

fn send(form: &HtmlFormElement, bar: &Bar, to: Day) {
    for (name, value) in [("id", &bar.id), ("form[version]", &bar.version), ("form[to]", &to.to_string())] {
        let input =
            form.elements().named_item(name).and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            input.set_value(value);
        }
    }
    // It posts or the page stays as it is.
    let _ = form.submit();
}
