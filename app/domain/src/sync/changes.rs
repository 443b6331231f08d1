//! What `GET /api/v1/sync/changes` answers.

use crate::outreach::Status;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Changes in one answer.
pub const CHANGES_MAX: u64 = 100;

/// What has changed since a cursor, in the order of commits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    pub changes: Vec<Change>,
    /// What is asked with the next time.
    pub cursor: i64,
    /// There are more already.
    pub more: bool,
}

/// A log that has changed, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The id that its device gave it.
    pub id: String,
    /// `None` of one that was removed, or that the reader saw and no longer sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<ChangedLog>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedLog {
    /// Its number at the server.
    pub number: i64,
    /// What a correction builds on.
    pub revision: i64,
    pub status: Status,
    /// It may tell of the same as another, and is not counted until somebody has looked.
    pub doubtful: bool,
    /// What a reviewer asked to be changed, by the fields of the form.
    pub remarks: BTreeMap<String, String>,
}
