//! Opening, correcting, renaming and ending a unit.

use super::{Kind, UnitCard, UnitLine, UnitProblem, Validity, is_namesake_in, official_code};
use crate::{
    Check, Problem, Problems,
    calendar::CalendarEntry,
    time::{Day, parse_day},
};
use serde::{Deserialize, Serialize};

/// A unit that opens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitForm {
    pub code: String,
    pub name: String,
    pub name_en: String,
    pub kind: String,
    /// The id of the unit that it lies directly within.
    pub parent: String,
    pub valid_from: String,
}

impl UnitForm {
    /// The unit, and the one it lies within.
    pub fn parse<'a>(&self, parents: &'a [UnitCard]) -> Result<(UnitLine, &'a UnitCard), Problems> {
        let mut check = Check::default();
        let kind = check.word("kind", &self.kind, Kind::from_word);
        let code = official_code(&mut check, "code", &self.code, kind);
        let name = check.line("name", &self.name, 200);
        let name_en = check.optional_line("name_en", &self.name_en, 200);
        let parent = check.known("parent", &self.parent, parents, |unit| unit.id);
        let from = check.day("valid_from", &self.valid_from);
        if let (Some(kind), Some(parent)) = (kind, parent)
            && parent.kind.level() >= kind.level()
        {
            check.refuse("parent", Problem::Unknown);
        }
        if let (Some(parent), Some(from)) = (parent, from)
            && let Some(on) = parent.validity.first_without(from)
        {
            check.refuse("parent", UnitProblem::NotValid { unit: parent.name.clone(), on });
        }
        let validity = Validity { from, to: None };
        if let Some(kind) = kind
            && !name.is_empty()
            && kind.bare(&name).is_none()
        {
            check.refuse("name", UnitProblem::NotNamedByKind { word: kind.prefix().to_owned() });
        }
        if let Some(parent) = parent
            && is_namesake_in(parents, parent.id, &name, validity)
        {
            check.refuse("name", Problem::Taken);
        }
        let line = kind.zip(parent).map(|(kind, parent)| {
            (UnitLine { code, name, name_en, kind, parent_code: Some(parent.code.clone()), validity }, parent)
        });
        check.finish(line)
    }
}

/// A slip in a unit's name corrected: it was never called otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitEditForm {
    pub version: String,
    pub name: String,
    pub name_en: String,
}

impl UnitEditForm {
    /// The name and the English one.
    pub fn parse(&self) -> Result<(String, String), Problems> {
        let mut check = Check::default();
        let name = check.line("name", &self.name, 200);
        let name_en = check.optional_line("name_en", &self.name_en, 200);
        check.finish(Some((name, name_en)))
    }
}

/// A unit that is called otherwise from a day on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RenameForm {
    pub version: String,
    pub name: String,
    pub name_en: String,
    /// The first day of the new name.
    pub from: String,
}

impl RenameForm {
    /// The new names and their first day, which is after `since`, the first day of the present name, and has come.
    pub fn parse(&self, since: Option<Day>, today: Day) -> Result<(String, String, Day), Problems> {
        let mut check = Check::default();
        let name = check.line("name", &self.name, 200);
        let name_en = check.optional_line("name_en", &self.name_en, 200);
        let from = check.day("from", &self.from);
        if from.is_some_and(|from| from > today) {
            check.refuse("from", Problem::InFuture);
        }
        if from.is_some_and(|from| since.is_some_and(|since| from <= since)) {
            check.refuse("from", Problem::EndBeforeStart);
        }
        check.finish(from.map(|from| (name, name_en, from)))
    }
}

/// A unit that ends with a day; it goes on where the day is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EndForm {
    pub version: String,
    pub valid_to: String,
    /// The unit for which everything is planned that begins after the day; empty where it stays as it is.
    pub successor: String,
}

/// What ends with a unit, before it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    /// What begins there after its last day and is neither done nor cancelled, by start; at most [`TOUCHED_MAX`].
    pub planned: Vec<CalendarEntry>,
    /// How many they are.
    pub count: u64,
    /// Activities that begin before and go on after it: they stay.
    pub going_on: u64,
    /// Units within it that have not ended.
    pub within: Vec<UnitCard>,
    /// Accounts that belong to it and are not suspended.
    pub accounts: u64,
    /// Units of its level that are there after its last day.
    pub successors: Vec<UnitCard>,
}

/// Activities that are shown before a unit ends.
pub const TOUCHED_MAX: u64 = 20;

impl EndForm {
    /// The day as it was typed, if it is one.
    pub fn last_day(&self) -> Option<Day> {
        parse_day(&self.valid_to)
    }

    /// The last day and the successor. `from` is the unit's first day, `successors` are those that there can be.
    pub fn parse(
        &self,
        from: Option<Day>,
        successors: &[UnitCard],
    ) -> Result<(Option<Day>, Option<i64>), Problems> {
        let mut check = Check::default();
        let last = check.optional_day("valid_to", &self.valid_to);
        if from.zip(last).is_some_and(|(from, last)| last < from) {
            check.refuse("valid_to", Problem::EndBeforeStart);
        }
        let named = !self.successor.trim().is_empty();
        let successor = named.then(|| check.known("successor", &self.successor, successors, |unit| unit.id));
        let successor = successor.flatten().map(|unit| unit.id);
        if last.is_none() && successor.is_some() {
            check.refuse("valid_to", Problem::Required);
        }
        check.finish(Some((last, successor)))
    }
}
