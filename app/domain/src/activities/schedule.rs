use super::{Kind, Status};
use crate::{period::Period, text::search_words, time::Day};
use serde::{Deserialize, Serialize};

/// Activities on one page of a schedule.
pub const SCHEDULE_PAGE: u64 = 50;

/// What a person filters a schedule by, as it stands in the URL; empty means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActivityFilter {
    pub q: String,
    pub unit: String,
    pub kind: String,
    pub audience: String,
    pub organisation: String,
    pub status: String,
    pub from: String,
    pub to: String,
    pub page: String,
}

/// A filter as the store asks it. A value that cannot be read filters nothing: an old link still opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityQuery {
    /// Folded words, all of which must occur.
    pub words: Vec<String>,
    /// Of one campaign only.
    pub campaign: Option<i64>,
    /// The unit and all below it.
    pub unit: Option<i64>,
    pub kind: Option<Kind>,
    pub audience: Option<i64>,
    /// Leads or supports.
    pub organisation: Option<i64>,
    pub status: Option<Status>,
    /// Ends on or after.
    pub from: Option<Day>,
    /// Begins on or before.
    pub to: Option<Day>,
    /// From 1.
    pub page: u64,
}

impl From<&ActivityFilter> for ActivityQuery {
    fn from(filter: &ActivityFilter) -> Self {
        let Period { from, to, problems: _ } = filter.period();
        Self {
            words: search_words(&filter.q),
            campaign: None,
            unit: filter.unit.trim().parse().ok(),
            kind: Kind::from_word(&filter.kind),
            audience: filter.audience.trim().parse().ok(),
            organisation: filter.organisation.trim().parse().ok(),
            status: Status::from_word(&filter.status),
            from,
            to,
            page: filter.page.trim().parse().unwrap_or(1).max(1),
        }
    }
}

impl ActivityFilter {
    /// The days it filters by, with what is wrong with them.
    pub fn period(&self) -> Period {
        Period::read(&self.from, &self.to)
    }

    /// The filters that are set, apart from the search and the page.
    pub fn set(&self) -> usize {
        [&self.unit, &self.kind, &self.audience, &self.organisation, &self.status, &self.from, &self.to]
            .iter()
            .filter(|value| !value.trim().is_empty())
            .count()
    }
}
