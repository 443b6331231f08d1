//! Lists that an office keeps beside its plans. Each is exported as a table for a spreadsheet program and imported
//! again with its changes: columns under a heading, a row a record, everything as text.

pub mod rules;

pub use rules::{ROWS_MAX, Rules};

use crate::{
    Actor, Problems, accounts, audiences, fold, hotlines, key_days, organisations, text::spelled, units,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Why a file that is imported was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportProblem {
    /// A table lacks the column.
    NoColumn,
}

words! {
    /// A list that leaves and comes back as a table.
    List {
        Accounts = "accounts",
        Audiences = "audiences",
        Hotlines = "hotlines",
        KeyDays = "key-days",
        Laws = "laws",
        Organisations = "organisations",
        Units = "units",
    }
}

impl List {
    /// What its feature says of it.
    pub const fn rules(self) -> &'static Rules {
        match self {
            Self::Accounts => &accounts::LIST,
            Self::Audiences => &audiences::LIST,
            Self::Hotlines => &hotlines::LIST,
            Self::KeyDays => &key_days::LIST,
            Self::Laws => &crate::laws::LIST,
            Self::Organisations => &organisations::LIST,
            Self::Units => &units::LIST,
        }
    }

    pub fn may_be_kept_by(self, me: &Actor) -> bool {
        (self.rules().may_be_kept_by)(me)
    }

    pub fn may_be_seen_by(self, me: &Actor) -> bool {
        (self.rules().may_be_seen_by)(me)
    }

    /// What a row is recognised by; empty where that is missing. Names are folded, but not what is all signs.
    pub fn key(self, row: &Row<'_>) -> String {
        self.key_by(row, if self.rules().exact { spelled } else { fold })
    }

    /// A row's key, each part of it as `part` compares it.
    fn key_by(self, row: &Row<'_>, part: fn(&str) -> String) -> String {
        let cells: Vec<String> =
            self.rules().key.iter().map(|column| part(row.get(column).unwrap_or_default())).collect();
        if cells[0].is_empty() { String::new() } else { cells.join("\n") }
    }
}

/// A list as a table: its columns by their names here, and rows as wide as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub columns: Vec<String>,
    /// Each with the number of its line in the file, counted from 1 with the heading.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Headings that no column of the list has.
    pub unknown: Vec<String>,
}

impl Table {
    pub fn of(list: List, rows: impl Iterator<Item = Vec<String>>) -> Self {
        let columns = list.rules().columns.iter().map(|column| (*column).to_owned()).collect();
        Self { columns, rows: (2..).zip(rows).collect(), unknown: Vec::new() }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { columns: &self.columns, line: *line, cells })
    }

    /// What differs in another table of the same list and columns, of the records that are in both.
    pub fn changes(&self, after: &Self, list: List) -> Vec<Change> {
        let before: HashMap<String, Row<'_>> = self.rows().map(|row| (list.key(&row), row)).collect();
        // A name whose marks were put right is told from others by another key: the one before is no longer there.
        let there: HashSet<String> = after.rows().map(|row| list.key(&row)).collect();
        let gone = self.rows().filter(|row| !there.contains(&list.key(row)));
        let gone: HashMap<String, Row<'_>> = gone.map(|row| (list.key_by(&row, fold), row)).collect();
        let was =
            |row: &Row<'_>| before.get(&list.key(row)).or_else(|| gone.get(&list.key_by(row, fold))).copied();
        let changes = after.rows().filter_map(|row| Some((was(&row)?, row)));
        let changes = changes.flat_map(|(before, after)| {
            self.columns
                .iter()
                .zip(before.cells.iter().zip(after.cells))
                .filter(|(_, (was, is))| was != is)
                .map(move |(column, (was, is))| Change {
                    record: before.or(list.rules().title, ""),
                    column: column.clone(),
                    before: was.clone(),
                    after: is.clone(),
                })
        });
        changes.collect()
    }

    /// The needed columns that it lacks.
    pub fn lacks(&self, list: List) -> Vec<&'static str> {
        list.rules()
            .needed
            .iter()
            .copied()
            .filter(|column| self.columns.iter().all(|own| own != column))
            .collect()
    }
}

/// A row of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    columns: &'a [String],
    pub line: u64,
    cells: &'a [String],
}

impl Row<'_> {
    /// A cell by its column; `None` where the table has no such column.
    pub fn get(&self, column: &str) -> Option<&str> {
        let place = self.columns.iter().position(|own| own == column)?;
        Some(self.cells.get(place).map_or("", String::as_str))
    }

    /// As [`Row::get`]; what is there already where the table has no such column.
    pub fn or(&self, column: &str, already: &str) -> String {
        self.get(column).unwrap_or(already).to_owned()
    }
}

/// The parts of a cell that holds several: separated by `;` or by lines.
pub fn parts(cell: &str) -> Vec<String> {
    cell.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A refused line of a file: its number, counted from 1 with the heading, and why, by column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedLine {
    pub line: u64,
    pub problems: Problems,
    /// What the line calls its record, once it is quoted.
    pub name: String,
    /// What stands in the cells that were refused, by column, once it is quoted.
    pub cells: BTreeMap<String, String>,
}

impl RefusedLine {
    pub fn new(line: u64, problems: Problems) -> Self {
        Self { line, problems, name: String::new(), cells: BTreeMap::new() }
    }
}

/// A cell of a record that importing a table changes, in the words of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What the record was called.
    pub record: String,
    pub column: String,
    pub before: String,
    pub after: String,
}

