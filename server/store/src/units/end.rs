//! Ending a unit: what it touches, and what is planned for its successor from then on, in one step that can be undone.

use super::{
    card,
    keep::{UnitKeeper, lock, refuse_overlap},
    rows::unit,
};
use crate::{
    Db,
    accounts::rows::account,
    activities::{begins_after, goes_on_after},
    audit,
    error::{Error, Result},
};
use chrono::Days;
use domain::{
    Problems,
    audit::{Subject, Verb},
    time::Day,
    units::{EndForm, TOUCHED_MAX, Touched, UnitCard, UnitProblem},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use serde::{Deserialize, Serialize};

/// What the audit keeps of a unit that ended.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ended {
    valid_to: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    successor: Option<i64>,
    /// The places in the audit of what was planned for the successor with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    moved: Vec<i64>,
}

/// What came of ending a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The place in the audit from which all of it can be undone.
    pub entry: i64,
    pub successor: Option<i64>,
    /// Activities that are planned for the successor now.
    pub moved: usize,
}

impl UnitKeeper<'_> {
    /// What ends with a unit on a day.
    pub async fn touched(&self, id: i64, last: Day) -> Result<Touched> {
        let connection = &self.db.connection;
        let row = unit::Entity::find_by_id(id).one(connection).await?.ok_or(Error::NotFound)?;
        let planned = begins_after(id, last);
        let count = planned.clone().count(connection).await?;
        let within = unit::Entity::find().filter(unit::Column::ParentId.eq(id)).all(connection).await?;
        let within = within.into_iter().filter(|unit| unit.valid_to.is_none_or(|to| to > last));
        Ok(Touched {
            planned: self.db.activities(self.me).first(planned, TOUCHED_MAX).await?,
            count,
            going_on: goes_on_after(id, last).count(connection).await?,
            within: within.map(card).collect::<Result<_>>()?,
            accounts: self.db.accounts_of(id).await?,
            successors: successors(connection, &row, last).await?,
        })
    }

    /// Ends a unit with a day, or lets it go on; no unit within it goes on after it. With a successor, what begins there
    /// after the day is planned for the successor.
    pub async fn end(&self, id: i64, form: &EndForm) -> Result<End> {
        let transaction = self.db.begin().await?;
        let row = lock(&transaction, id, &form.version).await?;
        let day = form.last_day();
        let successors = match day {
            Some(last) => successors(&transaction, &row, last).await?,
            None => Vec::new(),
        };
        let (last, successor) = form.parse(row.valid_from, &successors)?;
        refuse_holding(&transaction, id, last).await?;
        refuse_overlap(&transaction, &row, last).await?;
        let next = successors.iter().find(|unit| Some(unit.id) == successor);
        let moved = match (last, next) {
            (Some(last), Some(next)) => {
                let reason = format!("{} → {}", row.name, next.name);
                let activities = self.db.activities(self.me);
                activities.move_units(&transaction, id, next, last, &reason).await?
            }
            _ => Vec::new(),
        };
        let before = Ended { valid_to: row.valid_to, successor: None, moved: Vec::new() };
        let after = Ended { valid_to: last, successor, moved };
        let entry = self.stand(&transaction, &row, Verb::Edit, (&before, &after)).await?;
        transaction.commit().await?;
        Ok(End { entry, successor, moved: after.moved.len() })
    }

    /// Undoes an ending that the actor made, with all that was planned elsewhere for it, if nothing of it has changed
    /// since. Answers the unit.
    pub async fn undo_end(&self, entry: i64) -> Result<i64> {
        let transaction = self.db.begin().await?;
        let change = audit::own_change(&transaction, self.me, Subject::Unit, entry).await?;
        let read = |json: Option<&str>| json.and_then(|json| serde_json::from_str::<Ended>(json).ok());
        let (before, after) = (read(change.before.as_deref()), read(change.after.as_deref()));
        let (before, after) = before.zip(after).ok_or(Error::NotFound)?;
        let row = unit::Entity::find_by_id(change.subject_id).lock_exclusive().one(&transaction).await?;
        let row = row.ok_or(Error::NotFound)?;
        if change.verb != Verb::Edit.word() || row.valid_to != after.valid_to {
            return Err(Error::Conflict);
        }
        refuse_holding(&transaction, row.id, before.valid_to).await?;
        refuse_overlap(&transaction, &row, before.valid_to).await?;
        self.stand(&transaction, &row, Verb::Undo, (&after, &before)).await?;
        self.db.activities(self.me).undo_within(&transaction, &after.moved).await?;
        transaction.commit().await?;
        Ok(row.id)
    }

    /// Writes the last day, and tells of it.
    async fn stand(
        &self,
        connection: &impl ConnectionTrait,
        row: &unit::Model,
        verb: Verb,
        (before, after): (&Ended, &Ended),
    ) -> Result<i64> {
        let (valid_to, version) = (Set(after.valid_to), Set(row.version + 1));
        let ended = unit::ActiveModel { id: Set(row.id), valid_to, version, ..Default::default() };
        unit::Entity::update(ended).exec(connection).await?;
        let entry = audit::Entry::of(self.me, verb, Subject::Unit, row.id, &row.name);
        entry.before(Some(before))?.after(Some(after))?.record(connection).await
    }
}

impl Db {
    /// How many accounts belong to a unit and are not suspended.
    pub(super) async fn accounts_of(&self, unit: i64) -> Result<u64> {
        let there = account::Entity::find()
            .filter(account::Column::UnitId.eq(unit))
            .filter(account::Column::Active.eq(true));
        Ok(there.count(&self.connection).await?)
    }
}

/// No unit within one that ends goes on after it.
async fn refuse_holding(connection: &impl ConnectionTrait, id: i64, last: Option<Day>) -> Result<()> {
    let Some(last) = last else { return Ok(()) };
    let within = unit::Entity::find().filter(unit::Column::ParentId.eq(id)).all(connection).await?;
    match within.into_iter().find(|unit| unit.valid_to.is_none_or(|to| to > last)) {
        Some(held) => Err(Problems::one("valid_to", UnitProblem::Holds { unit: held.name }).into()),
        None => Ok(()),
    }
}

/// The units of a unit's level that are there on the day after its last.
async fn successors(
    connection: &impl ConnectionTrait,
    row: &unit::Model,
    last: Day,
) -> Result<Vec<UnitCard>> {
    let next = last + Days::new(1);
    let own = card(row.clone())?;
    let mut units = super::units_within(connection, next, next).await?;
    units.retain(|unit| unit.id != own.id && unit.kind.level() == own.kind.level());
    Ok(units)
}
