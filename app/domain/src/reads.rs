//! What was typed is shown as it was read: 5/1/2026 and 05012026 become 05/01/2026, 8h30 becomes 08:30, 1234 becomes
//! 1.234. What cannot be read stays as it is, to be told when the form is sent.

use crate::{
    numbers::{parse_whole, whole},
    time::{Day, parse_day, parse_day_within, parse_time, show_day, show_time},
};

/// What was typed where a `day`, a `time` or a `number` is read, as it was read; a day of a period needs no year.
pub fn as_read(reads: &str, typed: &str, period: Option<(Day, Day)>) -> Option<String> {
    match reads {
        "day" => read_day(typed, period).map(show_day),
        "time" => parse_time(typed).map(show_time),
        "number" => parse_whole(typed).map(whole),
        _ => None,
    }
}

/// A day as it was typed, perhaps one of a period.
pub fn read_day(typed: &str, period: Option<(Day, Day)>) -> Option<Day> {
    period.map_or_else(|| parse_day(typed), |(from, to)| parse_day_within(typed, from, to))
}

#[cfg(test)]
mod tests {
    use super::{as_read, parse_day};

    #[test]
    fn what_was_typed_is_shown_as_it_was_read() {
        for (reads, typed, shown) in [
            ("day", "5/1/2026", Some("05/01/2026")),
            ("day", "05012026", Some("05/01/2026")),
            ("day", "31/2/2026", None),
            ("time", "8h30", Some("08:30")),
            ("number", "1234567", Some("1.234.567")),
            ("number", "1.5", None),
            ("", "1234", None),
        ] {
            assert_eq!(as_read(reads, typed, None).as_deref(), shown, "{typed}");
        }
        let year = parse_day("01/01/2026").zip(parse_day("31/12/2026"));
        assert_eq!(as_read("day", "3/12", year).as_deref(), Some("03/12/2026"));
        assert_eq!(as_read("day", "3/12", None), None);
    }
}
