//! Numbers to call for help, kept as data because they change: each with the day it was last checked.

use crate::time::Day;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HotlineCard {
    pub id: i64,
    pub number: String,
    pub name: String,
    pub name_en: String,
    pub checked_on: Day,
}
