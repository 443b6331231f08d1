//! The audit as it is read: a page of changes, with what their ids are called.

use crate::{
    Db,
    audit::rows::audit,
    error::{Result, require, stored},
    table::{Table, Told},
    tables::tables,
};
use domain::{
    Actor,
    audit::{AUDIT_PAGE, AuditCard, AuditFilter, AuditNames, Subject, Verb},
    period::Period,
    text::search_words,
    time::start_of,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{Expr, Query, SelectStatement},
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Db {
    /// A page of the changes that match, newest first, and how many there are in all.
    pub async fn audit(&self, me: &Actor, filter: &AuditFilter) -> Result<(Vec<AuditCard>, u64)> {
        require(me.may_read_audit())?;
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
        let Period { from, to, problems: _ } = filter.period();
        if let Some(from) = from {
            query = query.filter(audit::Column::At.gte(start_of(from)));
        }
        if let Some(to) = to {
            query = query.filter(audit::Column::At.lt(start_of(to + chrono::Duration::days(1))));
        }
        let count = query.clone().count(&self.connection).await?;
        let (page, _) = filter.page_of(count);
        Ok((told_all(&self.connection, query, AUDIT_PAGE, (page - 1) * AUDIT_PAGE).await?, count))
    }
}

/// So many of the changes of a query, newest first, with what their ids are called.
pub(super) async fn told_all(
    connection: &impl ConnectionTrait,
    query: Select<audit::Entity>,
    limit: u64,
    offset: u64,
) -> Result<Vec<AuditCard>> {
    let rows = query.order_by_desc(audit::Column::Id).limit(limit).offset(offset).all(connection).await?;
    let mut cards = rows.into_iter().map(card).collect::<Result<Vec<_>>>()?;
    name_ids(connection, &mut cards).await?;
    mark_standing(connection, &mut cards).await?;
    Ok(cards)
}

/// The ids that a change holds, by what they are ids of.
type Ids = BTreeMap<Subject, BTreeSet<i64>>;

fn told() -> impl Iterator<Item = (&'static Table, Told)> {
    tables().filter_map(|table| Some((table, table.told?)))
}

fn ids(card: &AuditCard) -> Ids {
    let mut ids = Ids::new();
    for json in [&card.before, &card.after].into_iter().flatten() {
        // A campaign's transition keeps a word, not a record.
        let Ok(Value::Object(fields)) = serde_json::from_str(json) else { continue };
        for (field, value) in &fields {
            for (_, told) in told().filter(|(_, told)| told.fields.contains(&field.as_str())) {
                let ids = ids.entry(told.subject).or_default();
                match value {
                    Value::Array(values) => ids.extend(values.iter().filter_map(Value::as_i64)),
                    value => ids.extend(value.as_i64()),
                }
            }
        }
    }
    ids
}

/// Gives each change the names of its ids, with at most two queries a kind however many changes there are.
async fn name_ids(connection: &impl ConnectionTrait, cards: &mut [AuditCard]) -> Result<()> {
    let of_each: Vec<Ids> = cards.iter().map(ids).collect();
    let mut all = Ids::new();
    for (subject, ids) in of_each.iter().flatten() {
        all.entry(*subject).or_default().extend(ids);
    }
    let mut names = AuditNames::new();
    for (table, told) in told() {
        if let Some(ids) = all.get(&told.subject) {
            names.insert(told.subject, called(connection, table, told, ids).await?);
        }
    }
    for (card, ids) in cards.iter_mut().zip(of_each) {
        let named = ids.into_iter().filter_map(|(subject, ids)| {
            let names = names.get(&subject)?;
            let own = ids.into_iter().filter_map(|id| Some((id, names.get(&id)?.clone())));
            Some((subject, own.collect()))
        });
        card.names = named.collect();
    }
    Ok(())
}

/// What rows of a table are called. One that was removed is called as it was then.
async fn called(
    connection: &impl ConnectionTrait,
    table: &Table,
    told: Told,
    ids: &BTreeSet<i64>,
) -> Result<BTreeMap<i64, (String, String)>> {
    let removed = audit::Entity::find()
        .filter(audit::Column::Subject.eq(told.subject.word()))
        .filter(audit::Column::Verb.eq(Verb::Remove.word()))
        .filter(audit::Column::SubjectId.is_in(ids.iter().copied()));
    let removed = removed.all(connection).await?.into_iter();
    let mut names: BTreeMap<_, _> = removed.map(|row| (row.subject_id, (row.title, String::new()))).collect();
    let mut query = rows(table, ids);
    query.expr_as(Expr::col(told.names[0]), "vi").expr_as(Expr::col(told.names[1]), "en");
    for row in connection.query_all(&query).await? {
        names.insert(row.try_get("", "id")?, (row.try_get("", "vi")?, row.try_get("", "en")?));
    }
    Ok(names)
}

/// Which records are still there. What never goes is not looked for.
async fn mark_standing(connection: &impl ConnectionTrait, cards: &mut [AuditCard]) -> Result<()> {
    for (table, told) in told() {
        let own = cards.iter().filter(|card| card.subject == told.subject);
        let asked: BTreeSet<i64> = own.map(|card| card.subject_id).collect();
        if asked.is_empty() {
            continue;
        }
        let there = connection.query_all(&rows(table, &asked)).await?;
        let there = there.iter().map(|row| Ok(row.try_get("", "id")?));
        let there: Vec<i64> = there.collect::<Result<_>>()?;
        for card in cards.iter_mut().filter(|card| card.subject == told.subject) {
            card.stands = there.contains(&card.subject_id);
        }
    }
    Ok(())
}

/// The ids of a table among some.
fn rows(table: &Table, ids: &BTreeSet<i64>) -> SelectStatement {
    let mut query = Query::select();
    query.column("id").from((table.name)()).and_where(Expr::col("id").is_in(ids.iter().copied()));
    query
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
        names: AuditNames::default(),
        stands: true,
    })
}
