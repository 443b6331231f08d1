//! What is new to a person, from the audit.

use crate::{
    Db,
    accounts::{self, rows::account},
    activities::rows::activity,
    audit::rows::audit,
    campaigns::rows::campaign,
    db::now,
    error::{Result, stored},
    scope,
};
use chrono::Days;
use domain::{
    Actor,
    audit::{Subject, Verb},
    changes::{CHANGES_DAYS, CHANGES_MAX, ChangeLine, Changes, ChangesOf},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, DerivePartialModel, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Select,
    entity::prelude::ChronoDateTimeUtc,
    sea_query::{Expr, SelectStatement},
};
use std::collections::HashSet;

/// What is told of a change.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "audit::Entity")]
struct Change {
    id: i64,
    at: ChronoDateTimeUtc,
    account_name: String,
    verb: String,
    subject: String,
    subject_id: i64,
    title: String,
    reason: String,
}

impl Db {
    /// What others changed in what the actor sees, of the kinds that the actor wants to be told of.
    pub async fn changes(&self, me: &Actor) -> Result<Changes> {
        let (of, seen) = self.told(me).await?;
        let mut changes = Changes { of, lines: Vec::new(), older: 0, upto: seen };
        if of.nothing() {
            return Ok(changes);
        }
        let last = audit::Entity::find().filter(audit::Column::Id.in_subquery(last_changes(me, of, seen)));
        let rows = last
            .clone()
            .order_by_desc(audit::Column::Id)
            .limit(CHANGES_MAX)
            .into_partial_model::<Change>()
            .all(&self.connection)
            .await?;
        if rows.len() as u64 == CHANGES_MAX {
            changes.older = last.count(&self.connection).await? - CHANGES_MAX;
        }
        changes.upto = rows.first().map_or(seen, |change| change.id);
        let made = self.made_since(me, seen, &rows).await?;
        for change in rows {
            let record = (change.subject.clone(), change.subject_id);
            changes.lines.push(ChangeLine {
                subject: stored(&change.subject, Subject::from_word)?,
                id: change.subject_id,
                title: change.title,
                verb: stored(&change.verb, Verb::from_word)?,
                by: change.account_name,
                at: change.at,
                reason: change.reason,
                fresh: made.contains(&record),
            });
        }
        Ok(changes)
    }

    /// Those of the changed records that others made since a place in the audit, not too long ago to be new.
    async fn made_since(&self, me: &Actor, seen: i64, changes: &[Change]) -> Result<HashSet<(String, i64)>> {
        let made = audit::Entity::find()
            .select_only()
            .columns([audit::Column::Subject, audit::Column::SubjectId])
            .filter(audit::Column::Id.gt(seen))
            .filter(audit::Column::At.gt(now() - Days::new(CHANGES_DAYS)))
            .filter(by_others(me))
            .filter(audit::Column::Verb.eq(Verb::Create.word()))
            .filter(audit::Column::SubjectId.is_in(changes.iter().map(|change| change.subject_id)));
        Ok(made.into_tuple().all(&self.connection).await?.into_iter().collect())
    }

    /// The actor has seen what is new up to a place in the audit; what came since is still new.
    pub async fn see_changes(&self, me: &Actor, upto: i64) -> Result<()> {
        let seen = account::ActiveModel { changes_seen: Set(upto), ..Default::default() };
        account::Entity::update_many()
            .set(seen)
            .filter(account::Column::Id.eq(me.account))
            .filter(account::Column::ChangesSeen.lt(upto))
            .exec(&self.connection)
            .await?;
        Ok(())
    }

    pub async fn changes_of(&self, me: &Actor) -> Result<ChangesOf> {
        Ok(self.told(me).await?.0)
    }

    /// What the actor wants to be told of, and the place in the audit up to which it was seen.
    async fn told(&self, me: &Actor) -> Result<(ChangesOf, i64)> {
        let row = accounts::own(&self.connection, me).await?;
        let of = ChangesOf { activities: row.changes_of_activities, campaigns: row.changes_of_campaigns };
        Ok((of, row.changes_seen))
    }

    /// Keeps what the actor wants to be told of.
    pub async fn choose_changes(&self, me: &Actor, of: ChangesOf) -> Result<()> {
        let chosen = account::ActiveModel {
            id: Set(me.account),
            changes_of_activities: Set(of.activities),
            changes_of_campaigns: Set(of.campaigns),
            ..Default::default()
        };
        account::Entity::update(chosen).exec(&self.connection).await?;
        Ok(())
    }
}

/// What others did, or the program itself.
fn by_others(me: &Actor) -> Condition {
    let nobody = Condition::any().add(audit::Column::AccountId.is_null());
    nobody.add(audit::Column::AccountId.ne(me.account))
}

/// The ids of the last change of each record, of those by others since a place in the audit.
fn last_changes(me: &Actor, of: ChangesOf, seen: i64) -> SelectStatement {
    let mut kinds = Condition::any();
    if of.activities {
        let scope = scope::activities(me);
        kinds = kinds.add(of_kind(
            Subject::Activity,
            activity::Column::Id,
            activity::Entity::find().filter(scope),
        ));
    }
    if of.campaigns {
        let scope = scope::campaigns(me);
        kinds = kinds.add(of_kind(
            Subject::Campaign,
            campaign::Column::Id,
            campaign::Entity::find().filter(scope),
        ));
    }
    // All that is older lies before one place: the rows since are few, the history of a record may be long.
    let before = audit::Entity::find()
        .select_only()
        .expr(audit::Column::Id.max())
        .filter(audit::Column::At.lte(now() - Days::new(CHANGES_DAYS)))
        .into_query();
    let before = Expr::expr(Expr::SubQuery(None, Box::new(before.into()))).if_null(0);
    audit::Entity::find()
        .select_only()
        .expr(audit::Column::Id.max())
        .filter(audit::Column::Id.gt(seen))
        .filter(Expr::col((audit::Entity, audit::Column::Id)).gt(before))
        .filter(by_others(me))
        .filter(kinds)
        .group_by(audit::Column::Subject)
        .group_by(audit::Column::SubjectId)
        .into_query()
}

/// Changes of a kind of record, of those that are in scope.
fn of_kind<E: EntityTrait>(subject: Subject, id: E::Column, in_scope: Select<E>) -> Condition {
    let record = Expr::col((audit::Entity, audit::Column::SubjectId));
    let in_scope = in_scope.select_only().column(id).filter(id.into_expr().eq(record)).into_query();
    // As an expression, so that SQLite goes by the place in the audit and not through the whole history of a kind.
    let is = Expr::cust("\"audit\".\"subject\" || ''").eq(subject.word());
    Condition::all().add(is).add(Expr::exists(in_scope))
}
