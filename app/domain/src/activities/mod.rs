//! Activities (hoạt động), the heart: what is done where, when, for whom and by whom.

mod bulk;
mod details;
mod details_form;
mod form;
pub mod kind;
mod schedule;
mod visibility;

pub use bulk::{Act, BulkForm, Change};
pub use details::*;
pub use details_form::*;
pub use form::{ActivityForm, Earlier, Known, Then};
pub use kind::Kind;
pub use schedule::{
    ActivityFilter, ActivityQuery, Column, Columns, Group, Order, Pages, SCHEDULE_PAGE, Sort,
};
pub use visibility::Visibility;

use crate::{
    Actor, Problem,
    access::Standing,
    audiences::AudienceCard,
    audit::Verb,
    organisations::OrganisationCard,
    targets::Quantity,
    time::{self, Day},
    units::UnitCard,
};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

/// Why an activity was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivityProblem {
    OutsideCampaign {
        from: Day,
        to: Day,
    },
    LeadAlsoSupports,
    /// The owner of a billboard's site has not agreed to it.
    NeedsConsent,
    /// It begins on a later day.
    TooEarly {
        begins: Day,
    },
    /// Its campaign has not been approved.
    NotApproved,
    /// Nothing was chosen of what is to be changed at once.
    NoneChosen,
    /// It was done or cancelled.
    Over,
    /// Another may change it.
    NotYours,
    /// One of several that cannot be changed together.
    One {
        title: String,
        problem: Box<Problem>,
    },
}

words! {
    Status {
        Planned = "planned",
        Ongoing = "ongoing",
        Done = "done",
        Cancelled = "cancelled",
    }
}

words! {
    /// What moves an activity on.
    Transition {
        Start = "start",
        Finish = "finish",
        /// Needs a reason.
        Cancel = "cancel",
        /// What was done or cancelled is planned again, with the reason.
        Reopen = "reopen",
    }
}

impl Transition {
    pub const fn leads_from(self, status: Status) -> bool {
        match self {
            Self::Start => matches!(status, Status::Planned),
            Self::Finish => matches!(status, Status::Planned | Status::Ongoing),
            Self::Cancel => matches!(status, Status::Planned | Status::Ongoing),
            Self::Reopen => matches!(status, Status::Done | Status::Cancelled),
        }
    }

    pub const fn to(self) -> Status {
        match self {
            Self::Start => Status::Ongoing,
            Self::Finish => Status::Done,
            Self::Cancel => Status::Cancelled,
            Self::Reopen => Status::Planned,
        }
    }

    /// What is missing where the transition comes without a reason. Transitions that others must understand say why,
    /// and so does what is begun before its day or before its campaign is approved, and a billboard that goes up although
    /// the owner of its site has not agreed.
    pub fn asks_reason(self, activity: &Activity, approved: bool, today: Day) -> Option<Problem> {
        let begins = activity.when.first_day();
        match self {
            Self::Cancel | Self::Reopen => Some(Problem::NeedsReason),
            Self::Start | Self::Finish if activity.details.lacks_consent() => {
                Some(ActivityProblem::NeedsConsent.into())
            }
            Self::Start | Self::Finish if !approved => Some(ActivityProblem::NotApproved.into()),
            Self::Start if today < begins => Some(ActivityProblem::TooEarly { begins }.into()),
            Self::Start | Self::Finish => None,
        }
    }

    pub fn may_be_taken_by(self, me: &Actor, activity: &Standing) -> bool {
        match self {
            Self::Start | Self::Finish => me.may_answer(activity),
            Self::Cancel | Self::Reopen => me.may_cancel(activity),
        }
    }

    /// Whether the transition is open on a day for what begins on another: nothing is done before it has begun.
    pub fn is_available(self, status: Status, begins: Day, today: Day) -> bool {
        self.leads_from(status) && (self != Self::Finish || begins <= today)
    }

    /// The transitions that are open on a day.
    pub fn available(status: Status, begins: Day, today: Day) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |transition| transition.is_available(status, begins, today))
    }
}

/// When it happens, in days and times of Việt Nam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// Whole days, each end included; a billboard stands for months.
    Days { from: Day, to: Day },
    /// From one moment to a later one.
    Times { starts: DateTime<Utc>, ends: DateTime<Utc> },
}

impl When {
    /// Days from which it is long, and stands in the year plan.
    pub const LONG: i64 = 14;

    /// As stored: the first instant, and the first instant after it.
    pub fn bounds(&self) -> (DateTime<Utc>, DateTime<Utc>) {
        match *self {
            Self::Days { from, to } => (time::start_of(from), time::start_of(to + Duration::days(1))),
            Self::Times { starts, ends } => (starts, ends),
        }
    }

    pub fn from_bounds(starts: DateTime<Utc>, ends: DateTime<Utc>, all_day: bool) -> Self {
        if all_day {
            Self::Days { from: time::day_of(starts), to: time::day_of(ends - Duration::seconds(1)) }
        } else {
            Self::Times { starts, ends }
        }
    }

    pub fn first_day(&self) -> Day {
        match *self {
            Self::Days { from, .. } => from,
            Self::Times { starts, .. } => time::day_of(starts),
        }
    }

