//! The addresses under which other programs read it.

pub(crate) mod rows;

use crate::{
    Db,
    accounts::{
        Person,
        secret::{digest, token},
    },
    audit,
    calendar::rows::calendar_feed,
    db::now,
    error::{Error, Result},
    units::rows::unit,
};
use chrono::Days;
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    feeds::{FEED_DAYS, FEEDS_MAX, FeedCard, FeedForm},
    time::{day_of, today},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use std::collections::HashMap;

/// What a program that came with the right address may read.
#[derive(Clone, Debug)]
pub struct Feed {
    pub actor: Actor,
    pub unit: Option<i64>,
}

impl Db {
    /// The actor's own addresses, the latest first.
    pub async fn feeds(&self, me: &Actor) -> Result<Vec<FeedCard>> {
        let own = calendar_feed::Entity::find()
            .filter(calendar_feed::Column::AccountId.eq(me.account))
            .order_by_desc(calendar_feed::Column::Id);
        let rows = own.all(&self.connection).await?;
        let units = self.units_by_id(rows.iter().filter_map(|row| row.unit_id)).await?;
        let units: HashMap<i64, (String, String)> =
            units.into_iter().map(|unit| (unit.id, (unit.name, unit.name_en))).collect();
        let card = |row: calendar_feed::Model| FeedCard {
            id: row.id,
            unit: row.unit_id.and_then(|unit| units.get(&unit).cloned()),
            created_on: day_of(row.created_at),
            read_on: row.read_on,
        };
        Ok(rows.into_iter().map(card).collect())
    }

    /// Makes an address of the actor's own; answers the token that it ends with, which is not kept.
    pub async fn add_feed(&self, me: &Actor, form: &FeedForm) -> Result<String> {
        let transaction = self.begin().await?;
        let unit = match form.unit.trim() {
            "" => None,
            typed => {
                let found = unit::Entity::find_by_id(typed.parse::<i64>().unwrap_or_default());
                let found = found.one(&transaction).await?;
                Some(found.ok_or_else(|| Problems::one("unit", Problem::Unknown))?)
            }
        };
        let own = calendar_feed::Entity::find().filter(calendar_feed::Column::AccountId.eq(me.account));
        if own.count(&transaction).await? >= FEEDS_MAX {
            let max = usize::try_from(FEEDS_MAX).unwrap_or(usize::MAX);
            return Err(Problems::one("unit", Problem::TooManyRows { max }).into());
        }
        let token = token();
        let row = calendar_feed::ActiveModel {
            id: NotSet,
            digest: Set(digest(&token)),
            account_id: Set(me.account),
            unit_id: Set(unit.as_ref().map(|unit| unit.id)),
            created_at: Set(now()),
            read_on: Set(None),
        };
        let id = calendar_feed::Entity::insert(row).exec(&transaction).await?.last_insert_id;
        let title = unit.as_ref().map_or(me.login.as_str(), |unit| &unit.name);
        audit::Entry::of(me, Verb::Create, Subject::Feed, id, title).record(&transaction).await?;
        transaction.commit().await?;
        Ok(token)
    }

    /// Ends an address of the actor's own at once.
    pub async fn revoke_feed(&self, me: &Actor, id: i64) -> Result<()> {
        let transaction = self.begin().await?;
        let own =
            calendar_feed::Entity::delete_by_id(id).filter(calendar_feed::Column::AccountId.eq(me.account));
        if own.exec(&transaction).await?.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        audit::Entry::of(me, Verb::Revoke, Subject::Feed, id, &me.login).record(&transaction).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Who reads by a token, and what; `None` for one that was revoked, and where the account is suspended or lacks
    /// its second factor.
    pub async fn feed(&self, token: &str) -> Result<Option<Feed>> {
        let found = calendar_feed::Entity::find().filter(calendar_feed::Column::Digest.eq(digest(token)));
        let Some(row) = found.one(&self.connection).await? else { return Ok(None) };
        let unused_since = row.read_on.unwrap_or_else(|| day_of(row.created_at));
        if unused_since < today() - Days::new(FEED_DAYS) {
            return Ok(None);
        }
        let found = self.person(row.account_id).await?;
        let Some(Person { actor, .. }) = found.filter(Person::owes_nothing) else { return Ok(None) };
        // One write a day tells its owner whether it is still in use.
        if row.read_on != Some(today()) {
            let read = calendar_feed::ActiveModel {
                id: Set(row.id),
                read_on: Set(Some(today())),
                ..Default::default()
            };
            calendar_feed::Entity::update_many()
                .set(read)
                .filter(calendar_feed::Column::Id.eq(row.id))
                .exec(&self.connection)
                .await?;
        }
        Ok(Some(Feed { actor, unit: row.unit_id }))
    }
}
