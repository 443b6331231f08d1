//! Opening, correcting, renaming and ending a unit.

use super::{Kind, UnitCard, UnitLine, UnitProblem, Validity, is_namesake_in, official_code};
use crate::{Check, Problem, Problems, time::Day};
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
}

impl EndForm {
    /// `from` is the unit's first day.
    pub fn parse(&self, from: Option<Day>) -> Result<Option<Day>, Problems> {
        let mut check = Check::default();
        let last = check.optional_day("valid_to", &self.valid_to);
        if from.zip(last).is_some_and(|(from, last)| last < from) {
            check.refuse("valid_to", Problem::EndBeforeStart);
        }
        check.finish(Some(last))
    }
}
