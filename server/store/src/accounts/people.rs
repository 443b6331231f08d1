//! Those whose accounts are in use, as other features tell of them.

use super::{actor_of, by_name};
use crate::{
    Db,
    accounts::rows::account,
    error::{Result, stored},
    units::rows::unit,
};
use domain::{Actor, Role};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::IntoCondition,
};
use std::collections::HashMap;

impl Db {
    /// The names and roles of those whose accounts meet a condition and are in use, by name.
    pub(crate) async fn staff(&self, of: impl IntoCondition) -> Result<Vec<(String, Role)>> {
        let mut rows = account::Entity::find()
            .filter(of)
            .filter(account::Column::Active.eq(true))
            .all(&self.connection)
            .await?;
        by_name(&mut rows);
        rows.into_iter().map(|row| Ok((row.name, stored(&row.role, Role::from_word)?))).collect()
    }
}

/// Everybody whose account is in use, in two queries.
pub(crate) async fn actors(connection: &impl ConnectionTrait) -> Result<Vec<Actor>> {
    let rows = account::Entity::find().filter(account::Column::Active.eq(true)).all(connection).await?;
    let paths = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::Path])
        .filter(unit::Column::Id.is_in(rows.iter().filter_map(|row| row.unit_id)))
        .into_tuple::<(i64, String)>();
    let paths: HashMap<i64, String> = paths.all(connection).await?.into_iter().collect();
    let actor = |row: account::Model| {
        let path = row.unit_id.and_then(|unit| paths.get(&unit)).cloned();
        actor_of(row, path)
    };
    rows.into_iter().map(actor).collect()
}
