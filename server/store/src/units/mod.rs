//! The dated tree of administrative units.

mod keep;
pub(crate) mod rows;

pub(crate) use keep::{line_cells, lines_of};

use crate::{
    Db, accounts, audit,
    error::{Result, stored},
    units::rows::former_unit_name,
    units::rows::unit,
};
use csv::Position;
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    fold,
    lists::{Brought, RefusedLine, Report},
    text::collation_key,
    time::Day,
    units::{Kind, UnitCard, UnitLine, UnitLineForm, Validity},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// What an import did, or would not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    Done {
        added: usize,
        /// Known units that got a last day, or whose name was put right.
        changed: usize,
        unchanged: usize,
    },
    /// Nothing was imported.
    Refused(Vec<RefusedLine>),
}

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
        let rows = unit::Entity::find().filter(unit::Column::Id.is_in(ids)).all(&self.connection).await?;
        rows.into_iter().map(card).collect()
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

    /// Reads a CSV with the columns of [`UnitLineForm`], adds the units that are new, ends those that are known
    /// without a last day and have one in the file, and puts slips in names right: all or none.
    ///
    /// Each line that cannot be read, contradicts another, lacks its parent or has another, overlaps a known unit of the
    /// same code or would end a unit before one within it is named.
    pub async fn import_units(&self, csv: impl std::io::Read) -> Result<Imported> {
        let lines = match read_lines(csv) {
            Ok(lines) => lines,
            Err(refused) => return Ok(Imported::Refused(refused)),
        };
        let transaction = self.begin().await?;
        let report = add(&transaction, &accounts::system(), lines).await?;
        if !report.refused.is_empty() {
            transaction.rollback().await?;
            return Ok(Imported::Refused(report.refused));
        }
        transaction.commit().await?;
        let (added, changed) = (report.added.len(), report.changed.len());
        Ok(Imported::Done { added, changed, unchanged: report.unchanged })
    }
}

/// Adds and ends units by (line number, line). What was done before a line was refused is the caller's to undo.
pub(crate) async fn add(
    connection: &impl ConnectionTrait,
    me: &Actor,
    mut lines: Vec<(u64, UnitLine)>,
) -> Result<Report> {
    lines.sort_by_key(|(number, line)| (line.kind.level(), *number));
    let mut tree = Tree::read(connection).await?;
    let mut report = Report::default();
    // First the ends, which make room for units of the same code.
    let ends = tree.end(&lines);
    let ending: HashSet<u64> = ends.iter().map(|end| end.line).collect();
    // A unit is told of once: two lines would take turns in calling it.
    let mut told = HashSet::new();
    for (line, unit) in lines {
        let key = (unit.code.clone(), unit.validity.from);
        match tree.place(&unit) {
            Ok(Place::Known) if ending.contains(&line) => {}
            Ok(Place::Known) => report.note(Brought::Unchanged),
            Ok(Place::Mended(_)) if !told.insert(key.clone()) => {
                report.refused.push(RefusedLine { line, problems: Problems::one("code", Problem::Taken) });
            }
            Ok(Place::Mended(known)) => {
                let name_en = unit.name_en_or(&known.name_en);
                if report.refused.is_empty() {
                    keep::mend(connection, me, &known, &unit.name, name_en).await?;
                }
                tree.mend(&known, &unit.name, name_en);
                if !ending.contains(&line) {
                    report.note(Brought::Changed(unit.name));
                }
            }
            Ok(Place::Below(parent)) => {
                told.insert(key);
                let row = if report.refused.is_empty() {
                    report.note(Brought::Added(unit.name.clone()));
                    insert(connection, unit, parent).await?
                } else {
                    unsaved(unit, parent)
                };
                tree.add(row);
            }
            Err(problems) => report.refused.push(RefusedLine { line, problems }),
        }
    }
    report.refused.extend(ends.iter().filter_map(|end| tree.held_by(end)));
    if !report.refused.is_empty() {
        report.refused.sort_by_key(|refused| refused.line);
        return Ok(report);
    }
    for end in &ends {
        let Some(row) = tree.row(&end.code, end.id) else { continue };
        end.record(connection, me, row).await?;
        report.note(Brought::Changed(row.name.clone()));
    }
    if !report.added.is_empty() {
        record_import(connection, me, report.added.len()).await?;
    }
    Ok(report)
}

/// A known unit that gets a last day, by a line of a file.
struct End {
    line: u64,
    code: String,
    id: i64,
    last: Day,
}

/// What the audit keeps of a unit that ended.
#[derive(Serialize)]
struct Kept {
    valid_to: Option<Day>,
}

impl End {
    async fn record(&self, connection: &impl ConnectionTrait, me: &Actor, row: &unit::Model) -> Result<()> {
        let (valid_to, version) = (Set(Some(self.last)), Set(row.version + 1));
        let ended = unit::ActiveModel { id: Set(row.id), valid_to, version, ..Default::default() };
        unit::Entity::update(ended).exec(connection).await?;
        audit::Entry::of(me, Verb::Edit, Subject::Unit, row.id, &row.name)
            .before(Some(&Kept { valid_to: None }))?
            .after(Some(&Kept { valid_to: Some(self.last) }))?
            .record(connection)
            .await?;
        Ok(())
    }
}

