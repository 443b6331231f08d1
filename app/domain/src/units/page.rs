//! What the page of a unit tells.

use super::{UnitCard, UnitDetail};
use crate::{
    Role,
    calendar::CalendarEntry,
    outreach::{Figure, Tile},
    targets::Measure,
};
/// What the page of a unit tells, as far as its reader may know it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitPage {
    pub unit: UnitDetail,
    pub parent: Option<UnitCard>,
    /// What is on there today and later, by start.
    pub planned: Vec<CalendarEntry>,
    /// What was reported from there this year; `None` where the reader may not know it.
    pub done: Option<Vec<(Measure, Figure)>>,
    /// Who belongs to it, each with the role; `None` where the reader may not know it.
    pub people: Option<Vec<(String, Role)>>,
    /// Id and name of the organisations there.
    pub organisations: Vec<(i64, String)>,
    /// The tiles about its own on the map of the city, each with its unit; empty of a unit without a tile.
    pub around: Vec<(Tile, UnitCard)>,
}
