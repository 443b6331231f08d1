//! Every change leaves who, when, what, before and after.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

words! {
    /// The kind of record that changed.
    Subject {
        Account = "account",
        Activity = "activity",
        Audience = "audience",
        Campaign = "campaign",
        Organisation = "organisation",
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
        Start = "start",
        Finish = "finish",
        Cancel = "cancel",
        Undo = "undo",
        Import = "import",
        SignIn = "sign_in",
        SignOutEverywhere = "sign_out_everywhere",
        ChangePassword = "change_password",
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
}

/// Changes on one page of the audit.
pub const AUDIT_PAGE: u64 = 50;

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
