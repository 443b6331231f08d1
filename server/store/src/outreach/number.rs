//! The numbers of changes: every change of a log has the next one, in the order of commits, since whoever changes logs does
//! so in turn ([`Db::begin_in_turn`](crate::Db)). A reader who has seen all up to a number misses none.

use crate::{
    error::Result,
    outreach::rows::{log, removed_log},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QuerySelect};

/// The number of the last change; 0 before the first.
pub(super) async fn last(connection: &impl ConnectionTrait) -> Result<i64> {
    let kept = log::Entity::find().select_only().column_as(log::Column::ChangedSeq.max(), "last");
    let kept = kept.into_tuple::<Option<i64>>().one(connection).await?.flatten();
    let removed =
        removed_log::Entity::find().select_only().column_as(removed_log::Column::ChangedSeq.max(), "last");
    let removed = removed.into_tuple::<Option<i64>>().one(connection).await?.flatten();
    Ok(kept.max(removed).unwrap_or_default())
}
