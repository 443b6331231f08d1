//! The city as tiles of one size, one a ward or commune, each about where its unit lies among the others.

const TILES: &str = include_str!("../../data/tiles.tsv");

/// How many tiles lie beside and below each other.
pub const TILES_ACROSS: u32 = 12;
pub const TILES_DOWN: u32 = 14;

/// Where the unit of an official code stands; a code is that of the unit which has it today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    pub code: &'static str,
    /// From 0 in the west.
    pub column: u32,
    /// From 0 in the north.
    pub row: u32,
}

pub fn tiles() -> impl Iterator<Item = Tile> {
    TILES.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let (code, column, row) = (cells.next()?, cells.next()?, cells.next()?);
        Some(Tile { code, column: column.parse().ok()?, row: row.parse().ok()? })
    })
}

/// The tiles at most so many away from that of a code, its own among them; none where it has no tile.
pub fn tiles_about(code: &str, away: u32) -> Vec<Tile> {
    let Some(own) = tiles().find(|tile| tile.code == code) else { return Vec::new() };
    let near = |tile: &Tile| tile.column.abs_diff(own.column) <= away && tile.row.abs_diff(own.row) <= away;
    tiles().filter(near).collect()
}

/// Shades of a map.
const STEPS: usize = 5;

/// The highest number of each shade, from the lightest on: about as many tiles have each. Numbers that are equal have
/// one shade.
pub fn steps(numbers: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let mut numbers: Vec<i64> = numbers.into_iter().filter(|number| *number > 0).collect();
    numbers.sort_unstable();
    let last = |step: usize| numbers.get((numbers.len() * step).div_ceil(STEPS).checked_sub(1)?).copied();
    let mut steps: Vec<i64> = (1..=STEPS).filter_map(last).collect();
    steps.dedup();
    steps
}

/// The shade of a number, from 1; 0 for nothing.
pub fn step_of(number: i64, steps: &[i64]) -> usize {
    if number <= 0 { 0 } else { steps.iter().take_while(|highest| **highest < number).count() + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_unit_has_a_tile_of_its_own() {
        let codes: BTreeSet<&str> = tiles().map(|tile| tile.code).collect();
        let places: BTreeSet<(u32, u32)> = tiles().map(|tile| (tile.column, tile.row)).collect();
        assert_eq!((tiles().count(), codes.len(), places.len()), (126, 126, 126));
        assert!(tiles().all(|tile| tile.column < TILES_ACROSS && tile.row < TILES_DOWN));
    }

    #[test]
    fn about_a_tile_lie_those_that_touch_it() {
        let own = tiles().next().unwrap();
        let about = tiles_about(own.code, 1);
        assert!(about.contains(&own) && about.len() > 1 && about.len() <= 9);
        assert!(
            about.iter().all(|tile| tile.column.abs_diff(own.column) <= 1 && tile.row.abs_diff(own.row) <= 1)
        );
        assert!(tiles_about("no code", 1).is_empty());
    }

    #[test]
    fn shades_are_as_many_as_there_are_numbers_to_tell_apart() {
        let of = |numbers: &[i64]| steps(numbers.iter().copied());
        assert_eq!(of(&[]), Vec::<i64>::new());
        assert_eq!(of(&[0, 7]), [7]);
        assert_eq!(of(&[3, 3, 3, 9]), [3, 9]);
        assert_eq!(of(&[10, 1, 2, 3, 4, 5, 6, 7, 8, 9]), [2, 4, 6, 8, 10]);
        let steps = of(&[10, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        let shades: Vec<usize> = [0, 1, 2, 3, 10].into_iter().map(|number| step_of(number, &steps)).collect();
        assert_eq!(shades, [0, 1, 1, 2, 5]);
    }
}
