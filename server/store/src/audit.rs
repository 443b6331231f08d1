//! Who changed what, when, from what to what: written in the transaction of the change itself.

use crate::{
    Db,
    db::now,
    entity::audit,
    error::{Error, Result, stored},
};
use domain::{
    Actor,
    audit::{AUDIT_PAGE, AuditCard, AuditFilter, Subject, Verb},
    text::{search_words, searchable},
    time::{parse_day, start_of},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;

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
}

impl Db {
    /// Changes that match, newest first, and how many there are in all.
    pub async fn audit(&self, me: &Actor, filter: &AuditFilter) -> Result<(Vec<AuditCard>, u64)> {
        if !me.may_read_audit() {
            return Err(Error::Forbidden);
        }
        let mut query = audit::Entity::find();
        for word in search_words(&filter.q) {
            query = query.filter(audit::Column::Folded.contains(format!(" {word}")));
        }
        if let Some(subject) = Subject::from_word(&filter.subject) {
            query = query.filter(audit::Column::Subject.eq(subject.word()));
        }
        if let Some(verb) = Verb::from_word(&filter.verb) {
            query = query.filter(audit::Column::Verb.eq(verb.word()));
        }
        if let Some(from) = parse_day(&filter.from) {
            query = query.filter(audit::Column::At.gte(start_of(from)));
        }
        if let Some(to) = parse_day(&filter.to) {
            query = query.filter(audit::Column::At.lt(start_of(to + chrono::Duration::days(1))));
        }
        let count = query.clone().count(&self.connection).await?;
        let page = filter.page.trim().parse::<u64>().unwrap_or(1).clamp(1, 1_000_000);
        let rows = query
            .order_by_desc(audit::Column::Id)
            .limit(AUDIT_PAGE)
            .offset((page - 1) * AUDIT_PAGE)
            .all(&self.connection)
            .await?;
        Ok((rows.into_iter().map(card).collect::<Result<_>>()?, count))
    }
}

fn card(row: audit::Model) -> Result<AuditCard> {
    let audit::Model {
        id, at, account_name, verb, subject, subject_id, title, reason, before, after, ..
    } = row;
    Ok(AuditCard {
        id,
        at,
        by: account_name,
        verb: stored(&verb, Verb::from_word)?,
        subject: stored(&subject, Subject::from_word)?,
        subject_id,
        title,
        reason,
        before,
        after,
    })
}
