//! What everybody may see without signing in: what has been approved, and nothing about money, people or preparation.

use crate::{
    activities::{Kind, When},
    time::Day,
};
use serde::{Deserialize, Serialize};

/// Activities on a page of a public list.
pub const PUBLIC_PAGE: u64 = 20;

/// An activity to come in a public list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicCard {
    /// Names the activity in its public address.
    pub public_id: String,
    pub version: i64,
    pub title: String,
    pub kind: Kind,
    pub when: When,
    pub venue_name: String,
    pub venue_address: String,
    /// Official names in Vietnamese and English.
    pub units: Vec<(String, String)>,
}

/// A page of activities to come, by start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicList {
    pub cards: Vec<PublicCard>,
    pub count: u64,
    pub page: u64,
    pub pages: u64,
}

/// A campaign as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicCampaign {
    pub id: i64,
    pub title: String,
    pub purpose: String,
    pub days: (Day, Day),
}
