//! What the first page of a person answers: what now, what next, what is late, what waits for me.

use crate::{
    Actor, calendar::CalendarEntry, campaigns::CampaignCard, changes::Changes, discussion::Mention,
    hotlines::HotlineCard, outreach::Asking, replies::Declined, targets::Measure, time::Day,
};
use serde::{Deserialize, Serialize};

/// Days ahead that the first page looks, today included.
pub const AHEAD: u64 = 8;
/// Activities of a day, or of those to come, that the first page shows; the calendar has all of them.
pub const SHOWN: usize = 10;
/// Late activities that the first page shows; what is answered makes room for the next.
pub const LATE_SHOWN: usize = 20;
/// Late activities that are counted.
pub const LATE_MAX: usize = 200;
/// Activities that wait to be released that the first page shows, and that are released at once; what is released makes
/// room for the next.
pub const UNRELEASED_MAX: usize = 100;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Home {
    pub me: Actor,
    pub today: Day,
    /// On within [`AHEAD`] days, by start.
    pub soon: Vec<CalendarEntry>,
    /// Over, but nobody has said whether they took place, and it is for the reader to say; the oldest first, at most
    /// [`LATE_SHOWN`].
    pub late: Vec<CalendarEntry>,
    /// How many they are, at most [`LATE_MAX`].
    pub late_count: usize,
    /// Drafts that came back for changes, each with the reason; for those who plan campaigns.
    pub returned: Vec<(CampaignCard, String)>,
    /// Submitted campaigns that wait for an approval the reader may give.
    pub waiting: Vec<CampaignCard>,
    pub asking: Asking,
    /// Comments that speak to the reader.
    pub unread: Vec<Mention>,
    /// To come, and the reader's organisation has not answered; by start.
    pub asked: Vec<CalendarEntry>,
    /// Organisations that do not take part in what the reader plans.
    pub declined: Vec<Declined>,
    /// Numbers for help that have to be checked again, for those who keep them.
    pub due_hotlines: Vec<HotlineCard>,
    /// Activities that the public does not see until one who may releases them: those to come by start, then what is
    /// over; at most [`UNRELEASED_MAX`].
    pub unreleased: Vec<Unreleased>,
    /// Wards and communes where nothing is planned in a running campaign; for those who plan for the city.
    pub untouched: Option<Untouched>,
    pub running: Vec<Progress>,
    pub changes: Changes,
}

/// An activity that waits to be released.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unreleased {
    pub entry: CalendarEntry,
    /// Who added it; may be empty.
    pub by: String,
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

/// One measure of a campaign: what it is to reach, what its activities plan, the cancelled apart, and what was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressLine {
    pub measure: Measure,
    pub target: i64,
    pub planned: i64,
    pub done: i64,
}

impl ProgressLine {
    /// Thousandths of the target that are done; `None` without a target.
    pub fn thousandths(&self) -> Option<i64> {
        thousandths(self.done, self.target)
    }
}

/// Thousandths of a target that are reached, none of them rounded up; `None` without a target.
pub fn thousandths(reached: i64, target: i64) -> Option<i64> {
    (target > 0).then(|| reached.saturating_mul(1_000) / target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_part_of_no_target() {
        let line = ProgressLine { measure: Measure::Copies, target: 0, planned: 5, done: 5 };
        assert_eq!(line.thousandths(), None);
        assert_eq!(ProgressLine { target: 3, done: 2, ..line }.thousandths(), Some(666));
        assert_eq!(ProgressLine { target: 100, done: 250, ..line }.thousandths(), Some(2_500));
        assert_eq!(thousandths(11_999, 12_000), Some(999), "not all of it");
    }
}
