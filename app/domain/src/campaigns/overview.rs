//! What a campaign plans and what was done of it, told apart in one way at a time, beside its targets.

use crate::{
    activities::Kind,
    audiences::AudienceCard,
    outreach::{Axis, Figure, Key, LogQuery, ResultsQuery},
    targets::{Measure, Quantity},
    time::{Day, monday},
    units::UnitCard,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
};

words! {
    /// What an overview is told apart by.
    By {
        Measure = "measure",
        Kind = "kind",
        Week = "week",
        Unit = "unit",
        Audience = "audience",
    }
}

impl By {
    /// The axis of the figures that each reader has of the own units; `None` where the campaign's sums are whole for
    /// whoever sees it.
    pub const fn axis(self) -> Option<Axis> {
        match self {
            Self::Measure | Self::Week => None,
            Self::Kind => Some(Axis::Kind),
            Self::Unit => Some(Axis::Unit),
            Self::Audience => Some(Axis::Audience),
        }
    }
}

/// What is asked of an overview, as it stands in the address. A value that cannot be read is the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverviewQuery {
    pub by: By,
    /// What is counted where the rows are no measures; `None` for the campaign's first target.
    pub measure: Option<Measure>,
    /// All units, not those alone that lag most.
    pub all: bool,
}

impl OverviewQuery {
    /// What stands in an address, by the names of its values.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let measure = get("measure").and_then(|word| Measure::from_word(&word));
        Self {
            by: get("by").and_then(|word| By::from_word(&word)).unwrap_or(By::Measure),
            measure: measure.filter(|measure| measure.has_figures()),
            all: get("all").is_some_and(|all| !all.is_empty()),
        }
    }

    pub fn address(&self, campaign: i64) -> String {
        let pairs = [
            ("by", Some(self.by.word())),
            ("measure", self.measure.map(Measure::word)),
            ("all", self.all.then_some("1")),
        ];
        let filled = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        format!("/campaigns/{campaign}?{}#figures", filled.collect::<Vec<_>>().join("&"))
    }
}

/// What a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Measure(Measure),
    Kind(Kind),
    /// By its Monday.
    Week(Day),
    Unit(i64),
    /// 0 where it is not known.
    Audience(i64),
    /// Planned for several of them together, which no plan divides.
    Shared,
}

impl Place {
    /// `None` of a month: months are no rows here.
    pub const fn of(key: Key) -> Option<Self> {
        match key {
            Key::Measure(measure) => Some(Self::Measure(measure)),
            Key::Kind(kind) => Some(Self::Kind(kind)),
            Key::Unit(id) => Some(Self::Unit(id)),
            Key::Audience(id) => Some(Self::Audience(id)),
            Key::Month(_) => None,
        }
    }
}

/// What is planned, done and aimed at in one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// `None` where nothing can be planned.
    pub planned: Option<i64>,
    /// What is planned for it together with others.
    pub shared: i64,
    /// `None` where nothing is reported.
    pub done: Option<Figure>,
    pub target: Option<i64>,
}

impl Line {
    pub fn number(&self) -> i64 {
        self.done.unwrap_or_default().number
    }

    /// What its own plan still lacks.
    pub fn behind(&self) -> i64 {
        (self.planned.unwrap_or_default() - self.number()).max(0)
    }
}

/// What one activity plans of a measure, once for each unit or audience that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub activity: i64,
    pub kind: Kind,
    pub begins: Day,
    pub number: i64,
    /// Its unit or audience, where they are told apart.
    pub place: Option<i64>,
    /// It is for units too whose figures the reader may not see.
    pub beyond: bool,
}

/// What is planned in each place, and what for several together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    lines: BTreeMap<Place, Line>,
    shared: i64,
}

impl Planned {
    /// `has_line` is false of a unit whose plan others carry out, or whose figures the reader may not see.
    pub fn new(by: By, plans: &[Plan], has_line: impl Fn(i64) -> bool) -> Self {
        let mut places: HashMap<i64, usize> = HashMap::new();
        for plan in plans {
            *places.entry(plan.activity).or_default() += 1;
        }
        let (mut planned, mut seen) = (Self::default(), HashSet::new());
        for plan in plans {
            let place = match by {
                By::Measure => continue,
                By::Kind => Place::Kind(plan.kind),
                By::Week => Place::Week(monday(plan.begins)),
                By::Unit => Place::Unit(plan.place.unwrap_or_default()),
                By::Audience => Place::Audience(plan.place.unwrap_or_default()),
            };
            let elsewhere = by == By::Unit && !plan.place.is_some_and(&has_line);
            let together = plan.beyond || elsewhere || places[&plan.activity] > 1;
            if together && seen.insert(plan.activity) {
                planned.shared += plan.number;
            }
            if elsewhere {
                continue;
            }
            let line = planned.lines.entry(place).or_default();
            if together {
                line.shared += plan.number;
            } else {
                *line.planned.get_or_insert_default() += plan.number;
            }
        }
        planned
    }

