//! What is left of a log that its author takes away.

use super::{Figures, Logs, number, require_unlocked};
use crate::{
    error::{Result, require, require_version},
    outreach::rows::{log, removed_log},
};
use domain::audit::Verb;
use sea_orm::{ActiveValue::Set, EntityTrait};

impl Logs<'_> {
    /// Removes a log of the actor's own that nobody has accepted, if it is still the version that was seen. Sent again, it
    /// does not come back.
    pub async fn remove(&self, id: i64, seen: &str) -> Result<()> {
        let transaction = self.db.begin_in_turn().await?;
        let (row, before) = self.seen(&transaction, id).await?;
        let standing = self.standing(&transaction, &row).await?;
        require(standing.author == self.me.account && self.me.may_edit_log(&standing))?;
        require_version(seen, row.version)?;
        if before.counts() {
            require_unlocked(&transaction, before.log.day).await?;
        }
        Figures::of_change(Some(&before), None).write(&transaction).await?;
        let removed = removed_log::ActiveModel {
            changed_seq: Set(number::last(&transaction).await? + 1),
            key: Set(row.key),
            log_id: Set(id),
            activity_id: Set(row.activity_id),
            unit_id: Set(row.unit_id),
            author_id: Set(row.author_id),
            status: Set(row.status),
        };
        removed_log::Entity::insert(removed).exec_without_returning(&transaction).await?;
        log::Entity::delete_by_id(id).exec(&transaction).await?;
        self.record(&transaction, Verb::Remove, id, "", Some(&before), None).await?;
        Ok(transaction.commit().await?)
    }
}
