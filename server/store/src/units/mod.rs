//! The dated tree of administrative units.

pub mod end;
mod import;
pub(crate) mod import_export;
pub(crate) mod keep;
mod page;
pub(crate) mod rows;
pub(crate) mod sample;
mod tree;

pub(crate) use import::add;
pub(crate) use keep::{line_cells, lines_of};

use crate::{
    Db,
    error::{Result, stored},
    units::rows::{former_unit_name, unit},
};
use domain::{
    text::collation_key,
    time::Day,
    units::{Kind, UnitCard, Validity},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

pub(crate) fn card(row: unit::Model) -> Result<UnitCard> {
    let unit::Model {
        id,
        code,
        name,
        name_en,
        kind,
        parent_id,
        path,
        valid_from,
        valid_to,
        folded: _,
        version: _,
    } = row;
    Ok(UnitCard {
        id,
        code,
        name,
        name_en,
        kind: stored(&kind, Kind::from_word)?,
        parent: parent_id,
        path,
        validity: Validity { from: valid_from, to: valid_to },
    })
}

/// Rows valid on some day of a period.
pub(crate) fn valid_within(from: Day, to: Day) -> Condition {
    Condition::all()
        .add(Condition::any().add(unit::Column::ValidFrom.is_null()).add(unit::Column::ValidFrom.lte(to)))
        .add(Condition::any().add(unit::Column::ValidTo.is_null()).add(unit::Column::ValidTo.gte(from)))
}

/// The paths that lie below a path, itself included, as a range: after `/1/7/` comes `/1/70`.
pub(crate) fn below(path: &str) -> Condition {
    let end = format!("{}0", path.trim_end_matches('/'));
    Condition::all().add(unit::Column::Path.gte(path)).add(unit::Column::Path.lt(end))
}

impl Db {
    /// Units valid on some day of a period, parents before children, then by kind and name.
    pub async fn units_within(&self, from: Day, to: Day) -> Result<Vec<UnitCard>> {
        units_within(&self.connection, from, to).await
    }

    pub async fn units_by_id(&self, ids: impl IntoIterator<Item = i64>) -> Result<Vec<UnitCard>> {
        units_by_id(&self.connection, ids).await
    }

    /// Units as they were called on a day.
    pub async fn units_on(&self, day: Day) -> Result<Vec<UnitCard>> {
        let mut units = units_within(&self.connection, day, day).await?;
        let former = former_unit_name::Entity::find()
            .filter(former_unit_name::Column::LastDay.gte(day))
            .order_by_desc(former_unit_name::Column::LastDay)
            .all(&self.connection)
            .await?;
        // Of several the last one here, which ended first after the day.
        for name in former {
            if let Some(unit) = units.iter_mut().find(|unit| unit.id == name.unit_id) {
                (unit.name, unit.name_en) = (name.name, name.name_en);
            }
        }
        Ok(units)
    }

    /// What units were called before, each with the unit.
    pub async fn former_unit_names(&self) -> Result<Vec<(i64, String)>> {
        let rows = former_unit_name::Entity::find().all(&self.connection).await?;
        Ok(rows.into_iter().map(|row| (row.unit_id, row.name)).collect())
    }
}

pub(crate) async fn units_by_id(
    connection: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = i64>,
) -> Result<Vec<UnitCard>> {
    let rows = unit::Entity::find().filter(unit::Column::Id.is_in(ids)).all(connection).await?;
    rows.into_iter().map(card).collect()
}

pub(crate) async fn units_within(
    connection: &impl ConnectionTrait,
    from: Day,
    to: Day,
) -> Result<Vec<UnitCard>> {
    let rows = unit::Entity::find().filter(valid_within(from, to)).all(connection).await?;
    let mut units = rows.into_iter().map(card).collect::<Result<Vec<_>>>()?;
    sort(&mut units);
    Ok(units)
}

/// Puts units into the order of their levels, and by name within each. A code that was used again is another unit, perhaps of
/// one name.
pub(crate) fn sort(units: &mut [UnitCard]) {
    units.sort_by_cached_key(|unit| (unit.kind, collation_key(&unit.name), unit.validity.from, unit.id));
}

/// All units of all times.
pub(crate) async fn every_unit(connection: &impl ConnectionTrait) -> Result<Vec<UnitCard>> {
    unit::Entity::find().all(connection).await?.into_iter().map(card).collect()
}
