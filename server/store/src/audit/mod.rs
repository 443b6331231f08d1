//! Who changed what, when, from what to what: written in the transaction of the change itself.

mod history;
mod list;
pub(crate) mod rows;
mod told;

use crate::{
    audit::rows::audit,
    db::{insert_all, now},
    error::{Error, Result},
};
use chrono::{DateTime, Utc};
use domain::{
    Actor,
    audit::{Subject, Verb},
    text::searchable,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::SelectStatement,
};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::HashMap;

/// One change about to be recorded.
pub(crate) struct Entry {
    row: audit::ActiveModel,
}

impl Entry {
    pub fn of(me: &Actor, verb: Verb, subject: Subject, id: i64, title: &str) -> Self {
        Self {
            row: audit::ActiveModel {
                id: NotSet,
                at: Set(now()),
                account_id: Set((me.account > 0).then_some(me.account)),
                account_name: Set(me.name.clone()),
                verb: Set(verb.word().to_owned()),
                subject: Set(subject.word().to_owned()),
                subject_id: Set(id),
                title: Set(title.to_owned()),
                reason: Set(String::new()),
                before: Set(None),
                after: Set(None),
                folded: Set(searchable(&format!("{} {} {title}", me.name, me.login))),
            },
        }
    }

    /// That a record was made, or changed from what it was `before`.
    pub fn saved<T: Serialize>(
        me: &Actor,
        subject: Subject,
        id: i64,
        title: &str,
        before: Option<&T>,
        after: &T,
    ) -> Result<Self> {
        let verb = if before.is_some() { Verb::Edit } else { Verb::Create };
        Self::of(me, verb, subject, id, title).before(before)?.after(Some(after))
    }

    pub fn reason(mut self, reason: &str) -> Self {
        self.row.reason = Set(reason.to_owned());
        self
    }

    pub fn before<T: Serialize>(mut self, record: Option<&T>) -> Result<Self> {
        self.row.before = Set(record.map(serde_json::to_string).transpose()?);
        Ok(self)
    }

    pub fn after<T: Serialize>(mut self, record: Option<&T>) -> Result<Self> {
        self.row.after = Set(record.map(serde_json::to_string).transpose()?);
        Ok(self)
    }

    /// Answers the entry's id.
    pub async fn record(self, connection: &impl ConnectionTrait) -> Result<i64> {
        Ok(audit::Entity::insert(self.row).exec(connection).await?.last_insert_id)
    }

    pub async fn record_all(connection: &impl ConnectionTrait, entries: Vec<Self>) -> Result<()> {
        insert_all(connection, entries.into_iter().map(|entry| entry.row).collect()).await
    }
}

/// What the actor removed by an entry, as it was then.
pub(crate) async fn removed<T: DeserializeOwned>(
    connection: &impl ConnectionTrait,
    me: &Actor,
    subject: Subject,
    entry: i64,
) -> Result<T> {
    let row = own_change(connection, me, subject, entry).await?;
    let before = row.before.filter(|_| row.verb == Verb::Remove.word()).ok_or(Error::NotFound)?;
    Ok(serde_json::from_str(&before)?)
}

/// One of the actor's own changes of a kind of record, by its place in the audit.
pub(crate) async fn own_change(
    connection: &impl ConnectionTrait,
    me: &Actor,
    subject: Subject,
    id: i64,
) -> Result<audit::Model> {
    let entry = audit::Entity::find_by_id(id)
        .filter(audit::Column::Subject.eq(subject.word()))
        .filter(audit::Column::AccountId.eq(me.account));
    entry.one(connection).await?.ok_or(Error::NotFound)
}

/// When records of a kind were last changed, by id.
pub(crate) struct LastChanges(HashMap<i64, DateTime<Utc>>);

impl LastChanges {
    /// Of the records whose ids a query selects.
    pub async fn of(
        connection: &impl ConnectionTrait,
        subject: Subject,
        ids: SelectStatement,
    ) -> Result<Self> {
        let last = audit::Entity::find()
            .select_only()
            .column(audit::Column::SubjectId)
            .column_as(audit::Column::At.max(), "last")
            .filter(audit::Column::Subject.eq(subject.word()))
            .filter(audit::Column::SubjectId.in_subquery(ids))
            .group_by(audit::Column::SubjectId);
        let last = last.into_tuple::<(i64, DateTime<Utc>)>().all(connection).await?;
        Ok(Self(last.into_iter().collect()))
    }

    /// The last change of one; what came in without an entry here was last changed when it was made.
    pub fn at(&self, id: i64, made: DateTime<Utc>) -> DateTime<Utc> {
        self.0.get(&id).copied().unwrap_or(made)
    }
}
