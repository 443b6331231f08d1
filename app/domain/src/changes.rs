//! What others changed in the records that a person sees, since the person last looked.

use crate::audit::{Subject, Verb};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Days back that are told of at most.
pub const CHANGES_DAYS: u64 = 14;
/// Records that are told of at most; those that changed last come first.
pub const CHANGES_MAX: u64 = 100;

/// What a person wants to be told of; everything, until the person says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangesOf {
    pub activities: bool,
    pub campaigns: bool,
}

impl ChangesOf {
    pub fn nothing(self) -> bool {
        !self.activities && !self.campaigns
    }
}

/// What is new to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    pub of: ChangesOf,
    /// The last change of each record, the latest first; at most [`CHANGES_MAX`].
    pub lines: Vec<ChangeLine>,
    /// Records beyond those.
    pub older: u64,
    /// The place of the latest change in the audit: who has read this has seen all up to it.
    pub upto: i64,
}

/// The last change that somebody else made to a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    pub subject: Subject,
    pub id: i64,
    pub title: String,
    pub verb: Verb,
    pub by: String,
    pub at: DateTime<Utc>,
    pub reason: String,
    /// The record itself is new, whatever was done to it since.
    pub fresh: bool,
}
