//! Numbers to call for help, kept as data because they change: each with the day it was last checked.

use crate::time::Day;
use chrono::Months;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HotlineCard {
    pub id: i64,
    pub number: String,
    pub name: String,
    pub name_en: String,
    pub checked_on: Day,
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

    /// The public is sent there on a day.
    pub fn is_public(&self, on: Day) -> bool {
        self.number == NATIONAL || self.is_checked(on)
    }
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
