//! Where the line of a file belongs among the units that are there.

use crate::{
    audit,
    error::Result,
    units::{
        card,
        rows::{former_unit_name, unit},
    },
};
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    fold,
    import_export::RefusedLine,
    time::Day,
    units::{Kind, UnitCard, UnitLine, UnitProblem, Validity},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::Serialize;
use std::collections::HashMap;

/// The units known so far, by code.
pub(super) struct Tree {
    by_code: HashMap<String, Vec<unit::Model>>,
    /// Codes by id.
    codes: HashMap<i64, String>,
    /// What units were called before, by id.
    former: HashMap<i64, Vec<String>>,
}

impl Tree {
    pub(super) async fn read(connection: &impl ConnectionTrait) -> Result<Self> {
        let mut tree = Self { by_code: HashMap::new(), codes: HashMap::new(), former: HashMap::new() };
        for name in former_unit_name::Entity::find().all(connection).await? {
            tree.former.entry(name.unit_id).or_default().push(name.name);
        }
        unit::Entity::find().all(connection).await?.into_iter().for_each(|row| tree.add(row));
        Ok(tree)
    }

    pub(super) fn add(&mut self, row: unit::Model) {
        self.codes.insert(row.id, row.code.clone());
        self.by_code.entry(row.code.clone()).or_default().push(row);
    }

    /// Ends the known units that have a last day by their lines.
    pub(super) fn end(&mut self, lines: &[(u64, UnitLine)]) -> Vec<End> {
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

    pub(super) fn mend(&mut self, known: &unit::Model, name: &str, name_en: &str) {
        self.change(&known.code, known.id, |row| {
            (row.name, row.name_en, row.version) = (name.to_owned(), name_en.to_owned(), row.version + 1);
        });
    }

    pub(super) fn change(&mut self, code: &str, id: i64, change: impl FnOnce(&mut unit::Model)) {
        let row = self.by_code.get_mut(code).into_iter().flatten().find(|row| row.id == id);
        row.map(change);
    }

    pub(super) fn row(&self, code: &str, id: i64) -> Option<&unit::Model> {
        self.by_code.get(code)?.iter().find(|row| row.id == id)
    }

    pub(super) fn cards(&self) -> Result<Vec<UnitCard>> {
        self.by_code.values().flatten().cloned().map(card).collect()
    }

    /// The unit that one lies directly within.
    fn parent(&self, known: &unit::Model) -> Option<&unit::Model> {
        let id = known.parent_id?;
        self.row(self.codes.get(&id)?, id)
    }

    /// The known unit without a last day that a line is about.
    pub(super) fn open(&self, line: &UnitLine) -> Option<&unit::Model> {
        self.by_code.get(&line.code)?.iter().find(|known| {
            known.valid_to.is_none() && known.valid_from == line.validity.from && self.is_called(known, line)
        })
    }

    /// Now or once.
    pub(super) fn is_called(&self, known: &unit::Model, line: &UnitLine) -> bool {
        let name = fold(&line.name);
        let once = || self.former(known).iter().any(|former| fold(former) == name);
        known.kind == line.kind.word() && (fold(&known.name) == name || once())
    }

    pub(super) fn former(&self, known: &unit::Model) -> &[String] {
        self.former.get(&known.id).map_or(&[], Vec::as_slice)
    }

    /// Refuses to end a unit before one directly within it.
    pub(super) fn held_by(&self, end: &End) -> Option<RefusedLine> {
        let mut within = self.by_code.values().flatten().filter(|known| known.parent_id == Some(end.id));
        let held = within.find(|known| known.valid_to.is_none_or(|last| last > end.last))?;
        let problems = Problems::one("valid_to", UnitProblem::Holds { unit: held.name.clone() });
        Some(RefusedLine::new(end.line, problems))
    }

    /// Where a unit belongs, or what is wrong with its line.
    pub(super) fn place(&self, line: &UnitLine) -> std::result::Result<Place, Problems> {
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

    /// A unit that is there: a slip in its name is corrected, its English name taken over, but it lies where it lies.
    pub(super) fn known(&self, known: &unit::Model, line: &UnitLine) -> std::result::Result<Place, Problems> {
        if let (Some(parent), Some(code)) = (self.parent(known), &line.parent_code)
            && parent.code != *code
        {
            return Err(Problems::one("parent_code", UnitProblem::LiesIn { unit: parent.name.clone() }));
        }
        // What it was called once is no slip, however little it differs.
        let called_so_now = fold(&known.name) == fold(&line.name) && !self.former(known).contains(&line.name);
        let same = known.name == line.name && known.name_en == line.name_en_or(&known.name_en);
        Ok(if called_so_now && !same { Place::Mended(known.clone()) } else { Place::Known })
    }
}

/// Where the unit of a line belongs.
pub(super) enum Place {
    /// It is there as the line says.
    Known,
    /// It is there, but called slightly otherwise.
    Mended(unit::Model),
    /// It is new: below a unit, or a root.
    Below(Option<unit::Model>),
}

/// A row that stands for a unit until it is saved; its id tells it from others.
pub(super) fn unsaved(id: i64, line: UnitLine, parent: Option<unit::Model>) -> unit::Model {
    unit::Model {
        id,
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

pub(super) async fn insert(
    connection: &impl ConnectionTrait,
    line: UnitLine,
    parent: Option<unit::Model>,
) -> Result<unit::Model> {
    let above = parent.as_ref().map_or_else(|| "/".to_owned(), |parent| parent.path.clone());
    let row = unsaved(0, line, parent);
    let fresh = unit::ActiveModel { id: sea_orm::ActiveValue::NotSet, ..row.into() };
    let saved = unit::Entity::insert(fresh).exec_with_returning(connection).await?;
    let path = format!("{above}{}/", saved.id);
    let update = unit::ActiveModel { id: Set(saved.id), path: Set(path.clone()), ..Default::default() };
    unit::Entity::update(update).exec(connection).await?;
    Ok(unit::Model { path, ..saved })
}

/// A known unit that gets a last day, by a line of a file.
pub(super) struct End {
    pub line: u64,
    pub code: String,
    pub id: i64,
    pub last: Day,
}

/// What the audit keeps of a unit that ended.
#[derive(Serialize)]
pub(super) struct Kept {
    pub valid_to: Option<Day>,
}

impl End {
    pub(super) async fn record(
        &self,
        connection: &impl ConnectionTrait,
        me: &Actor,
        row: &unit::Model,
    ) -> Result<()> {
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