    pub fn last_day(&self) -> Day {
        match *self {
            Self::Days { to, .. } => to,
            Self::Times { ends, .. } => time::day_of(ends),
        }
    }

    /// The same length at the same times, beginning on another day.
    #[must_use]
    pub fn on(&self, day: Day) -> Self {
        let moved = day - self.first_day();
        match *self {
            Self::Days { to, .. } => Self::Days { from: day, to: to + moved },
            Self::Times { starts, ends } => Self::Times { starts: starts + moved, ends: ends + moved },
        }
    }

    /// It stands for weeks, as a billboard does, rather than being on on its days.
    pub fn is_long(&self) -> bool {
        (self.last_day() - self.first_day()).num_days() + 1 >= Self::LONG
    }

    /// Start and end of day; `None` for whole days.
    pub fn times(&self) -> Option<(NaiveTime, NaiveTime)> {
        match *self {
            Self::Days { .. } => None,
            Self::Times { starts, ends } => Some((time::time_of(starts), time::time_of(ends))),
        }
    }

    /// `18/04/2026, 08:00–11:30`, `02/05/2026 – 31/07/2026`, `05/06/2026 08:00 – 06/06/2026 17:00`.
    pub fn show(&self) -> String {
        let (first, last) = (self.first_day(), self.last_day());
        match self.times() {
            None => time::show_days(first, last),
            Some((start, end)) if first == last => {
                format!("{}, {}–{}", time::show_day(first), time::show_time(start), time::show_time(end))
            }
            Some((start, end)) => format!(
                "{} {} – {} {}",
                time::show_day(first),
                time::show_time(start),
                time::show_day(last),
                time::show_time(end)
            ),
        }
    }
}

/// Where it happens; all of it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Venue {
    pub name: String,
    pub address: String,
    /// Latitude and longitude in degrees.
    pub point: Option<(f64, f64)>,
}

/// A sound activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    pub title: String,
    pub units: Vec<i64>,
    pub venue: Venue,
    pub when: When,
    pub lead: i64,
    pub supporting: Vec<i64>,
    pub audiences: Vec<i64>,
    pub quantities: Vec<Quantity>,
    /// Planned money in đồng.
    pub money: Option<i64>,
    pub details: Details,
}

/// An activity in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivityCard {
    pub id: i64,
    pub kind: Kind,
    pub title: String,
    pub when: When,
    pub status: Status,
    pub venue: String,
    /// Official names with the English ones, in the order of the alphabet.
    pub units: Vec<(String, String)>,
    pub lead: String,
    pub supporting: Vec<String>,
    pub audiences: Vec<String>,
    pub quantities: Vec<Quantity>,
    pub money: Option<i64>,
}

/// An activity in a list for programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivityLine {
    pub version: i64,
    pub campaign: i64,
    #[serde(flatten)]
    pub card: ActivityCard,
}

/// An activity's own page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivityDetail {
    pub id: i64,
    pub version: i64,
    /// Names the activity in its public address; cannot be guessed.
    pub public_id: String,
    pub campaign: i64,
    pub campaign_title: String,
    pub campaign_code: String,
    pub visibility: Visibility,
    /// Its campaign has been approved.
    pub approved: bool,
    pub status: Status,
    pub reason: String,
    pub activity: Activity,
    pub units: Vec<UnitCard>,
    pub lead: OrganisationCard,
    pub supporting: Vec<OrganisationCard>,
    pub audiences: Vec<AudienceCard>,
    pub may_edit: bool,
    /// The reader learns what its speakers are paid.
    pub sees_fees: bool,
    pub may_answer: bool,
    /// It waits for a planner, and the reader is one.
    pub may_release: bool,
    /// It can be reported of, and the reader reports.
    pub may_log: bool,
    /// The transitions that are open today and that the reader may take.
    pub transitions: Vec<Transition>,
    /// The last change, if it was the reader's own and can still be taken back.
    pub last_own: Option<LastChange>,
}

/// A change that can be undone: its place in the audit, and what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastChange {
    pub audit: i64,
    pub verb: Verb,
}

/// That somebody cancelled an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancellation {
    pub by: String,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// What everybody may know of an activity that has been approved: nothing about money, people or preparation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicActivity {
    /// Names it in its public address.
    pub public_id: String,
    /// Its campaign's id and title.
    pub campaign: (i64, String),
    pub title: String,
    pub kind: Kind,
    /// Of a talk; may be empty.
    pub topic: String,
    pub when: When,
    pub venue_name: String,
    pub venue_address: String,
    /// Official names in Vietnamese and English.
    pub units: Vec<(String, String)>,
    pub lead: String,
    /// For whom it is, and what is said to them.
    pub audiences: Vec<PublicAudience>,
    /// Why it was cancelled, if it was.
    pub cancelled: Option<String>,
}

/// For whom an activity is, and what is said to them, as everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicAudience {
    pub name: String,
    pub name_en: String,
    pub message: String,
    pub message_en: String,
}

impl From<AudienceCard> for PublicAudience {
    fn from(card: AudienceCard) -> Self {
        let AudienceCard { name, name_en, message, message_en, .. } = card;
        Self { name, name_en, message, message_en }
    }
}

#[cfg(test)]
mod tests;
