//! Days that matter to the work.

pub(crate) mod rows;
pub(crate) mod sheet;

use crate::{
    Db, audit,
    error::{Error, Result, require_version, violates},
    key_days::rows::key_day,
};
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    key_days::{KeyDay, KeyDayForm},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect,
};

impl Db {
    /// By month and day.
    pub async fn key_days(&self) -> Result<Vec<KeyDay>> {
        let rows = key_day::Entity::find()
            .order_by_asc(key_day::Column::Month)
            .order_by_asc(key_day::Column::Day)
            .order_by_asc(key_day::Column::Id)
            .all(&self.connection)
            .await?;
        Ok(rows.into_iter().map(card).collect())
    }

    pub async fn key_day(&self, me: &Actor, id: i64) -> Result<KeyDay> {
        if !me.may_keep_hotlines() {
            return Err(Error::Forbidden);
        }
        let row = key_day::Entity::find_by_id(id).one(&self.connection).await?;
        Ok(card(row.ok_or(Error::NotFound)?))
    }

    /// Adds a day, or changes one; answers its id.
    pub async fn save_key_day(&self, me: &Actor, id: Option<i64>, form: &KeyDayForm) -> Result<i64> {
        if !me.may_keep_hotlines() {
            return Err(Error::Forbidden);
        }
        let day = form.parse()?;
        let transaction = self.begin().await?;
        let before = match id {
            Some(id) => Some(lock(&transaction, id).await?),
            None => None,
        };
        if let Some(before) = &before {
            require_version(&form.version, before.version)?;
        }
        let id = write(&transaction, me, before, day).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Takes a day away; answers the entry of the audit by which it can be brought back.
    pub async fn remove_key_day(&self, me: &Actor, id: i64, seen: &str) -> Result<i64> {
        if !me.may_keep_hotlines() {
            return Err(Error::Forbidden);
        }
        let transaction = self.begin().await?;
        let before = lock(&transaction, id).await?;
        require_version(seen, before.version)?;
        key_day::Entity::delete_by_id(id).exec(&transaction).await?;
        let entry = audit::Entry::of(me, Verb::Remove, Subject::KeyDay, id, &before.name)
            .before(Some(&before))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(entry)
    }

    /// Brings a day back that the actor took away.
    pub async fn restore_key_day(&self, me: &Actor, entry: i64) -> Result<()> {
        let removed: KeyDay = audit::removed(&self.connection, me, Subject::KeyDay, entry).await?;
        self.save_key_day(me, None, &KeyDayForm::from(&removed)).await?;
        Ok(())
    }
}

fn card(row: key_day::Model) -> KeyDay {
    let key_day::Model { id, day, month, name, name_en, version } = row;
    let small = |number: i64| u32::try_from(number).unwrap_or_default();
    KeyDay { id, day: small(day), month: small(month), name, name_en, version }
}

async fn lock(connection: &impl ConnectionTrait, id: i64) -> Result<KeyDay> {
    let row = key_day::Entity::find_by_id(id).lock_exclusive().one(connection).await?;
    Ok(card(row.ok_or(Error::NotFound)?))
}

async fn write(
    connection: &impl ConnectionTrait,
    me: &Actor,
    before: Option<KeyDay>,
    day: KeyDay,
) -> Result<i64> {
    let row = key_day::ActiveModel {
        id: before.as_ref().map_or(NotSet, |before| Set(before.id)),
        day: Set(day.day.into()),
        month: Set(day.month.into()),
        name: Set(day.name),
        name_en: Set(day.name_en),
        version: Set(before.as_ref().map_or(1, |before| before.version + 1)),
    };
    let saved = match before {
        Some(_) => key_day::Entity::update(row).exec(connection).await.map_err(name_taken)?,
        None => key_day::Entity::insert(row).exec_with_returning(connection).await.map_err(name_taken)?,
    };
    let after = card(saved);
    audit::Entry::saved(me, Subject::KeyDay, after.id, &after.name, before.as_ref(), &after)?
        .record(connection)
        .await?;
    Ok(after.id)
}

fn name_taken(error: DbErr) -> Error {
    if violates(&error, "key_days_name", "key_days.month") {
        return Problems::one("name", Problem::Taken).into();
    }
    error.into()
}
