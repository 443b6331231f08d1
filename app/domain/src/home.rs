//! What the first page of a person answers: what now, what next, what is late, what waits for me.

use crate::{
    Actor, calendar::CalendarEntry, campaigns::CampaignCard, news::News, targets::Measure, time::Day,
};
use serde::{Deserialize, Serialize};

/// Days ahead that the first page looks, today included.
pub const AHEAD: u64 = 8;
/// Late activities on the first page; the schedule has all of them.
pub const LATE_MAX: usize = 20;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Home {
    pub me: Actor,
    pub today: Day,
    /// On within [`AHEAD`] days, by start.
    pub soon: Vec<CalendarEntry>,
    /// Over, but nobody has said whether they took place, and it is for the reader to say; the oldest first, at most
    /// [`LATE_MAX`].
    pub late: Vec<CalendarEntry>,
    /// Submitted campaigns that wait for an approval the reader may give.
    pub waiting: Vec<CampaignCard>,
    /// Wards and communes where nothing is planned in a running campaign; for those who plan for the city.
    pub untouched: Option<Untouched>,
    pub running: Vec<Progress>,
    pub news: News,
}

/// Where nobody has been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Untouched {
    /// Id, name and English name, by name.
    pub units: Vec<(i64, String, String)>,
    /// Of how many wards and communes.
    pub of: u64,
}

/// How far a running campaign is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub campaign: CampaignCard,
    pub lines: Vec<ProgressLine>,
}

/// One measure of a campaign: what it is to reach, what its activities plan, and what those that are done had planned.
/// Cancelled activities count nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressLine {
    pub measure: Measure,
    pub target: i64,
    pub planned: i64,
    pub done: i64,
}

impl ProgressLine {
    /// Hundredths of the target that are done; `None` without a target.
    pub fn percent(&self) -> Option<i64> {
        (self.target > 0).then(|| self.done.saturating_mul(100) / self.target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_hundredth_of_no_target() {
        let line = ProgressLine { measure: Measure::Copies, target: 0, planned: 5, done: 5 };
        assert_eq!(line.percent(), None);
        assert_eq!(ProgressLine { target: 3, done: 1, ..line }.percent(), Some(33));
        assert_eq!(ProgressLine { target: 100, done: 250, ..line }.percent(), Some(250));
    }
}
