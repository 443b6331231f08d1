//! Choosing from many: a list of checkboxes or radio buttons that a search narrows without diacritics, and a day
//! narrows to what was valid then. Without a script the whole list is there, and no search.

use domain::{
    text::{SEARCH_MAX, bare_words, words_of},
    time::{Day, parse_day},
};
use leptos::prelude::*;
use std::ops::RangeInclusive;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

/// The marks that letters of Vietnamese come apart into.
const LATIN_MARKS: RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// Wraps options that the server has written as `label.check` with `data-words` (folded), `data-from` and `data-to`
/// (ISO days, empty for open). `day_field` is the id of the input whose day they must be valid on; `chosen_text` and
/// `shown_text` are the words before the two counts.
#[island]
pub fn Picker(
    id: String,
    day_field: String,
    label: String,
    chosen_text: String,
    shown_text: String,
    children: Children,
) -> impl IntoView {
    let list = NodeRef::<leptos::html::Div>::new();
    let (query, set_query) = signal(String::new());
    let (status, set_status) = signal(String::new());
    Effect::new(move |_| {
        query.track();
        let (day_field, chosen_text, shown_text) =
            (day_field.clone(), chosen_text.clone(), shown_text.clone());
        let tell = move || {
            let Some(list) = list.get_untracked() else { return };
            let (shown, chosen) = narrow(&list, &query.get_untracked(), day_in(&day_field));
            set_status.set(format!("{chosen_text} {chosen} · {shown_text} {shown}"));
        };
        tell();
        // Both a choice in the list and another day in the form bubble up to the window as `change`.
        let listener = window_event_listener(leptos::ev::change, move |_| tell());
        on_cleanup(move || listener.remove());
    });
    let search_id = format!("{id}-search");
    view! {
        <div class="picker">
            // Shown once it can search.
            <div class="picker-search" hidden=move || status.with(String::is_empty)>
                <label for=search_id.clone()>{label}</label>
                <input
                    id=search_id type="search" autocomplete="off"
                    on:input=move |event| set_query.set(event_target_value(&event))
                    on:keydown=move |event| choose_only(list, &event)
                />
            </div>
            <p class="picker-status" role="status">{status}</p>
            <div class="picker-options" node_ref=list>{children()}</div>
        </div>
    }
}

/// Enter chooses the only one that is left; it never sends the form around.
fn choose_only(list: NodeRef<leptos::html::Div>, event: &KeyboardEvent) {
    if event.key() != "Enter" || event.is_composing() {
        return;
    }
    event.prevent_default();
    let Some(list) = list.get_untracked() else { return };
    if let Some(input) = only_shown(&list) {
        input.click();
    }
}

fn options_of(list: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(options) = list.query_selector_all("label") else { return Vec::new() };
    (0..options.length()).filter_map(|i| options.get(i)?.dyn_into().ok()).collect()
}

fn input_of(option: &HtmlElement) -> Option<HtmlInputElement> {
    option.query_selector("input").ok().flatten()?.dyn_into().ok()
}

/// The input of the only option that is shown and not chosen.
fn only_shown(list: &HtmlElement) -> Option<HtmlInputElement> {
    let shown = options_of(list).into_iter().filter(|option| !option.hidden());
    let mut open = shown.filter_map(|option| input_of(&option)).filter(|input| !input.checked());
    open.next().filter(|_| open.next().is_none())
}

fn day_in(field: &str) -> Option<Day> {
    let input = document().get_element_by_id(field)?.dyn_into::<HtmlInputElement>().ok()?;
    parse_day(&input.value())
}

/// What was typed as the server folds what is searched.
fn folded(typed: &str) -> String {
    let typed: String = typed.chars().take(SEARCH_MAX).collect();
    let apart = String::from(js_sys::JsString::from(typed).normalize("NFD"));
    bare_words(apart.chars().filter(|c| !LATIN_MARKS.contains(c)))
}

/// Hides what does not match, unless it is chosen; answers how many are shown and how many chosen.
fn narrow(list: &HtmlElement, query: &str, on: Option<Day>) -> (usize, usize) {
    let words = words_of(&folded(query));
    let options = options_of(list);
    let searched =
        |option: &HtmlElement| format!(" {}", option.get_attribute("data-words").unwrap_or_default());
    // Words that stand together as they were typed are likelier meant than words scattered over a name.
    let together = format!(" {}", words.join(" "));
    let words: Vec<String> = if options.iter().any(|option| searched(option).contains(&together)) {
        vec![together]
    } else {
        words.iter().map(|word| format!(" {word}")).collect()
    };
    options.into_iter().fold((0, 0), |(shown, chosen), option| {
        let data = |name: &str| option.get_attribute(name).unwrap_or_default();
        let (from, to) = (parse_day(&data("data-from")), parse_day(&data("data-to")));
        let valid = on.is_none_or(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to));
        let matches = words.iter().all(|word| searched(&option).contains(word.as_str()));
        let checked = input_of(&option).is_some_and(|input| input.checked());
        let visible = checked || (valid && matches);
        option.set_hidden(!visible);
        (shown + usize::from(visible), chosen + usize::from(checked))
    })
}
