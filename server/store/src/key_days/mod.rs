//! Days that matter to the work.

pub(crate) mod rows;

use crate::{
    Db,
    error::{Error, Result, violates},
    kept::KeptRows,
    key_days::rows::key_day,
};
use domain::{Problem, Problems, key_days::KeyDay};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryOrder,
};

impl Db {
    /// By month and day.
    pub async fn key_days(&self) -> Result<Vec<KeyDay>> {
        KeyDay::all(&self.connection).await
    }
}

impl KeptRows for KeyDay {
    type Entity = key_day::Entity;
    const ID: key_day::Column = key_day::Column::Id;

    async fn all(connection: &impl ConnectionTrait) -> Result<Vec<Self>> {
        let rows = key_day::Entity::find()
            .order_by_asc(key_day::Column::Month)
            .order_by_asc(key_day::Column::Day)
            .order_by_asc(key_day::Column::Id)
            .all(connection)
            .await?;
        Ok(rows.into_iter().map(card).collect())
    }

    async fn write(transaction: &DatabaseTransaction, before: Option<&Self>, day: Self) -> Result<i64> {
        let row = key_day::ActiveModel {
            id: before.map_or(NotSet, |before| Set(before.id)),
            day: Set(day.day.into()),
            month: Set(day.month.into()),
            name: Set(day.name),
            name_en: Set(day.name_en),
            version: Set(before.map_or(1, |before| before.version + 1)),
        };
        let saved = match before {
            Some(_) => key_day::Entity::update(row).exec(transaction).await,
            None => key_day::Entity::insert(row).exec_with_returning(transaction).await,
        };
        Ok(saved.map_err(name_taken)?.id)
    }
}

fn card(row: key_day::Model) -> KeyDay {
    let key_day::Model { id, day, month, name, name_en, version } = row;
    let small = |number: i64| u32::try_from(number).unwrap_or_default();
    KeyDay { id, day: small(day), month: small(month), name, name_en, version }
}

fn name_taken(error: DbErr) -> Error {
    if violates(&error, "key_days_name", "key_days.month") {
        return Problems::one("name", Problem::Taken).into();
    }
    error.into()
}
