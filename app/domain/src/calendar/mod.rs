//! The calendar (lịch): which days a view shows, what falls on them, and where it stands among them.

mod hours;
mod layout;
mod quick;
mod year;

pub use hours::{Block, Hours, QUARTERS, axis, quarter_of, quarters, side_by_side, time_at};
pub use layout::{Placed, Week, weeks};
pub use quick::QuickForm;
pub use year::{across, heat};

use crate::{
    activities::{ActivityQuery, Kind, Order, Status, When},
    campaigns::CampaignCard,
    replies::Part,
    time::{Day, monday, parse_day, show_day},
};
use chrono::{Datelike, Days, Months};
use serde::{Deserialize, Serialize};

words! {
    /// How much time is seen at once.
    View {
        Month = "month",
        Week = "week",
        Day = "day",
        /// Four weeks as a list.
        Agenda = "agenda",
        /// Campaigns and their activities as bars over twelve months.
        Year = "year",
    }
}

/// The days of an agenda.
const AGENDA: u64 = 28;

/// Activities of one view at most; a view that holds more says so.
pub const CALENDAR_MAX: u64 = 2_000;

/// Activities of one file for a calendar program at most.
pub const CALENDAR_FILE_MAX: u64 = 10_000;

impl View {
    /// The first and the last day seen around a day.
    pub fn days(self, on: Day) -> (Day, Day) {
        match self {
            Self::Month => {
                let first = first_of_month(on);
                (monday(first), monday(first + Months::new(1) - Days::new(1)) + Days::new(6))
            }
            Self::Week => (monday(on), monday(on) + Days::new(6)),
            Self::Day => (on, on),
            Self::Agenda => (on, on + Days::new(AGENDA - 1)),
            Self::Year => {
                let first = on.with_ordinal(1).unwrap_or(on);
                (first, first + Months::new(12) - Days::new(1))
            }
        }
    }

    /// The day that the view before this one is around.
    pub fn before(self, on: Day) -> Day {
        match self {
            Self::Month => first_of_month(on) - Months::new(1),
            Self::Week => on - Days::new(7),
            Self::Day => on - Days::new(1),
            Self::Agenda => on - Days::new(AGENDA),
            Self::Year => on - Months::new(12),
        }
    }

    /// The day that the view after this one is around.
    pub fn after(self, on: Day) -> Day {
        match self {
            Self::Month => first_of_month(on) + Months::new(1),
            Self::Week => on + Days::new(7),
            Self::Day => on + Days::new(1),
            Self::Agenda => on + Days::new(AGENDA),
            Self::Year => on + Months::new(12),
        }
    }
}

fn first_of_month(day: Day) -> Day {
    day.with_day(1).unwrap_or(day)
}

/// What a person asks of the calendar, as it stands in the URL; empty means all. A value that cannot be read filters
/// nothing: an old link still opens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CalendarFilter {
    pub view: String,
    /// A day of what is seen; today where it cannot be read.
    pub on: String,
    pub campaign: String,
    /// The unit and all below it.
    pub unit: String,
    pub kind: String,
    pub audience: String,
    /// Leads or supports.
    pub organisation: String,
    pub status: String,
}

impl CalendarFilter {
    pub fn view(&self) -> View {
        View::from_word(self.view.trim()).unwrap_or(View::Month)
    }

    /// The day asked for, held to the years that a calendar can be leafed through.
    pub fn on(&self, today: Day) -> Day {
        Self::day(&self.on).unwrap_or(today)
    }

    /// A day as typed, if a calendar can be leafed through to it.
    pub fn day(typed: &str) -> Option<Day> {
        parse_day(typed).filter(|day| (1901..2199).contains(&day.year()))
    }

    /// The same activities at another time or in another view.
    #[must_use]
    pub fn at(&self, view: View, on: Day) -> Self {
        Self { view: view.word().into(), on: show_day(on), ..self.clone() }
    }

    /// The activities of a period that it asks for.
    pub fn query(&self, (first, last): (Day, Day)) -> ActivityQuery {
        let id = |typed: &str| typed.trim().parse().ok();
        ActivityQuery {
            words: Vec::new(),
            campaign: id(&self.campaign),
            unit: id(&self.unit),
            kind: Kind::from_word(&self.kind),
            audience: id(&self.audience),
            organisation: id(&self.organisation),
            status: Status::from_word(&self.status),
            from: Some(first),
            to: Some(last),
            order: Order::default(),
            page: None,
        }
    }

