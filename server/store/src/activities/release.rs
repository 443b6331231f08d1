//! Activities that wait until a planner lets the public see them.

use super::{Activities, Done, Snapshot, Undone, read};
use crate::{
    activities::rows::activity,
    audit::rows::audit,
    campaigns::rows::campaign,
    db::now,
    error::{Error, Result, require},
    scope,
};
use domain::{
    activities::Status,
    audit::{Subject, Verb},
    campaigns::{self, Release},
    home::{UNRELEASED_MAX, Unreleased},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, Order, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select, sea_query::SelectStatement,
};
use std::collections::HashMap;

impl Activities<'_> {
    /// What waits for the actor to release it: what is to come by start, then what is over; of more than
    /// [`UNRELEASED_MAX`] the first. Nothing for who may not.
    pub(crate) async fn unreleased(&self) -> Result<Vec<Unreleased>> {
        if !self.me.may_release() {
            return Ok(Vec::new());
        }
        let rows = self.waiting().order_by(activity::Column::EndsAt.lt(now()), Order::Asc);
        // Who may release may answer for all of them.
        let entries = self.answerable(rows, UNRELEASED_MAX).await?;
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        let made = audit::Entity::find()
            .select_only()
            .columns([audit::Column::SubjectId, audit::Column::AccountName])
            .filter(audit::Column::Subject.eq(Subject::Activity.word()))
            .filter(audit::Column::Verb.eq(Verb::Create.word()))
            .filter(audit::Column::SubjectId.is_in(entries.iter().map(|entry| entry.id)));
        let made = made.into_tuple::<(i64, String)>().all(&self.db.connection).await?;
        let mut by: HashMap<i64, String> = made.into_iter().collect();
        let unreleased = entries.into_iter().map(|entry| {
            let by = by.remove(&entry.id).unwrap_or_default();
            Unreleased { entry, by }
        });
        Ok(unreleased.collect())
    }

    /// Lets the public see those of some activities that wait for it, in one transaction: what was released meanwhile,
    /// or waits no longer, stays as it is. Of more than [`UNRELEASED_MAX`] the first.
    pub async fn release(&self, ids: &[i64]) -> Result<Vec<Done>> {
        require(self.me.may_release())?;
        let transaction = self.db.begin().await?;
        let ids = ids.iter().copied().take(UNRELEASED_MAX);
        let rows = self.waiting().filter(activity::Column::Id.is_in(ids)).order_by_asc(activity::Column::Id);
        let rows = rows.lock_exclusive().all(&transaction).await?;
        let done = self.set_released(&transaction, Verb::Release, &rows, true).await?;
        transaction.commit().await?;
        Ok(done)
    }

    /// Has activities wait again that the actor released, by the places of that in the audit; answers the first of them.
    /// However an activity was changed since, it waits again; where another took the
    /// release back meanwhile, or released it anew, it stays as it is. A conflict where all of them do.
    pub(super) async fn take_back(
        &self,
        connection: &impl ConnectionTrait,
        entries: &[i64],
    ) -> Result<Undone> {
        require(self.me.may_release())?;
        let rows = activity::Entity::find()
            .filter(scope::activities(self.me))
            .filter(activity::Column::Id.in_subquery(self.released_by(entries)))
            .filter(activity::Column::Released.eq(true))
            .filter(activity::Column::CampaignId.in_subquery(releasing()))
            .filter(activity::Column::CampaignId.in_subquery(having_them_wait()))
            .order_by_asc(activity::Column::Id)
            .lock_exclusive()
            .all(connection)
            .await?;
        let done = self.set_released(connection, Verb::Undo, &rows, false).await?;
        done.first().copied().map(Undone::Changed).ok_or(Error::Conflict)
    }

    /// The ids of the activities whose last release is one of these entries, made by the actor.
    fn released_by(&self, entries: &[i64]) -> SelectStatement {
        use audit::Column::{AccountId, Id, SubjectId};
        let releases = || {
            audit::Entity::find()
                .select_only()
                .filter(audit::Column::Subject.eq(Subject::Activity.word()))
                .filter(audit::Column::Verb.eq(Verb::Release.word()))
        };
        let entries = entries.iter().copied().take(UNRELEASED_MAX);
        let own =
            releases().column(SubjectId).filter(Id.is_in(entries)).filter(AccountId.eq(self.me.account));
        let last = releases()
            .expr(Id.max())
            .filter(SubjectId.in_subquery(own.clone().into_query()))
            .group_by(SubjectId)
            .into_query();
        own.filter(Id.in_subquery(last)).into_query()
    }

    /// Nothing else of an activity changes, its version included: who is editing it is not disturbed.
    async fn set_released(
        &self,
        connection: &impl ConnectionTrait,
        verb: Verb,
        rows: &[activity::Model],
        released: bool,
    ) -> Result<Vec<Done>> {
        let mut done = Vec::with_capacity(rows.len());
        for row in rows {
            let before = read::snapshot(connection, row).await?;
            let after = Snapshot { waiting: !released, ..before.clone() };
            let moved =
                activity::ActiveModel { id: Set(row.id), released: Set(released), ..Default::default() };
            activity::Entity::update(moved).exec(connection).await?;
            let audit = self.record(connection, verb, row.id, "", Some(&before), Some(&after)).await?;
            done.push(Done { id: row.id, audit });
        }
        Ok(done)
    }

    /// What the public does not see until it is released. What was cancelled is not to be shown to it any more.
    fn waiting(&self) -> Select<activity::Entity> {
        activity::Entity::find()
            .filter(scope::activities(self.me))
            // Said so that the index of those that wait serves.
            .filter(activity::Column::Released.into_expr().not())
            .filter(scope::not_internal())
            .filter(activity::Column::Status.ne(Status::Cancelled.word()))
            .filter(activity::Column::CampaignId.in_subquery(releasing()))
    }
}

/// The ids of the campaigns whose activities can be released.
/// The campaigns in which something may wait: where one has since been set to have nothing wait, no undo makes it.
fn having_them_wait() -> SelectStatement {
    campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::Release.ne(Release::WithApproval.word()))
        .into_query()
}

fn releasing() -> SelectStatement {
    let statuses = campaigns::Status::RELEASING.map(campaigns::Status::word);
    campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::Status.is_in(statuses))
        .into_query()
}
