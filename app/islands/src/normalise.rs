//! Fields that say what they read: what was typed is shown as it was read, a day with its weekday and the browser's own
//! calendar, and what was taken from proposals fills the field beside it.

use crate::dom::{all, first, on, set, target_of, tell, within};
use domain::{
    reads::{as_read, read_day},
    time::{Day, parse_day, show_day},
};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

/// Watches every input of the page that says what it reads: `data-reads` is `day`, `time` or `number`. The page tells by
/// `data-weekdays` what the days are called from Monday on, with commas between.
pub(crate) fn wake() {
    let Some(page) = document().document_element() else { return };
    let told =
        first::<Element>(&page, "[data-weekdays]").and_then(|told| told.get_attribute("data-weekdays"));
    let weekdays: Vec<String> = told.unwrap_or_default().split(',').map(str::to_owned).collect();
    offer_calendars();
    on(&window(), "change", move |event| show_as_read(event, &weekdays));
    on(&window(), "click", |event| {
        if let Some(button) = within(event, ".dated > button") {
            open_calendar(&button);
        }
    });
    on(&window(), "input", |event| {
        if let Some(input) = target_of(event) {
            fill_beside(&input);
        }
    });
}

fn show_as_read(event: &Event, weekdays: &[String]) {
    let Some(input) = target_of::<HtmlInputElement>(event) else { return };
    let reads = input.get_attribute("data-reads").unwrap_or_default();
    if let Some(shown) = as_read(&reads, &input.value(), period_of(&input)) {
        input.set_value(&shown);
    }
    if reads == "day" {
        tell_weekday(&input, weekdays);
    }
}

/// The period that a day lies in, if the input says so.
fn period_of(input: &HtmlInputElement) -> Option<(Day, Day)> {
    let day = |name: &str| parse_day(&input.get_attribute(name)?);
    day("data-from").zip(day("data-to"))
}

/// The day in an input.
pub(crate) fn day_of(input: &HtmlInputElement) -> Option<Day> {
    read_day(&input.value(), period_of(input))
}

fn tell_weekday(input: &HtmlInputElement, weekdays: &[String]) {
    use chrono::Datelike;
    let weekday = day_of(input).and_then(|day| weekdays.get(day.weekday().num_days_from_monday() as usize));
    let shown = input.parent_element().and_then(|dated| first::<Element>(&dated, ".weekday"));
    if let Some(shown) = shown {
        shown.set_text_content(weekday.map(String::as_str));
    }
}

/// Shows the buttons that open the browser's calendar, where it can be opened.
fn offer_calendars() {
    let probe = document().create_element("input").ok();
    if !probe.is_some_and(|probe| js_sys::Reflect::has(&probe, &"showPicker".into()).unwrap_or(false)) {
        return;
    }
    let Some(page) = document().document_element() else { return };
    for button in all(&page, ".dated > button") {
        button.set_hidden(false);
    }
}

/// The browser's calendar belongs to a date input of its own, which is made beside the button and goes once it has told.
fn open_calendar(button: &Element) {
    let Some(dated) = button.parent_element() else { return };
    let Some(typed) = first::<HtmlInputElement>(&dated, "input[data-reads]") else { return };
    let there = first(&dated, "input[type=date]");
    let Some(calendar) = there.or_else(|| make_calendar(&dated, &typed)) else { return };
    calendar.set_value(&day_of(&typed).map(|day| day.to_string()).unwrap_or_default());
    for (bound, name) in [("min", "data-from"), ("max", "data-to")] {
        if let Some(day) = typed.get_attribute(name) {
            set(&calendar, bound, &day);
        }
    }
    let open = js_sys::Reflect::get(&calendar, &"showPicker".into()).ok();
    if let Some(open) = open.and_then(|open| open.dyn_into::<js_sys::Function>().ok()) {
        let _: Result<JsValue, JsValue> = open.call0(&calendar);
    }
}

fn make_calendar(dated: &Element, typed: &HtmlInputElement) -> Option<HtmlInputElement> {
    let calendar: HtmlInputElement = document().create_element("input").ok()?.dyn_into().ok()?;
    calendar.set_type("date");
    calendar.set_tab_index(-1);
    set(&calendar, "aria-hidden", "true");
    dated.append_child(&calendar).ok()?;
    let (chosen, typed) = (calendar.clone(), typed.clone());
    on(&calendar, "change", move |_| {
        if let Some(day) = parse_day(&chosen.value()) {
            typed.set_value(&show_day(day));
            tell(&typed);
        }
    });
    Some(calendar)
}

/// What was taken from proposals, letter by letter, fills the field that it names, where that is empty.
fn fill_beside(input: &HtmlInputElement) {
    let Some(beside) = input.get_attribute("data-fills") else { return };
    let beside = document().get_element_by_id(&beside).and_then(|beside| beside.dyn_into().ok());
    let Some(beside) = beside.filter(|beside: &HtmlInputElement| beside.value().is_empty()) else { return };
    let list = input.get_attribute("list").and_then(|list| document().get_element_by_id(&list));
    let Some(list) = list else { return };
    let taken =
        all(&list, "option").into_iter().find(|option| option.get_attribute("value") == Some(input.value()));
    if let Some(fill) = taken.and_then(|option| option.get_attribute("data-fill")) {
        beside.set_value(&fill);
        tell(&beside);
    }
}