    /// The ids of the campaigns that lie in a year, or of the one that is asked for.
    pub fn campaigns_within(&self, days: (Day, Day), campaigns: &[CampaignCard]) -> Vec<i64> {
        let asked = self.query(days).campaign;
        let within = campaigns.iter().filter(|c| across(days, (c.starts_on, c.ends_on)).is_some());
        within.map(|campaign| campaign.id).filter(|id| asked.is_none_or(|asked| asked == *id)).collect()
    }

    /// True if it asks for some of the activities of a campaign only.
    pub fn asks_of_activities(&self) -> bool {
        self.set().iter().any(|(name, _)| *name != "campaign")
    }

    /// The same without one of its filters, by name.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let mut other = self.clone();
        match name {
            "campaign" => other.campaign.clear(),
            "unit" => other.unit.clear(),
            "kind" => other.kind.clear(),
            "audience" => other.audience.clear(),
            "organisation" => other.organisation.clear(),
            _ => other.status.clear(),
        }
        other
    }

    /// The filters that are set, by name; not the view and its day.
    pub fn set(&self) -> Vec<(&'static str, &str)> {
        let Self { view: _, on: _, campaign, unit, kind, audience, organisation, status } = self;
        let all: [(&'static str, &str); 6] = [
            ("campaign", campaign),
            ("unit", unit),
            ("kind", kind),
            ("audience", audience),
            ("organisation", organisation),
            ("status", status),
        ];
        all.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
    }
}

/// An activity in the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEntry {
    pub id: i64,
    pub campaign: i64,
    pub version: i64,
    pub title: String,
    pub kind: Kind,
    pub status: Status,
    pub when: When,
    /// Official names with the English ones, in the order of the alphabet.
    pub units: Vec<(String, String)>,
    pub venue: String,
    /// The reader may move it to another day.
    pub movable: bool,
    /// What the reader's own organisation has to do with it.
    pub part: Option<Part>,
}

impl CalendarEntry {
    pub fn is_on(&self, day: Day) -> bool {
        self.when.first_day() <= day && day <= self.when.last_day()
    }

    pub fn is_long(&self) -> bool {
        self.when.is_long()
    }
}

/// An activity moved to another day, as posted; its length stays, and its times where no others are given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    /// The version that the person saw.
    pub version: String,
    /// Its new first day.
    pub to: String,
    /// Its new times; as they are where that is not said.
    pub starts_at: String,
    pub ends_at: String,
    /// The address to come back to.
    pub back: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(typed: &str) -> Day {
        parse_day(typed).unwrap()
    }

    #[test]
    fn a_view_holds_whole_weeks_or_what_it_is_called() {
        for (view, first, last) in [
            (View::Month, "29/06/2026", "02/08/2026"),
            (View::Week, "13/07/2026", "19/07/2026"),
            (View::Day, "15/07/2026", "15/07/2026"),
            (View::Agenda, "15/07/2026", "11/08/2026"),
            (View::Year, "01/01/2026", "31/12/2026"),
        ] {
            assert_eq!(view.days(day("15/07/2026")), (day(first), day(last)), "{view:?}");
        }
        // A month of exactly four weeks.
        assert_eq!(View::Month.days(day("10/02/2027")), (day("01/02/2027"), day("28/02/2027")));
    }

    #[test]
    fn leafing_from_the_last_of_a_long_month_skips_none() {
        assert_eq!(View::Month.after(day("31/01/2026")), day("01/02/2026"));
        assert_eq!(View::Month.before(day("31/03/2026")), day("01/02/2026"));
        assert_eq!(View::Year.after(day("29/02/2028")), day("28/02/2029"));
    }

    #[test]
    fn what_cannot_be_read_is_the_month_of_today() {
        let filter = CalendarFilter { view: "decade".into(), on: "hôm nay".into(), ..Default::default() };
        let today = day("24/11/2026");
        assert_eq!((filter.view(), filter.on(today)), (View::Month, today));
        assert!(filter.set().is_empty());
        let query = CalendarFilter { unit: "x".into(), kind: "y".into(), ..filter }.query((today, today));
        assert_eq!((query.unit, query.kind, query.from, query.to), (None, None, Some(today), Some(today)));
    }

    proptest! {
        #[test]
        fn leafing_there_and_back_shows_the_same(offset in 0u64..60_000, view in 0usize..View::ALL.len()) {
            let (view, on) = (View::ALL[view], day("01/01/1950") + Days::new(offset));
            let (first, last) = view.days(on);
            prop_assert!(first <= on && on <= last);
            let (next_first, _) = view.days(view.after(on));
            prop_assert!(first < next_first && next_first <= last + Days::new(1));
            prop_assert_eq!(view.days(view.before(view.after(on))), (first, last));
        }
    }
}
