//! Logs that went out of sight with a change: taken back by their authors, or told of another unit or activity. Whoever
//! saw them where they were is told that they are gone.

use super::{
    Logs, Snapshot,
    read::{in_scope, seen},
};
use crate::{
    error::Result,
    outreach::rows::{departure, log},
};
use domain::{outreach::Status, sync::CHANGES_MAX};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};

/// Whence a log goes with the change of that number; `None` where all who saw it still do.
pub(super) fn departure(
    row: &log::Model,
    number: i64,
    before: &Snapshot,
    after: &Snapshot,
) -> Option<departure::ActiveModel> {
    let place = |snapshot: &Snapshot| (snapshot.log.unit, snapshot.log.activity);
    let stays = after.status != Status::Draft && place(after) == place(before);
    (before.status != Status::Draft && !stays).then(|| departure::ActiveModel {
        changed_seq: Set(number),
        key: Set(row.key.clone()),
        activity_id: Set(before.log.activity),
        unit_id: Set(before.log.unit),
        author_id: Set(row.author_id),
    })
}

impl Logs<'_> {
    /// The keys of logs of others that went out of the actor's sight since a cursor, each with the number of its last change
    /// that did so.
    pub(super) async fn departed_since(&self, cursor: i64) -> Result<Vec<(String, i64)>> {
        use departure::Column::{ActivityId, AuthorId, ChangedSeq, Key, UnitId};
        let rows = departure::Entity::find()
            .select_only()
            .column(Key)
            .column_as(ChangedSeq.max(), "number")
            .filter(in_scope(self.me, UnitId, ActivityId))
            .filter(AuthorId.ne(self.me.account))
            .filter(ChangedSeq.gt(cursor))
            .filter(Expr::exists(self.seen_again()).not())
            .group_by(Key)
            .order_by_asc(ChangedSeq.max())
            .limit(CHANGES_MAX + 1);
        Ok(rows.into_tuple().all(&self.db.connection).await?)
    }

    /// The log of a departure of the query around it, where the actor sees it now.
    fn seen_again(&self) -> SelectStatement {
        let of = Expr::col((departure::Entity, departure::Column::Key));
        log::Entity::find()
            .select_only()
            .column(log::Column::Id)
            .filter(seen(self.me))
            .filter(of.equals((log::Entity, log::Column::Key)))
            .into_query()
    }
}
