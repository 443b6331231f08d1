//! What `POST /api/v1/sync/batch` takes and answers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// The protocol that is spoken here; a server takes in the one before it too.
pub const PROTOCOL: u32 = 1;

/// Operations in one batch.
pub const OPERATIONS_MAX: usize = 100;

/// Bytes of one batch, as it is sent.
pub const BYTES_MAX: usize = 1_000_000;

/// Bytes of an operation around its log, at most: the id, the revision, the moment, and their names.
const ENVELOPE: usize = 200;

/// The id of a record: a UUID of version 7 (RFC 9562) that the device gave it, in small letters with hyphens. What corrects
/// the record later has the same id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OperationId(String);

/// A text that is no such id.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id is a UUID of version 7 in small letters with hyphens")]
pub struct NotAnId;

impl OperationId {
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        let fits = |(place, byte): (usize, u8)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            14 => byte == b'7',
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        };
        if text.len() == 36 && text.bytes().enumerate().all(fits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnId)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for OperationId {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        Self::parse(&text)
    }
}

impl From<OperationId> for String {
    fn from(id: OperationId) -> Self {
        id.0
    }
}

/// A record as its device has it: a new one, or a correction of one.
///
/// Sending it again changes nothing: where the revision that came after `base` has the same canonical bytes, it is there
/// already, whatever has come on top of it since.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    pub id: OperationId,
    /// The revision that it builds on; none for a new record. A record's revisions are counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<i64>,
    /// When it was saved, by the clock of the device, which may be wrong.
    pub made_at: DateTime<Utc>,
    /// The record itself, of which numbers are whole (see [`canonical`](super::canonical)).
    pub log: Value,
}

impl Operation {
    /// Bytes that it takes in a batch, at most.
    pub fn bytes(&self) -> usize {
        ENVELOPE + length(&self.log)
    }
}

/// Bytes of a value as it is written, at most. Nothing is written for it: a phone would need the writer of all numbers.
fn length(value: &Value) -> usize {
    let of = |text: &str| -> usize {
        let byte = |byte| match byte {
            b'"' | b'\\' | 8..=10 | 12 | 13 => 2,
            0..32 => 6,
            _ => 1,
        };
        2 + text.bytes().map(byte).sum::<usize>()
    };
    match value {
        Value::Null | Value::Bool(_) => 5,
        Value::Number(_) => 25,
        Value::String(text) => of(text),
        Value::Array(items) => 2 + items.iter().map(|item| length(item) + 1).sum::<usize>(),
        Value::Object(fields) => {
            2 + fields.iter().map(|(name, value)| of(name) + length(value) + 2).sum::<usize>()
        }
    }
}

/// What one person has to send, in the order in which it is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    pub protocol: u32,
    /// The account whose records they are. A session of another account answers 401: who signed in since in another
    /// window, with the same cookie, sends nothing of theirs.
    pub owner: i64,
    /// When it is sent, by the clock of the device, against which the server tells how wrong that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime<Utc>>,
    /// At most [`OPERATIONS_MAX`], in at most [`BYTES_MAX`]; each is judged by itself.
    pub operations: Vec<Operation>,
}

impl Batch {
    /// Whether a server still understands it, as [`is_understood`] says.
    pub const fn is_understood(&self) -> bool {
        is_understood(self.protocol)
    }
}

/// Whether a server understands a protocol: this one and the one before. What it does not is answered 426.
pub const fn is_understood(protocol: u32) -> bool {
    protocol > 0 && (protocol == PROTOCOL || protocol == PROTOCOL - 1)
}

words! {
    /// What became of an operation.
    Outcome {
        /// It is a revision now, and on disk.
        Created = "created",
        /// It was one before, and on disk.
        Duplicate = "duplicate",
        /// Something else builds on the same revision: that stays, and this is kept beside it for a person.
        Conflict = "conflict",
        /// Fields are refused.
        Invalid = "invalid",
        /// The person may not.
        Forbidden = "forbidden",
        /// The record was deleted and does not come back.
        Gone = "gone",
        /// The record is locked: this is kept beside it for a person.
        Locked = "locked",
        /// The database was busy; nothing else is answered so.
        Retry = "retry",
    }
}

