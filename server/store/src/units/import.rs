//! Units from a file: all of its lines or none.

use super::{
    keep,
    rows::unit,
    tree::{End, Place, Tree, insert, unsaved},
};
use crate::{audit, error::Result, import_export::book::aside};
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    import_export::{RefusedLine, Report, RowImported},
    time::Day,
    units::UnitLine,
};
use sea_orm::ConnectionTrait;
use std::collections::{HashMap, HashSet};

/// What the lines of a file do, and the steps that do it; none where a line is refused.
#[derive(Default)]
pub(super) struct Plan {
    pub report: Report,
    steps: Vec<Step>,
}

enum Step {
    /// Opens a unit; `id` stands for it until then.
    Open {
        id: i64,
        line: UnitLine,
        parent: Option<unit::Model>,
    },
    /// Corrects a name.
    Mend {
        known: unit::Model,
        name: String,
        name_en: String,
    },
    End {
        end: End,
        known: unit::Model,
    },
}

/// By (line number, line) adds the units that are new, ends those that are known without a last day and have one now,
/// and corrects slips in names. Nothing is written where a line is refused.
///
/// Each line that contradicts another, lacks its parent or has another, overlaps a known unit of the same code or would
/// end a unit before one within it is named.
pub(crate) async fn add(
    connection: &impl ConnectionTrait,
    me: &Actor,
    lines: Vec<(u64, UnitLine)>,
) -> Result<Report> {
    let mut tree = Tree::read(connection).await?;
    let plan = aside(move || plan(&mut tree, lines)).await?;
    carry_out(connection, me, plan).await
}

/// The tree is then as the lines make it.
pub(super) fn plan(tree: &mut Tree, mut lines: Vec<(u64, UnitLine)>) -> Plan {
    lines.sort_by_key(|(number, line)| (line.kind.level(), *number));
    // First the ends, which make room for units of the same code.
    let ends = tree.end(&lines);
    let ending = ends.iter().map(|end| end.line).collect();
    let mut import = Import { tree, ending, named: HashSet::new(), opened: 0, plan: Plan::default() };
    for (line, unit) in lines {
        import.take(line, unit);
    }
    let Import { tree, mut plan, .. } = import;
    plan.report.refused.extend(ends.iter().filter_map(|end| tree.held_by(end)));
    if !plan.report.refused.is_empty() {
        plan.report.refused.sort_by_key(|refused| refused.line);
        plan.steps.clear();
        return plan;
    }
    for end in ends {
        let Some(known) = tree.row(&end.code, end.id).cloned() else { continue };
        plan.report.note(RowImported::Changed(known.name.clone()));
        plan.steps.push(Step::End { end, known });
    }
    plan
}

async fn carry_out(connection: &impl ConnectionTrait, me: &Actor, plan: Plan) -> Result<Report> {
    let Plan { report, steps } = plan;
    let mut opened: HashMap<i64, unit::Model> = HashMap::new();
    for step in steps {
        match step {
            Step::Open { id, line, parent } => {
                let parent = parent.map(|parent| opened.get(&parent.id).cloned().unwrap_or(parent));
                opened.insert(id, insert(connection, line, parent).await?);
            }
            Step::Mend { known, name, name_en } => {
                keep::mend(connection, me, &known, &name, &name_en).await?;
            }
            Step::End { end, known } => end.record(connection, me, &known).await?,
        }
    }
    if !opened.is_empty() {
        record_import(connection, me, opened.len()).await?;
    }
    Ok(report)
}

struct Import<'a> {
    tree: &'a mut Tree,
    /// The lines that end a known unit.
    ending: HashSet<u64>,
    /// Code and first day of each unit that a line named: two lines would take turns in naming it.
    named: HashSet<(String, Option<Day>)>,
    /// Units that are new.
    opened: i64,
    plan: Plan,
}

impl Import<'_> {
    /// Adds a unit, or corrects the name of one.
    fn take(&mut self, line: u64, unit: UnitLine) {
        let Plan { report, steps } = &mut self.plan;
        let key = (unit.code.clone(), unit.validity.from);
        let ends = self.ending.contains(&line);
        match self.tree.place(&unit) {
            Ok(Place::Known) if ends => {}
            Ok(Place::Known) => report.note(RowImported::Unchanged),
            Ok(Place::Mended(_)) if !self.named.insert(key.clone()) => {
                let problems = Problems::one("code", Problem::Taken);
                report.refused.push(RefusedLine::new(line, problems));
            }
            Ok(Place::Mended(known)) => {
                let (name, name_en) = (unit.name.clone(), unit.name_en_or(&known.name_en).to_owned());
                self.tree.mend(&known, &name, &name_en);
                if !ends {
                    report.note(RowImported::Changed(unit.name));
                }
                steps.push(Step::Mend { known, name, name_en });
            }
            Ok(Place::Below(parent)) => {
                self.named.insert(key);
                report.note(RowImported::Added(unit.name.clone()));
                // Below zero, where no unit has its id.
                self.opened += 1;
                let id = -self.opened;
                self.tree.add(unsaved(id, unit.clone(), parent.clone()));
                steps.push(Step::Open { id, line: unit, parent });
            }
            Err(problems) => report.refused.push(RefusedLine::new(line, problems)),
        }
    }
}

/// An import is called by how many units it added.
async fn record_import(connection: &impl ConnectionTrait, me: &Actor, added: usize) -> Result<()> {
    audit::Entry::of(me, Verb::Import, Subject::Unit, 0, &added.to_string()).record(connection).await?;
    Ok(())
}
