use super::fields::posted;
use leptos::prelude::*;

/// A value that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
}

impl Choice {
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into(), hint: String::new() }
    }
}

/// A checkbox or a radio button with its label.
pub fn check(
    kind: &'static str,
    name: &'static str,
    value: &'static str,
    label: &'static str,
    chosen: bool,
) -> AnyView {
    view! {
        <label class="check"><input type=kind name=name value=value checked=chosen/><span>{label}</span></label>
    }
    .into_any()
}

/// Radio buttons of one field, among which one is chosen.
pub fn radios(name: &str, choices: Vec<Choice>, chosen: &str) -> AnyView {
    let name = posted(name);
    let buttons = choices.into_iter().map(|choice| {
        let checked = choice.value == chosen;
        let hint = (!choice.hint.is_empty()).then(|| view! { <small>{choice.hint}</small> });
        view! {
            <label class="check">
                <input type="radio" name=name.clone() value=choice.value checked=checked/>
                <span>{choice.label}{hint}</span>
            </label>
        }
    });
    view! { <div class="checks">{buttons.collect_view()}</div> }.into_any()
}

/// Checkboxes of one field.
pub fn checks(name: &str, choices: Vec<Choice>, chosen: &[String]) -> AnyView {
    let name = format!("{}[]", posted(name));
    let boxes = choices.into_iter().map(|choice| {
        let checked = chosen.contains(&choice.value);
        let hint = (!choice.hint.is_empty()).then(|| view! { <small>{choice.hint}</small> });
        view! {
            <label class="check">
                <input type="checkbox" name=name.clone() value=choice.value checked=checked/>
                <span>{choice.label}{hint}</span>
            </label>
        }
    });
    view! { <div class="checks columns">{boxes.collect_view()}</div> }.into_any()
}
