//! Entries of the audit written anew.

use crate::{audit::rows::audit, error::Result};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Entries that are in memory at once.
pub(super) const AT_ONCE: u64 = 500;

/// Writes those entries anew of which `redacted` makes others, of all that a condition names.
pub(super) async fn rewrite(
    connection: &impl ConnectionTrait,
    which: Condition,
    redacted: impl Fn(&audit::Model) -> Result<Option<audit::ActiveModel>>,
) -> Result<()> {
    let mut last = 0;
    loop {
        let rows = audit::Entity::find()
            .filter(which.clone())
            .filter(audit::Column::Id.gt(last))
            .order_by_asc(audit::Column::Id)
            .limit(AT_ONCE)
            .all(connection)
            .await?;
        let Some(row) = rows.last() else { return Ok(()) };
        last = row.id;
        for row in &rows {
            if let Some(entry) = redacted(row)? {
                save(connection, row.id, entry).await?;
            }
        }
    }
}

/// Writes what is set of an entry in the place of what was there.
pub(super) async fn save(
    connection: &impl ConnectionTrait,
    id: i64,
    entry: audit::ActiveModel,
) -> Result<()> {
    audit::Entity::update_many().set(entry).filter(audit::Column::Id.eq(id)).exec(connection).await?;
    Ok(())
}
