use super::{Beside, Log, Status, Transition};
use crate::{
    activities::Kind,
    calendar::CalendarEntry,
    targets::{Measure, Quantity},
    time::Day,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Logs on one page of a list.
pub const LOGS_PAGE: u64 = 50;

/// Logs that a list leads to, at most: nobody leafs further, older ones are found by its filters, and counting all of a
/// million takes longer than reading a page of them.
pub const LOGS_MAX: u64 = 1_000;

words! {
    /// Which logs a list shows.
    Face {
        /// The reader's own.
        Mine = "mine",
        /// Those that wait for the reader to accept or return them.
        Waiting = "waiting",
        /// Those beside which other versions are kept that the reader may take over.
        Beside = "beside",
        All = "all",
    }
}

/// A log in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogCard {
    pub id: i64,
    pub version: i64,
    pub activity: Option<i64>,
    pub kind: Kind,
    pub title: String,
    pub day: Day,
    /// Official name in Vietnamese and in English.
    pub unit: (String, String),
    pub author: String,
    pub status: Status,
    /// It may tell of the same as another, and is not counted until somebody has looked.
    pub doubtful: bool,
    pub finished: bool,
    /// Its day lies in a locked period.
    pub locked: bool,
    /// Another version of it was sent, and is kept beside it for a person.
    pub beside: bool,
    /// Sums over all audiences, in the order of the measures.
    pub totals: Vec<Quantity>,
}

/// What the records are called that a list is filtered by, in Vietnamese and in English where they have both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogNames {
    pub campaign: Option<String>,
    pub activity: Option<String>,
    pub unit: Option<(String, String)>,
    pub audience: Option<(String, String)>,
}

/// A log's own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogDetail {
    pub card: LogCard,
    pub log: Log,
    /// The id that its device gave it.
    pub key: String,
    /// What the last return asked to be changed, by fields of the form.
    pub remarks: BTreeMap<String, String>,
    /// Others that count of the same activity, unit and day, where it may be a double.
    pub doubles: Vec<LogCard>,
    /// Other versions that were sent, the latest first.
    pub beside: Vec<Beside>,
    /// Minutes by which the clock of the device that sent it last was ahead of the server's, where that is flagged.
    pub clock_ahead: Option<i64>,
    pub may_edit: bool,
    pub may_add_photos: bool,
    /// The reader takes over or puts aside what is kept beside it.
    pub may_settle: bool,
    /// The reader wrote it, and may take it away.
    pub may_remove: bool,
    /// The transitions that are open and that the reader may take.
    pub transitions: Vec<Transition>,
}

/// Minutes of a device's clock against the server's up to which nothing is said of it.
const CLOCK_MAX: i64 = 10;

/// The minutes of so many seconds, where they are to be flagged. A record's day is what its author says: nothing is refused
/// for a clock.
pub fn told_clock(ahead: Option<i64>) -> Option<i64> {
    ahead.filter(|seconds| seconds.unsigned_abs() > CLOCK_MAX.unsigned_abs() * 60).map(|seconds| seconds / 60)
}

/// How many logs wait for a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// To be accepted or returned.
    pub waiting: u64,
    /// One's own that came back to be changed.
    pub returned: u64,
    /// Beside which another version is kept, to be taken over or put aside.
    pub beside: u64,
}

/// A sum over the logs that count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRow {
    /// `None` of what was done outside every campaign.
    pub campaign: Option<i64>,
    pub unit: i64,
    pub kind: Kind,
    /// `None` of what is told of no audience in particular.
    pub audience: Option<i64>,
    pub measure: Measure,
    /// The first day of the month.
    pub month: Day,
    pub number: i64,
    /// Of it, what was accepted.
    pub accepted: i64,
}

/// Activities around today, the nearest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Near {
    /// Begun or over: they can be reported.
    pub begun: Vec<CalendarEntry>,
    pub to_come: Vec<CalendarEntry>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_flagged_that_is_more_than_ten_minutes_off() {
        for (ahead, told) in [
            (None, None),
            (Some(0), None),
            (Some(600), None),
            (Some(-600), None),
            (Some(601), Some(10)),
            (Some(-7_200), Some(-120)),
        ] {
            assert_eq!(told_clock(ahead), told, "{ahead:?}");
        }
    }
}
