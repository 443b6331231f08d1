//! Moving an activity to another day: by dragging its bar, or by Shift and an arrow key while it has the focus; more
//! presses in a row move it further, Enter does it at once, Escape leaves it where it was. What is posted is a plain form, so the page that
//! comes back is the truth.

use chrono::Duration;
use domain::time::{Day, parse_day, show_day};
use leptos::prelude::*;
use std::time::Duration as Wait;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element, HtmlFormElement, HtmlInputElement, KeyboardEvent};

/// How long the next press of a key is waited for.
const PAUSE: Wait = Wait::from_millis(1_200);

/// Wraps a grid whose bars say by `data-id` and `data-version` that they may be moved, by `data-day` when they begin
/// and by `data-shown` on which day the piece begins that is seen; and whose cells say their day by `data-day`.
#[island]
pub fn Mover(back: String, moving: String, hint: String, children: Children) -> impl IntoView {
    let form = NodeRef::<leptos::html::Form>::new();
    let (status, set_status) = signal(String::new());
    // Only where it can be done is it said how.
    let (live, set_live) = signal(false);
    Effect::new(move |_| set_live.set(true));
    // What is dragged, with the day of it that was taken hold of.
    let held = StoredValue::new(None::<(Bar, i64)>);
    // What is moved by keys, by how many days so far, and what will post it.
    let pushed = StoredValue::new(None::<(Bar, i64, TimeoutHandle)>);
    // What was posted is answered by a page that shows it; until then nothing else is moved.
    let sent = StoredValue::new(false);
    let post = move |bar: &Bar, days: i64| {
        let Some(to) = bar.after(days).filter(|_| days != 0 && !sent.get_value()) else { return };
        let Some(form) = form.get_untracked() else { return };
        sent.set_value(true);
        send(&form, bar, to);
    };
    let stop = move || {
        if let Some((.., timeout)) = pushed.try_update_value(Option::take).flatten() {
            timeout.clear();
        }
        point_at(None);
        set_status.set(String::new());
    };
    let push = move |bar: Bar, days: i64| {
        let days = match pushed.try_update_value(Option::take).flatten() {
            // Who goes on to another has done with the one before.
            Some((other, before, timeout)) if other.id != bar.id => {
                timeout.clear();
                return post(&other, before);
            }
            Some((_, before, timeout)) => {
                timeout.clear();
                before + days
            }
            None => days,
        };
        let Some(to) = bar.after(days).filter(|_| days != 0) else { return stop() };
        point_at(Some(to));
        set_status.set(format!("{moving} {}…", show_day(to)));
        let posted = bar.clone();
        if let Ok(timeout) = set_timeout_with_handle(move || post(&posted, days), PAUSE) {
            pushed.set_value(Some((bar, days, timeout)));
        }
    };
    let by_key = move |event: KeyboardEvent| {
        let days = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            "ArrowUp" => -7,
            "ArrowDown" => 7,
            "Escape" if !sent.get_value() => return stop(),
            "Enter" => {
                // Whoever is done need not wait; otherwise the link is followed.
                if let Some((bar, days, timeout)) = pushed.try_update_value(Option::take).flatten() {
                    timeout.clear();
                    event.prevent_default();
                    post(&bar, days);
                }
                return;
            }
            _ => return,
        };
        let Some(bar) = bar_of(event.target()).filter(|_| event.shift_key() && !sent.get_value()) else {
            return;
        };
        event.prevent_default();
        push(bar, days);
    };
    let drag = move |event: DragEvent| {
        let Some(bar) = bar_of(event.target()) else { return };
        // The day under the pointer, so that a long bar can be taken anywhere.
        let grabbed = day_at(&event).map_or(0, |day| (day - bar.shown).num_days());
        held.set_value(Some((bar, grabbed)));
    };
    let over = move |event: DragEvent| {
        let Some(day) = day_at(&event) else { return };
        let begins = |(bar, grabbed): &(Bar, i64)| bar.after((day - bar.shown).num_days() - grabbed);
        let Some(to) = held.with_value(|held| held.as_ref().and_then(begins)) else { return };
        point_at(Some(to));
        event.prevent_default();
    };
    let end = move |_: DragEvent| {
        held.set_value(None);
        point_at(None);
    };
    let drop = move |event: DragEvent| {
        let Some((bar, grabbed)) = held.try_update_value(Option::take).flatten() else { return };
        let Some(day) = day_at(&event) else { return };
        event.prevent_default();
        post(&bar, (day - bar.shown).num_days() - grabbed);
    };
    view! {
        <div class="mover" on:keydown=by_key on:dragstart=drag on:dragover=over on:drop=drop on:dragend=end>{children()}</div>
        <p class="hint cal-hint" hidden=move || !live.get()>{hint}</p>
        <p class="cal-moving" role="status">{status}</p>
        <form node_ref=form method="post" action="/do/calendar/move" hidden>
            <input type="hidden" name="id"/>
            <input type="hidden" name="form[version]"/>
            <input type="hidden" name="form[to]"/>
            <input type="hidden" name="form[back]" value=back/>
        </form>
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
