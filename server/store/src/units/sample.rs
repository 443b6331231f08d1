//! The units that every installation starts from.

use super::{import, rows::unit};
use crate::{accounts::system, demo::wrong, error::Result};
use domain::{
    time::{Day, parse_day},
    units::{Kind, UnitCard, UnitLine, Validity},
};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::Deserialize;

const UNITS: &str = include_str!("../../data/units.tsv");

/// A unit by its code on a day.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct UnitOn {
    code: String,
    on: Day,
}

impl UnitOn {
    pub fn among(&self, units: &[UnitCard]) -> Result<i64> {
        let found = units.iter().find(|unit| unit.code == self.code && unit.validity.holds(self.on));
        found.map(|unit| unit.id).ok_or_else(|| wrong(format!("no unit {} on {}", self.code, self.on)))
    }
}

pub(crate) async fn seed(connection: &impl ConnectionTrait) -> Result<()> {
    let lines = UNITS.lines().filter(|line| !line.starts_with('#')).map(unit_line);
    let lines = (1..).zip(lines).map(|(number, line)| Ok((number, line?))).collect::<Result<_>>()?;
    let report = import::add(connection, &system(), lines).await?;
    if report.refused.is_empty() { Ok(()) } else { Err(wrong(format!("{:?}", report.refused))) }
}

pub(crate) async fn all(connection: &impl ConnectionTrait) -> Result<Vec<UnitCard>> {
    unit::Entity::find().all(connection).await?.into_iter().map(super::card).collect()
}

/// A line of the product's unit file: kind, code, parent, from, to, name, English name, latitude, longitude.
fn unit_line(line: &str) -> Result<UnitLine> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next().unwrap_or_default().to_owned();
    let (kind, code, parent, from, to, name, name_en) =
        (cell(), cell(), cell(), cell(), cell(), cell(), cell());
    Ok(UnitLine {
        code,
        name,
        name_en,
        kind: Kind::from_word(&kind).ok_or_else(|| wrong(line))?,
        parent_code: (!parent.is_empty()).then_some(parent),
        validity: Validity { from: parse_day(&from), to: parse_day(&to) },
    })
}
