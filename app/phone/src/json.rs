//! JSON by the browser's own reader and writer, and what is kept and sent as JSON. It is what serde makes of the same
//! types; its readers alone would be half of the download.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use domain::sync::{Answer, Batch, Edit, Operation, OperationId, Outcome, Row, Sentence, State};
use js_sys::{Array, JSON, Object, Reflect};
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast, JsValue};

pub fn parse(text: &str) -> Option<Value> {
    JSON::parse(text).ok().map(|value| value_of(&value))
}

pub fn write(value: &Value) -> Option<String> {
    JSON::stringify(&js_of(value)).ok()?.as_string()
}

/// A value of the browser. Its numbers are whole.
pub fn value_of(js: &JsValue) -> Value {
    if let Some(text) = js.as_string() {
        return text.into();
    }
    if let Some(number) = js.as_f64() {
        #[expect(clippy::cast_possible_truncation, reason = "whole numbers")]
        return (number as i64).into();
    }
    if Array::is_array(js) {
        let items: &Array = js.unchecked_ref();
        return Value::Array(items.iter().map(|item| value_of(&item)).collect());
    }
    if !js.is_object() {
        return js.as_bool().map_or(Value::Null, Value::Bool);
    }
    let mut fields = Map::new();
    for pair in Object::entries(js.unchecked_ref()).iter() {
        let pair: Array = pair.unchecked_into();
        fields.insert(pair.get(0).as_string().unwrap_or_default(), value_of(&pair.get(1)));
    }
    fields.into()
}

fn js_of(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(is) => (*is).into(),
        #[expect(clippy::cast_precision_loss, reason = "ids, counts and times")]
        Value::Number(number) => (number.as_i64().unwrap_or_default() as f64).into(),
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(js_of).collect::<Array>().into(),
        Value::Object(fields) => {
            let object = Object::new();
            for (name, value) in fields {
                // A plain object takes every field.
                let _ = Reflect::set(&object, &name.as_str().into(), &js_of(value));
            }
            object.into()
        }
    }
}

/// What can be read from a value.
pub trait Read: Sized {
    fn read(value: &Value) -> Option<Self>;
}

pub fn field<T: Read>(value: &Value, name: &str) -> Option<T> {
    T::read(value.get(name)?)
}

impl Read for String {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl Read for Map<String, Value> {
    fn read(value: &Value) -> Option<Self> {
        value.as_object().cloned()
    }
}

impl Read for Value {
    fn read(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
}

impl Read for bool {
    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Read for i64 {
    fn read(value: &Value) -> Option<Self> {
        value.as_i64()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::read(value).map(Some) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::read).collect()
    }
}

impl Read for OperationId {
    fn read(value: &Value) -> Option<Self> {
        Self::parse(value.as_str()?).ok()
    }
}

/// As browsers and chrono write it in UTC.
impl Read for DateTime<Utc> {
    fn read(value: &Value) -> Option<Self> {
        let text = value.as_str()?.strip_suffix('Z')?;
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
        let day = NaiveDate::from_ymd_opt(number(0, 4)?.try_into().ok()?, number(5, 7)?, number(8, 10)?)?;
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        Some(day.and_hms_milli_opt(hour, minute, second, number(20, 23).unwrap_or_default())?.and_utc())
    }
}

impl Read for Sentence {
    fn read(value: &Value) -> Option<Self> {
        Some(Self { field: field(value, "field")?, sentence: field(value, "sentence")? })
    }
}

impl Read for Edit {
    fn read(value: &Value) -> Option<Self> {
        Some(Self { made_at: field(value, "made_at")?, body: field(value, "body")? })
    }
}

impl Read for Row {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: field(value, "id")?,
            owner: field(value, "owner")?,
            state: State::from_word(value.get("state")?.as_str()?)?,
            base: field(value, "base")?,
            edit: field(value, "edit")?,
            next: field(value, "next")?,
            files: field(value, "files")?,
            // Earlier versions knew none.
            refused_files: field(value, "refused_files").unwrap_or_default(),
            sending: value.get("sending")?.as_u64()?,
            may_be_there: field(value, "may_be_there")?,
            refusals: value.get("refusals")?.as_u64()?.try_into().ok()?,
            sentences: field(value, "sentences")?,
            acknowledged_at: field(value, "acknowledged_at")?,
        })
    }
}

/// What an answer has nothing to say of, it leaves out.
impl Read for Answer {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            id: field(value, "id")?,
            outcome: Outcome::from_word(value.get("outcome")?.as_str()?)?,
            revision: field(value, "revision"),
            sentences: field(value, "sentences").unwrap_or_default(),
        })
    }
}

pub fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut object = Map::new();
    for (name, value) in fields {
        object.insert(name.to_owned(), value);
    }
    object.into()
}

pub fn of_time(time: DateTime<Utc>) -> Value {
    let (year, month, day) = (time.year(), time.month(), time.day());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    let part = time.timestamp_subsec_millis();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{part:03}Z").into()
}

