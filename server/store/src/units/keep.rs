//! Units opened, ended, renamed and corrected one by one.

use super::{
    card, every_unit,
    tree::{Place, Tree, insert},
};
use crate::{
    Db, audit, discussion,
    error::{Error, Result, require, require_version},
    units::rows::{former_unit_name, unit},
};
use chrono::Days;
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    discussion::About,
    fold,
    time::{Day, today},
    units::{
        FormerName, RenameForm, UnitCard, UnitDetail, UnitEditForm, UnitForm, UnitLine, UnitProblem,
        Validity, is_namesake_in,
    },
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, SqlErr,
};
use serde::Serialize;

/// What the audit keeps of a name.
#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    name_en: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Day>,
}

/// The units, for those who keep them.
#[derive(Clone, Copy, Debug)]
pub struct UnitKeeper<'a> {
    pub(super) db: &'a Db,
    pub(super) me: &'a Actor,
}

impl Db {
    pub fn unit_keeper<'a>(&'a self, me: &'a Actor) -> Result<UnitKeeper<'a>> {
        require(me.may_keep_units())?;
        Ok(UnitKeeper { db: self, me })
    }
}

impl UnitKeeper<'_> {
    pub async fn find(&self, id: i64) -> Result<UnitDetail> {
        self.db.unit(id).await
    }

    /// Opens a unit; answers its id.
    pub async fn add(&self, form: &UnitForm) -> Result<i64> {
        let transaction = self.db.begin().await?;
        let units = every_unit(&transaction).await?;
        let (line, _) = form.parse(&units)?;
        let id = open(&transaction, self.me, line).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Corrects a slip in a unit's name.
    pub async fn edit(&self, id: i64, form: &UnitEditForm) -> Result<()> {
        let (name, name_en) = form.parse()?;
        let transaction = self.db.begin().await?;
        let row = lock(&transaction, id, &form.version).await?;
        refuse_namesake(&transaction, &row, &name).await?;
        mend(&transaction, self.me, &row, &name, &name_en).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Calls a unit otherwise from a day on; what it was called before is kept.
    pub async fn rename(&self, id: i64, form: &RenameForm) -> Result<()> {
        let transaction = self.db.begin().await?;
        let row = lock(&transaction, id, &form.version).await?;
        let former = former_names(&transaction, id).await?;
        let since = former.first().map(|name| name.last_day + Days::new(1)).or(row.valid_from);
        let (name, name_en, from) = form.parse(since, today())?;
        refuse_namesake(&transaction, &row, &name).await?;
        if row.valid_to.is_some_and(|last| from > last) {
            return Err(Problems::one("from", UnitProblem::NotValid { unit: row.name, on: from }).into());
        }
        let kept = former_unit_name::ActiveModel {
            unit_id: Set(id),
            last_day: Set(from - Days::new(1)),
            name: Set(row.name.clone()),
            name_en: Set(row.name_en.clone()),
        };
        former_unit_name::Entity::insert(kept).exec_without_returning(&transaction).await?;
        call(&transaction, &row, &name, &name_en).await?;
        audit::Entry::of(self.me, Verb::Rename, Subject::Unit, id, &name)
            .before(Some(&Named { name: &row.name, name_en: &row.name_en, from: None }))?
            .after(Some(&Named { name: &name, name_en: &name_en, from: Some(from) }))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Removes a unit that was opened by mistake: nothing lies in it and nobody belongs to it. Answers the entry of
    /// the audit by which it can be restored; its former names are not kept.
    pub async fn remove(&self, id: i64, seen: &str) -> Result<i64> {
        let transaction = self.db.begin().await?;
        let row = lock(&transaction, id, seen).await?;
        discussion::forget(&transaction, About { subject: Subject::Unit, id }).await?;
        // The database knows all that names a unit.
        unit::Entity::delete_by_id(id).exec(&transaction).await.map_err(|error| match error.sql_err() {
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => {
                Problems::one("valid_to", UnitProblem::InUse).into()
            }
            _ => Error::from(error),
        })?;
        let removed = card(row)?;
        let entry = audit::Entry::of(self.me, Verb::Remove, Subject::Unit, id, &removed.name)
            .before(Some(&removed))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Opens a unit again, as it was, that the actor removed.
    pub async fn restore(&self, entry: i64) -> Result<()> {
        let transaction = self.db.begin().await?;
        let removed: UnitCard = audit::removed(&transaction, self.me, Subject::Unit, entry).await?;
        let UnitCard { id: _, code, name, name_en, kind, parent, path: _, validity } = removed;
        let units = every_unit(&transaction).await?;
        if parent.is_some_and(|parent| is_namesake_in(&units, parent, &name, validity)) {
            return Err(Problems::one("name", Problem::Taken).into());
        }
        let parent_code = units.into_iter().find(|unit| Some(unit.id) == parent).map(|unit| unit.code);
        open(&transaction, self.me, UnitLine { code, name, name_en, kind, parent_code, validity }).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Answers the id of the unit that is there from now on.
async fn open(connection: &impl ConnectionTrait, me: &Actor, line: UnitLine) -> Result<i64> {
    let parent = Tree::read(connection).await?.place(&line).map_err(as_in_form)?;
    let Place::Below(parent) = parent else { return Err(Problems::one("code", Problem::Taken).into()) };
    let opened = card(insert(connection, line, parent).await?)?;
    audit::Entry::of(me, Verb::Create, Subject::Unit, opened.id, &opened.name)
        .after(Some(&opened))?
        .record(connection)
        .await?;
    Ok(opened.id)
}

/// Longer than it was, a unit must not meet another of its code, nor outlast the one it lies within.
pub(super) async fn refuse_overlap(
    connection: &impl ConnectionTrait,
    row: &unit::Model,
    last: Option<Day>,
) -> Result<()> {
    let validity = Validity { from: row.valid_from, to: last };
    let same_code = unit::Entity::find()
        .filter(unit::Column::Code.eq(&row.code))
        .filter(unit::Column::Id.ne(row.id))
        .all(connection)
        .await?;
    let meets =
        |other: &unit::Model| Validity { from: other.valid_from, to: other.valid_to }.overlaps(&validity);
    if same_code.iter().any(meets) {
        return Err(Problems::one("valid_to", Problem::Taken).into());
    }
    if let Some(parent) = row.parent_id
        && let Some(parent) = unit::Entity::find_by_id(parent).one(connection).await?
        && let Some(end) = parent.valid_to
        && last.is_none_or(|last| last > end)
    {
        let problem = UnitProblem::NotValid { unit: parent.name, on: end + Days::new(1) };
        return Err(Problems::one("valid_to", problem).into());
    }
    Ok(())
}

/// No two that lie in one unit at the same time have one name.
async fn refuse_namesake(connection: &impl ConnectionTrait, row: &unit::Model, name: &str) -> Result<()> {
    let Some(parent) = row.parent_id else { return Ok(()) };
    let beside = unit::Entity::find().filter(unit::Column::ParentId.eq(parent));
    let beside = beside.filter(unit::Column::Id.ne(row.id)).all(connection).await?;
    let beside = beside.into_iter().map(card).collect::<Result<Vec<_>>>()?;
    let validity = Validity { from: row.valid_from, to: row.valid_to };
    if is_namesake_in(&beside, parent, name, validity) {
        return Err(Problems::one("name", Problem::Taken).into());
    }
    Ok(())
}

pub(super) async fn lock(connection: &impl ConnectionTrait, id: i64, seen: &str) -> Result<unit::Model> {
    let row = unit::Entity::find_by_id(id).lock_exclusive().one(connection).await?;
    let row = row.ok_or(Error::NotFound)?;
    require_version(seen, row.version)?;
    Ok(row)
}

/// Corrects a slip in a unit's name.
pub(super) async fn mend(
    connection: &impl ConnectionTrait,
    me: &Actor,
    row: &unit::Model,
    name: &str,
    name_en: &str,
) -> Result<()> {
    call(connection, row, name, name_en).await?;
    audit::Entry::of(me, Verb::Edit, Subject::Unit, row.id, name)
        .before(Some(&Named { name: &row.name, name_en: &row.name_en, from: None }))?
        .after(Some(&Named { name, name_en, from: None }))?
        .record(connection)
        .await?;
    Ok(())
}

/// Gives a unit its name; it is found by its former ones too.
async fn call(connection: &impl ConnectionTrait, row: &unit::Model, name: &str, name_en: &str) -> Result<()> {
    let former = former_names(connection, row.id).await?;
    let names: Vec<&str> =
        [name].into_iter().chain(former.iter().map(|former| former.name.as_str())).collect();
    let called = unit::ActiveModel {
        id: Set(row.id),
        name: Set(name.to_owned()),
        name_en: Set(name_en.to_owned()),
        folded: Set(fold(&names.join(" "))),
        version: Set(row.version + 1),
        ..Default::default()
    };
    unit::Entity::update(called).exec(connection).await?;
    Ok(())
}

/// The latest first.
pub(super) async fn former_names(connection: &impl ConnectionTrait, id: i64) -> Result<Vec<FormerName>> {
    let rows = former_unit_name::Entity::find()
        .filter(former_unit_name::Column::UnitId.eq(id))
        .order_by_desc(former_unit_name::Column::LastDay)
        .all(connection)
        .await?;
    let name = |row: former_unit_name::Model| {
        let former_unit_name::Model { unit_id: _, last_day, name, name_en } = row;
        FormerName { name, name_en, last_day }
    };
    Ok(rows.into_iter().map(name).collect())
}

/// A refusal by the columns of a file, by the fields of the form.
fn as_in_form(problems: Problems) -> Problems {
    let mut renamed = Problems::default();
    for (column, problem) in problems.iter() {
        let field = if column == "parent_code" { "parent" } else { column };
        renamed.add(field, problem.clone());
    }
    renamed
}

/// A unit as a line of a table.
pub(crate) fn line_cells(unit: &UnitCard, parent_code: &str) -> Vec<String> {
    use domain::time::show_day;
    let day = |day: Option<Day>| day.map(show_day).unwrap_or_default();
    vec![
        unit.code.clone(),
        unit.name.clone(),
        unit.name_en.clone(),
        unit.kind.word().to_owned(),
        parent_code.to_owned(),
        day(unit.validity.from),
        day(unit.validity.to),
    ]
}

/// The lines of a table, or those that cannot be read.
pub(crate) fn lines_of(
    table: &domain::import_export::Table,
) -> std::result::Result<Vec<(u64, UnitLine)>, Vec<domain::import_export::RefusedLine>> {
    let (mut lines, mut refused) = (Vec::new(), Vec::new());
    for row in table.rows() {
        let cell = |column: &str| row.or(column, "");
        let form = domain::units::UnitLineForm {
            code: cell("code"),
            name_vi: cell("name_vi"),
            name_en: cell("name_en"),
            kind: cell("type"),
            parent_code: cell("parent_code"),
            valid_from: cell("valid_from"),
            valid_to: cell("valid_to"),
        };
        match form.parse() {
            Ok(line) => lines.push((row.line, line)),
            Err(problems) => refused.push(domain::import_export::RefusedLine::new(row.line, problems)),
        }
    }
    if refused.is_empty() { Ok(lines) } else { Err(refused) }
}
