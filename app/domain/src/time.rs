//! Days and times: kept as UTC, shown in Asia/Ho_Chi_Minh, which has had no daylight saving since 1975.

use chrono::{DateTime, Datelike, Duration, FixedOffset, Months, NaiveDate, NaiveTime, Timelike, Utc};

/// A calendar day in Việt Nam.
pub type Day = NaiveDate;

/// UTC+7.
pub const VIETNAM: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(offset) => offset,
    None => panic!("seven hours is a valid offset"),
};

/// The day on which an instant falls in Việt Nam.
pub fn day_of(instant: DateTime<Utc>) -> Day {
    instant.with_timezone(&VIETNAM).date_naive()
}

/// The time of day of an instant in Việt Nam.
pub fn time_of(instant: DateTime<Utc>) -> NaiveTime {
    instant.with_timezone(&VIETNAM).time()
}

/// The instant of a day and time in Việt Nam.
pub fn instant(day: Day, time: NaiveTime) -> DateTime<Utc> {
    (day.and_time(time) - Duration::hours(7)).and_utc()
}

pub fn today() -> Day {
    day_of(Utc::now())
}

/// Reads 5/1/2026, 5/1/26, 05-01-2026, 05.01.2026, 05012026 (day first, as everywhere in Việt Nam) and 2026-01-05.
/// Years outside 1900 to 2199 are refused as slips of the finger.
pub fn parse_day(typed: &str) -> Option<Day> {
    let typed = typed.trim();
    let (day, month, year) = if typed.len() == 8 && typed.bytes().all(|b| b.is_ascii_digit()) {
        (&typed[..2], &typed[2..4], &typed[4..])
    } else {
        let mut parts = typed.split(['/', '-', '.']).map(str::trim);
        let three = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        if three.0.len() == 4 { (three.2, three.1, three.0) } else { three }
    };
    let number =
        |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let year = match year.len() {
        4 => i32::try_from(number(year)?).ok()?,
        2 => 2000 + i32::try_from(number(year)?).ok()?,
        _ => return None,
    };
    if !(1900..2200).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

/// [`parse_day`], and 3/12 as that day of the year in which it lies within a period; of the first year where it lies in
/// none.
pub fn parse_day_within(typed: &str, from: Day, to: Day) -> Option<Day> {
    let of = |year: i32| parse_day(&format!("{}/{year}", typed.trim()));
    let within = |day: &Day| (from..=to).contains(day);
    parse_day(typed)
        .or_else(|| (from.year()..=to.year()).filter_map(of).find(within))
        .or_else(|| of(from.year()))
}

/// Reads 3/2026, 03/2026 and 2026-03, or any day of a month, as the first day of the month.
pub fn parse_month(typed: &str) -> Option<Day> {
    let typed = typed.trim();
    let day = match typed.split_once(['/', '-', '.']) {
        Some((year, month)) if year.len() == 4 => parse_day(&format!("{year}-{month}-1")),
        Some(_) => parse_day(&format!("1/{typed}")),
        None => None,
    };
    day.or_else(|| parse_day(typed))?.with_day(1)
}

/// The last day of a day's month.
pub fn last_of_month(day: Day) -> Day {
    let next = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|first| first.pred_opt()).unwrap_or(day)
}

