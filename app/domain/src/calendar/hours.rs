//! The hours of a day: what is on at the same time stands side by side.

use crate::activities::When;
use chrono::{NaiveTime, Timelike};

/// Quarters of an hour of a day.
pub const QUARTERS: usize = 96;

/// What is seen of a day at least, in hours: what falls outside stretches it.
const USUAL: (usize, usize) = (7, 18);

/// Quarters that something takes at least, so that its name can be read.
const LEAST: usize = 2;

/// What overlaps, in columns of one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// In quarters from midnight; `to` is after it.
    pub from: usize,
    pub to: usize,
    pub columns: usize,
    pub placed: Vec<Hours>,
}

/// The place of one thing within its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Its place in the list that was laid out.
    pub index: usize,
    /// From 0.
    pub column: usize,
    /// In quarters from midnight.
    pub from: usize,
    pub to: usize,
}

/// The quarters that something takes of the day on which it begins and ends; `None` for whole days, and for what goes on
/// over midnight.
pub fn quarters(when: &When) -> Option<(usize, usize)> {
    let (start, end) = when.times().filter(|_| when.first_day() == when.last_day())?;
    let from = quarter_of(start).min(QUARTERS - LEAST);
    Some((from, (end.num_seconds_from_midnight() as usize / 60).div_ceil(15).clamp(from + LEAST, QUARTERS)))
}

/// The hours that are seen of days on which so much is on, as quarters: the first, and the first after it.
pub fn axis(spans: impl IntoIterator<Item = (usize, usize)>) -> (usize, usize) {
    let (first, last) = spans
        .into_iter()
        .fold((USUAL.0 * 4, USUAL.1 * 4), |(first, last), (from, to)| (first.min(from), last.max(to)));
    (first / 4 * 4, last.div_ceil(4) * 4)
}

/// The time at which a quarter begins.
pub fn time_at(quarter: usize) -> NaiveTime {
    let seconds = u32::try_from(quarter.min(QUARTERS - 1) * 900).unwrap_or_default();
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
}

/// The quarter in which a moment of a day lies.
pub fn quarter_of(time: NaiveTime) -> usize {
    time.num_seconds_from_midnight() as usize / 900
}

/// Lays spans out, in quarters, each in the first column that is free: what begins earlier stands further left, then what
/// lasts longer.
pub fn side_by_side(spans: &[(usize, usize)]) -> Vec<Block> {
    let mut order: Vec<(usize, (usize, usize))> = spans.iter().copied().enumerate().collect();
    order.sort_by_key(|(index, (from, to))| (*from, usize::MAX - to, *index));
    let mut blocks: Vec<Block> = Vec::new();
    // When each column of the last block is free again.
    let mut free: Vec<usize> = Vec::new();
    for (index, (from, to)) in order {
        if blocks.last().is_none_or(|block| block.to <= from) {
            blocks.push(Block { from, to, columns: 0, placed: Vec::new() });
            free.clear();
        }
        let Some(block) = blocks.last_mut() else { continue };
        let column = free.iter().position(|free| *free <= from).unwrap_or(free.len());
        free.resize(free.len().max(column + 1), 0);
        if let Some(free) = free.get_mut(column) {
            *free = to;
        }
        block.to = block.to.max(to);
        block.columns = free.len();
        block.placed.push(Hours { index, column, from, to });
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{instant, parse_day, parse_time};
    use proptest::prelude::*;

    fn on(from: (&str, &str), to: (&str, &str)) -> When {
        let at = |(day, time): (&str, &str)| instant(parse_day(day).unwrap(), parse_time(time).unwrap());
        When::Times { starts: at(from), ends: at(to) }
    }

    #[test]
    fn a_span_is_whole_quarters_and_long_enough_to_be_read() {
        let day = "04/03/2027";
        assert_eq!(quarters(&on((day, "08:00"), (day, "11:30"))), Some((32, 46)));
        assert_eq!(quarters(&on((day, "08:10"), (day, "08:20"))), Some((32, 34)));
        assert_eq!(quarters(&on((day, "23:50"), (day, "23:59"))), Some((94, 96)));
        assert_eq!(quarters(&on((day, "20:00"), ("05/03/2027", "02:00"))), None);
        let days = parse_day(day).unwrap();
        assert_eq!(quarters(&When::Days { from: days, to: days }), None);
    }

    #[test]
    fn the_axis_is_of_whole_hours_and_holds_everything() {
        assert_eq!(axis([]), (28, 72));
        assert_eq!(axis([(23, 26), (74, 79)]), (20, 80));
    }

    #[test]
    fn what_overlaps_stands_side_by_side_and_what_follows_stands_alone() {
        let blocks = side_by_side(&[(32, 40), (34, 36), (36, 44), (44, 48)]);
        let columns: Vec<_> = blocks
            .iter()
            .map(|b| (b.columns, b.placed.iter().map(|p| p.column).collect::<Vec<_>>()))
            .collect();
        assert_eq!(columns, [(2, vec![0, 1, 1]), (1, vec![0])]);
        assert_eq!((blocks[0].from, blocks[0].to), (32, 44));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_overlaps(spans in prop::collection::vec((0usize..94, 2usize..40), 0..40)) {
            let spans: Vec<_> = spans.into_iter().map(|(from, long)| (from, (from + long).min(QUARTERS))).collect();
            let blocks = side_by_side(&spans);
            let mut seen = vec![false; spans.len()];
            for pair in blocks.windows(2) {
                prop_assert!(pair[0].to <= pair[1].from);
            }
            for block in &blocks {
                for (number, one) in block.placed.iter().enumerate() {
                    prop_assert!(!std::mem::replace(&mut seen[one.index], true));
                    prop_assert_eq!((one.from, one.to), spans[one.index]);
                    prop_assert!(one.column < block.columns && block.from <= one.from && one.to <= block.to);
                    for other in &block.placed[..number] {
                        prop_assert!(one.column != other.column || one.from >= other.to || other.from >= one.to);
                    }
                }
            }
            prop_assert!(seen.into_iter().all(|seen| seen));
        }
    }
}
