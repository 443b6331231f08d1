//! What happens on several days is one bar; bars do not overlap, and what does not fit is counted.

use crate::{
    activities::When,
    time::{Day, monday},
};
use chrono::Days;
use std::collections::HashMap;

/// A week, Monday first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    pub monday: Day,
    /// In the order in which they are read: by column, then by lane.
    pub placed: Vec<Placed>,
    /// What is on each day and found no place.
    pub hidden: [usize; 7],
}

/// The part of something that lies in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the list that was laid out.
    pub index: usize,
    /// From 0, Monday.
    pub column: usize,
    /// Columns that it takes, from 1.
    pub days: usize,
    /// From 0.
    pub lane: usize,
    /// It began in an earlier week.
    pub continued: bool,
    /// It goes on in a later week.
    pub continues: bool,
}

/// Lays periods (first and last day) out over whole weeks in so many lanes, below which a line counts what is hidden;
/// where one lane more holds all of a week, that takes the room of the line. What goes on from the week before stays in
/// its lane; then what stands for weeks makes room for what is on for days, among which what begins earlier stands
/// higher, then what lasts longer, then what the list has first.
pub fn weeks(first: Day, last: Day, periods: &[(Day, Day)], lanes: usize) -> Vec<Week> {
    let mut order: Vec<usize> = (0..periods.len()).collect();
    order.sort_by_key(|index| {
        let (from, to) = periods.get(*index).copied().unwrap_or_default();
        ((to - from).num_days() + 1 >= When::LONG, from, from - to)
    });
    let mut kept = Lanes::new();
    monday(first)
        .iter_weeks()
        .take_while(|monday| *monday <= last)
        .map(|monday| {
            let whole = week(monday, periods, &order, &kept, lanes + 1);
            let week =
                if whole.hidden == [0; 7] { whole } else { week(monday, periods, &order, &kept, lanes) };
            kept = week.placed.iter().filter(|one| one.continues).map(|one| (one.index, one.lane)).collect();
            week
        })
        .collect()
}

/// The lanes of what goes on in the next week.
type Lanes = HashMap<usize, usize>;

