//! Numbers to call for help, kept as data because they change: each with the day it was last checked.

use crate::{
    Actor, Check, Kept, Problem, Problems,
    audit::Subject,
    import_export::{List, Row, rules::Rules},
    time::{Day, show_day, today},
};
use chrono::Months;
use serde::{Deserialize, Serialize};

/// Why a number for help was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HotlineProblem {
    /// The national hotline is on every sheet and page by law.
    KeptByLaw,
    /// No number stands before it.
    NationalFirst,
}

/// The list as a sheet.
pub const LIST: Rules = Rules {
    columns: &["number", "name", "name_en", "checked_on"],
    needed: &["number", "name", "checked_on"],
    key: &["number"],
    exact: true,
    title: "number",
    may_be_kept_by: Actor::may_keep_hotlines,
    ..Rules::SEEN_BY_ALL
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HotlineCard {
    pub id: i64,
    pub number: String,
    pub name: String,
    pub name_en: String,
    pub checked_on: Day,
    /// Place in lists: people are sent to the first.
    pub position: i64,
    pub version: i64,
}

/// The national hotline, kept by law; it is on every sheet and page.
pub const NATIONAL: &str = "111";

/// After so many months a number must be checked again before anybody is sent to it.
const CHECK_HOLDS: Months = Months::new(24);

impl HotlineCard {
    /// It was checked within the two years before a day.
    pub fn is_checked(&self, on: Day) -> bool {
        self.checked_on.checked_add_months(CHECK_HOLDS).is_none_or(|until| on <= until)
    }

    /// On a day it was last checked so long ago that within a month nobody will be sent there.
    pub fn is_due(&self, on: Day) -> bool {
        !self.is_checked(on.checked_add_months(Months::new(1)).unwrap_or(on))
    }

    /// It can be called from any country: such a number is written with its country's code.
    pub fn is_for_abroad(&self) -> bool {
        self.number.starts_with('+')
    }

    /// The public is sent there on a day.
    pub fn is_public(&self, on: Day) -> bool {
        self.number == NATIONAL || self.is_checked(on)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HotlineForm {
    pub version: String,
    pub number: String,
    pub name: String,
    pub name_en: String,
    pub checked_on: String,
}

/// A sound number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hotline {
    pub number: String,
    pub name: String,
    pub name_en: String,
    pub checked_on: Day,
}

impl HotlineForm {
    /// `today` is the last day on which it can have been checked.
    pub fn parse(&self, today: Day) -> Result<Hotline, Problems> {
        let mut check = Check::default();
        let number = check.line("number", &self.number, 40);
        if !number.is_empty() && !is_phone(&number) {
            check.refuse("number", Problem::NotAPhone);
        }
        let name = check.line("name", &self.name, 200);
        let name_en = check.optional_line("name_en", &self.name_en, 200);
        let checked_on = check.day("checked_on", &self.checked_on);
        if checked_on.is_some_and(|day| day > today) {
            check.refuse("checked_on", Problem::InFuture);
        }
        check.finish(checked_on.map(|checked_on| Hotline { number, name, name_en, checked_on }))
    }
}

impl From<&HotlineCard> for HotlineForm {
    fn from(card: &HotlineCard) -> Self {
        let HotlineCard { id: _, number, name, name_en, checked_on, position: _, version } = card.clone();
        Self { version: version.to_string(), number, name, name_en, checked_on: show_day(checked_on) }
    }
}

impl Kept for HotlineCard {
    const SUBJECT: Subject = Subject::Hotline;
    const LIST: List = List::Hotlines;
    type Form = HotlineForm;
    type Sound = Hotline;

    fn id(&self) -> i64 {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn called(&self) -> &str {
        &self.number
    }

    fn names(&self) -> [&str; 2] {
        [&self.name, &self.name_en]
    }

    fn detail(&self) -> String {
        self.number.clone()
    }

    fn seen(form: &mut HotlineForm) -> &mut String {
        &mut form.version
    }

    fn parse(form: &HotlineForm) -> Result<Hotline, Problems> {
        form.parse(today())
    }

    fn saved(sound: Hotline, before: Option<&Self>) -> Self {
        let Hotline { number, name, name_en, checked_on } = sound;
        let (id, position, version) =
            before.map_or((0, 0, 1), |before| (before.id, before.position, before.version + 1));
        Self { id, number, name, name_en, checked_on, position, version }
    }

    fn cells(form: HotlineForm) -> Vec<String> {
        let HotlineForm { version: _, number, name, name_en, checked_on } = form;
        vec![number, name, name_en, checked_on]
    }

    fn of_row(row: &Row<'_>, already: HotlineForm) -> HotlineForm {
        let HotlineForm { version, number, name, name_en, checked_on } = already;
        HotlineForm {
            version,
            number: row.or("number", &number),
            name: row.or("name", &name),
            name_en: row.or("name_en", &name_en),
            checked_on: row.or("checked_on", &checked_on),
        }
    }

    /// Sheets and pages rest on the national one.
    fn may_become(&self, hotline: Option<&Hotline>) -> Result<(), Problems> {
        if self.number == NATIONAL && hotline.is_none_or(|hotline| hotline.number != NATIONAL) {
            return Err(Problems::one("number", HotlineProblem::KeptByLaw));
        }
        Ok(())
    }
}

/// A number as people write it: three digits or more, with spaces, dots, dashes, brackets, and a plus before them.
pub fn is_phone(typed: &str) -> bool {
    let rest = typed.strip_prefix('+').unwrap_or(typed);
    rest.chars().all(|c| c.is_ascii_digit() || " .-()".contains(c))
        && (3..=15).contains(&rest.chars().filter(char::is_ascii_digit).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;

    fn line(number: &str) -> HotlineCard {
        HotlineCard {
            id: 1,
            number: number.into(),
            name: "Đường dây".into(),
            name_en: String::new(),
            checked_on: parse_day("20/11/2024").unwrap(),
            position: 0,
            version: 1,
        }
    }

    #[test]
    fn a_number_is_refused_by_its_field() {
        let today = parse_day("24/11/2026").unwrap();
        let sound = HotlineForm::from(&line("+84 981 84 84 84"));
        assert_eq!(sound.parse(today).unwrap().number, "+84 981 84 84 84");
        for (form, field) in [
            (HotlineForm { number: "11".into(), ..sound.clone() }, "number"),
            (HotlineForm { number: "111 (miễn phí)".into(), ..sound.clone() }, "number"),
            (HotlineForm { name: String::new(), ..sound.clone() }, "name"),
            (HotlineForm { checked_on: "25/11/2026".into(), ..sound.clone() }, "checked_on"),
            (HotlineForm { checked_on: "hôm qua".into(), ..sound.clone() }, "checked_on"),
        ] {
            assert!(form.parse(today).unwrap_err().of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn a_number_is_shown_for_two_years_after_it_was_checked() {
        for (day, shown) in [("20/11/2024", true), ("20/11/2026", true), ("21/11/2026", false)] {
            let on = parse_day(day).unwrap();
            assert_eq!((line("113").is_checked(on), line("113").is_public(on)), (shown, shown), "{day}");
            assert!(line("111").is_public(on), "the national one always, {day}");
        }
    }
}
