//! Who changed what, when, from what to what: written in the transaction of the change itself.

pub(crate) mod rows;

use crate::{
    Db,
    activities::rows::activity,
    audiences::rows::audience,
    audit::rows::audit,
    db::now,
    error::{Error, Result, stored},
    hotlines::rows::hotline,
    key_days::rows::key_day,
    organisations::rows::organisation,
    units::rows::unit,
};
use chrono::{DateTime, Utc};
use domain::{
    Actor,
    audit::{AUDIT_PAGE, AuditCard, AuditFilter, AuditNames, Subject, Verb},
    period::Period,
    text::{search_words, searchable},
    time::start_of,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::SelectStatement,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
}

impl Db {
    /// A page of the changes that match, newest first, and how many there are in all.
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
        let Period { from, to, problems: _ } = filter.period();
        if let Some(from) = from {
            query = query.filter(audit::Column::At.gte(start_of(from)));
        }
        if let Some(to) = to {
            query = query.filter(audit::Column::At.lt(start_of(to + chrono::Duration::days(1))));
        }
        let count = query.clone().count(&self.connection).await?;
        let (page, _) = filter.page_of(count);
        let rows = query
            .order_by_desc(audit::Column::Id)
            .limit(AUDIT_PAGE)
            .offset((page - 1) * AUDIT_PAGE)
            .all(&self.connection)
            .await?;
        let mut cards = rows.into_iter().map(card).collect::<Result<Vec<_>>>()?;
        name_ids(&self.connection, &mut cards).await?;
        mark_standing(&self.connection, &mut cards).await?;
        Ok((cards, count))
    }
}

/// What the actor took away by an entry, as it was then.
pub(crate) async fn removed<T: DeserializeOwned>(
    connection: &impl ConnectionTrait,
    me: &Actor,
    subject: Subject,
    entry: i64,
) -> Result<T> {
    let row = audit::Entity::find_by_id(entry)
        .filter(audit::Column::AccountId.eq(me.account))
        .filter(audit::Column::Subject.eq(subject.word()))
        .filter(audit::Column::Verb.eq(Verb::Remove.word()))
        .one(connection)
        .await?;
    let before = row.and_then(|row| row.before).ok_or(Error::NotFound)?;
    Ok(serde_json::from_str(&before)?)
}

/// When records of a kind were last changed, by id.
pub(crate) struct Changes(HashMap<i64, DateTime<Utc>>);

impl Changes {
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

/// The ids that a change holds, by what they are ids of.
#[derive(Default)]
struct Ids {
    units: BTreeSet<i64>,
    organisations: BTreeSet<i64>,
    audiences: BTreeSet<i64>,
}

impl Ids {
    fn add(&mut self, card: &AuditCard) {
        for json in [&card.before, &card.after].into_iter().flatten() {
            // A campaign's step keeps a word, not a record.
            let Ok(Value::Object(fields)) = serde_json::from_str(json) else { continue };
            for (field, value) in &fields {
                let ids = match field.as_str() {
                    "unit" | "units" | "parent" => &mut self.units,
                    "organisation" | "lead" | "supporting" | "successors" => &mut self.organisations,
                    "audiences" => &mut self.audiences,
                    _ => continue,
                };
                match value {
                    Value::Array(values) => ids.extend(values.iter().filter_map(Value::as_i64)),
                    value => ids.extend(value.as_i64()),
                }
            }
        }
    }
}

/// Gives each change the names of its ids, with one query a kind however many changes there are.
async fn name_ids(connection: &impl ConnectionTrait, cards: &mut [AuditCard]) -> Result<()> {
    let mut all = Ids::default();
    cards.iter().for_each(|card| all.add(card));
    let Ids { units, organisations, audiences } = all;
    let units = unit::Entity::find().filter(unit::Column::Id.is_in(units)).all(connection).await?;
    let units: Names = units.into_iter().map(|row| (row.id, (row.name, row.name_en))).collect();
    let organisations = organisation::Entity::find().filter(organisation::Column::Id.is_in(organisations));
    let organisations = organisations.all(connection).await?;
    let organisations: Names =
        organisations.into_iter().map(|row| (row.id, (row.name, String::new()))).collect();
    // One that was taken away is called as it was then.
    let removed = audit::Entity::find()
        .filter(audit::Column::Subject.eq(Subject::Audience.word()))
        .filter(audit::Column::Verb.eq(Verb::Remove.word()))
        .filter(audit::Column::SubjectId.is_in(audiences.iter().copied()));
    let removed = removed.all(connection).await?.into_iter();
    let removed = removed.map(|row| (row.subject_id, (row.title, String::new())));
    let audiences = audience::Entity::find().filter(audience::Column::Id.is_in(audiences));
    let audiences = audiences.all(connection).await?;
    let audiences = audiences.into_iter().map(|row| (row.id, (row.name, row.name_en)));
    let audiences: Names = removed.chain(audiences).collect();
    for card in cards {
        let mut own = Ids::default();
        own.add(card);
        card.names = AuditNames {
            units: of_ids(&units, &own.units),
            organisations: of_ids(&organisations, &own.organisations),
            audiences: of_ids(&audiences, &own.audiences),
        };
    }
    Ok(())
}

/// Names by id, in Vietnamese and in English.
type Names = BTreeMap<i64, (String, String)>;

fn of_ids(names: &Names, ids: &BTreeSet<i64>) -> Names {
    ids.iter().filter_map(|id| Some((*id, names.get(id)?.clone()))).collect()
}

/// Which records are still there. What never goes is not looked for.
async fn mark_standing(connection: &impl ConnectionTrait, cards: &mut [AuditCard]) -> Result<()> {
    for subject in [Subject::Activity, Subject::Audience, Subject::Hotline, Subject::KeyDay, Subject::Unit] {
        let asked = cards.iter().filter(|card| card.subject == subject).map(|card| card.subject_id);
        let asked: BTreeSet<i64> = asked.collect();
        if asked.is_empty() {
            continue;
        }
        let standing = match subject {
            Subject::Activity => there::<activity::Entity>(connection, activity::Column::Id, asked).await?,
            Subject::Audience => there::<audience::Entity>(connection, audience::Column::Id, asked).await?,
            Subject::Unit => there::<unit::Entity>(connection, unit::Column::Id, asked).await?,
            Subject::Hotline => there::<hotline::Entity>(connection, hotline::Column::Id, asked).await?,
            _ => there::<key_day::Entity>(connection, key_day::Column::Id, asked).await?,
        };
        for card in cards.iter_mut().filter(|card| card.subject == subject) {
            card.stands = standing.contains(&card.subject_id);
        }
    }
    Ok(())
}

/// Those of some ids that a table holds.
async fn there<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    id: E::Column,
    asked: BTreeSet<i64>,
) -> Result<Vec<i64>> {
    let found = E::find().select_only().column(id).filter(id.is_in(asked));
    Ok(found.into_tuple::<i64>().all(connection).await?)
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
