//! Days as they are read aloud.

use crate::{Locale, locale, t};
use chrono::{Datelike, Weekday};
use domain::{
    activities::When,
    lunar::LunarDay,
    time::{Day, show_day},
};

/// When an activity is, with the day of the week where it is one day.
pub fn when(when: When) -> String {
    let first = when.first_day();
    if first == when.last_day() { format!("{}, {}", weekday(first), when.show()) } else { when.show() }
}

/// A day with its day of the week: `Thứ tư, 15/07/2026`.
pub fn day(day: Day) -> String {
    format!("{}, {}", weekday(day), show_day(day))
}

/// As [`day`] in a column: `T4 15/07/2026`.
pub fn day_short(day: Day) -> String {
    format!("{} {}", weekday_short(day), show_day(day))
}

/// The names of the days from Monday on.
pub fn weekdays() -> Vec<String> {
    // A week that begins on a Monday.
    let monday = Day::default() + chrono::Duration::days(4);
    monday.iter_days().take(7).map(|day| weekday(day).to_owned()).collect()
}

/// Monday to Sunday as written in full.
pub fn weekday(day: Day) -> &'static str {
    match day.weekday() {
        Weekday::Mon => t!(dates.weekdays.mon),
        Weekday::Tue => t!(dates.weekdays.tue),
        Weekday::Wed => t!(dates.weekdays.wed),
        Weekday::Thu => t!(dates.weekdays.thu),
        Weekday::Fri => t!(dates.weekdays.fri),
        Weekday::Sat => t!(dates.weekdays.sat),
        Weekday::Sun => t!(dates.weekdays.sun),
    }
}

/// Monday to Sunday above a column.
pub fn weekday_short(day: Day) -> &'static str {
    match day.weekday() {
        Weekday::Mon => t!(dates.weekdays.mon_short),
        Weekday::Tue => t!(dates.weekdays.tue_short),
        Weekday::Wed => t!(dates.weekdays.wed_short),
        Weekday::Thu => t!(dates.weekdays.thu_short),
        Weekday::Fri => t!(dates.weekdays.fri_short),
        Weekday::Sat => t!(dates.weekdays.sat_short),
        Weekday::Sun => t!(dates.weekdays.sun_short),
    }
}

/// A month with its year: `Tháng 7/2026`, `July 2026`.
pub fn month(day: Day) -> String {
    let format = if locale() == Locale::en { "%B %Y" } else { "Tháng %-m/%Y" };
    day.format(format).to_string()
}

/// A month within a year: `Th 7`, `Jul`.
pub fn month_short(day: Day) -> String {
    let format = if locale() == Locale::en { "%b" } else { "Th %-m" };
    day.format(format).to_string()
}

/// A day of the lunar calendar with its month.
pub fn lunar(day: LunarDay) -> String {
    let LunarDay { day, month, leap, year: _ } = day;
    if leap {
        t!(calendar.lunar_leap, day = day, month = month)
    } else {
        t!(calendar.lunar, day = day, month = month)
    }
}
