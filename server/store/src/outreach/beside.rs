//! What came too late, as it is kept beside a log for a person, who takes it over or puts it aside.

use super::{Logs, Sent, read::authors};
use crate::{
    audit,
    error::{Error, Result, require},
    outreach::rows::{log, log_conflict},
    units::units_by_id,
};
use domain::{
    audit::{Subject, Verb},
    outreach::{Beside, LogForm},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, Query, SelectStatement},
};
use std::collections::HashMap;

impl Logs<'_> {
    /// What is kept beside a log, the latest first, for those who may see the log.
    pub async fn beside(&self, id: i64) -> Result<Vec<Beside>> {
        let (row, _) = self.seen(&self.db.connection, id).await?;
        self.kept_beside(&row).await
    }

    pub(super) async fn kept_beside(&self, row: &log::Model) -> Result<Vec<Beside>> {
        let connection = &self.db.connection;
        let rows = log_conflict::Entity::find()
            .filter(log_conflict::Column::LogId.eq(row.id))
            .order_by_desc(log_conflict::Column::Id)
            .all(connection)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let authors = authors(connection, rows.iter().map(|row| row.author_id)).await?;
        let read = rows.into_iter().map(|row| {
            let form: LogForm = serde_json::from_str(&row.canonical)?;
            let author = authors.get(&row.author_id).cloned().unwrap_or_default();
            let unit = Default::default();
            Ok(Beside { id: row.id, base: row.base, form, unit, author, received_at: row.received_at })
        });
        let mut read = read.collect::<Result<Vec<_>>>()?;
        let named = read.iter().filter_map(|one| one.form.unit.trim().parse().ok());
        let units = units_by_id(connection, named.collect::<Vec<i64>>()).await?;
        let units: HashMap<String, _> =
            units.into_iter().map(|unit| (unit.id.to_string(), (unit.name, unit.name_en))).collect();
        for one in &mut read {
            one.unit = units.get(one.form.unit.trim()).cloned().unwrap_or_default();
        }
        Ok(read)
    }

    /// Makes what is kept beside a log its next version, if the log is still the version that was seen. `reason` answers
    /// doubts, and says why an accepted log changes.
    pub async fn take_over(&self, id: i64, beside: i64, seen: &str, reason: &str) -> Result<Sent> {
        let transaction = self.db.begin_in_turn().await?;
        let (row, other) = self.to_settle(&transaction, id, beside).await?;
        let form: LogForm = serde_json::from_str(&other.canonical)?;
        let reason = if reason.trim().is_empty() { form.reason.clone() } else { reason.to_owned() };
        let form = LogForm { key: row.key, version: seen.trim().to_owned(), reason, ..form };
        let sent = self.send_within(&transaction, &form).await?;
        log_conflict::Entity::delete_by_id(other.id).exec(&transaction).await?;
        transaction.commit().await?;
        Ok(sent)
    }

    /// Forgets what is kept beside a log, which stays as it is.
    pub async fn put_aside(&self, id: i64, beside: i64) -> Result<()> {
        let transaction = self.db.begin_in_turn().await?;
        let (row, other) = self.to_settle(&transaction, id, beside).await?;
        log_conflict::Entity::delete_by_id(other.id).exec(&transaction).await?;
        audit::Entry::of(self.me, Verb::PutAside, Subject::Log, id, &row.title).record(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// A log that the actor may edit, and what is kept beside it.
    async fn to_settle(
        &self,
        connection: &impl ConnectionTrait,
        id: i64,
        beside: i64,
    ) -> Result<(log::Model, log_conflict::Model)> {
        let (row, _) = self.seen(connection, id).await?;
        require(self.me.may_edit_log(&self.standing(connection, &row).await?))?;
        let other = log_conflict::Entity::find_by_id(beside).filter(log_conflict::Column::LogId.eq(id));
        let other = other.one(connection).await?.ok_or(Error::NotFound)?;
        Ok((row, other))
    }
}

/// What is kept beside a log of the query around it.
pub(super) fn others() -> SelectStatement {
    let of = Expr::col((log_conflict::Entity, log_conflict::Column::LogId));
    Query::select()
        .expr(Expr::val(1))
        .from(log_conflict::Entity)
        .and_where(of.equals((log::Entity, log::Column::Id)))
        .to_owned()
}
