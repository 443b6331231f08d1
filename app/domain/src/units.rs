//! Administrative units (đơn vị hành chính): a dated tree.
//!
//! Official codes are reused over time, so a unit has an id of its own and its natural key is
//! (code, first day). Names repeat across levels, so the kind is always shown.

use crate::{Check, Problem, Problems, text::clean, time::Day};
use serde::{Deserialize, Serialize};

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
    const WORDS: [&str; 7] = ["Thành phố ", "Quận ", "Thị xã ", "Huyện ", "Phường ", "Thị trấn ", "Xã "];
    WORDS.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name)
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

/// The columns of the CSV, as text.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct UnitLineForm {
    pub code: String,
    pub name_vi: String,
    #[serde(default)]
    pub name_en: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub parent_code: String,
    #[serde(default)]
    pub valid_from: String,
    #[serde(default)]
    pub valid_to: String,
}

impl UnitLineForm {
    /// Refuses by column name.
    pub fn parse(&self) -> Result<UnitLine, Problems> {
        let mut check = Check::default();
        let code = official_code(&mut check, "code", &self.code);
        let name = check.line("name_vi", &self.name_vi, 200);
        let name_en = check.optional_line("name_en", &self.name_en, 200);
        let kind = check.word("type", &self.kind, Kind::from_official);
        let parent_code = (!self.parent_code.trim().is_empty())
            .then(|| official_code(&mut check, "parent_code", &self.parent_code));
        if kind.is_some_and(|kind| (kind == Kind::City) != parent_code.is_none()) {
            check.refuse(
                "parent_code",
                if parent_code.is_none() { Problem::Required } else { Problem::Unknown },
            );
        }
        let validity = Validity {
            from: check.optional_day("valid_from", &self.valid_from),
            to: check.optional_day("valid_to", &self.valid_to),
        };
        if validity.from.zip(validity.to).is_some_and(|(from, to)| to < from) {
            check.refuse("valid_to", Problem::EndBeforeStart);
        }
        check.finish(kind.map(|kind| UnitLine { code, name, name_en, kind, parent_code, validity }))
    }
}

/// Official codes are two to five digits; leading zeros belong to them.
fn official_code(check: &mut Check, field: &str, typed: &str) -> String {
    let code = check.line(field, typed, 5);
    let sound = (2..=5).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    if !code.is_empty() && !sound {
        check.refuse(field, Problem::NotACode);
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;

    fn span(from: &str, to: &str) -> Validity {
        Validity { from: parse_day(from), to: parse_day(to) }
    }

    fn line(code: &str, kind: &str, parent: &str) -> UnitLineForm {
        let owned = String::from;
        UnitLineForm {
            code: owned(code),
            name_vi: owned("Quận Đống Đa"),
            kind: owned(kind),
            parent_code: owned(parent),
            ..Default::default()
        }
    }

    #[test]
    fn a_unit_holds_on_its_first_and_last_day() {
        let validity = span("01/01/2025", "30/06/2025");
        assert!(
            validity.holds(parse_day("01/01/2025").unwrap())
                && validity.holds(parse_day("30/06/2025").unwrap())
        );
        assert!(
            !validity.holds(parse_day("31/12/2024").unwrap())
                && !validity.holds(parse_day("01/07/2025").unwrap())
        );
    }

    #[test]
    fn following_spans_do_not_overlap() {
        assert!(!span("", "31/12/2024").overlaps(&span("01/01/2025", "")));
        assert!(span("", "01/01/2025").overlaps(&span("01/01/2025", "")));
        assert!(span("", "").overlaps(&span("01/01/2025", "30/06/2025")));
    }

    #[test]
    fn a_line_is_refused_by_its_column() {
        assert!(line("006", "quận", "01").parse().is_ok());
        for (form, column) in [
            (line("6A", "quận", "01"), "code"),
            (line("006", "khu", "01"), "type"),
            (line("006", "quận", ""), "parent_code"),
            (UnitLineForm { valid_from: "32/01/2025".into(), ..line("006", "quận", "01") }, "valid_from"),
            (
                UnitLineForm {
                    valid_from: "2025-07-01".into(),
                    valid_to: "2025-06-30".into(),
                    ..line("006", "quận", "01")
                },
                "valid_to",
            ),
        ] {
            let problems = form.parse().unwrap_err();
            assert!(problems.of(column).is_some(), "{column}: {problems}");
        }
    }
}