    /// With what is done, in their order. A place that is neither planned nor done has no line.
    fn beside(self, done: BTreeMap<Place, Figure>) -> Vec<(Place, Line)> {
        let mut lines = self.lines;
        for (place, figure) in done {
            lines.entry(place).or_default().done = Some(figure);
        }
        lines.into_iter().collect()
    }
}

/// An overview as it was asked for, with all that its rows name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    pub query: OverviewQuery,
    pub measure: Measure,
    /// Those of which something is planned, done or aimed at, each followed by its parts.
    pub measures: Vec<Measure>,
    pub lines: Vec<(Place, Line)>,
    /// All lines together; `None` where each is counted in another measure, and of the own units alone.
    pub total: Option<Line>,
    /// The numbers are those of the reader's own units.
    pub of_own: bool,
    pub units: Vec<UnitCard>,
    pub audiences: Vec<AudienceCard>,
}

impl Overview {
    /// The measures of a campaign; the ways to tell one of them apart come with [`Overview::told_by`].
    pub fn new(query: OverviewQuery, sums: &Sums<'_>) -> Self {
        let told = Measure::with_parts().map(|measure| (measure, sums.line(measure)));
        let told = told.filter(|(_, line)| {
            line.target.is_some() || line.planned.is_some_and(|planned| planned > 0) || line.done.is_some()
        });
        let lines: Vec<_> = told.collect();
        let measures = lines.iter().map(|(measure, _)| *measure).filter(|measure| measure.has_figures());
        let first = sums.targets.iter().map(|target| target.measure).find(|measure| measure.has_figures());
        Self {
            query,
            measure: query.measure.or(first).unwrap_or(Measure::Attendances),
            measures: measures.collect(),
            lines: lines.into_iter().map(|(measure, line)| (Place::Measure(measure), line)).collect(),
            total: None,
            of_own: false,
            units: Vec::new(),
            audiences: Vec::new(),
        }
    }

    /// The lines of one measure. Units stand by what they lack; the others as `place` says, what is shared last.
    #[must_use]
    pub fn told_by<P: Ord>(
        self,
        planned: Planned,
        done: BTreeMap<Place, Figure>,
        place: impl Fn(Place) -> P,
    ) -> Self {
        let shared = planned.shared;
        let mut total = Line {
            planned: self.measure.is_planned().then_some(shared),
            target: self.target(),
            ..Line::default()
        };
        let mut lines = planned.beside(done);
        for (_, line) in &lines {
            total.planned = total.planned.map(|sum| sum + line.planned.unwrap_or_default());
            *total.done.get_or_insert_default() += line.done.unwrap_or_default();
        }
        if self.query.by == By::Unit {
            lines.sort_by_cached_key(|(of, line)| {
                (Reverse(line.behind()), line.number(), Reverse(line.shared), place(*of))
            });
        } else {
            lines.sort_by_cached_key(|(of, _)| place(*of));
        }
        if shared > 0 {
            lines.push((Place::Shared, Line { planned: Some(shared), ..Line::default() }));
        }
        // What is planned with others is more than the own units' part of it.
        let total = (!lines.is_empty() && !self.of_own).then_some(total);
        Self { total, lines, ..self }
    }

    /// The logs behind what is done in a place, or in all; `None` where they are not told apart so.
    pub fn logs_of(&self, campaign: i64, place: Option<Place>) -> Option<LogQuery> {
        let query =
            ResultsQuery { measure: self.measure, campaign: Some(campaign), ..ResultsQuery::default() };
        let of = |key| Some(query.logs_of(&[key]));
        match place {
            None => Some(query.logs_of(&[])),
            Some(Place::Measure(measure)) if measure.has_figures() => of(Key::Measure(measure)),
            Some(Place::Measure(_) | Place::Shared) => None,
            Some(Place::Kind(kind)) => of(Key::Kind(kind)),
            Some(Place::Unit(id)) => of(Key::Unit(id)),
            Some(Place::Audience(id)) => of(Key::Audience(id)),
            Some(Place::Week(first)) => {
                let to = Some(first + chrono::Duration::days(6));
                Some(LogQuery { from: Some(first), to, ..query.logs_of(&[]) })
            }
        }
    }

    /// The target of what is counted.
    fn target(&self) -> Option<i64> {
        let of_measure = self.lines.iter().find(|(place, _)| *place == Place::Measure(self.measure));
        of_measure.and_then(|(_, line)| line.target)
    }
}

/// A campaign's sums by measure.
#[derive(Clone, Copy, Debug)]
pub struct Sums<'a> {
    pub targets: &'a [Quantity],
    pub planned: &'a [Quantity],
    pub done: &'a [(Measure, Figure)],
}

impl Sums<'_> {
    fn line(&self, measure: Measure) -> Line {
        let number = |of: &[Quantity]| of.iter().find(|one| one.measure == measure).map(|one| one.number);
        let is_planned = measure.is_planned() || measure == Measure::UnitsCovered;
        Line {
            planned: is_planned.then(|| number(self.planned).unwrap_or_default()),
            shared: 0,
            done: self.done.iter().find(|(of, _)| *of == measure).map(|(_, figure)| *figure),
            target: number(self.targets),
        }
    }
}

#[cfg(test)]
mod tests;
