//! Every change leaves who, when, what, before and after.

use crate::period::Period;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

words! {
    /// The kind of record that changed.
    Subject {
        Account = "account",
        Activity = "activity",
        /// A file beside a record.
        Attachment = "attachment",
        Audience = "audience",
        /// The audit itself, where it was read.
        Audit = "audit",
        Campaign = "campaign",
        /// What somebody says beside a record.
        Comment = "comment",
        /// The whole database, where it was copied or put back.
        Database = "database",
        /// An address under which a calendar program reads.
        Feed = "feed",
        Hotline = "hotline",
        KeyDay = "key_day",
        /// A legal text.
        Law = "law",
        /// A log of outreach.
        Log = "log",
        Organisation = "organisation",
        /// A photo of a log.
        Photo = "photo",
        /// Names of people, where they were erased.
        PersonalData = "personal_data",
        /// What an organisation answers to an activity.
        Reply = "reply",
        /// A code beside the password.
        SecondFactor = "second_factor",
        Settings = "settings",
        /// What is to be done for a record.
        Task = "task",
        /// What a program reads by.
        Token = "token",
        Unit = "unit",
    }
}

words! {
    /// What was done to it.
    Verb {
        Create = "create",
        Edit = "edit",
        Submit = "submit",
        Return = "return",
        Approve = "approve",
        Run = "run",
        Close = "close",
        Reopen = "reopen",
        Start = "start",
        Finish = "finish",
        Cancel = "cancel",
        /// Taken back by its author before anybody accepted it.
        Withdraw = "withdraw",
        /// It told of the same as another, which stays.
        Merge = "merge",
        /// It tells of something else than another.
        Separate = "separate",
        /// The public may see it.
        Release = "release",
        Undo = "undo",
        Import = "import",
        SignIn = "sign_in",
        SignOutEverywhere = "sign_out_everywhere",
        ChangePassword = "change_password",
        Suspend = "suspend",
        Resume = "resume",
        Revoke = "revoke",
        Remove = "remove",
        /// What was kept beside a record is not taken over.
        PutAside = "put_aside",
        Rename = "rename",
        /// A one-time link by which somebody chooses a password.
        Invite = "invite",
        Join = "join",
        Reorder = "reorder",
        TurnOn = "turn_on",
        TurnOff = "turn_off",
        SignOut = "sign_out",
        /// Everything copied into a file.
        Backup = "backup",
        /// Everything put back from a file.
        Restore = "restore",
        /// Personal data taken out as a file: a list of it, or all that is kept of one person.
        Export = "export",
        Read = "read",
        /// The name of a person taken away for good.
        Anonymise = "anonymise",
    }
}

/// One change, newest first in lists. `before` and `after` are the record's fields as JSON text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditCard {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub by: String,
    pub verb: Verb,
    pub subject: Subject,
    pub subject_id: i64,
    pub title: String,
    pub reason: String,
    pub before: Option<String>,
    pub after: Option<String>,
    /// What the ids in `before` and `after` are called.
    pub names: AuditNames,
    /// The record is still there.
    pub stands: bool,
}

/// Names of records by their kind and id, in Vietnamese and in English; the English may be empty.
pub type AuditNames = BTreeMap<Subject, BTreeMap<i64, (String, String)>>;

/// Changes on one page of the audit.
pub const AUDIT_PAGE: u64 = 50;

/// How a record became what it is: a page of its changes, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// What the record is called.
    pub title: String,
    pub cards: Vec<AuditCard>,
    /// The page and how many there are.
    pub page: u64,
    pub pages: u64,
}

/// What an administrator filters by; empty means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditFilter {
    pub q: String,
    pub subject: String,
    pub verb: String,
    pub from: String,
    pub to: String,
    pub page: String,
}

impl AuditFilter {
    /// The days it filters by, with what is wrong with them.
    pub fn period(&self) -> Period {
        Period::read(&self.from, &self.to)
    }

    /// The page asked for and how many there are, of so many changes; a page after the last is the last.
    pub fn page_of(&self, count: u64) -> (u64, u64) {
        let pages = count.div_ceil(AUDIT_PAGE).max(1);
        (self.page.trim().parse::<u64>().unwrap_or(1).clamp(1, pages), pages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_there_is_not_is_the_nearest() {
        let page_of =
            |page: &str, count| AuditFilter { page: page.into(), ..AuditFilter::default() }.page_of(count);
        for (page, count, expected) in [
            ("", 0, (1, 1)),
            ("2", 50, (1, 1)),
            ("2", 51, (2, 2)),
            ("99", 120, (3, 3)),
            ("0", 120, (1, 3)),
            ("-1", 120, (1, 3)),
            ("18446744073709551616", 120, (1, 3)),
        ] {
            assert_eq!(page_of(page, count), expected, "{page} of {count}");
        }
    }
}
