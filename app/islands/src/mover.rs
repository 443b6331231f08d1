//! Moving an activity to another day: by dragging its bar, or by Shift and an arrow key while it has the focus; more
//! presses in a row move it further, Enter does it at once, Escape leaves it where it was. What is posted is a plain
//! form, so the page that comes back is the truth.

use crate::dom::{first, on};
use chrono::Duration;
use domain::time::{Day, parse_day, show_day};
use leptos::prelude::*;
use std::time::Duration as Wait;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent};

/// How long the next press of a key is waited for.
const PAUSE: Wait = Wait::from_millis(1_200);

/// Wraps a grid whose bars say by `data-id` and `data-version` that they may be moved, by `data-day` when they begin
/// and by `data-shown` on which day the piece begins that is seen; and whose cells say their day by `data-day`.
#[island]
pub fn Mover(back: String, moving: String, hint: String, children: Children) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(root) = document().document_element().and_then(|page| first::<Element>(&page, ".mover")) {
            awaken(&root, &moving);
        }
    });
    view! {
        <div class="mover">{children()}</div>
        <p class="hint cal-hint" hidden>{hint}</p>
        <p class="cal-moving" role="status"></p>
        <form class="cal-move" method="post" action="/do/calendar/move" autocomplete="off" hidden>
            <input type="hidden" name="id"/>
            <input type="hidden" name="form[version]"/>
            <input type="hidden" name="form[to]"/>
            <input type="hidden" name="form[starts_at]"/>
            <input type="hidden" name="form[ends_at]"/>
            <input type="hidden" name="form[back]" value=back/>
        </form>
    }
}

fn awaken(root: &Element, moving: &str) {
    let Some(beside) = root.parent_element() else { return };
    // Only where it can be done is it said how.
    if let Some(hint) = first::<HtmlElement>(&beside, ".cal-hint") {
        hint.set_hidden(false);
    }
    let moves = Moves {
        beside: StoredValue::new_local(beside),
        moving: StoredValue::new(moving.to_owned()),
        held: StoredValue::new(None),
        pushed: StoredValue::new(None),
        sent: StoredValue::new(false),
    };
    on(root, "keydown", move |event| {
        if let Some(event) = event.dyn_ref() {
            moves.key(event);
        }
    });
    type Heed = fn(Moves, &DragEvent);
    let dragged: [(&str, Heed); 4] = [
        ("dragstart", Moves::take),
        ("dragover", Moves::over),
        ("drop", Moves::drop),
        ("dragend", |moves, _| moves.release()),
    ];
    for (kind, heed) in dragged {
        on(root, kind, move |event| {
            if let Some(event) = event.dyn_ref() {
                heed(moves, event);
            }
        });
    }
}

/// What is being moved, by either means.
#[derive(Clone, Copy)]
struct Moves {
    /// What stands around the grid: the form that is posted, and where it is said what is moved.
    beside: StoredValue<Element, LocalStorage>,
    /// The words before the day that something is moved to.
    moving: StoredValue<String>,
    /// What is dragged, and which day of it was taken hold of.
    held: StoredValue<Option<(Bar, i64)>>,
    /// What is moved by keys, by how many days so far, and what will post it.
    pushed: StoredValue<Option<(Bar, i64, TimeoutHandle)>>,
    /// What was posted is answered by a page that shows it; until then nothing else is moved.
    sent: StoredValue<bool>,
}

impl Moves {
    fn post(self, bar: &Bar, days: i64) {
        let Some(to) = bar.after(days).filter(|_| days != 0 && !self.sent.get_value()) else { return };
        let Some(form) = self.beside.with_value(|beside| first(beside, ".cal-move")) else { return };
        self.sent.set_value(true);
        send(&form, bar, to);
    }

    fn say(self, what: &str) {
        if let Some(status) = self.beside.with_value(|beside| first::<Element>(beside, ".cal-moving")) {
            status.set_text_content(Some(what));
        }
    }

    fn stop(self) {
        self.take_pushed();
        point_at(None);
        self.say("");
    }

    /// What was moved by keys so far, which is no longer posted by itself.
    fn take_pushed(self) -> Option<(Bar, i64)> {
        let (bar, days, timeout) = self.pushed.try_update_value(Option::take).flatten()?;
        timeout.clear();
        Some((bar, days))
    }

    fn push(self, bar: Bar, days: i64) {
        let days = match self.take_pushed() {
            // Who goes on to another has done with the one before.
            Some((other, before)) if other.id != bar.id => return self.post(&other, before),
            Some((_, before)) => before + days,
            None => days,
        };
        let Some(to) = bar.after(days).filter(|_| days != 0) else { return self.stop() };
        point_at(Some(to));
        self.say(&format!("{} {}…", self.moving.get_value(), show_day(to)));
        let posted = bar.clone();
        if let Ok(timeout) = set_timeout_with_handle(move || self.post(&posted, days), PAUSE) {
            self.pushed.set_value(Some((bar, days, timeout)));
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let days = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "ArrowUp" => -7,
            "ArrowDown" => 7,
            "Escape" if !self.sent.get_value() => return self.stop(),
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
        let Some(bar) = bar_of(event.target()).filter(|_| event.shift_key() && !self.sent.get_value()) else {
            return;
        };
        event.prevent_default();
        self.push(bar, days);
    }

    fn take(self, event: &DragEvent) {
        let Some(bar) = bar_of(event.target()) else { return };
        // The day under the pointer, so that a long bar can be taken anywhere.
        let grabbed = day_at(event).map_or(0, |day| (day - bar.shown).num_days());
        self.held.set_value(Some((bar, grabbed)));
    }

    fn over(self, event: &DragEvent) {
        let Some(day) = day_at(event) else { return };
        let begins = |(bar, grabbed): &(Bar, i64)| bar.after((day - bar.shown).num_days() - grabbed);
        let Some(to) = self.held.with_value(|held| held.as_ref().and_then(begins)) else { return };
        point_at(Some(to));
        event.prevent_default();
    }

    fn drop(self, event: &DragEvent) {
        let Some((bar, grabbed)) = self.held.try_update_value(Option::take).flatten() else { return };
        let Some(day) = day_at(event) else { return };
        event.prevent_default();
        self.post(&bar, (day - bar.shown).num_days() - grabbed);
    }

    fn release(self) {
        self.held.set_value(None);
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