fn of_edit(edit: &Edit) -> Value {
    object([("made_at", of_time(edit.made_at)), ("body", edit.body.clone())])
}

pub fn of_row(row: &Row) -> Value {
    let sentence =
        |one: &Sentence| object([("field", (*one.field).into()), ("sentence", (*one.sentence).into())]);
    object([
        ("id", row.id.as_str().into()),
        ("owner", row.owner.into()),
        ("state", row.state.word().into()),
        ("base", row.base.into()),
        ("edit", of_edit(&row.edit)),
        ("next", row.next.as_ref().map_or(Value::Null, of_edit)),
        ("files", Value::Array(row.files.iter().map(|file| file.as_str().into()).collect())),
        ("refused_files", Value::Array(row.refused_files.iter().map(sentence).collect())),
        ("sending", row.sending.into()),
        ("may_be_there", row.may_be_there.into()),
        ("refusals", row.refusals.into()),
        ("sentences", Value::Array(row.sentences.iter().map(sentence).collect())),
        ("acknowledged_at", row.acknowledged_at.map_or(Value::Null, of_time)),
    ])
}

fn of_operation(operation: &Operation) -> Value {
    let mut value = object([
        ("id", operation.id.as_str().into()),
        ("made_at", of_time(operation.made_at)),
        ("log", operation.log.clone()),
    ]);
    if let (Some(base), Some(fields)) = (operation.base, value.as_object_mut()) {
        fields.insert("base".to_owned(), base.into());
    }
    value
}

pub fn of_batch(batch: &Batch) -> Value {
    let mut value = object([
        ("protocol", batch.protocol.into()),
        ("owner", batch.owner.into()),
        ("operations", Value::Array(batch.operations.iter().map(of_operation).collect())),
    ]);
    if let (Some(sent_at), Some(fields)) = (batch.sent_at, value.as_object_mut()) {
        fields.insert("sent_at".to_owned(), of_time(sent_at));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_value, json, to_value};

    const ID: &str = "01932b6e-7a10-7c3d-8f00-0123456789ab";

    fn row() -> Value {
        json!({
            "id": ID, "owner": 7, "state": "files-pending", "base": 2, "edit": {
                "made_at": "2026-11-24T02:03:04.056Z", "body": { "key": ID, "numbers": { "leaflets": "40" } },
            },
            "next": { "made_at": "2026-11-24T02:03:05.600Z", "body": {} }, "files": ["a.jpg"],
            "refused_files": [{ "field": "b.jpg", "sentence": "?" }], "sending": 3,
            "may_be_there": true, "refusals": 1, "sentences": [{ "field": "day", "sentence": "?" }],
            "acknowledged_at": "2026-11-25T02:03:04.056Z",
        })
    }

    #[test]
    fn a_record_is_kept_as_serde_writes_it() {
        let full = row();
        let mut bare = full.clone();
        for name in ["base", "next", "acknowledged_at"] {
            bare[name] = Value::Null;
        }
        for kept in [full, bare] {
            let row: Row = from_value(kept.clone()).unwrap();
            assert_eq!(Row::read(&kept), Some(row.clone()));
            assert_eq!((of_row(&row), to_value(&row).unwrap()), (kept.clone(), kept));
        }
        let mut of_version_1 = row();
        of_version_1.as_object_mut().unwrap().remove("refused_files");
        assert_eq!(Row::read(&of_version_1), from_value(of_version_1).ok());
    }

    #[test]
    fn a_batch_is_sent_as_serde_writes_it() {
        let operation = json!({ "id": ID, "made_at": "2026-11-24T02:03:04.056Z", "log": { "people": 40 } });
        let mut correction = operation.clone();
        correction["base"] = 1.into();
        let mut sent = json!({ "protocol": 1, "owner": 7, "operations": [operation, correction] });
        for sent_at in [None, Some("2026-11-24T02:05:00.789Z")] {
            if let Some(sent_at) = sent_at {
                sent["sent_at"] = sent_at.into();
            }
            let batch: Batch = from_value(sent.clone()).unwrap();
            assert_eq!((of_batch(&batch), to_value(&batch).unwrap()), (sent.clone(), sent.clone()));
        }
    }

    #[test]
    fn an_answer_is_read_as_serde_reads_it() {
        for said in [
            json!({ "id": ID, "outcome": "created", "revision": 1 }),
            json!({ "id": ID, "outcome": "invalid", "sentences": [{ "field": "day", "sentence": "?" }] }),
        ] {
            assert_eq!(Answer::read(&said), from_value(said).ok());
        }
    }

    #[test]
    fn a_time_is_read_with_and_without_parts_of_a_second() {
        for text in ["2026-11-24T02:00:00Z", "2026-11-24T02:00:00.120Z"] {
            assert_eq!(DateTime::read(&text.into()), text.parse().ok());
        }
        for other in ["", "2026-11-24", "2026-13-24T02:00:00Z", "2026-11-24T02:00:00+07:00", "ngày hôm nay"]
        {
            assert_eq!(DateTime::read(&other.into()), None, "{other}");
        }
    }
}
