//! Units of one name, told apart: former wards of two districts, or a ward of today beside a former one.

use super::UnitCard;
use crate::time::Day;
use std::collections::HashMap;

/// A unit in a list to choose from, with what tells it from others there of the same name; of a unit whose name no other
/// has, nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedUnit<'a> {
    pub unit: &'a UnitCard,
    /// What it is called in the reader's language.
    pub name: &'a str,
    /// What the district that it lies in is called, if that is in the list too.
    pub district: Option<&'a str>,
    pub last_day: Option<Day>,
}

/// The units of a list in their order, told apart; `name` says what one is called in the reader's language.
pub fn told_apart<'a>(units: &'a [UnitCard], name: impl Fn(&'a UnitCard) -> &'a str) -> Vec<ListedUnit<'a>> {
    let mut namesakes: HashMap<String, usize> = HashMap::new();
    for unit in units {
        *namesakes.entry(name(unit).to_lowercase()).or_default() += 1;
    }
    let districts: HashMap<i64, &'a str> = units
        .iter()
        .filter(|unit| unit.kind.level() == 1)
        .map(|district| (district.id, name(district)))
        .collect();
    let listed = |unit: &'a UnitCard| {
        let called = name(unit);
        let shared = namesakes.get(&called.to_lowercase()).is_some_and(|count| *count > 1);
        let district = unit.parent.and_then(|parent| districts.get(&parent)).copied();
        ListedUnit {
            unit,
            name: called,
            district: district.filter(|_| shared),
            last_day: unit.validity.to.filter(|_| shared),
        }
    };
    units.iter().map(listed).collect()
}
