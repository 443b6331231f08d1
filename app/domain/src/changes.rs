//! What others changed in the records that a person sees, since the person last looked.

use crate::audit::{Subject, Verb};
use chrono::{DateTime, DurationRound, TimeDelta, Utc};
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

/// What one person did to records of a kind within an hour is one piece of news; the latest first, as the lines are.
pub fn grouped(lines: &[ChangeLine]) -> Vec<&[ChangeLine]> {
    let hour = |line: &ChangeLine| line.at.duration_trunc(TimeDelta::hours(1)).unwrap_or(line.at);
    let alike = |a: &ChangeLine, b: &ChangeLine| {
        (a.subject, a.verb, &a.by, hour(a)) == (b.subject, b.verb, &b.by, hour(b))
    };
    lines.chunk_by(alike).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(by: &str, verb: Verb, minute: u32) -> ChangeLine {
        ChangeLine {
            subject: Subject::Activity,
            id: 1,
            title: String::new(),
            verb,
            by: by.to_owned(),
            at: "2026-11-24T08:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute.into()),
            reason: String::new(),
            fresh: false,
        }
    }

    #[test]
    fn news_is_of_one_person_one_act_and_one_hour() {
        let lines = [
            line("An", Verb::Edit, 61),
            line("An", Verb::Edit, 59),
            line("An", Verb::Edit, 1),
            line("An", Verb::Cancel, 0),
            line("Bình", Verb::Cancel, 0),
        ];
        assert_eq!(grouped(&lines).iter().map(|group| group.len()).collect::<Vec<_>>(), [1, 2, 1, 1]);
        assert!(grouped(&[]).is_empty());
    }
}
