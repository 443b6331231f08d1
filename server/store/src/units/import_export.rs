//! The list as a table: exported whole, and imported by the verbs of its pages.

use super::{import::plan, tree::Tree};
use crate::{
    Db,
    error::Result,
    import_export::book::aside,
    units::{self, every_unit},
};
use domain::{
    Actor,
    import_export::{List, Report, Table},
    units::{UnitCard, UnitLine},
};
use std::collections::HashMap;

pub(crate) async fn rows(db: &Db) -> Result<Vec<Vec<String>>> {
    Ok(cells(every_unit(&db.connection).await?))
}

fn cells(mut all: Vec<UnitCard>) -> Vec<Vec<String>> {
    all.sort_by(|a, b| (a.kind, &a.code, a.validity.from).cmp(&(b.kind, &b.code, b.validity.from)));
    let codes: HashMap<i64, &str> = all.iter().map(|unit| (unit.id, unit.code.as_str())).collect();
    let parent = |unit: &UnitCard| unit.parent.and_then(|id| codes.get(&id).copied()).unwrap_or_default();
    all.iter().map(|unit| units::line_cells(unit, parent(unit))).collect()
}

/// Brings a table in, all of it or, where a line is refused, nothing; without `keep` it says what that would do.
pub(crate) async fn import(db: &Db, me: &Actor, table: &Table, keep: bool) -> Result<Report> {
    let lines = match units::lines_of(table) {
        Ok(lines) => lines,
        Err(refused) => return Ok(Report { refused, ..Report::default() }),
    };
    if !keep {
        let seen = db.as_seen().await?;
        let tree = Tree::read(&seen.connection).await?;
        seen.rollback().await?;
        return aside(move || preview(tree, lines)).await?;
    }
    let all = db.as_one().await?;
    let report = units::add(&all.connection, me, lines).await?;
    if report.refused.is_empty() {
        all.commit().await?;
    } else {
        all.rollback().await?;
    }
    Ok(report)
}

fn preview(mut tree: Tree, lines: Vec<(u64, UnitLine)>) -> Result<Report> {
    let before = Table::of(List::Units, cells(tree.cards()?).into_iter());
    let mut report = plan(&mut tree, lines).report;
    if report.refused.is_empty() {
        let after = Table::of(List::Units, cells(tree.cards()?).into_iter());
        report.changes = before.changes(&after, List::Units);
    }
    Ok(report)
}