pub(crate) async fn units_within(
    connection: &impl ConnectionTrait,
    from: Day,
    to: Day,
) -> Result<Vec<UnitCard>> {
    let rows = unit::Entity::find().filter(valid_within(from, to)).all(connection).await?;
    let mut units = rows.into_iter().map(card).collect::<Result<Vec<_>>>()?;
    // The kinds stand in the order of their levels. A code that was used again is another unit, perhaps of one name.
    units.sort_by_cached_key(|unit| (unit.kind, collation_key(&unit.name), unit.validity.from, unit.id));
    Ok(units)
}

fn read_lines(csv: impl std::io::Read) -> std::result::Result<Vec<(u64, UnitLine)>, Vec<RefusedLine>> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(csv);
    let (mut lines, mut refused) = (Vec::new(), Vec::new());
    let refuse =
        |line: u64, field: &str| RefusedLine { line, problems: Problems::one(field, Problem::Unknown) };
    match reader.headers() {
        Ok(headers) => {
            for column in ["code", "name_vi", "type", "parent_code", "valid_from", "valid_to"] {
                // A spreadsheet may put a byte order mark before the first column's name.
                if !headers.iter().any(|header| header.trim_start_matches('\u{feff}') == column) {
                    refused.push(RefusedLine { line: 1, problems: Problems::one(column, Problem::Required) });
                }
            }
            let plain = headers.iter().map(|header| header.trim_start_matches('\u{feff}')).collect();
            reader.set_headers(plain);
        }
        Err(_) => refused.push(refuse(1, "utf-8")),
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let headings = reader.headers().cloned().unwrap_or_default();
    for row in reader.records() {
        let (line, form) = match row {
            Ok(row) => {
                (row.position().map_or(0, Position::line), row.deserialize::<UnitLineForm>(Some(&headings)))
            }
            Err(error) => (error.position().map_or(0, Position::line), Err(error)),
        };
        match form {
            Ok(form) => match form.parse() {
                Ok(unit) => lines.push((line, unit)),
                Err(problems) => refused.push(RefusedLine { line, problems }),
            },
            Err(error) => {
                let not_text = matches!(error.kind(), csv::ErrorKind::Utf8 { .. });
                refused.push(refuse(line, if not_text { "utf-8" } else { "columns" }));
            }
        }
    }
    if lines.is_empty() && refused.is_empty() {
        refused.push(RefusedLine { line: 1, problems: Problems::one("code", Problem::Required) });
    }
    if refused.is_empty() { Ok(lines) } else { Err(refused) }
}

/// The units known so far, by code.
struct Tree {
    by_code: HashMap<String, Vec<unit::Model>>,
    /// What units were called before, by id.
    former: HashMap<i64, Vec<String>>,
}

impl Tree {
    async fn read(connection: &impl ConnectionTrait) -> Result<Self> {
        let mut tree = Self { by_code: HashMap::new(), former: HashMap::new() };
        for name in former_unit_name::Entity::find().all(connection).await? {
            tree.former.entry(name.unit_id).or_default().push(name.name);
        }
        unit::Entity::find().all(connection).await?.into_iter().for_each(|row| tree.add(row));
        Ok(tree)
    }

    fn add(&mut self, row: unit::Model) {
        self.by_code.entry(row.code.clone()).or_default().push(row);
    }

    /// Ends the known units that have a last day by their lines.
    fn end(&mut self, lines: &[(u64, UnitLine)]) -> Vec<End> {
        let mut ends = Vec::new();
        for (line, unit) in lines {
            if let (Some(known), Some(last)) = (self.open(unit), unit.validity.to) {
                let (id, code) = (known.id, known.code.clone());
                self.change(&code, id, |row| row.valid_to = Some(last));
                ends.push(End { line: *line, code, id, last });
            }
        }
        ends
    }

    fn mend(&mut self, known: &unit::Model, name: &str, name_en: &str) {
        self.change(&known.code, known.id, |row| {
            (row.name, row.name_en, row.version) = (name.to_owned(), name_en.to_owned(), row.version + 1);
        });
    }

    fn change(&mut self, code: &str, id: i64, change: impl FnOnce(&mut unit::Model)) {
        let row = self.by_code.get_mut(code).into_iter().flatten().find(|row| row.id == id);
        row.map(change);
    }

    fn row(&self, code: &str, id: i64) -> Option<&unit::Model> {
        self.by_code.get(code)?.iter().find(|row| row.id == id)
    }

    /// The known unit without a last day that a line is about.
    fn open(&self, line: &UnitLine) -> Option<&unit::Model> {
        self.by_code.get(&line.code)?.iter().find(|known| {
            known.valid_to.is_none() && known.valid_from == line.validity.from && self.is_called(known, line)
        })
    }