/// The answer to one operation. Without its id it would be none: what answers 200 in a hotel knows no ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub id: OperationId,
    pub outcome: Outcome,
    /// Of `created` and `duplicate`, the revision that the operation became; of `conflict` and `locked`, the one that
    /// stands at the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<i64>,
    /// Of `invalid`: the fields of the log that are refused, and why; of `forbidden` too, where a field names what the
    /// person may not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<Sentence>,
}

/// Why a field is refused, in the language of whoever sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub field: String,
    pub sentence: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ID: &str = "01932b6e-7a10-7c3d-8f00-0123456789ab";

    #[test]
    fn an_id_is_a_uuid_of_version_7_in_small_letters() {
        assert_eq!(OperationId::parse(ID).unwrap().as_str(), ID);
        for other in [
            "",
            "01932b6e7a107c3d8f000123456789ab",
            "01932B6E-7A10-7C3D-8F00-0123456789AB",
            "01932b6e-7a10-4c3d-8f00-0123456789ab",
            "01932b6e-7a10-7c3d-0f00-0123456789ab",
            "{01932b6e-7a10-7c3d-8f00-0123456789ab}",
        ] {
            assert_eq!(OperationId::parse(other), Err(NotAnId), "{other}");
        }
        assert!(serde_json::from_value::<OperationId>(json!("1")).is_err());
    }

    #[test]
    fn a_batch_reads_as_it_is_written_down() {
        let mut sent = json!({
            "protocol": 1,
            "owner": 7,
            "operations": [{ "id": ID, "made_at": "2026-11-24T02:00:00Z", "log": { "people": 40 } }],
        });
        let batch: Batch = serde_json::from_value(sent.clone()).unwrap();
        assert_eq!((batch.sent_at, batch.operations[0].base), (None, None));
        assert_eq!(serde_json::to_value(&batch).unwrap(), sent);
        sent["sent_at"] = "2026-11-24T03:00:00Z".into();
        let batch: Batch = serde_json::from_value(sent.clone()).unwrap();
        assert_eq!(serde_json::to_value(&batch).unwrap(), sent);
        assert!(sent["operations"][0].to_string().len() <= batch.operations[0].bytes());
    }

    #[test]
    fn a_record_is_not_longer_than_it_is_taken_for() {
        let log = json!({
            "a\"\u{1}\\": [null, true, false, [], {}], "số": [0, -9_007_199_254_740_991_i64], "vui": "Đông\n\t",
        });
        assert!(log.to_string().len() <= length(&log));
        assert!(length(&log) <= log.to_string().len() + 40);
    }

    #[test]
    fn an_answer_says_no_more_than_there_is() {
        let mut answer = Answer {
            id: OperationId::parse(ID).unwrap(),
            outcome: Outcome::Created,
            revision: Some(1),
            sentences: Vec::new(),
        };
        let written = serde_json::to_value(&answer).unwrap();
        assert_eq!(written, json!({ "id": ID, "outcome": "created", "revision": 1 }));
        answer.sentences =
            vec![Sentence { field: "people".into(), sentence: "cần được điền".into() }];
        let written = serde_json::to_string(&answer).unwrap();
        assert_eq!(serde_json::from_str::<Answer>(&written).unwrap(), answer);
    }

    #[test]
    fn this_protocol_and_the_one_before_are_understood() {
        let understood =
            |protocol| Batch { protocol, owner: 7, sent_at: None, operations: Vec::new() }.is_understood();
        assert!(understood(PROTOCOL));
        assert!(!understood(0) && !understood(PROTOCOL + 1));
    }
}
