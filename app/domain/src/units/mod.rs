//! Administrative units (đơn vị hành chính): a dated tree.
//!
//! Official codes are reused over time, so a unit has an id of its own and its natural key is
//! (code, first day). Names repeat across levels, so the kind is always shown.

mod forms;
mod namesakes;
mod page;

pub use forms::{EndForm, RenameForm, TOUCHED_MAX, Touched, UnitEditForm, UnitForm};
pub use namesakes::{ListedUnit, told_apart};
pub use page::UnitPage;

use crate::{
    Actor, Check, Problem, Problems, fold,
    import_export::rules::{ROWS_MAX, Rules},
    text::clean,
    time::Day,
};
use chrono::Days;
use serde::{Deserialize, Serialize};

/// Why a unit was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitProblem {
    /// It does not exist on the day: before it began or after it ended.
    NotValid {
        unit: String,
        on: Day,
    },
    /// It would end while another within it goes on.
    Holds {
        unit: String,
    },
    /// It stays in the one that it lies in.
    LiesIn {
        unit: String,
    },
    /// Activities, people or other units are in it.
    InUse,
    OutsideYourUnit,
    NotAnOfficialCode,
    /// A code of so many digits belongs to another kind of unit.
    NotACodeOfKind {
        digits: usize,
    },
    /// The official name begins with the word of the kind.
    NotNamedByKind {
        word: String,
    },
}

/// The list as a sheet.
pub const LIST: Rules = Rules {
    columns: &["code", "name_vi", "name_en", "type", "parent_code", "valid_from", "valid_to"],
    needed: &["code", "name_vi", "type", "parent_code", "valid_from", "valid_to"],
    key: &["code", "valid_from"],
    title: "name_vi",
    may_be_kept_by: Actor::may_keep_units,
    // They are taken together: the communes of the country, once over.
    rows_max: ROWS_MAX,
    ..Rules::SEEN_BY_ALL
};

words! {
    /// The kind of unit, as its official name begins.
    Kind {
        City = "city",
        UrbanDistrict = "urban_district",
        Town = "town",
        RuralDistrict = "rural_district",
        Ward = "ward",
        Township = "township",
        Commune = "commune",
    }
}

impl Kind {
    /// The kind named by the official Vietnamese word (`quận`, `xã`, …).
    pub fn from_official(word: &str) -> Option<Self> {
        Some(match clean(word).to_lowercase().as_str() {
            "thành phố trực thuộc trung ương" => Self::City,
            "quận" => Self::UrbanDistrict,
            "thị xã" => Self::Town,
            "huyện" => Self::RuralDistrict,
            "phường" => Self::Ward,
            "thị trấn" => Self::Township,
            "xã" => Self::Commune,
            _ => return None,
        })
    }

    /// The word that names of its kind begin with.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::City => "Thành phố",
            Self::UrbanDistrict => "Quận",
            Self::Town => "Thị xã",
            Self::RuralDistrict => "Huyện",
            Self::Ward => "Phường",
            Self::Township => "Thị trấn",
            Self::Commune => "Xã",
        }
    }

    /// What a name says beside the word of the kind: `Đống Đa` of `Phường Đống Đa`; `None` where it begins otherwise.
    fn bare(self, name: &str) -> Option<&str> {
        name.strip_prefix(self.prefix())?.strip_prefix(' ')
    }

    /// Digits of its official code (decision 19/2025/QĐ-TTg).
    pub const fn digits(self) -> usize {
        match self.level() {
            0 => 2,
            1 => 3,
            _ => 5,
        }
    }

    /// 0 for the city, 1 for districts (to 30/06/2025), 2 for wards and communes.
    pub const fn level(self) -> u8 {
        match self {
            Self::City => 0,
            Self::UrbanDistrict | Self::Town | Self::RuralDistrict => 1,
            Self::Ward | Self::Township | Self::Commune => 2,
        }
    }
}

/// A unit's name without the word for its kind: `Đống Đa` of `Phường Đống Đa`.
pub fn bare_name(name: &str) -> &str {
    Kind::ALL.iter().find_map(|kind| kind.bare(name)).unwrap_or(name)
}

/// A place names a unit by itself: in the venue or in the address, which may leave out the word before a city.
pub fn is_named(unit: &str, venue: &str, address: &str) -> bool {
    let city = unit.strip_prefix("Thành phố ");
    // “xã Nội Bài” within a sentence is Xã Nội Bài.
    let lower = unit.to_lowercase();
    [venue, address].into_iter().any(|text| text.to_lowercase().contains(&lower))
        || city.is_some_and(|city| address.ends_with(&format!(", {city}")))
}

