use super::record;
use crate::campaigns;
use domain::{
    activities::When,
    audit::{AuditNames, Subject},
    targets::Measure,
    text::collation_key,
    time::{parse_day, show_day, show_time},
};
use frame::{Field, Reads};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A field that differs, with both values as they read; what was not there is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub label: String,
    pub before: String,
    pub after: String,
}

/// The fields that differ between two records in JSON, in the order of their form. A field that is not known is
/// called by its key.
pub fn changes(
    subject: Subject,
    before: Option<&str>,
    after: Option<&str>,
    names: &AuditNames,
) -> Vec<Change> {
    let fields = record(subject).map_or_else(Vec::new, |record| (record.fields)());
    let reader = Reader { fields, names };
    let (before, after) = (reader.record(before), reader.record(after));
    let places: BTreeSet<&Place> = before.keys().chain(after.keys()).collect();
    let differing = places.into_iter().filter_map(|place| {
        let (before, after) = (before.get(place), after.get(place));
        let label = after.or(before)?.label.clone();
        let (was, is) = (seen(before), seen(after));
        (was != is).then(|| Change { label, before: was.0.to_owned(), after: is.0.to_owned() })
    });
    differing.collect()
}

/// Where a value stands: the place of its field, its row, the place within the row, and its key.
type Place = (usize, usize, usize, String);

/// One value that a record holds.
struct Leaf {
    label: String,
    text: String,
    /// Of records that it names; two of them may have one name.
    ids: BTreeSet<i64>,
}

fn seen(leaf: Option<&Leaf>) -> (&str, Option<&BTreeSet<i64>>) {
    leaf.map_or(("", None), |leaf| (leaf.text.as_str(), Some(&leaf.ids).filter(|ids| !ids.is_empty())))
}

struct Reader<'a> {
    fields: Vec<Field>,
    names: &'a AuditNames,
}