/// Reads 8:30, 08:30, 8h30, 8h, 8 giờ 30, 8g30, 0830, 8.
pub fn parse_time(typed: &str) -> Option<NaiveTime> {
    let digit = |c: char| c.is_ascii_digit();
    let typed = typed.trim();
    let (hour, rest) = typed.split_at(typed.find(|c| !digit(c)).unwrap_or(typed.len()));
    let (between, minute) = rest.split_at(rest.find(digit).unwrap_or(rest.len()));
    let (hour, minute) = match hour.len() {
        4 if rest.is_empty() => hour.split_at(2),
        1 | 2 if rest.is_empty() || parts_a_time(between) => (hour, minute),
        _ => return None,
    };
    let minute = if minute.is_empty() { "0" } else { minute };
    if minute.len() > 2 {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// True for what may stand between hours and minutes, with its marks composed or not. Only what stands here is put in
/// small letters: a phone would download the tables of all.
fn parts_a_time(between: &str) -> bool {
    let small = between.trim().to_ascii_lowercase().replace('Ờ', "ờ").replace('Ơ', "ơ");
    matches!(small.as_str(), "" | ":" | "." | "h" | "g" | "giờ" | "gio\u{31b}\u{300}" | "giơ\u{300}")
}

/// 05/01/2026.
pub fn show_day(day: Day) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// 01/2026.
pub fn show_month(day: Day) -> String {
    format!("{:02}/{:04}", day.month(), day.year())
}

/// 14:30.
pub fn show_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// 05/01/2026 14:30 in Việt Nam.
pub fn show_instant(instant: DateTime<Utc>) -> String {
    format!("{} {}", show_day(day_of(instant)), show_time(time_of(instant)))
}

/// `05/01/2026`, or `05/01/2026 – 08/01/2026` where the two differ.
pub fn show_days(from: Day, to: Day) -> String {
    if from == to { show_day(from) } else { format!("{} – {}", show_day(from), show_day(to)) }
}

/// The Monday of a day's week.
pub fn monday(day: Day) -> Day {
    day - Duration::days(i64::from(day.weekday().num_days_from_monday()))
}

/// The week's number of ISO 8601, as calendars in Việt Nam print it.
pub fn week_number(day: Day) -> u32 {
    day.iso_week().week()
}

/// The first instant of a day in Việt Nam.
pub fn start_of(day: Day) -> DateTime<Utc> {
    instant(day, NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn months_are_read_as_people_write_them() {
        for typed in ["3/2026", "03/2026", " 2026-03 ", "3-26", "15/3/2026", "2026-03-31"] {
            assert_eq!(parse_month(typed), Some(day(2026, 3, 1)), "{typed}");
        }
        for typed in ["", "3", "13/2026", "tháng 3", "3/20260", "31/2/2026"] {
            assert_eq!(parse_month(typed), None, "{typed}");
        }
        assert_eq!(last_of_month(day(2028, 2, 10)), day(2028, 2, 29));
        assert_eq!(last_of_month(day(2026, 12, 1)), day(2026, 12, 31));
        assert_eq!(show_month(day(2026, 3, 9)), "03/2026");
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for typed in [
            "5/1/2026",
            "5/1/26",
            "05/01/2026",
            "05012026",
            "5-1-2026",
            "5.1.2026",
            "2026-01-05",
            " 05/01/2026 ",
        ] {
            assert_eq!(parse_day(typed), Some(day(2026, 1, 5)), "{typed}");
        }
        for typed in [
            "",
            "31/02/2026",
            "1/13/2026",
            "5/1/126",
            "5/1/6",
            "05/01/1826",
            "5/1/2026/7",
            "+5/1/2026",
            "hôm nay",
        ] {
            assert_eq!(parse_day(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_day_of_a_period_needs_no_year() {
        let (from, to) = (day(2026, 7, 1), day(2027, 3, 31));
        for (typed, read) in [
            ("3/12", Some(day(2026, 12, 3))),
            (" 15-02 ", Some(day(2027, 2, 15))),
            ("5/1/2020", Some(day(2020, 1, 5))),
            // In neither year: told as outside the period.
            ("1/5", Some(day(2026, 5, 1))),
            ("31/4", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(parse_day_within(typed, from, to), read, "{typed}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (typed, hour, minute) in [
            ("8:30", 8, 30),
            ("08h30", 8, 30),
            ("14h", 14, 0),
            ("0830", 8, 30),
            ("8 giờ 30", 8, 30),
            ("8g30", 8, 30),
            ("11 giờ", 11, 0),
            ("11", 11, 0),
            ("8", 8, 0),
        ] {
            assert_eq!(parse_time(typed), NaiveTime::from_hms_opt(hour, minute, 0), "{typed}");
        }
        for typed in ["", "24:00", "24", "830", "8:60", "830pm", "tối", "gg", "h"] {
            assert_eq!(parse_time(typed), None, "{typed}");
        }
    }

    #[test]
    fn midnight_in_ha_noi_is_five_in_the_afternoon_before_in_utc() {
        let start = start_of(day(2026, 1, 5));
        assert_eq!(start.to_rfc3339(), "2026-01-04T17:00:00+00:00");
        assert_eq!(day_of(start), day(2026, 1, 5));
        assert_eq!(instant(day(2026, 1, 5), NaiveTime::MIN), start);
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(days in 0i64..109_000) {
            let d = day(1900, 1, 1) + Duration::days(days);
            prop_assert_eq!(parse_day(&show_day(d)), Some(d));
            prop_assert!(monday(d) <= d && d - monday(d) < Duration::days(7));
        }

        #[test]
        fn any_text_is_a_day_that_reads_back_or_none(
            typed in "\\PC{0,20}|[0-9]{0,4}[/. -]?[0-9]{0,2}[/. -]?[0-9]{0,4}",
        ) {
            if let Some(day) = parse_day(&typed) {
                prop_assert_eq!(parse_day(&show_day(day)), Some(day));
            }
        }

        #[test]
        fn every_minute_reads_back_in_each_way_to_write_it(minutes in 0u32..1_440) {
            let time = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0);
            let shown = show_time(time.unwrap_or_default());
            for between in [":", "h", " giờ ", "g", "."] {
                prop_assert_eq!(parse_time(&shown.replace(':', between)), time);
            }
        }

        #[test]
        fn any_text_is_a_time_that_reads_back_or_none(typed in "\\PC{0,12}|[0-9]{0,4} ?(h|g|:|giờ)? ?[0-9]{0,3}") {
            if let Some(time) = parse_time(&typed) {
                prop_assert_eq!(parse_time(&show_time(time)), Some(time));
            }
        }
    }
}
