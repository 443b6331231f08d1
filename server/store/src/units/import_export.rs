//! The list as a table: exported whole, and imported by the verbs of its pages.

use crate::{
    Db,
    error::Result,
    units::{self, every_unit},
};
use domain::{
    Actor,
    import_export::{Report, Table},
    units::UnitCard,
};
use std::collections::HashMap;

pub(crate) async fn rows(db: &Db) -> Result<Vec<Vec<String>>> {
    let mut all = every_unit(&db.connection).await?;
    all.sort_by(|a, b| (a.kind, &a.code, a.validity.from).cmp(&(b.kind, &b.code, b.validity.from)));
    let codes: HashMap<i64, String> = all.iter().map(|unit| (unit.id, unit.code.clone())).collect();
    let parent = |unit: &UnitCard| unit.parent.and_then(|id| codes.get(&id)).map_or("", String::as_str);
    Ok(all.iter().map(|unit| units::line_cells(unit, parent(unit))).collect())
}

pub(crate) async fn import_row(db: &Db, me: &Actor, table: &Table) -> Result<Report> {
    match units::lines_of(table) {
        Ok(lines) => units::add(&db.connection, me, lines).await,
        Err(refused) => Ok(Report { refused, ..Report::default() }),
    }
}
