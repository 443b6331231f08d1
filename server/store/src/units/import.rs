//! Units from a file: all of its lines or none.

use super::{
    keep,
    tree::{Place, Tree, insert, unsaved},
};
use crate::{audit, error::Result};
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    import_export::{RefusedLine, Report, RowImported},
    time::Day,
    units::UnitLine,
};
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

/// By (line number, line) adds the units that are new, ends those that are known without a last day and have one now,
/// and corrects slips in names. What was done before a line was refused is the caller's to undo.
///
/// Each line that contradicts another, lacks its parent or has another, overlaps a known unit of the same code or would
/// end a unit before one within it is named.
pub(crate) async fn add(
    connection: &impl ConnectionTrait,
    me: &Actor,
    mut lines: Vec<(u64, UnitLine)>,
) -> Result<Report> {
    lines.sort_by_key(|(number, line)| (line.kind.level(), *number));
    let mut tree = Tree::read(connection).await?;
    // First the ends, which make room for units of the same code.
    let ends = tree.end(&lines);
    let ending = ends.iter().map(|end| end.line).collect();
    let mut import =
        Import { connection, me, tree, ending, named: HashSet::new(), report: Report::default() };
    for (line, unit) in lines {
        import.take(line, unit).await?;
    }
    let Import { tree, mut report, .. } = import;
    report.refused.extend(ends.iter().filter_map(|end| tree.held_by(end)));
    if !report.refused.is_empty() {
        report.refused.sort_by_key(|refused| refused.line);
        return Ok(report);
    }
    for end in &ends {
        let Some(row) = tree.row(&end.code, end.id) else { continue };
        end.record(connection, me, row).await?;
        report.note(RowImported::Changed(row.name.clone()));
    }
    if !report.added.is_empty() {
        record_import(connection, me, report.added.len()).await?;
    }
    Ok(report)
}

struct Import<'a, C> {
    connection: &'a C,
    me: &'a Actor,
    tree: Tree,
    /// The lines that end a known unit.
    ending: HashSet<u64>,
    /// Code and first day of each unit that a line named: two lines would take turns in naming it.
    named: HashSet<(String, Option<Day>)>,
    report: Report,
}

impl<C: ConnectionTrait> Import<'_, C> {
    /// Adds a unit, or corrects the name of one; nothing is written any more once a line was refused.
    async fn take(&mut self, line: u64, unit: UnitLine) -> Result<()> {
        let key = (unit.code.clone(), unit.validity.from);
        let ends = self.ending.contains(&line);
        match self.tree.place(&unit) {
            Ok(Place::Known) if ends => {}
            Ok(Place::Known) => self.report.note(RowImported::Unchanged),
            Ok(Place::Mended(_)) if !self.named.insert(key.clone()) => {
                let problems = Problems::one("code", Problem::Taken);
                self.report.refused.push(RefusedLine { line, problems });
            }
            Ok(Place::Mended(known)) => {
                let name_en = unit.name_en_or(&known.name_en);
                if self.report.refused.is_empty() {
                    keep::mend(self.connection, self.me, &known, &unit.name, name_en).await?;
                }
                self.tree.mend(&known, &unit.name, name_en);
                if !ends {
                    self.report.note(RowImported::Changed(unit.name));
                }
            }
            Ok(Place::Below(parent)) => {
                self.named.insert(key);
                let row = if self.report.refused.is_empty() {
                    self.report.note(RowImported::Added(unit.name.clone()));
                    insert(self.connection, unit, parent).await?
                } else {
                    unsaved(unit, parent)
                };
                self.tree.add(row);
            }
            Err(problems) => self.report.refused.push(RefusedLine { line, problems }),
        }
        Ok(())
    }
}

/// An import is called by how many units it added.
async fn record_import(connection: &impl ConnectionTrait, me: &Actor, added: usize) -> Result<()> {
    audit::Entry::of(me, Verb::Import, Subject::Unit, 0, &added.to_string()).record(connection).await?;
    Ok(())
}