    /// Now or once.
    fn is_called(&self, known: &unit::Model, line: &UnitLine) -> bool {
        let name = fold(&line.name);
        let once = || self.former(known).iter().any(|former| fold(former) == name);
        known.kind == line.kind.word() && (fold(&known.name) == name || once())
    }

    fn former(&self, known: &unit::Model) -> &[String] {
        self.former.get(&known.id).map_or(&[], Vec::as_slice)
    }

    /// Refuses to end a unit before one directly within it.
    fn held_by(&self, end: &End) -> Option<RefusedLine> {
        let mut within = self.by_code.values().flatten().filter(|known| known.parent_id == Some(end.id));
        let held = within.find(|known| known.valid_to.is_none_or(|last| last > end.last))?;
        let problems = Problems::one("valid_to", Problem::HoldsUnit { unit: held.name.clone() });
        Some(RefusedLine { line: end.line, problems })
    }

    /// Where a unit belongs, or what is wrong with its line.
    fn place(&self, line: &UnitLine) -> std::result::Result<Place, Problems> {
        for known in self.by_code.get(&line.code).into_iter().flatten() {
            let validity = Validity { from: known.valid_from, to: known.valid_to };
            if validity == line.validity && self.is_called(known, line) {
                return self.known(known, line);
            }
            if validity.overlaps(&line.validity) {
                return Err(Problems::one("code", Problem::Taken));
            }
        }
        let Some(code) = &line.parent_code else { return Ok(Place::Below(None)) };
        let parent = self.by_code.get(code).into_iter().flatten().find(|parent| {
            let level = Kind::from_word(&parent.kind).map(Kind::level);
            level.is_some_and(|level| level < line.kind.level())
                && Validity { from: parent.valid_from, to: parent.valid_to }.overlaps(&line.validity)
        });
        match parent {
            Some(parent) => Ok(Place::Below(Some(parent.clone()))),
            None => Err(Problems::one("parent_code", Problem::Unknown)),
        }
    }

    /// A unit that is there: a slip in its name is put right, its English name taken over, but it lies where it lies.
    fn known(&self, known: &unit::Model, line: &UnitLine) -> std::result::Result<Place, Problems> {
        let parent = self.by_code.values().flatten().find(|parent| Some(parent.id) == known.parent_id);
        if let (Some(parent), Some(code)) = (parent, &line.parent_code)
            && parent.code != *code
        {
            return Err(Problems::one("parent_code", Problem::LiesIn { unit: parent.name.clone() }));
        }
        // What it was called once is no slip, however little it differs.
        let called_so_now = fold(&known.name) == fold(&line.name) && !self.former(known).contains(&line.name);
        let same = known.name == line.name && known.name_en == line.name_en_or(&known.name_en);
        Ok(if called_so_now && !same { Place::Mended(known.clone()) } else { Place::Known })
    }
}

/// Where the unit of a line belongs.
enum Place {
    /// It is there as the line says.
    Known,
    /// It is there, but called slightly otherwise.
    Mended(unit::Model),
    /// It is new: below a unit, or a root.
    Below(Option<unit::Model>),
}

/// A row that stands for a unit while only the problems of a file are being gathered.
fn unsaved(line: UnitLine, parent: Option<unit::Model>) -> unit::Model {
    unit::Model {
        id: 0,
        folded: fold(&line.name),
        code: line.code,
        name: line.name,
        name_en: line.name_en,
        kind: line.kind.word().to_owned(),
        parent_id: parent.map(|parent| parent.id),
        path: String::new(),
        valid_from: line.validity.from,
        valid_to: line.validity.to,
        version: 1,
    }
}

async fn insert(
    connection: &impl ConnectionTrait,
    line: UnitLine,
    parent: Option<unit::Model>,
) -> Result<unit::Model> {
    let above = parent.as_ref().map_or_else(|| "/".to_owned(), |parent| parent.path.clone());
    let row = unsaved(line, parent);
    let fresh = unit::ActiveModel { id: sea_orm::ActiveValue::NotSet, ..row.into() };
    let saved = unit::Entity::insert(fresh).exec_with_returning(connection).await?;
    let path = format!("{above}{}/", saved.id);
    let update = unit::ActiveModel { id: Set(saved.id), path: Set(path.clone()), ..Default::default() };
    unit::Entity::update(update).exec(connection).await?;
    Ok(unit::Model { path, ..saved })
}

async fn record_import(connection: &impl ConnectionTrait, me: &Actor, added: usize) -> Result<()> {
    audit::Entry::of(me, Verb::Import, Subject::Unit, 0, &format!("{added} units"))
        .record(connection)
        .await?;
    Ok(())
}

/// All units of all times.
pub(crate) async fn every_unit(connection: &impl ConnectionTrait) -> Result<Vec<UnitCard>> {
    unit::Entity::find().all(connection).await?.into_iter().map(card).collect()
}