fn week(monday: Day, periods: &[(Day, Day)], order: &[usize], kept: &Lanes, lanes: usize) -> Week {
    let sunday = monday + Days::new(6);
    let column = |day: Day| usize::try_from((day - monday).num_days()).unwrap_or(0).min(6);
    // What is taken of each lane, a bit for each day.
    let mut taken: Vec<u8> = Vec::new();
    let (mut placed, mut hidden) = (Vec::new(), [0; 7]);
    let goes_on = order.iter().filter(|index| kept.contains_key(index));
    for index in goes_on.chain(order.iter().filter(|index| !kept.contains_key(index))) {
        let Some((from, to)) =
            periods.get(*index).copied().filter(|(from, to)| *from <= sunday && *to >= monday)
        else {
            continue;
        };
        let (start, end) = (column(from.max(monday)), column(to.min(sunday)));
        let days = end - start + 1;
        let bits = ((1u8 << days) - 1) << start;
        let free = |lane: &usize| taken.get(*lane).is_none_or(|taken| taken & bits == 0);
        let own = kept.get(index).copied().filter(|lane| *lane < lanes && free(lane));
        let lane = own.or_else(|| (0..lanes).find(free)).unwrap_or(lanes);
        if lane >= lanes {
            hidden.iter_mut().skip(start).take(days).for_each(|count| *count += 1);
            continue;
        }
        taken.resize(taken.len().max(lane + 1), 0);
        if let Some(lane) = taken.get_mut(lane) {
            *lane |= bits;
        }
        let (continued, continues) = (from < monday, to > sunday);
        placed.push(Placed { index: *index, column: start, days, lane, continued, continues });
    }
    placed.sort_by_key(|placed| (placed.column, placed.lane));
    Week { monday, placed, hidden }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;
    use proptest::prelude::*;

    fn day(typed: &str) -> Day {
        parse_day(typed).unwrap()
    }

    /// What has a place, by its place in the list.
    fn shown(week: &Week) -> Vec<usize> {
        week.placed.iter().map(|placed| placed.index).collect()
    }

    #[test]
    fn a_bar_is_cut_at_the_end_of_the_week_and_goes_on_in_the_next() {
        // Friday to Tuesday, and a talk on Saturday.
        let periods = [(day("18/07/2026"), day("18/07/2026")), (day("17/07/2026"), day("21/07/2026"))];
        let [one, two] = &weeks(day("13/07/2026"), day("26/07/2026"), &periods, 3)[..] else { panic!() };
        let bar = Placed { index: 1, column: 4, days: 3, lane: 0, continued: false, continues: true };
        let talk = Placed { index: 0, column: 5, days: 1, lane: 1, continued: false, continues: false };
        assert_eq!(one.placed, [bar, talk]);
        let rest = Placed { index: 1, column: 0, days: 2, lane: 0, continued: true, continues: false };
        assert_eq!((&two.placed[..], two.hidden), (&[rest][..], [0; 7]));
    }

    #[test]
    fn what_does_not_fit_is_counted_on_each_of_its_days() {
        let monday = day("13/07/2026");
        let periods = [(monday, monday), (monday, monday + Days::new(2)), (monday, monday)];
        let week = &weeks(monday, monday, &periods, 1)[0];
        assert_eq!(shown(week), [1], "the longest stays");
        assert_eq!(week.hidden, [2, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn what_would_take_the_room_of_the_count_is_shown_instead() {
        let monday = day("13/07/2026");
        let periods = [(monday, monday), (monday, monday)];
        let week = &weeks(monday, monday, &periods, 1)[0];
        assert_eq!((shown(week), week.hidden), (vec![0, 1], [0; 7]));
    }

    #[test]
    fn what_stands_for_weeks_hides_no_talk() {
        let monday = day("13/07/2026");
        let long = (day("01/06/2026"), day("30/11/2026"));
        let periods = [long, long, (monday + Days::new(4), monday + Days::new(4))];
        let week = &weeks(monday, monday, &periods, 1)[0];
        assert_eq!(shown(week), [2]);
        assert_eq!(week.hidden, [2; 7]);
    }

    #[test]
    fn what_goes_on_in_the_next_week_stays_in_its_lane() {
        let monday = day("13/07/2026");
        let on = |from: u64, to: u64| (monday + Days::new(from), monday + Days::new(to));
        let [_, two] = &weeks(monday, monday + Days::new(13), &[on(0, 2), on(1, 9), on(7, 7)], 3)[..] else {
            panic!()
        };
        let lanes: Vec<_> = two.placed.iter().map(|placed| (placed.index, placed.lane)).collect();
        assert_eq!(lanes, [(2, 0), (1, 1)]);
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_nothing_is_lost(
            periods in prop::collection::vec((0u64..42, 0u64..20), 0..60),
            lanes in 0usize..6,
        ) {
            let first = day("29/06/2026");
            let periods: Vec<(Day, Day)> =
                periods.into_iter().map(|(from, days)| (first + Days::new(from), first + Days::new(from + days))).collect();
            for week in weeks(first, first + Days::new(34), &periods, lanes) {
                let mut cells = std::collections::HashSet::new();
                let line = usize::from(week.hidden != [0; 7]);
                prop_assert!(week.placed.iter().all(|placed| placed.lane + line <= lanes), "the line has its room");
                for placed in &week.placed {
                    prop_assert!(placed.lane <= lanes && placed.days >= 1 && placed.column + placed.days <= 7);
                    for column in placed.column..placed.column + placed.days {
                        prop_assert!(cells.insert((column, placed.lane)), "two in one place");
                    }
                }
                for column in 0..7 {
                    let on = week.monday + Days::new(column as u64);
                    let there = periods.iter().filter(|(from, to)| *from <= on && on <= *to).count();
                    let shown = cells.iter().filter(|(at, _)| *at == column).count();
                    prop_assert_eq!(there, shown + week.hidden[column]);
                }
            }
        }
    }
}
