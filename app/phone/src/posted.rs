//! A form as a browser posts it, as what the server is sent, and back on the page.

use crate::{dom, words::OutboxWords};
use domain::{
    reads::as_read,
    sync::{OperationId, Sentence},
};
use js_sys::Array;
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    FormData, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    UrlSearchParams,
};

/// The fields of a form with what is in them, encoded as they are posted.
pub fn encoded(form: &HtmlFormElement) -> Option<String> {
    let fields = FormData::new_with_form(form).ok()?;
    let encoded = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    Some(encoded.to_string().into())
}

/// Names and values in the order in which they were posted.
pub fn fields_of(encoded: &str) -> Vec<(String, String)> {
    let Ok(fields) = UrlSearchParams::new_with_str(encoded) else { return Vec::new() };
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    let pair = |pair: JsValue| {
        let pair: Array = pair.unchecked_into();
        (text(pair.get(0)), text(pair.get(1)))
    };
    Array::from(&fields).iter().map(pair).collect()
}

/// The id and the body of a new log; nothing where the form has no id, or changes what is at the server.
pub fn body_of(fields: &[(String, String)]) -> Option<(OperationId, Value)> {
    let mut body = Map::new();
    for (name, value) in fields {
        if name == "id" && !value.is_empty() {
            return None;
        }
        let Some(name) = name.strip_prefix("form[").and_then(|name| name.strip_suffix(']')) else { continue };
        if value.trim().is_empty() {
            continue;
        }
        match name.split_once("][") {
            None => {
                body.insert(name.to_owned(), value.as_str().into());
            }
            Some((group, name)) => {
                let group = body.entry(group).or_insert_with(|| Map::new().into());
                group.as_object_mut()?.insert(name.to_owned(), value.as_str().into());
            }
        }
    }
    let id = OperationId::parse(body.get("key")?.as_str()?).ok()?;
    Some((id, body.into()))
}

/// A body as the fields of its form.
pub fn fields_of_body(body: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut fields = Vec::new();
    for (name, value) in body.as_object().into_iter().flatten() {
        match value.as_object() {
            None => fields.push((format!("form[{name}]"), text(value))),
            Some(group) => {
                let inner =
                    group.iter().map(|(inner, value)| (format!("form[{name}][{inner}]"), text(value)));
                fields.extend(inner);
            }
        }
    }
    fields
}

/// What the server would give back at once: fields that are needed and empty, and what cannot be read.
pub fn slips(form: &HtmlFormElement, words: &OutboxWords) -> Vec<Sentence> {
    let fields = form.query_selector_all("[required], [data-reads]").map(dom::all).unwrap_or_default();
    fields.iter().filter_map(|field| slip(field, words)).collect()
}

fn slip(field: &HtmlElement, words: &OutboxWords) -> Option<Sentence> {
    let value = |value: JsValue| value.as_string().unwrap_or_default();
    let of = |name: &str| js_sys::Reflect::get(field, &name.into()).map(value).unwrap_or_default();
    let (typed, name) = (of("value"), of("name"));
    let problem = match (typed.trim(), dom::given(field, "reads")) {
        ("", _) if field.has_attribute("required") => "needed".to_owned(),
        ("", _) => return None,
        (typed, Some(reads)) if as_read(&reads, typed, None).is_none() => reads,
        _ => return None,
    };
    let sentence = words.problems.get(&problem)?.as_str()?.to_owned();
    // `form[numbers][men]` is `numbers[men]` to the server.
    let field = name.strip_prefix("form[")?.replacen(']', "", 1);
    Some(Sentence { field, sentence })
}

/// The page of the form that a log was written in.
pub fn page_of(body: &Value) -> String {
    match body.get("activity").and_then(Value::as_str) {
        Some(activity) => format!("/outreach/new?activity={activity}"),
        None => "/outreach/new?own=1".to_owned(),
    }
}

/// Puts values into the form; what they do not name is emptied.
pub fn fill(form: &HtmlFormElement, fields: &[(String, String)]) {
    let elements = form.elements();
    for element in (0..elements.length()).filter_map(|place| elements.item(place)) {
        let Some(name) = element.get_attribute("name").filter(|name| name.starts_with("form[")) else {
            continue;
        };
        let value = fields.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
        let text = value.unwrap_or_default();
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            match input.type_().as_str() {
                "checkbox" => input.set_checked(value.is_some()),
                _ => input.set_value(text),
            }
        } else if let Some(input) = element.dyn_ref::<HtmlTextAreaElement>() {
            input.set_value(text);
        } else if let Some(input) = element.dyn_ref::<HtmlSelectElement>() {
            input.set_value(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::outreach::LogForm;
    use serde_json::json;

    const ID: &str = "01932b6e-7a10-7c3d-8f00-0123456789ab";

    fn posted(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_posted_is_what_is_sent() {
        let fields = posted(&[
            ("id", ""),
            ("form[version]", ""),
            ("form[key]", ID),
            ("form[activity]", "5"),
            ("form[numbers][attendances]", "1.200"),
            ("form[numbers][leaflets]", ""),
            ("form[attendances][3]", "40"),
            ("form[remarks]", "Đông & vui"),
        ]);
        let (id, body) = body_of(&fields).unwrap();
        assert_eq!(id.as_str(), ID);
        let sent = json!({
            "key": ID, "activity": "5", "numbers": { "attendances": "1.200" }, "attendances": { "3": "40" },
            "remarks": "Đông & vui",
        });
        assert_eq!(body, sent);
        assert_eq!(page_of(&body), "/outreach/new?activity=5");
        let form: LogForm = serde_json::from_value(body.clone()).unwrap();
        assert_eq!((form.activity.as_str(), form.numbers["attendances"].as_str()), ("5", "1.200"));
        assert_eq!(body_of(&fields_of_body(&body)), Some((id, body)));
    }

    #[test]
    fn what_names_no_new_log_is_none() {
        for fields in [
            posted(&[]),
            posted(&[("form[key]", "1")]),
            posted(&[("form[key]", ID), ("id", "7")]),
            posted(&[("form[key]", ID), ("form[numbers]", "1"), ("form[numbers][a]", "1")]),
        ] {
            assert_eq!(body_of(&fields), None, "{fields:?}");
        }
    }
}
