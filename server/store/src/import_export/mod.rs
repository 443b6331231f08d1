//! Lists as tables: exported whole, imported all or none by the same verbs as on their pages.

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
    import_export::{ImportProblem, List, RefusedLine, Report, Row, RowImported, Table},
    text::spelled,
};
use known::Known;
use std::collections::HashSet;

/// How often what names a later record is tried again.
const ROUNDS_MAX: usize = 10;

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

    /// Brings a table in, all of it or, where a line is refused, nothing. Without `keep` it only says what it would do.
    /// A list never loses a record that a table does not name.
    pub async fn import_table(&self, me: &Actor, list: List, table: &Table, keep: bool) -> Result<Report> {
        require(list.may_be_kept_by(me))?;
        if let Some(refused) = unfit(list, table) {
            return Ok(Report { refused, ..Report::default() });
        }
        let all = self.as_one().await?;
        let before = if keep { None } else { Some(all.table(me, list).await?) };
        let mut report = if list == List::Units {
            units::import_export::import_row(&all, me, table).await?
        } else {
            all.import_rows(me, list, table).await?
        };
        if let Some(before) = before.filter(|_| report.refused.is_empty()) {
            report.changes = before.changes(&all.table(me, list).await?, list);
        }
        if keep && report.refused.is_empty() {
            all.commit().await?;
        } else {
            all.rollback().await?;
        }
        Ok(report)
    }

    /// Row by row, in rounds: what names a record that comes later in the table is tried again once that is there.
    async fn import_rows(&self, me: &Actor, list: List, table: &Table) -> Result<Report> {
        let mut report = Report::default();
        let mut keys = HashSet::new();
        let mut waiting = Vec::new();
        for row in table.rows() {
            let key = list.key(&row);
            if key.is_empty() || keys.insert(key) {
                waiting.push(row);
            } else {
                // A record is there once: the second line of it would undo the first.
                let problems = Problems::one(list.rules().needed[0], Problem::Taken);
                report.refused.push(RefusedLine { line: row.line, problems });
            }
        }
        let mut known = match list {
            List::Accounts | List::Organisations => Known::read(self).await?,
            // The cells of others name no other record.
            _ => Known::default(),
        };
        known.in_table = table.rows().filter_map(|row| row.get("name").map(spelled)).collect();
        for round in 1.. {
            let before = waiting.len();
            let (mut left, mut refused) = (Vec::new(), Vec::new());
            for row in waiting {
                match self.import_row(me, list, &row, &mut known).await {
                    Ok(imported) => report.note(imported),
                    Err(Error::Invalid(problems)) => {
                        refused.push(RefusedLine { line: row.line, problems });
                        left.push(row);
                    }
                    Err(error) => return Err(error),
                }
            }
            if left.is_empty() || left.len() == before || round == ROUNDS_MAX {
                report.refused.append(&mut refused);
                break;
            }
            waiting = left;
        }
        report.refused.sort_by_key(|refused| refused.line);
        Ok(report)
    }

    async fn import_row(
        &self,
        me: &Actor,
        list: List,
        row: &Row<'_>,
        known: &mut Known,
    ) -> Result<RowImported> {
        match (list, kept(list)) {
            (_, Some(kept)) => kept.import_row(self, me, row).await,
            (List::Accounts, _) => accounts::import_export::import_row(self, me, row, known).await,
            (List::Organisations, _) => organisations::import_export::import_row(self, me, row, known).await,
            _ => Err(unkept(list)),
        }
    }
}

/// Units are imported together; any other list is kept by somebody, or this is a mistake of ours.
fn unkept(list: List) -> Error {
    Error::Stored(format!("the list {} is not imported row by row", list.word()))
}

/// Why no row of a table can be read.
fn unfit(list: List, table: &Table) -> Option<Vec<RefusedLine>> {
    let refuse = |column: &str, problem| RefusedLine { line: 1, problems: Problems::one(column, problem) };
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
