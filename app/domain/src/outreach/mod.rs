//! Outreach as it was done (nhật ký tuyên truyền): what a committee reports of one day, against a planned activity or on
//! its own. Nothing is kept of victims; attendances are counted, not persons.

mod beside;
mod counts;
mod doubt;
mod form;
mod import;
mod photos;
mod query;
mod quick;
mod read;
mod results;
mod status;
mod tiles;

pub use beside::Beside;
pub use counts::Count;
pub use doubt::{Doubt, looks_like_number_of_person};
pub use form::{LogForm, LogKnown, PlannedActivity};
pub use import::{IMPORT_MAX, IMPORT_NEEDED, import_columns};
pub use photos::{
    PHOTO_BYTES_MAX, PHOTO_PIECE, PHOTO_PIXELS_MAX, PHOTO_SIDE, PHOTOS_MAX, PHOTOS_PAGE, PhotoCard,
    PhotoProblem, SMALL_SIDE, fit, is_photo_name,
};
pub use query::LogQuery;
pub use quick::{QUICK_MAX, QUICK_MEASURES, QuickForm, QuickRow, code, field_of_row, id_of_code};
pub use read::{
    Asking, Face, FigureRow, LOGS_MAX, LOGS_PAGE, LogCard, LogDetail, LogNames, Near, told_clock,
};
pub use results::{Axis, Cross, Figure, Key, MINISTRY, Results, ResultsFilter, ResultsQuery, View};
pub use status::{Status, Transition};
pub use tiles::{TILES_ACROSS, TILES_DOWN, Tile, step_of, steps, tiles, tiles_about};

use crate::{activities::Kind, targets::Measure, time::Day};
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// Why a log was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutreachProblem {
    /// The parts come to more than the number that they are parts of.
    MoreThanWhole {
        whole: i64,
        parts: i64,
    },
    /// The activity was cancelled, or its campaign is closed.
    NotToBeReported,
    /// The figures up to this day no longer change.
    Locked {
        to: Day,
    },
    /// A row of a form was kept before, and says something else now.
    SentBefore,
    /// It looks like a slip; a reason answers it.
    Doubtful(Doubt),
    /// There is none where something looks like a slip.
    NeedsReason,
    Photo(PhotoProblem),
}

impl OutreachProblem {
    /// What a log of a day meets once the days up to `to` are locked.
    pub fn locked(day: Day, to: Option<Day>) -> Option<Self> {
        to.filter(|to| day <= *to).map(|to| Self::Locked { to })
    }
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