/// Letters of a cell that are quoted.
const QUOTED: usize = 80;

fn quoted(cell: &str) -> String {
    let cell = cell.trim();
    let cut: String = cell.chars().take(QUOTED).collect();
    if cut.len() < cell.len() { format!("{cut}…") } else { cut }
}

/// What importing one row does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowImported {
    Added(String),
    Changed(String),
    Unchanged,
}

/// What importing a table does, or, where a line is refused, would have done: then nothing is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub unchanged: usize,
    /// What changes, cell by cell; told before it is done.
    pub changes: Vec<Change>,
    pub refused: Vec<RefusedLine>,
}

impl Report {
    pub fn note(&mut self, row: RowImported) {
        match row {
            RowImported::Added(name) => self.added.push(name),
            RowImported::Changed(name) => self.changed.push(name),
            RowImported::Unchanged => self.unchanged += 1,
        }
    }

    /// Adds to each refused line what it is called, in the first of some columns that says so, and what stands where it
    /// was refused: whoever mends the file looks for that and not for a number.
    pub fn quote(&mut self, table: &Table, titles: &[&str]) {
        let rows: HashMap<u64, Row<'_>> = table.rows().map(|row| (row.line, row)).collect();
        for refused in &mut self.refused {
            let Some(row) = rows.get(&refused.line) else { continue };
            let filled = |column: &str| row.get(column).map(quoted).filter(|cell| !cell.is_empty());
            refused.name = titles.iter().find_map(|column| filled(column)).unwrap_or_default();
            let columns = refused.problems.iter().map(|(column, _)| column);
            refused.cells = columns.filter_map(|column| Some((column.to_owned(), filled(column)?))).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_its_column_and_a_missing_column_is_not_an_empty_one() {
        let table = Table {
            columns: vec!["name".into(), "message".into()],
            rows: vec![(2, vec!["Phụ huynh".into()])],
            unknown: vec![],
        };
        let row = table.rows().next().unwrap();
        assert_eq!(
            (row.get("name"), row.get("message"), row.get("kinds")),
            (Some("Phụ huynh"), Some(""), None)
        );
        assert_eq!((row.or("message", "cũ"), row.or("kinds", "talk")), (String::new(), "talk".into()));
        assert_eq!(table.lacks(List::Audiences), [""; 0]);
        assert_eq!(table.lacks(List::Hotlines), ["number", "checked_on"]);
    }

    #[test]
    fn a_refused_line_says_what_it_is_called_and_what_stands_there() {
        let rows = [["07/04", "Ngày Sức khỏe", ""], ["31/02", " ", "Day"]];
        let table = Table::of(List::KeyDays, rows.into_iter().map(|row| row.map(str::to_owned).to_vec()));
        let line = table.rows().nth(1).unwrap().line;
        let problems = Problems::one("on", crate::Problem::NotADay);
        let mut report = Report { refused: vec![RefusedLine::new(line, problems)], ..Report::default() };
        report.quote(&table, &["name", "name_en"]);
        let told = &report.refused[0];
        assert_eq!((told.name.as_str(), told.cells.get("on").map(String::as_str)), ("Day", Some("31/02")));
    }

    #[test]
    fn what_differs_is_told_by_record_and_column() {
        let table = |rows: &[[&str; 3]]| {
            let rows = rows.iter().map(|row| row.map(str::to_owned).to_vec());
            Table::of(List::KeyDays, rows)
        };
        let before = table(&[["07/04", "Ngày Sức khỏe", ""], ["30/07", "Ngày toàn dân", "Day"]]);
        let after = table(&[["30/07", "Ngày Toàn dân", ""], ["10/12", "Nhân quyền", "Human Rights Day"]]);
        let change = |column: &str, before: &str, after: &str| Change {
            record: "Ngày toàn dân".into(),
            column: column.into(),
            before: before.into(),
            after: after.into(),
        };
        let told = [change("name", "Ngày toàn dân", "Ngày Toàn dân"), change("name_en", "Day", "")];
        assert_eq!(before.changes(&after, List::KeyDays), told);
        assert_eq!(before.changes(&before, List::KeyDays), []);
    }

    #[test]
    fn a_name_put_right_is_a_change_and_a_namesake_but_for_its_marks_is_not() {
        let table = |names: &[&str]| {
            let row = |name: &&str| [*name, "", "other", "", "", "", ""].map(str::to_owned).to_vec();
            Table::of(List::Organisations, names.iter().map(row))
        };
        let before = table(&["Tien Phong"]);
        let changes = before.changes(&table(&["Tiền Phong"]), List::Organisations);
        assert_eq!(changes.iter().map(|change| &*change.after).collect::<Vec<_>>(), ["Tiền Phong"]);
        assert_eq!(before.changes(&table(&["Tien Phong", "Tiền Phong"]), List::Organisations), []);
    }

    #[test]
    fn logins_that_differ_by_a_sign_are_two() {
        let row = |login: &str| [login, "Tên", "viewer", "", ""].map(str::to_owned).to_vec();
        let table = Table::of(List::Accounts, ["a.b", "a-b", " A.B"].into_iter().map(row));
        let keys: Vec<String> = table.rows().map(|row| List::Accounts.key(&row)).collect();
        assert_eq!(keys, ["a.b", "a-b", "a.b"]);
    }

    #[test]
    fn what_a_list_needs_is_among_its_columns() {
        for list in List::ALL {
            assert!(
                list.rules().needed.iter().all(|column| list.rules().columns.contains(column)),
                "{list:?}"
            );
        }
    }
}
