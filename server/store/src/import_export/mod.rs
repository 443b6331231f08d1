//! Lists as tables: exported whole, imported all or none by the same verbs as on their pages.

pub(crate) mod book;
pub(crate) mod cells;
pub(crate) mod known;

use crate::{
    Db, Error, accounts,
    error::{Result, require},
    organisations,
    tables::kept,
    units,
};
use domain::{
    Actor, Problem, Problems,
    import_export::{ImportProblem, List, RefusedLine, Report, Table},
};

impl Db {
    /// A list with the words of ours in its cells.
    pub async fn table(&self, me: &Actor, list: List) -> Result<Table> {
        require(list.may_be_seen_by(me))?;
        let rows = match (list, kept(list)) {
            (_, Some(kept)) => kept.rows(self).await?,
            (List::Accounts, _) => accounts::import_export::rows(self, me).await?,
            (List::Organisations, _) => organisations::import_export::rows(self).await?,
            (List::Units, _) => units::import_export::rows(self).await?,
            _ => return Err(unkept(list)),
        };
        Ok(Table::of(list, rows.into_iter()))
    }

    /// Brings a table in, all of it or, where a line is refused, nothing. Without `keep` it only says what it would do,
    /// and holds up nobody who saves meanwhile. A list never loses a record that a table does not name.
    pub async fn import_table(&self, me: &Actor, list: List, table: &Table, keep: bool) -> Result<Report> {
        require(list.may_be_kept_by(me))?;
        if let Some(refused) = unfit(list, table) {
            return Ok(Report { refused, ..Report::default() });
        }
        let mut report = match (list, kept(list)) {
            (_, Some(kept)) => kept.import(self, me, table, keep).await,
            (List::Accounts, _) => {
                book::import::<accounts::import_export::Accounts>(self, me, table, keep).await
            }
            (List::Organisations, _) => {
                book::import::<organisations::import_export::Organisations>(self, me, table, keep).await
            }
            (List::Units, _) => units::import_export::import(self, me, table, keep).await,
            _ => Err(unkept(list)),
        }?;
        report.quote(table, &[list.rules().title]);
        Ok(report)
    }
}

/// Every other list is kept by somebody, or this is a mistake of ours.
fn unkept(list: List) -> Error {
    Error::Stored(format!("nobody keeps the list {}", list.word()))
}

/// Why no row of a table can be read.
fn unfit(list: List, table: &Table) -> Option<Vec<RefusedLine>> {
    let refuse = |column: &str, problem| RefusedLine::new(1, Problems::one(column, problem));
    let lacks = table.lacks(list);
    if !lacks.is_empty() {
        return Some(
            lacks.into_iter().map(|column| refuse(column, ImportProblem::NoColumn.into())).collect(),
        );
    }
    if table.rows.is_empty() {
        return Some(vec![refuse(list.rules().needed[0], Problem::Required)]);
    }
    let max = list.rules().rows_max;
    (table.rows.len() > max).then(|| vec![refuse(list.rules().needed[0], Problem::TooManyRows { max })])
}
