//! What outreach has reached (kết quả): figures crossed by two of the axes that they are told apart by.

use super::{Face, LogQuery};
use crate::{
    activities::Kind,
    audiences::AudienceCard,
    campaigns::CampaignCard,
    targets::Measure,
    time::{Day, last_of_month, parse_month},
    units::UnitCard,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::AddAssign,
};

words! {
    /// What figures are told apart by.
    Axis {
        Unit = "unit",
        Kind = "kind",
        Audience = "audience",
        Measure = "measure",
        Month = "month",
    }
}

words! {
    /// How figures are shown.
    View {
        Table = "table",
        /// The tiles of the city, one a ward or commune.
        Map = "map",
    }
}

/// What the ministry asks to be reported, in the order of its columns.
pub const MINISTRY: [Measure; 13] = [
    Measure::Sessions,
    Measure::Attendances,
    Measure::Leaflets,
    Measure::Banners,
    Measure::Posters,
    Measure::Minutes,
    Measure::Broadcasts,
    Measure::Commitments,
    Measure::MobileRounds,
    Measure::Documents,
    Measure::Sketches,
    Measure::Films,
    Measure::Rallies,
];

/// What a person asks of the figures, as it stands in the address; empty means all, or the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ResultsFilter {
    pub view: String,
    pub rows: String,
    pub columns: String,
    pub measure: String,
    pub campaign: String,
    pub unit: String,
    pub kind: String,
    pub audience: String,
    pub from: String,
    pub to: String,
}

impl ResultsFilter {
    /// What stands in an address, by the names of its values.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let get = |name: &str| get(name).unwrap_or_default();
        Self {
            view: get("view"),
            rows: get("rows"),
            columns: get("columns"),
            measure: get("measure"),
            campaign: get("campaign"),
            unit: get("unit"),
            kind: get("kind"),
            audience: get("audience"),
            from: get("from"),
            to: get("to"),
        }
    }
}

/// What is asked of the figures. A value that cannot be read filters nothing: an old link still opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResultsQuery {
    pub view: View,
    pub rows: Axis,
    /// Never that of the rows.
    pub columns: Axis,
    /// What is counted where neither axis is the measure.
    pub measure: Measure,
    /// 0 is outreach of no campaign.
    pub campaign: Option<i64>,
    /// The unit and all below it.
    pub unit: Option<i64>,
    pub kind: Option<Kind>,
    /// 0 is an audience that is not known.
    pub audience: Option<i64>,
    /// The first days of the first and of the last month.
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Default for ResultsQuery {
    fn default() -> Self {
        Self::from(&ResultsFilter::default())
    }
}

impl From<&ResultsFilter> for ResultsQuery {
    fn from(filter: &ResultsFilter) -> Self {
        let view = View::from_word(&filter.view).unwrap_or(View::Table);
        let rows = Axis::from_word(&filter.rows).unwrap_or(Axis::Unit);
        let columns = Axis::from_word(&filter.columns).filter(|columns| *columns != rows);
        let usual = if rows == Axis::Month { Axis::Unit } else { Axis::Month };
        let measure = Measure::from_word(&filter.measure).filter(|measure| measure.has_figures());
        let (rows, columns) = match view {
            View::Table => (rows, columns.unwrap_or(usual)),
            View::Map => (Axis::Unit, Axis::Measure),
        };
        Self {
            view,
            rows,
            columns,
            measure: measure.unwrap_or(Measure::Attendances),
            campaign: filter.campaign.trim().parse().ok(),
            unit: filter.unit.trim().parse().ok(),
            kind: Kind::from_word(filter.kind.trim()),
            audience: filter.audience.trim().parse().ok(),
            from: parse_month(&filter.from),
            to: parse_month(&filter.to),
        }
    }
}

impl ResultsQuery {
    /// The measures that are asked for; none means all.
    pub fn measures(&self) -> Vec<Measure> {
        match self.view {
            // That a unit has reported tells nothing from not known.
            View::Map => vec![self.measure, Measure::Logs],
            View::Table if self.rows == Axis::Measure || self.columns == Axis::Measure => Vec::new(),
            View::Table => vec![self.measure],
        }
    }

