//! The one way to write a JSON value down, so that what is the same has the same bytes.
//!
//! Keys in the order of their bytes in UTF-8, texts and keys in NFC, no space between, no escape that is not needed
//! (`"`, `\` and control characters have one, as in RFC 8785), and whole numbers only, of which JavaScript tells every one
//! from the next. The server compares by it; a phone sends what it has and needs none of it, so the tables of NFC are not
//! downloaded for it.

use serde_json::{Map, Number, Value};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The largest number of which JavaScript tells every smaller one from the next, 2⁵³ − 1 (RFC 7493, 2.2).
const WHOLE_MAX: u64 = (1 << 53) - 1;

/// Why a value cannot be written so.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    #[error("{0} is no whole number between −(2⁵³ − 1) and 2⁵³ − 1")]
    Number(Number),
    /// Keys that differ only in how their letters are composed.
    #[error("the key {0} is there twice")]
    TwiceThere(String),
}

/// A value in its canonical form, whose UTF-8 are the canonical bytes.
pub fn text(value: &Value) -> Result<String, NotCanonical> {
    let mut out = String::new();
    write(value, &mut out)?;
    Ok(out)
}

fn write(value: &Value, out: &mut String) -> Result<(), NotCanonical> {
    match value {
        Value::Null | Value::Bool(_) => out.push_str(&value.to_string()),
        Value::Number(number) => write_number(number, out)?,
        Value::String(text) => write_text(&composed(text), out),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                separate(place, out);
                write(item, out)?;
            }
            out.push(']');
        }
        Value::Object(fields) => write_fields(fields, out)?,
    }
    Ok(())
}

fn write_fields(fields: &Map<String, Value>, out: &mut String) -> Result<(), NotCanonical> {
    let mut sorted = BTreeMap::new();
    for (key, value) in fields {
        let key = composed(key);
        if sorted.contains_key(&key) {
            return Err(NotCanonical::TwiceThere(key));
        }
        sorted.insert(key, value);
    }
    out.push('{');
    for (place, (key, value)) in sorted.iter().enumerate() {
        separate(place, out);
        write_text(key, out);
        out.push(':');
        write(value, out)?;
    }
    out.push('}');
    Ok(())
}

fn write_number(number: &Number, out: &mut String) -> Result<(), NotCanonical> {
    match number.as_i64() {
        Some(whole) if whole.unsigned_abs() <= WHOLE_MAX => out.push_str(&whole.to_string()),
        _ => return Err(NotCanonical::Number(number.clone())),
    }
    Ok(())
}

fn write_text(text: &str, out: &mut String) {
    out.push_str(&Value::from(text).to_string());
}

fn separate(place: usize, out: &mut String) {
    if place > 0 {
        out.push(',');
    }
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn canonical(json: &str) -> Result<String, NotCanonical> {
        text(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn keys_are_sorted_and_nothing_stands_between() {
        assert_eq!(
            canonical(
                r#" { "b" : [ 1 , -2 , null , true ] , "B" : { } , "a" : "x y" , "é" : [ ] , "z" : 0 } "#
            ),
            Ok(r#"{"B":{},"a":"x y","b":[1,-2,null,true],"z":0,"é":[]}"#.into())
        );
    }

    #[test]
    fn letters_are_composed_and_escapes_are_the_shortest() {
        assert_eq!(
            canonical("{\"Tho\u{302}ng\": \"\\u0074in \\u00e0 \\/ \\\" \\\\ \\n \\u001F\"}"),
            Ok("{\"Thông\":\"tin à / \\\" \\\\ \\n \\u001f\"}".into())
        );
    }

    #[test]
    fn numbers_are_whole_and_every_browser_tells_them_apart() {
        let bounds = "[9007199254740991,-9007199254740991]";
        assert_eq!(canonical(bounds), Ok(bounds.into()));
        for other in
            ["1.5", "1.0", "1e3", "-0", "9007199254740992", "-9007199254740992", "18446744073709551615"]
        {
            assert!(matches!(canonical(other), Err(NotCanonical::Number(_))), "{other}");
        }
    }

    #[test]
    fn keys_that_look_alike_are_refused() {
        assert_eq!(canonical("{\"ô\":1,\"o\u{302}\":1}"), Err(NotCanonical::TwiceThere("ô".into())));
    }

    /// An object of the fields in the order given, with the space given around everything.
    fn object(fields: &[(String, Value)], space: &str) -> String {
        let fields: Vec<String> = fields
            .iter()
            .map(|(key, value)| format!("{space}{}{space}:{space}{value}{space}", Value::from(key.as_str())))
            .collect();
        format!("{space}{{{}}}{space}", fields.join(","))
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-1_000_000_000_000_i64..1_000_000_000_000).prop_map(Value::from),
            "\\PC{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| prop::collection::vec(inner, 0..4).prop_map(Value::from))
    }

    proptest! {
        #[test]
        fn order_and_space_change_nothing(
            fields in prop::collection::btree_map("[a-zđ\"]{0,4}", value(), 0..6), space in "[ \n\r\t]{0,3}", turn in 0_usize..6,
        ) {
            let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
            let written = canonical(&object(&fields, "")).unwrap();
            let turn = turn % fields.len().max(1);
            fields.rotate_left(turn);
            prop_assert_eq!(canonical(&object(&fields, &space)).unwrap(), written.clone());
            fields.reverse();
            prop_assert_eq!(canonical(&object(&fields, &space)).unwrap(), written);
        }

        #[test]
        fn what_is_canonical_is_itself(key in "\\PC{0,6}", value in value()) {
            let written = canonical(&object(&[(key, value)], " ")).unwrap();
            prop_assert_eq!(canonical(&written).unwrap(), written);
        }
    }
}
