//! Addresses under which calendar programs read.

use crate::time::Day;
use serde::{Deserialize, Serialize};

/// An address under which a calendar program reads what an account may see; the address itself is shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedCard {
    pub id: i64,
    /// The unit that it is held to, in Vietnamese and English; all that the account may see without one.
    pub unit: Option<(String, String)>,
    pub created_on: Day,
    /// The last day on which a program read it.
    pub read_on: Option<Day>,
}

/// Addresses that an account has at most.
pub const FEEDS_MAX: u64 = 20;
/// Days after which an address that nothing reads is none.
pub const FEED_DAYS: u64 = 180;

/// A new address, as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedForm {
    /// The id of a unit; empty for all that the account may see.
    pub unit: String,
}
