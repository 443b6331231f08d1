//! The Vietnamese lunar calendar (âm lịch), shipped as a table for the lunar years 2019 to 2050.
//!
//! The rule, after Hồ Ngọc Đức (informatik.uni-leipzig.de/~duc/amlich/calrules_vn.html): a month begins on
//! the day of the new moon; month 11 holds the winter solstice; where 13 months run from one month 11 to the
//! next, the first without a major solar term (trung khí) is the leap month (tháng nhuận). Days are those of
//! UTC+7 (Decision 121-CP of 1967, amended by 134/2002/QĐ-TTg); China's, at UTC+8, differ in places.
//!
//! Computed with the JPL ephemeris DE421; PyEphem, Astronomy Engine, Meeus' formulas and Hồ Ngọc Đức's own
//! table give the same. The closest call is the new moon of 21/04/2031, three minutes before midnight.

use crate::time::Day;
use chrono::Datelike;

/// A day of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunarDay {
    pub day: u8,
    pub month: u8,
    /// Whether the month is a leap month, which follows the ordinary month of the same number.
    pub leap: bool,
    pub year: i32,
}

impl LunarDay {
    /// As a calendar cell shows it: `15`, on the first of a month `1/10`, of a leap month `1/6n` (nhuận).
    pub fn in_cell(&self) -> String {
        match (self.day, self.leap) {
            (1, false) => format!("1/{}", self.month),
            (1, true) => format!("1/{}n", self.month),
            (day, _) => day.to_string(),
        }
    }

    /// Which of the three days of Tết it is.
    pub fn of_tet(&self) -> Option<u8> {
        (self.month == 1 && !self.leap && self.day <= 3).then_some(self.day)
    }
}

/// The lunar day of a solar day; `None` before 05/02/2019 and after 10/02/2051.
pub fn lunar(day: Day) -> Option<LunarDay> {
    let year = YEARS.iter().rfind(|year| year.tet <= day)?;
    let mut days = (day - year.tet).num_days();
    for (month, leap, length) in year.months() {
        if days < length {
            return Some(LunarDay { day: u8::try_from(days + 1).ok()?, month, leap, year: year.tet.year() });
        }
        days -= length;
    }
    None
}

/// The first day of a lunar year (Tết Nguyên đán), from 2019 to 2050.
pub fn tet(year: i32) -> Option<Day> {
    YEARS.iter().map(|row| row.tet).find(|tet| tet.year() == year)
}

struct Year {
    tet: Day,
    /// The number of the leap month; 0 in a year without one.
    leap: u8,
    /// The months that have 30 days, not 29: the first month is the lowest bit, a leap month has its own.
    long: u16,
}

impl Year {
    /// The months in their order: number, whether it is the leap month, length in days.
    fn months(&self) -> impl Iterator<Item = (u8, bool, i64)> {
        (1..=12)
            .flat_map(|month| [Some((month, false)), (month == self.leap).then_some((month, true))])
            .flatten()
            .enumerate()
            .map(|(place, (month, leap))| (month, leap, 29 + i64::from(self.long >> place & 1)))
    }
}

/// A row of the table, checked by the compiler: the panic cannot happen at run time.
const fn year(year: i32, month: u32, day: u32, leap: u8, long: u16) -> Year {
    match Day::from_ymd_opt(year, month, day) {
        Some(tet) => Year { tet, leap, long },
        None => panic!("Tết falls on a day that exists"),
    }
}

