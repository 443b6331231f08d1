use crate::dom::tell;
use js_sys::{Array, JSON};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Storage};

/// What is typed in a form, as the tab keeps it: for each field its name and what is in it.
pub(super) struct Draft {
    form: HtmlFormElement,
    kept: Storage,
    key: String,
}

/// A field that a person fills.
enum Field {
    /// What is typed or chosen from a list.
    Text(JsValue),
    /// A box or button, which counts where it is chosen.
    Mark(HtmlInputElement),
}

impl Draft {
    /// The one of a form, if it is there; one for each address and version, so that what somebody else saved meanwhile is
    /// not covered.
    pub fn of(form: &str, owner: &str) -> Option<Self> {
        let form: HtmlFormElement = document().get_element_by_id(form)?.dyn_into().ok()?;
        let kept = window().session_storage().ok().flatten()?;
        let version = form.query_selector("[name='form[version]']").ok().flatten();
        let version = version.and_then(|version| version.get_attribute("value")).unwrap_or_default();
        let here = window().location();
        // What was just saved says nothing about the form.
        let query = here.search().unwrap_or_default();
        let query = query.split("&saved=").next().unwrap_or_default();
        let key = format!("draft {owner} {}{query} {version}", here.pathname().unwrap_or_default());
        forget_others(&kept, &format!("draft {owner} "));
        Some(Self { form, kept, key })
    }

    pub const fn form(&self) -> &HtmlFormElement {
        &self.form
    }

    fn fields(&self) -> Vec<(String, Field)> {
        let all = self.form.elements();
        let all = (0..all.length()).filter_map(|place| all.item(place));
        let field = |element: web_sys::Element| {
            let name = element.get_attribute("name")?;
            let kind = element.get_attribute("type").unwrap_or_default();
            let field = match (element.tag_name().as_str(), kind.as_str()) {
                ("INPUT", "hidden" | "password" | "file") | ("BUTTON", _) => return None,
                ("INPUT", "checkbox" | "radio") => Field::Mark(element.dyn_into().ok()?),
                _ => Field::Text(element.into()),
            };
            Some((name, field))
        };
        all.filter_map(field).collect()
    }

    pub fn keep(&self) {
        let kept = Array::new();
        for (name, field) in self.fields() {
            let value = match &field {
                Field::Text(text) => text_of(text),
                Field::Mark(mark) => mark.checked().then(|| mark.value()),
            };
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                kept.push(&Array::of2(&name.into(), &value.into()));
            }
        }
        // Where the tab keeps nothing, the browser still asks before the page is left.
        if let Some(kept) = JSON::stringify(&kept).ok().and_then(|kept| kept.as_string()) {
            let _ = self.kept.set_item(&self.key, &kept);
        }
    }

    pub fn forget(&self) {
        let _ = self.kept.remove_item(&self.key);
    }

    /// Puts what was typed back, if there is any; not over what the server sent back with its problems.
    pub fn restore(&self) -> bool {
        if document().get_element_by_id("problems").is_some() {
            self.forget();
            return false;
        }
        let kept = self.kept.get_item(&self.key).ok().flatten().and_then(|kept| JSON::parse(&kept).ok());
        let Some(kept) = kept.and_then(|kept| kept.dyn_into::<Array>().ok()) else { return false };
        let kept: Vec<(String, String)> = kept.iter().filter_map(|pair| pair_of(&pair)).collect();
        for (name, field) in self.fields() {
            let mut values = kept.iter().filter(|(known, _)| *known == name).map(|(_, value)| value);
            match field {
                Field::Text(text) => set_text(&text, values.next().map_or("", String::as_str)),
                Field::Mark(mark) => {
                    let chosen = values.any(|value| *value == mark.value());
                    if mark.checked() != chosen {
                        mark.set_checked(chosen);
                        tell(&mark);
                    }
                }
            }
        }
        true
    }
}

/// Whoever signs in next in the tab finds nothing of who was there before.
fn forget_others(kept: &Storage, own: &str) {
    let keys: Vec<String> =
        (0..kept.length().unwrap_or(0)).filter_map(|place| kept.key(place).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with("draft ") && !key.starts_with(own)) {
        let _ = kept.remove_item(key);
    }
}

fn pair_of(pair: &JsValue) -> Option<(String, String)> {
    let pair: &Array = pair.dyn_ref()?;
    Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
}

fn text_of(field: &JsValue) -> Option<String> {
    let input = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    let area = || field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    let choice = || field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    input.or_else(area).or_else(choice)
}

fn set_text(field: &JsValue, value: &str) {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(choice) = field.dyn_ref::<HtmlSelectElement>() {
        choice.set_value(value);
    }
}
