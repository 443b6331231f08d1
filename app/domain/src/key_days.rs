//! Days that matter to the work, the same every year.

use crate::{
    Actor, Check, Kept, Problem, Problems,
    audit::Subject,
    fold,
    import_export::{List, Row, rules::Rules},
    time::{Day, parse_day},
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// Why a key day was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyDayProblem {
    /// A day and a month are asked for, such as 30/7.
    NotADayAndMonth,
}

/// The list as a sheet.
pub const LIST: Rules = Rules {
    columns: &["on", "name", "name_en"],
    needed: &["on", "name"],
    key: &["on", "name"],
    may_be_kept_by: Actor::may_keep_hotlines,
    ..Rules::SEEN_BY_ALL
};

/// A day that matters to the work (facts.md 5), the same every year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyDay {
    pub id: i64,
    pub day: u32,
    pub month: u32,
    pub name: String,
    pub name_en: String,
    pub version: i64,
}

impl KeyDay {
    pub fn falls_on(&self, day: Day) -> bool {
        (day.day(), day.month()) == (self.day, self.month)
    }

    /// `30/07`.
    pub fn show(&self) -> String {
        format!("{:02}/{:02}", self.day, self.month)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyDayForm {
    pub version: String,
    /// A day and a month: `30/7`, `3007`. A year after them is left out.
    pub on: String,
    pub name: String,
    pub name_en: String,
}

impl KeyDayForm {
    /// The sound day, without an id and a version.
    pub fn parse(&self) -> Result<KeyDay, Problems> {
        let mut check = Check::default();
        // A year with every day that there is.
        let typed = self.on.trim();
        let digits = typed.len() == 4 && typed.bytes().all(|b| b.is_ascii_digit());
        let with_year =
            if digits { format!("{typed}2028") } else { format!("{}/2028", typed.trim_end_matches('/')) };
        let in_leap_year = parse_day(typed).or_else(|| parse_day(&with_year));
        let on = in_leap_year.map(|day| (day.day(), day.month()));
        if typed.is_empty() {
            check.refuse("on", Problem::Required);
        } else if on.is_none() {
            check.refuse("on", KeyDayProblem::NotADayAndMonth);
        }
        let name = check.line("name", &self.name, 120);
        let name_en = check.optional_line("name_en", &self.name_en, 120);
        check.finish(on.map(|(day, month)| KeyDay { id: 0, day, month, name, name_en, version: 0 }))
    }
}

impl From<&KeyDay> for KeyDayForm {
    fn from(day: &KeyDay) -> Self {
        let version = day.version.to_string();
        Self { version, on: day.show(), name: day.name.clone(), name_en: day.name_en.clone() }
    }
}

impl Kept for KeyDay {
    const SUBJECT: Subject = Subject::KeyDay;
    const LIST: List = List::KeyDays;
    type Form = KeyDayForm;
    type Sound = Self;

    fn id(&self) -> i64 {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn called(&self) -> &str {
        &self.name
    }

    fn names(&self) -> [&str; 2] {
        [&self.name, &self.name_en]
    }

    fn detail(&self) -> String {
        self.show()
    }

    fn seen(form: &mut KeyDayForm) -> &mut String {
        &mut form.version
    }

    fn parse(form: &KeyDayForm) -> Result<Self, Problems> {
        form.parse()
    }

    fn saved(sound: Self, before: Option<&Self>) -> Self {
        let (id, version) = before.map_or((0, 1), |before| (before.id, before.version + 1));
        Self { id, version, ..sound }
    }

    fn cells(form: KeyDayForm) -> Vec<String> {
        let KeyDayForm { version: _, on, name, name_en } = form;
        vec![on, name, name_en]
    }

    fn of_row(row: &Row<'_>, already: KeyDayForm) -> KeyDayForm {
        let KeyDayForm { version, on, name, name_en } = already;
        KeyDayForm {
            version,
            on: row.or("on", &on),
            name: row.or("name", &name),
            name_en: row.or("name_en", &name_en),
        }
    }

    /// A day is written in more ways than one.
    fn key(row: &Row<'_>) -> String {
        let day = Self::of_row(row, KeyDayForm::default()).parse();
        day.map_or_else(|_| String::new(), |day| format!("{}\n{}", day.show(), fold(&day.name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_day_is_a_day_and_a_month() {
        let read = |on: &str| {
            let form = KeyDayForm { on: on.into(), name: "Ngày của ta".into(), ..KeyDayForm::default() };
            form.parse().map(|day| (day.day, day.month))
        };
        for typed in ["30/7", "30/07", "3007", "30-7", "30.7", "30/7/2026", "2026-07-30"] {
            assert_eq!(read(typed), Ok((30, 7)), "{typed}");
        }
        assert_eq!(read("29/2"), Ok((29, 2)));
        for typed in ["", "30/2", "7", "30/13", "hè"] {
            assert!(read(typed).unwrap_err().of("on").is_some(), "{typed}");
        }
    }
}
