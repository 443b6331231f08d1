//! The year plan: campaigns and long placements as bars over twelve months.

use crate::{
    activities::{Kind, Status},
    time::Day,
};
use serde::{Deserialize, Serialize};

/// An activity that lasts long enough for the year plan, such as a billboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    pub id: i64,
    pub campaign: i64,
    pub title: String,
    pub kind: Kind,
    pub status: Status,
    /// The first and the last.
    pub days: (Day, Day),
}

/// Where a period lies in a year, in days from its first: start and length. `None` if it lies outside.
pub fn across((first, last): (Day, Day), (from, to): (Day, Day)) -> Option<(i64, i64)> {
    let (from, to) = (from.max(first), to.min(last));
    (from <= to).then(|| ((from - first).num_days(), (to - from).num_days() + 1))
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
}
