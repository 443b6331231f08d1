use super::Fields;
use leptos::prelude::*;
use serde::Serialize;
use serde_json::Value;
use words::t;

/// How an id in a field is called.
type NameOf<'a> = Box<dyn Fn(&str, &str) -> Option<String> + 'a>;

/// Two versions of one form side by side: what the person typed and what is saved now.
pub struct Versions<'a> {
    rows: Vec<(String, Value, Value)>,
    fields: &'a Fields,
    name: NameOf<'a>,
}

impl<'a> Versions<'a> {
    /// Compares the fields of two forms; their versions are no field.
    pub fn new<F: Serialize>(mine: &F, theirs: &F, fields: &'a Fields) -> Self {
        let (mut mine_flat, mut theirs_flat) = (Vec::new(), Vec::new());
        flatten("", &serde_json::to_value(mine).unwrap_or_default(), &mut mine_flat);
        flatten("", &serde_json::to_value(theirs).unwrap_or_default(), &mut theirs_flat);
        let value = |flat: &[(String, Value)], field: &str| {
            flat.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let mut names: Vec<String> =
            mine_flat.iter().chain(&theirs_flat).map(|(name, _)| name.clone()).collect();
        names.sort();
        names.dedup();
        let rows = names
            .into_iter()
            .filter(|name| name != "version")
            .map(|name| (name.clone(), value(&mine_flat, &name), value(&theirs_flat, &name)))
            .filter(|(_, mine, theirs)| text(mine) != text(theirs))
            .collect();
        Self { rows, fields, name: Box::new(|_, _| None) }
    }

    /// How an id in a field is called.
    pub fn names(self, name: impl Fn(&str, &str) -> Option<String> + 'a) -> Self {
        Self { name: Box::new(name), ..self }
    }

    /// What the person typed and what is saved, with the two ways on.
    pub fn view(self) -> AnyView {
        let back = crate::context::here().split('?').next().unwrap_or("/").to_owned();
        view! {
            {self.table(t!(ui.your_version), t!(ui.their_version))}
            <p class="form-actions">
                <button class="button primary" type="submit" form="edit">{t!(ui.keep_mine)}</button>
                <a class="button" href=back>{t!(ui.take_theirs)}</a>
            </p>
        }
        .into_any()
    }

    /// The fields that differ, each version under what it is called.
    pub fn table(self, mine: &'static str, theirs: &'static str) -> AnyView {
        let show = |field: &str, value: &Value| match value {
            Value::Array(ids) => {
                let names = ids.iter().map(|id| (self.name)(field, &text(id)).unwrap_or_else(|| text(id)));
                names.collect::<Vec<_>>().join(", ")
            }
            value => (self.name)(field, &text(value)).unwrap_or_else(|| text(value)),
        };
        let rows = self.rows.iter().map(|(field, left, right)| {
            view! {
                <tr class="differs">
                    <th scope="row">{self.fields.label(field)}</th>
                    <td data-label=mine>{show(field, left)}</td>
                    <td data-label=theirs>{show(field, right)}</td>
                </tr>
            }
        });
        view! {
            <table class="versions cards">
                <thead><tr><th>{t!(ui.field)}</th><th>{mine}</th><th>{theirs}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    }
}

/// The leaves of a form by the names of their fields; a list of ids is one leaf.
fn flatten(prefix: &str, value: &Value, leaves: &mut Vec<(String, Value)>) {
    let name = |key: &str| if prefix.is_empty() { key.to_owned() } else { format!("{prefix}[{key}]") };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| flatten(&name(key), value, leaves)),
        Value::Array(rows) if rows.iter().any(Value::is_object) => {
            (0..).zip(rows).for_each(|(i, row): (usize, _)| flatten(&name(&i.to_string()), row, leaves));
        }
        leaf => leaves.push((prefix.to_owned(), leaf.clone())),
    }
}