/// A span of days, each end included; a missing end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Validity {
    pub fn holds(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The first day since `from` on which it does not hold, so that nothing can lie in it from then on.
    pub fn first_without(&self, from: Day) -> Option<Day> {
        if self.holds(from) { self.to.map(|last| last + Days::new(1)) } else { Some(from) }
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_by = |from: Option<Day>, to: Option<Day>| match (from, to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_by(self.from, other.to) && starts_by(other.from, self.to)
    }
}

/// A unit as lists, pickers and checks see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitCard {
    pub id: i64,
    pub code: String,
    /// The official name with its kind: `Quận Đống Đa`.
    pub name: String,
    pub name_en: String,
    pub kind: Kind,
    pub parent: Option<i64>,
    /// The ids from the root down to this unit, each followed by a slash: `/1/7/`. A unit lies below another
    /// if its path begins with the other's.
    pub path: String,
    pub validity: Validity,
}

/// One line of a list of units: the columns of the CSV that `import units` reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLine {
    pub code: String,
    pub name: String,
    pub name_en: String,
    pub kind: Kind,
    pub parent_code: Option<String>,
    pub validity: Validity,
}

impl UnitLine {
    /// Its English name; a line without one says nothing about it.
    pub fn name_en_or<'a>(&'a self, known: &'a str) -> &'a str {
        if self.name_en.is_empty() { known } else { &self.name_en }
    }
}

/// The columns of the sheet, as text.
#[derive(Clone, Debug, Default)]
pub struct UnitLineForm {
    pub code: String,
    pub name_vi: String,
    pub name_en: String,
    /// The column `type`.
    pub kind: String,
    pub parent_code: String,
    pub valid_from: String,
    pub valid_to: String,
}

impl UnitLineForm {
    /// Refuses by column name.
    pub fn parse(&self) -> Result<UnitLine, Problems> {
        let mut check = Check::default();
        let kind = check
            .word("type", &self.kind, |word| Kind::from_word(word).or_else(|| Kind::from_official(word)));
        let code = official_code(&mut check, "code", &self.code, kind);
        let name = check.line("name_vi", &self.name_vi, 200);
        let name_en = check.optional_line("name_en", &self.name_en, 200);
        let parent_code = (!self.parent_code.trim().is_empty())
            .then(|| official_code(&mut check, "parent_code", &self.parent_code, None));
        if kind.is_some_and(|kind| (kind == Kind::City) != parent_code.is_none()) {
            check.refuse(
                "parent_code",
                if parent_code.is_none() { Problem::Required } else { Problem::Unknown },
            );
        }
        let validity = check.validity("valid_from", &self.valid_from, "valid_to", &self.valid_to);
        check.finish(kind.map(|kind| UnitLine { code, name, name_en, kind, parent_code, validity }))
    }
}

/// A unit as the administrator who keeps it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitDetail {
    pub card: UnitCard,
    pub version: i64,
    /// The latest first.
    pub former_names: Vec<FormerName>,
    /// Units directly within it that are there today.
    pub within: u64,
    /// Activities that are still planned there after its last day, which have to go elsewhere.
    pub left: u64,
    /// Accounts that belong to it and are not suspended.
    pub accounts: u64,
}

/// What a unit was called until a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    pub name: String,
    pub name_en: String,
    pub last_day: Day,
}

/// Among some units is one of a name that lies in another at the same time: people could not tell the two apart.
pub fn is_namesake_in(units: &[UnitCard], parent: i64, name: &str, validity: Validity) -> bool {
    let name = name.to_lowercase();
    units.iter().any(|unit| {
        unit.parent == Some(parent) && unit.name.to_lowercase() == name && unit.validity.overlaps(&validity)
    })
}

/// The first unit that a cell of a sheet names among some: by its code, by its name, or by both, since codes are used
/// again.
pub fn named<'a>(cell: &str, among: &'a [UnitCard]) -> Option<&'a UnitCard> {
    let (code, name) = cell.trim().split_once(char::is_whitespace).unwrap_or((cell.trim(), ""));
    let both = |unit: &&UnitCard| unit.code == code && (name.is_empty() || fold(&unit.name) == fold(name));
    among.iter().find(both).or_else(|| among.iter().find(|unit| fold(&unit.name) == fold(cell)))
}

/// Two, three or five digits by the kind of unit, with the leading zeros that a spreadsheet program drops unasked.
fn official_code(check: &mut Check, field: &str, typed: &str, kind: Option<Kind>) -> String {
    let code = check.line(field, typed, 5);
    let sound = (2..=5).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    match kind.map(Kind::digits) {
        _ if code.is_empty() => {}
        Some(digits) if !sound || code.len() != digits => {
            check.refuse(field, UnitProblem::NotACodeOfKind { digits });
        }
        None if !sound => check.refuse(field, UnitProblem::NotAnOfficialCode),
        _ => {}
    }
    code
}

#[cfg(test)]
mod tests;
