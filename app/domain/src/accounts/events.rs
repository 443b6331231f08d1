//! What happened to an account, for its holder.

use crate::audit::{Subject, Verb};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Events that are shown.
pub const EVENTS_MAX: u64 = 200;
/// Days for which a refused sign-in is kept.
pub const REFUSALS_DAYS: i64 = 30;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub at: DateTime<Utc>,
    pub happened: Happened,
    /// Whoever else did it.
    pub by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happened {
    Done {
        verb: Verb,
        subject: Subject,
    },
    /// Somebody tried to sign in, with a wrong password or code.
    Refused {
        /// The network of the address.
        from: String,
    },
}
