//! Tables beside what is there. What each row does is worked out in memory, from lists that were read once; only taking
//! the table in writes, so that looking at what it would do holds nobody up.

use crate::{
    Db,
    error::{Error, Result},
};
use domain::{
    Actor, Problem, Problems,
    import_export::{List, RefusedLine, Report, Row, RowImported, Table},
};
use std::collections::HashSet;

/// How often what names a later record is tried again.
const ROUNDS_MAX: usize = 10;

/// What a row does, and, where something is to be saved, how; or what is wrong with it.
pub(crate) type Entered<S> = std::result::Result<(RowImported, Option<S>), Problems>;

/// A list as it is, which becomes, row by row, what a table makes of it.
pub(crate) trait Book: Sized + Send + 'static {
    const LIST: List;
    /// What one row saves.
    type Step: Send + 'static;

    /// Reads the list, and all that rows of it may name.
    fn read(db: &Db) -> impl Future<Output = Result<Self>> + Send;

    /// The list as it would be exported.
    fn cells(&self) -> Vec<Vec<String>>;

    /// Sees what a table names, before the first of its rows is taken in.
    fn look_ahead(&mut self, _: &Table) {}

    /// Takes a row in, without saving anything: the next ones find what it brought.
    fn enter(&mut self, row: &Row<'_>) -> Entered<Self::Step>;

    /// Saves what a row brought. Steps come in the order in which their rows were taken in.
    fn save(&mut self, db: &Db, me: &Actor, step: Self::Step) -> impl Future<Output = Result<()>> + Send;
}

/// What a table does, and the steps that do it, each with its line.
struct Plan<S> {
    report: Report,
    steps: Vec<(u64, S)>,
}

/// Brings a table in, or, without `keep`, says what it would do.
pub(crate) async fn import<B: Book>(db: &Db, me: &Actor, table: &Table, keep: bool) -> Result<Report> {
    if keep { take::<B>(db, me, table).await } else { preview::<B>(db, table).await }
}

async fn preview<B: Book>(db: &Db, table: &Table) -> Result<Report> {
    let seen = db.as_seen().await?;
    let mut book = B::read(&seen).await?;
    seen.rollback().await?;
    let table = table.clone();
    aside(move || {
        let before = Table::of(B::LIST, book.cells().into_iter());
        let mut report = plan(&mut book, &table).report;
        if report.refused.is_empty() {
            report.changes = before.changes(&Table::of(B::LIST, book.cells().into_iter()), B::LIST);
        }
        report
    })
    .await
}

/// Brings in all of a table or, where a line is refused, nothing.
async fn take<B: Book>(db: &Db, me: &Actor, table: &Table) -> Result<Report> {
    let all = db.as_one().await?;
    // Read again, now that nobody else changes anything.
    let mut book = B::read(&all).await?;
    let table = table.clone();
    let (mut book, Plan { mut report, steps }) = aside(move || {
        let plan = plan(&mut book, &table);
        (book, plan)
    })
    .await?;
    if !report.refused.is_empty() {
        all.rollback().await?;
        return Ok(report);
    }
    for (line, step) in steps {
        match book.save(&all, me, step).await {
            Ok(()) => {}
            // The database knows more than the book.
            Err(Error::Invalid(problems)) => {
                report.refused.push(RefusedLine::new(line, problems));
                all.rollback().await?;
                return Ok(report);
            }
            Err(error) => return Err(error),
        }
    }
    all.commit().await?;
    Ok(report)
}

/// Row by row, in rounds: what names a record that comes later in the table is tried again once that is there.
fn plan<B: Book>(book: &mut B, table: &Table) -> Plan<B::Step> {
    book.look_ahead(table);
    let mut plan = Plan { report: Report::default(), steps: Vec::new() };
    let mut waiting = once_each(B::LIST, table, &mut plan.report.refused);
    for round in 1.. {
        let before = waiting.len();
        let (mut left, mut refused) = (Vec::new(), Vec::new());
        for row in waiting {
            match book.enter(&row) {
                Ok((done, step)) => {
                    plan.report.note(done);
                    plan.steps.extend(step.map(|step| (row.line, step)));
                }
                Err(problems) => {
                    refused.push(RefusedLine::new(row.line, problems));
                    left.push(row);
                }
            }
        }
        if left.is_empty() || left.len() == before || round == ROUNDS_MAX {
            plan.report.refused.append(&mut refused);
            break;
        }
        waiting = left;
    }
    plan.report.refused.sort_by_key(|refused| refused.line);
    plan
}

/// The rows of a table. A record is there once: the second line of it would undo the first.
fn once_each<'a>(list: List, table: &'a Table, refused: &mut Vec<RefusedLine>) -> Vec<Row<'a>> {
    let mut keys = HashSet::new();
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in table.rows() {
        let key = list.key(&row);
        if key.is_empty() || keys.insert(key) {
            rows.push(row);
        } else {
            let problems = Problems::one(list.rules().needed[0], Problem::Taken);
            refused.push(RefusedLine::new(row.line, problems));
        }
    }
    rows
}

/// Works through thousands of rows apart from the threads that answer others meanwhile.
pub(crate) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Stored(error.to_string()))
}