impl Reader<'_> {
    fn record(&self, json: Option<&str>) -> BTreeMap<Place, Leaf> {
        let leaves: Vec<(Place, Leaf)> = match json.and_then(|json| serde_json::from_str(json).ok()) {
            Some(Value::Object(fields)) => {
                fields.iter().flat_map(|(key, value)| self.of_record(key, value)).collect()
            }
            // The transition of a campaign keeps only where it stood.
            Some(status) => vec![self.leaf("status", &status)],
            None => Vec::new(),
        };
        leaves.into_iter().collect()
    }

    /// The values of one field of a record.
    fn of_record(&self, key: &str, value: &Value) -> Vec<(Place, Leaf)> {
        match (key, value) {
            ("id" | "version" | "path" | "moved", _) => Vec::new(),
            ("venue" | "validity", Value::Object(parts)) => self.parts(key, parts),
            ("quantities" | "targets", Value::Array(rows)) => {
                rows.iter().map(|row| self.quantity(key, row)).collect()
            }
            ("details", Value::Object(kinds)) => {
                kinds.iter().flat_map(|(kind, details)| self.details(kind, details)).collect()
            }
            _ => vec![self.leaf(key, value)],
        }
    }

    fn parts(&self, of: &str, parts: &Map<String, Value>) -> Vec<(Place, Leaf)> {
        parts.iter().map(|(part, value)| self.leaf(&format!("{of}.{part}"), value)).collect()
    }

    /// What a kind of activity has of its own, with its rows.
    fn details(&self, kind: &str, details: &Value) -> Vec<(Place, Leaf)> {
        let mut leaves = vec![self.leaf("kind", &Value::from(kind))];
        let Value::Object(parts) = details else { return leaves };
        for (part, value) in parts {
            match value {
                Value::Array(rows) => {
                    let rows = (1..).zip(rows);
                    leaves.extend(rows.flat_map(|(number, row)| self.row(part, number, row)));
                }
                value => leaves.push(self.leaf(&format!("details.{part}"), value)),
            }
        }
        leaves
    }

    /// A row of equal fields, called by its number: “Báo cáo viên 1 – Họ và tên”.
    fn row(&self, list: &str, number: usize, row: &Value) -> Vec<(Place, Leaf)> {
        let fields = match row {
            Value::Object(fields) => self.parts(list, fields),
            row => vec![self.leaf(list, row)],
        };
        let within = format!("{list}.");
        let first = self.fields.iter().position(|field| field.key.starts_with(&within));
        let called = format!("{} {number}", self.field(list).1.map_or(list, |field| field.label));
        let numbered = fields.into_iter().map(|((place, _, _, key), leaf)| {
            let place = (first.unwrap_or(place), number, place, key);
            (place, Leaf { label: format!("{called} – {}", leaf.label), ..leaf })
        });
        numbered.collect()
    }

    /// A number of something that is counted.
    fn quantity(&self, key: &str, row: &Value) -> (Place, Leaf) {
        let (place, field) = self.field(key);
        let (word, number) = (row.get("measure").and_then(Value::as_str), row.get("number"));
        let (Some(word), Some(number)) = (word, number.and_then(Value::as_i64)) else {
            return self.leaf(key, row);
        };
        let measure = Measure::from_word(word);
        let order = Measure::ALL.iter().position(|known| Some(*known) == measure);
        let called = field.map_or(key, |field| field.label);
        let counted = match measure {
            Some(measure) => campaigns::say::measure(measure),
            None => word,
        };
        let label = format!("{called} – {counted}");
        let leaf = Leaf { label, text: words::whole(number), ids: BTreeSet::new() };
        ((place, 1 + order.unwrap_or(Measure::ALL.len()), 0, word.to_owned()), leaf)
    }

    fn leaf(&self, key: &str, value: &Value) -> (Place, Leaf) {
        let (place, field) = self.field(key);
        let (label, reads) = field.map_or((key, Reads::Text), |field| (field.label, field.reads));
        let leaf = Leaf { label: label.to_owned(), text: self.text(reads, value), ids: ids(reads, value) };
        ((place, 0, 0, key.to_owned()), leaf)
    }

    /// A field with its place; what is not known comes last.
    fn field(&self, key: &str) -> (usize, Option<&Field>) {
        let place = self.fields.iter().position(|field| field.key == key);
        place.map_or((self.fields.len(), None), |place| (place, self.fields.get(place)))
    }

    fn text(&self, reads: Reads, value: &Value) -> String {
        if let Value::Array(values) = value {
            let mut texts: Vec<String> = values.iter().map(|value| self.text(reads, value)).collect();
            if reads.is_id() {
                texts.sort_by_cached_key(|name| collation_key(name));
            }
            return texts.join(if matches!(reads, Reads::Text) { "\n" } else { ", " });
        }
        self.one(reads, value).unwrap_or_else(|| as_it_is(value))
    }

    /// One value in words; `None` for one that is not of its kind.
    fn one(&self, reads: Reads, value: &Value) -> Option<String> {
        match reads {
            Reads::Text | Reads::Point | Reads::Rows => None,
            Reads::Day => value.as_str().and_then(parse_day).map(show_day),
            Reads::Time => {
                value.as_str().and_then(|time| time.parse::<chrono::NaiveTime>().ok()).map(show_time)
            }
            Reads::When => serde_json::from_value::<When>(value.clone()).ok().map(|when| when.show()),
            Reads::Whole => value.as_i64().map(words::whole),
            Reads::Counted(unit) => value.as_i64().map(|number| format!("{} {unit}", words::whole(number))),
            Reads::Money => value.as_i64().map(words::money),
            Reads::Flag(said) => value.as_bool().map(|flag| said(flag).to_owned()),
            Reads::Word(said) => value.as_str().and_then(said).map(ToOwned::to_owned),
            Reads::Record(subject) => {
                let (vi, en) = self.names.get(&subject)?.get(&value.as_i64()?)?;
                Some(words::either(vi, en).to_owned())
            }
        }
    }
}

fn ids(reads: Reads, value: &Value) -> BTreeSet<i64> {
    match value {
        _ if !reads.is_id() => BTreeSet::new(),
        Value::Array(values) => values.iter().filter_map(Value::as_i64).collect(),
        value => value.as_i64().into_iter().collect(),
    }
}

fn as_it_is(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}