    /// The query of its address, each value once, without what is usual.
    pub fn address_query(&self) -> String {
        let month = |day: Day| day.format("%Y-%m").to_string();
        let id = |id: i64| id.to_string();
        let word = |word: &str| Some(word.to_owned());
        let map = self.view == View::Map;
        let pairs = [
            ("view", word(self.view.word()).filter(|_| map)),
            ("rows", word(self.rows.word()).filter(|_| !map)),
            ("columns", word(self.columns.word()).filter(|_| !map)),
            ("measure", word(self.measure.word())),
            ("campaign", self.campaign.map(id)),
            ("unit", self.unit.map(id)),
            ("kind", self.kind.map(|kind| kind.word().to_owned())),
            ("audience", self.audience.map(id)),
            ("from", self.from.map(month)),
            ("to", self.to.map(month)),
        ];
        let filled = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        filled.collect::<Vec<_>>().join("&")
    }

    pub fn address(&self) -> String {
        format!("/results?{}", self.address_query())
    }

    /// The logs that make up a cell, a row, a column or all of it.
    pub fn logs_of(&self, keys: &[Key]) -> LogQuery {
        let mut query = LogQuery {
            face: Some(Face::All),
            campaign: self.campaign,
            unit: self.unit,
            kind: self.kind,
            audience: self.audience,
            measure: Some(self.measure),
            from: self.from,
            to: self.to.map(last_of_month),
            ..LogQuery::default()
        };
        for key in keys {
            match *key {
                Key::Unit(id) => (query.unit, query.alone) = (Some(id), true),
                Key::Kind(kind) => query.kind = Some(kind),
                Key::Audience(id) => query.audience = Some(id),
                Key::Measure(measure) => query.measure = Some(measure),
                Key::Month(day) => (query.from, query.to) = (Some(day), Some(last_of_month(day))),
            }
        }
        query
    }
}

/// One place on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Unit(i64),
    Kind(Kind),
    /// 0 where it is not known.
    Audience(i64),
    Measure(Measure),
    /// By its first day.
    Month(Day),
}

/// A sum of all logs that count, and of the accepted ones among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub number: i64,
    pub accepted: i64,
}

impl AddAssign for Figure {
    fn add_assign(&mut self, other: Self) {
        self.number += other.number;
        self.accepted += other.accepted;
    }
}

/// Figures by two axes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cross {
    pub rows: Vec<Key>,
    pub columns: Vec<Key>,
    cells: BTreeMap<(Key, Key), Figure>,
    row_totals: BTreeMap<Key, Figure>,
    column_totals: BTreeMap<Key, Figure>,
    total: Option<Figure>,
}

impl Cross {
    /// `place` says where a key stands in the list of its kind. What is counted in different measures is not added up.
    pub fn new<P: Ord>(
        query: &ResultsQuery,
        cells: BTreeMap<(Key, Key), Figure>,
        place: impl Fn(Key) -> P,
    ) -> Self {
        let mut cross = Self::default();
        let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
        for ((row, column), figure) in &cells {
            rows.insert(*row);
            columns.insert(*column);
            if query.columns != Axis::Measure {
                *cross.row_totals.entry(*row).or_default() += *figure;
            }
            if query.rows != Axis::Measure {
                *cross.column_totals.entry(*column).or_default() += *figure;
            }
            if query.rows != Axis::Measure && query.columns != Axis::Measure {
                *cross.total.get_or_insert_default() += *figure;
            }
        }
        cross.rows = rows.into_iter().collect();
        cross.columns = columns.into_iter().collect();
        cross.rows.sort_by_key(|key| (place(*key), *key));
        cross.columns.sort_by_key(|key| (place(*key), *key));
        cross.cells = cells;
        cross
    }

    pub fn cell(&self, row: Key, column: Key) -> Option<Figure> {
        self.cells.get(&(row, column)).copied()
    }

    /// `None` where the columns are measures.
    pub fn row_total(&self, row: Key) -> Option<Figure> {
        self.row_totals.get(&row).copied()
    }

    /// `None` where the rows are measures.
    pub fn column_total(&self, column: Key) -> Option<Figure> {
        self.column_totals.get(&column).copied()
    }

    pub const fn total(&self) -> Option<Figure> {
        self.total
    }
}

/// Figures as they were asked for, with all that they and their filters name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    pub query: ResultsQuery,
    pub cross: Cross,
    /// Of all times, by kind and name; those whose figures the reader may see.
    pub units: Vec<UnitCard>,
    /// What units were called before.
    pub former_names: Vec<(i64, String)>,
    pub audiences: Vec<AudienceCard>,
    pub campaigns: Vec<CampaignCard>,
}

#[cfg(test)]
mod tests;