const YEARS: [Year; 32] = [
    year(2019, 2, 5, 0, 0b1100_1001_0110),
    year(2020, 1, 25, 4, 0b1_1001_0010_1110),
    year(2021, 2, 12, 0, 0b0101_0101_0110),
    year(2022, 2, 1, 0, 0b1010_1011_0101),
    year(2023, 1, 22, 2, 0b1_0101_1011_0010),
    year(2024, 2, 10, 0, 0b0110_1101_0010),
    year(2025, 1, 29, 6, 0b0_1110_1010_0101),
    year(2026, 2, 17, 0, 0b0111_0010_0101),
    year(2027, 2, 6, 0, 0b0110_0100_1011),
    year(2028, 1, 26, 5, 0b0_1100_1001_0111),
    year(2029, 2, 13, 0, 0b0100_1010_1011),
    year(2030, 2, 2, 0, 0b0101_0101_1011),
    year(2031, 1, 23, 3, 0b0_1010_1101_1010),
    year(2032, 2, 11, 0, 0b1011_0110_1010),
    year(2033, 1, 31, 11, 0b1_0111_0101_0010),
    year(2034, 2, 19, 0, 0b1011_1001_0010),
    year(2035, 2, 8, 0, 0b1011_0010_0101),
    year(2036, 1, 28, 6, 0b1_1010_0100_1011),
    year(2037, 2, 15, 0, 0b1010_0100_1101),
    year(2038, 2, 4, 0, 0b0100_1010_1101),
    year(2039, 1, 24, 5, 0b0_1001_0101_1011),
    year(2040, 2, 12, 0, 0b0101_1010_1101),
    year(2041, 2, 1, 0, 0b1011_1010_1010),
    year(2042, 1, 22, 2, 0b1_1011_0101_0010),
    year(2043, 2, 10, 0, 0b1101_1001_0010),
    year(2044, 1, 30, 7, 0b1_1101_0010_0101),
    year(2045, 2, 17, 0, 0b1101_0010_0101),
    year(2046, 2, 6, 0, 0b1010_0101_0101),
    year(2047, 1, 26, 5, 0b1_0100_1010_1101),
    year(2048, 2, 14, 0, 0b0100_1011_0110),
    year(2049, 2, 2, 0, 0b0110_1011_0101),
    year(2050, 1, 23, 3, 0b0_1101_1010_1010),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::show_day;
    use chrono::Days;
    use proptest::prelude::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).unwrap()
    }

    fn shown(y: i32, m: u32, d: u32) -> String {
        lunar(day(y, m, d)).unwrap().in_cell()
    }

    #[test]
    fn tet_falls_on_the_known_days() {
        let shown: Vec<String> = (2024..=2030).filter_map(tet).map(show_day).collect();
        assert_eq!(
            shown.join(" "),
            "10/02/2024 29/01/2025 17/02/2026 06/02/2027 26/01/2028 13/02/2029 02/02/2030"
        );
    }

    #[test]
    fn leap_months_fall_where_no_major_solar_term_does() {
        let leaps = YEARS.iter().filter(|row| row.leap > 0);
        let leaps: Vec<String> = leaps.map(|row| format!("{}/{}", row.leap, row.tet.year())).collect();
        assert_eq!(
            leaps.join(" "),
            "4/2020 2/2023 6/2025 5/2028 3/2031 11/2033 6/2036 5/2039 2/2042 7/2044 5/2047 3/2050"
        );
    }

    #[test]
    fn a_cell_names_the_month_on_its_first_day() {
        assert_eq!(shown(2026, 11, 9), "1/10");
        assert_eq!(shown(2026, 11, 23), "15");
        assert_eq!(shown(2025, 6, 25), "1/6");
        assert_eq!(shown(2025, 7, 25), "1/6n");
        assert_eq!(shown(2025, 7, 26), "2");
    }

    #[test]
    fn the_years_of_the_table_follow_each_other() {
        for (year, next) in YEARS.iter().zip(YEARS.iter().skip(1)) {
            let first = LunarDay { day: 1, month: 1, leap: false, year: year.tet.year() };
            assert_eq!(lunar(year.tet), Some(first));
            let lengths: Vec<i64> = year.months().map(|(_, _, length)| length).collect();
            assert_eq!(lengths.len(), if year.leap > 0 { 13 } else { 12 }, "{}", year.tet);
            assert_eq!(lengths.iter().sum::<i64>(), (next.tet - year.tet).num_days(), "{}", year.tet);
            assert_eq!(next.tet.year(), year.tet.year() + 1);
        }
    }

    #[test]
    fn the_table_ends() {
        assert_eq!(lunar(day(2051, 2, 10)), Some(LunarDay { day: 29, month: 12, leap: false, year: 2050 }));
        assert_eq!([day(2019, 2, 4), day(2051, 2, 11), Day::MIN, Day::MAX].map(lunar), [None; 4]);
        assert_eq!([i32::MIN, 2018, 2051, i32::MAX].map(tet), [None; 4]);
    }

    proptest! {
        #[test]
        fn a_day_is_followed_by_the_next_or_by_a_new_month(days in 0u64..11_693) {
            let solar = day(2019, 2, 5) + Days::new(days);
            let (today, tomorrow) = (lunar(solar).unwrap(), lunar(solar + Days::new(1)).unwrap());
            if tomorrow.day == 1 {
                prop_assert!(today.day == 29 || today.day == 30);
                prop_assert_ne!((today.month, today.leap), (tomorrow.month, tomorrow.leap));
            } else {
                prop_assert_eq!(tomorrow, LunarDay { day: today.day + 1, ..today });
            }
        }

        #[test]
        fn days_outside_the_table_have_no_lunar_day(days in 1u64..50_000) {
            prop_assert_eq!(lunar(day(2019, 2, 5) - Days::new(days)), None);
            prop_assert_eq!(lunar(day(2051, 2, 10) + Days::new(days)), None);
        }
    }
}
