//! Outreach as it was done (nhật ký tuyên truyền): what a committee reports of one day, against a planned activity or on
//! its own. Nothing is kept of victims; attendances are counted, not persons.

mod counts;
mod doubt;
mod form;
mod status;

pub use counts::Count;
pub use doubt::{Doubt, looks_like_number_of_person};
pub use form::{LogForm, LogKnown, PlannedActivity};
pub use status::{Status, Transition};

use crate::{activities::Kind, targets::Measure, time::Day};
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// Why a log was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutreachProblem {
    /// The parts come to more than the number that they are parts of.
    MoreThanWhole { whole: i64, parts: i64 },
    /// The activity was cancelled, or its campaign is closed.
    NotToBeReported,
    /// It looks like a slip; a reason answers it.
    Doubtful(Doubt),
}

/// A sound log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    pub activity: Option<i64>,
    pub campaign: Option<i64>,
    pub unit: i64,
    pub kind: Kind,
    /// What was done; the activity's own title where it was planned.
    pub title: String,
    /// The day in Việt Nam on which it happened.
    pub day: Day,
    /// Beginning and end on that day.
    pub hours: Option<(NaiveTime, NaiveTime)>,
    pub place: String,
    /// Nothing of the activity is left to be done in this unit.
    pub finished: bool,
    /// Each audience and measure once, wholes with their parts.
    pub counts: Vec<Count>,
    pub remarks: String,
    /// What answers the doubts about it.
    pub reason: String,
}

impl Log {
    /// The sum of a measure over all audiences.
    pub fn total(&self, measure: Measure) -> i64 {
        self.counts.iter().filter(|count| count.measure == measure).map(|count| count.number).sum()
    }
}

/// Photos of one log.
pub const PHOTOS_MAX: usize = 12;

/// What outreach of a kind is first of all counted in, in the order of its form; the rest is there all the same.
pub const fn measures_of(kind: Kind) -> &'static [Measure] {
    use Measure::*;
    match kind {
        Kind::Talk => &[Attendances, Leaflets, Documents, Commitments],
        Kind::Competition => &[Entries, Attendances, Leaflets],
        Kind::Dramatization => &[Attendances, Sketches, Teams, Leaflets],
        Kind::Billboard => &[Boards, Banners],
        Kind::Leaflet => &[Leaflets, Posters, Documents],
        Kind::Broadcast => &[Broadcasts, Minutes],
        Kind::Other => {
            &[Attendances, Leaflets, Commitments, MobileRounds, Rallies, Films, Articles, Reach, Banners]
        }
    }
}

/// People come together for it: one report tells of one occasion (cuộc), unless it says of how many.
pub const fn is_occasion(kind: Kind) -> bool {
    matches!(kind, Kind::Talk | Kind::Competition | Kind::Dramatization)
}

#[cfg(test)]
mod tests;
