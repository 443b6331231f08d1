//! The year plan: campaigns and their activities as bars over twelve months, and how much is on each day.

use crate::time::Day;

/// Where a period lies in a year, in days from its first: start and length. `None` if it lies outside.
pub fn across((first, last): (Day, Day), (from, to): (Day, Day)) -> Option<(i64, i64)> {
    let (from, to) = (from.max(first), to.min(last));
    (from <= to).then(|| ((from - first).num_days(), (to - from).num_days() + 1))
}

/// How many of so many periods each day of a year lies in.
pub fn heat(year: (Day, Day), periods: impl IntoIterator<Item = (Day, Day)>) -> Vec<usize> {
    let place = |days: i64| usize::try_from(days).unwrap_or_default();
    let mut heat = vec![0; place((year.1 - year.0).num_days() + 1)];
    for (start, days) in periods.into_iter().filter_map(|period| across(year, period)) {
        heat.iter_mut().skip(place(start)).take(place(days)).for_each(|count| *count += 1);
    }
    heat
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;

    #[test]
    fn a_bar_is_cut_at_the_ends_of_the_year() {
        let day = |typed: &str| parse_day(typed).unwrap();
        let year = (day("01/01/2026"), day("31/12/2026"));
        let across = |from: &str, to: &str| across(year, (day(from), day(to)));
        assert_eq!(across("01/01/2026", "31/12/2026"), Some((0, 365)));
        assert_eq!(across("01/11/2025", "03/01/2026"), Some((0, 3)));
        assert_eq!(across("31/12/2026", "05/02/2027"), Some((364, 1)));
        assert_eq!(across("01/01/2027", "05/02/2027"), None);
        assert_eq!(across("01/01/2024", "01/01/2028"), Some((0, 365)));
    }

    #[test]
    fn each_day_counts_what_is_on() {
        let day = |typed: &str| parse_day(typed).unwrap();
        let year = (day("01/01/2026"), day("05/01/2026"));
        let on = |from: &str, to: &str| (day(from), day(to));
        let periods =
            [on("30/12/2025", "02/01/2026"), on("02/01/2026", "04/01/2026"), on("06/01/2026", "07/01/2026")];
        assert_eq!(heat(year, periods), [1, 2, 1, 1, 0]);
    }
}
