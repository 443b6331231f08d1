use super::{Kind, Status};
use crate::{period::Period, text::search_words, time::Day};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Activities on one page of a schedule.
pub const SCHEDULE_PAGE: u64 = 50;

words! {
    /// What a schedule is sorted by.
    Sort {
        /// The time at which it begins.
        Start = "start",
        Title = "title",
        Kind = "kind",
        /// The first of its units by name.
        Unit = "unit",
        Lead = "lead",
        Status = "status",
    }
}

words! {
    /// What a schedule is grouped by, each group under its heading.
    Group {
        /// The week in which it begins.
        Week = "week",
        Unit = "unit",
        Lead = "lead",
        Kind = "kind",
        None = "none",
    }
}

impl Group {
    /// What the groups themselves are sorted by.
    pub const fn sort(self) -> Option<Sort> {
        match self {
            Self::Week => Some(Sort::Start),
            Self::Unit => Some(Sort::Unit),
            Self::Lead => Some(Sort::Lead),
            Self::Kind => Some(Sort::Kind),
            Self::None => None,
        }
    }
}

/// In what order a schedule is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub group: Group,
    pub sort: Sort,
    /// The last come first.
    pub falling: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self { group: Group::Week, sort: Sort::Start, falling: false }
    }
}

impl Order {
    /// Reads `title` and `-title`. What is sorted by something else than time is not cut into weeks.
    pub fn read(sort: &str, group: &str) -> Self {
        let (falling, word) = sort.strip_prefix('-').map_or((false, sort), |word| (true, word));
        let sort = Sort::from_word(word).unwrap_or(Sort::Start);
        let usual = if sort == Sort::Start { Group::Week } else { Group::None };
        let group = Group::from_word(group).unwrap_or(usual);
        let group = if group == Group::Week && sort != Sort::Start { Group::None } else { group };
        Self { group, sort, falling }
    }

    /// It runs through the year, so that there is a place in it where now is.
    pub fn is_by_time(self) -> bool {
        self == Self::default()
    }
}

words! {
    /// What a schedule may show beside the time and the title of an activity.
    Column {
        Units = "units",
        Lead = "lead",
        Supporting = "supporting",
        Venue = "venue",
        Audiences = "audiences",
        Planned = "planned",
        Money = "money",
        Status = "status",
    }
}

/// The columns that somebody chose, in their own order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns(Vec<Column>);

impl Columns {
    const USUAL: [Column; 4] = [Column::Units, Column::Lead, Column::Planned, Column::Status];

    /// Of words, whatever their order; what is no column is left out.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let chosen: Vec<Column> = words.into_iter().filter_map(Column::from_word).collect();
        Self(Column::ALL.iter().copied().filter(|column| chosen.contains(column)).collect())
    }

    /// As it is kept, by [`Columns::word`]; the usual ones where nothing was chosen.
    pub fn read(kept: &str) -> Self {
        if kept.is_empty() { Self(Self::USUAL.to_vec()) } else { Self::of(kept.split('.')) }
    }

    /// All of them in one word: `units.lead`, and `-` for none.
    pub fn word(&self) -> String {
        let words: Vec<&str> = self.0.iter().map(|column| column.word()).collect();
        if words.is_empty() { "-".to_owned() } else { words.join(".") }
    }

    pub fn iter(&self) -> impl Iterator<Item = Column> {
        self.0.iter().copied()
    }

    pub fn holds(&self, column: Column) -> bool {
        self.0.contains(&column)
    }
}

/// The pages of a schedule, one of which begins with what is now: the pages before it are counted back from there, and
/// the first of them may be short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    count: u64,
    past: u64,
}

impl Pages {
    /// Of `count` activities the first `past` are over.
    pub fn new(count: u64, past: u64) -> Self {
        Self { count, past: past.min(count) }
    }

    const fn before(self) -> u64 {
        self.past.div_ceil(SCHEDULE_PAGE)
    }

    /// How many there are; an empty schedule has one.
    pub fn number(self) -> u64 {
        (self.before() + (self.count - self.past).div_ceil(SCHEDULE_PAGE)).max(1)
    }

    /// The page that begins now; `None` where all is over.
    pub fn now(self) -> Option<u64> {
        (self.past < self.count).then(|| self.before() + 1)
    }

    /// The places of what stands on a page, which is one of them.
    pub fn places(self, page: u64) -> Range<u64> {
        let (before, page) = (self.before(), page.clamp(1, self.number()));
        if page <= before {
            let end = self.past - (before - page) * SCHEDULE_PAGE;
            return end.saturating_sub(SCHEDULE_PAGE)..end;
        }
        let begin = self.past + (page - before - 1) * SCHEDULE_PAGE;
        begin..(begin + SCHEDULE_PAGE).min(self.count)
    }
}

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
    /// What it is sorted by: `title`, and `-title` for the last first.
    pub sort: String,
    pub group: String,
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
    pub order: Order,
    /// From 1; the one on which now is where none is asked for.
    pub page: Option<u64>,
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
            order: Order::read(filter.sort.trim(), filter.group.trim()),
            page: filter.page.trim().parse().ok(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_sorted_by_time_has_no_weeks() {
        let read = |sort, group| {
            let Order { group, sort, falling } = Order::read(sort, group);
            (group, sort, falling)
        };
        assert_eq!(read("", ""), (Group::Week, Sort::Start, false));
        assert_eq!(read("-start", ""), (Group::Week, Sort::Start, true));
        assert_eq!(read("-title", ""), (Group::None, Sort::Title, true));
        assert_eq!(read("title", "week"), (Group::None, Sort::Title, false));
        assert_eq!(read("", "lead"), (Group::Lead, Sort::Start, false));
        assert_eq!(read("nonsense", "nonsense"), (Group::Week, Sort::Start, false));
    }

    #[test]
    fn columns_are_kept_in_their_own_order_and_none_is_not_the_usual() {
        assert_eq!(Columns::read("").word(), "units.lead.planned.status");
        assert_eq!(Columns::of(["status", "nonsense", "venue"]).word(), "venue.status");
        assert_eq!(Columns::read(&Columns::of([]).word()).iter().count(), 0);
        let chosen = Columns::of(["money"]);
        assert_eq!(Columns::read(&chosen.word()), chosen);
    }

    #[test]
    fn one_page_begins_now() {
        let pages = Pages::new(200, 73);
        assert_eq!((pages.number(), pages.now()), (5, Some(3)));
        let places: Vec<_> = (1..=5).map(|page| pages.places(page)).collect();
        assert_eq!(places, [0..23, 23..73, 73..123, 123..173, 173..200]);
        let over = Pages::new(60, 60);
        assert_eq!((over.number(), over.now(), over.places(2)), (2, None, 10..60));
        assert_eq!((Pages::new(0, 0).number(), Pages::new(0, 0).places(7)), (1, 0..0));
    }

    proptest! {
        #[test]
        fn the_pages_hold_each_activity_once(count in 0u64..400, past in 0u64..400) {
            let pages = Pages::new(count, past);
            let all: Vec<u64> = (1..=pages.number()).flat_map(|page| pages.places(page)).collect();
            prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
            if let Some(now) = pages.now() {
                prop_assert_eq!(pages.places(now).start, past.min(count));
            }
        }
    }
}
