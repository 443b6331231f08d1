//! Sessions, kept by the digest of their id, and drafts of refused forms.

use crate::{
    Db,
    accounts::{
        rows::{draft, session},
        secret::{self, digest},
    },
    audit,
    calendar::rows::calendar_feed,
    db::now,
    error::{Error, Result},
};
use chrono::{DateTime, Days, Duration, Utc};
use domain::{
    Actor,
    accounts::{REFUSALS_DAYS, SessionCard},
    audit::{Subject, Verb},
    feeds::FEED_DAYS,
    time::{start_of, today},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use std::collections::HashMap;

/// Bytes that are kept of one person: a form that holds far too much is still answered field by field.
const BYTES_OF_PERSON: usize = 16 << 20;
/// Forms that are kept of one person, of the strangers at one address, and of all strangers.
const DRAFTS_OF_PERSON: u64 = 20;
const DRAFTS_OF_ADDRESS: u64 = 10;
const DRAFTS_OF_STRANGERS: u64 = 300;
/// Bytes of a stranger's form, and of one in a browser in which somebody has signed in before: a session may have ended
/// while a long form was filled in.
const DRAFT_OF_STRANGER: usize = 4 << 10;
const DRAFT_OF_KNOWN_BROWSER: usize = 64 << 10;

/// Who filled in a form that is kept.
#[derive(Clone, Copy, Debug)]
pub enum Writer<'a> {
    Person(&'a Actor),
    Stranger { address: &'a str, device: Option<&'a str> },
}

/// A session as stored.
#[derive(Clone, Debug)]
pub struct StoredSession {
    /// JSON.
    pub data: String,
    pub expires_at: DateTime<Utc>,
}

fn session_row(id: &str, account: Option<i64>, session: StoredSession) -> session::ActiveModel {
    session::ActiveModel {
        id: Set(digest(id)),
        account_id: Set(account),
        data: Set(session.data),
        expires_at: Set(session.expires_at),
    }
}

impl Db {
    /// The session with an id, unless it has expired.
    pub async fn session(&self, id: &str) -> Result<Option<StoredSession>> {
        let row = session::Entity::find_by_id(digest(id)).one(&self.connection).await?;
        let live = row.filter(|row| row.expires_at > now());
        Ok(live.map(|row| StoredSession { data: row.data, expires_at: row.expires_at }))
    }

    pub async fn add_session(&self, id: &str, account: Option<i64>, session: StoredSession) -> Result<()> {
        let row = session_row(id, account, session);
        session::Entity::insert(row).exec_without_returning(&self.connection).await?;
        Ok(())
    }

    /// Changes a session that is there. One that was ended meanwhile stays so.
    pub async fn save_session(&self, id: &str, account: Option<i64>, session: StoredSession) -> Result<()> {
        let row = session_row(id, account, session);
        session::Entity::update_many()
            .set(row)
            .filter(session::Column::Id.eq(digest(id)))
            .exec(&self.connection)
            .await?;
        Ok(())
    }

    pub async fn delete_session(&self, id: &str) -> Result<()> {
        session::Entity::delete_by_id(digest(id)).exec(&self.connection).await?;
        Ok(())
    }

    /// The sessions of an account, the latest used first; `current` is the id of the one that asks.
    pub async fn sessions_of(&self, me: &Actor, current: Option<&str>) -> Result<Vec<SessionCard>> {
        let current = current.map(digest);
        let rows = session::Entity::find()
            .filter(session::Column::AccountId.eq(me.account))
            .filter(session::Column::ExpiresAt.gt(now()))
            .order_by_desc(session::Column::ExpiresAt)
            .all(&self.connection)
            .await?;
        let card = |row: session::Model| {
            let data: HashMap<String, serde_json::Value> =
                serde_json::from_str(&row.data).unwrap_or_default();
            let text =
                |key: &str| data.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
            let current = current.as_ref() == Some(&row.id);
            let since = text("since").parse().ok();
            SessionCard { agent: text("agent"), since, seen_on: text("seen_on"), current, id: row.id }
        };
        Ok(rows.into_iter().map(card).collect())
    }

    /// Ends one of the actor's own sessions, by the id of its card.
    pub async fn end_session(&self, me: &Actor, id: &str) -> Result<()> {
        let transaction = self.begin().await?;
        let own = session::Entity::delete_by_id(id).filter(session::Column::AccountId.eq(me.account));
        if own.exec(&transaction).await?.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        audit::Entry::of(me, Verb::SignOut, Subject::Account, me.account, &me.login)
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Keeps a refused form (JSON) for a day; answers the key that brings it back to the same person, or `None` where
    /// it is not kept: strangers do not fill the disk. Of older ones only a few stay.
    pub async fn keep_draft(&self, writer: Writer<'_>, content: String) -> Result<Option<String>> {
        let (account, address, max, kept) = match writer {
            Writer::Person(me) => (Some(me.account), "", BYTES_OF_PERSON, DRAFTS_OF_PERSON),
            Writer::Stranger { address, device } => {
                let known = self.is_known_browser(device).await?;
                let max = if known { DRAFT_OF_KNOWN_BROWSER } else { DRAFT_OF_STRANGER };
                (None, address, max, DRAFTS_OF_ADDRESS)
            }
        };
        if content.len() > max {
            return Ok(None);
        }
        let key = secret::token();
        let row = draft::ActiveModel {
            id: Set(digest(&key)),
            account_id: Set(account),
            address: Set(address.to_owned()),
            content: Set(content),
            created_at: Set(now()),
        };
        draft::Entity::insert(row).exec_without_returning(&self.connection).await?;
        let own = draft::Column::AccountId.eq(account).and(draft::Column::Address.eq(address));
        let strangers = draft::Column::AccountId.is_null();
        match account {
            Some(_) => self.forget_drafts(own, kept).await?,
            None => {
                self.forget_drafts(strangers.clone().and(draft::Column::Address.eq(address)), kept).await?;
                self.forget_drafts(strangers, DRAFTS_OF_STRANGERS).await?;
            }
        }
        Ok(Some(key))
    }

    /// Removes all but the latest of the drafts that a condition names, so many and so long together.
    async fn forget_drafts(&self, of: Expr, kept: u64) -> Result<()> {
        let drafts = draft::Entity::find()
            .select_only()
            .column(draft::Column::Id)
            .column_as(Expr::cust("CAST(length(content) AS BIGINT)"), "length")
            .filter(of)
            .order_by_desc(draft::Column::CreatedAt)
            .into_tuple::<(String, i64)>()
            .all(&self.connection)
            .await?;
        let mut left = BYTES_OF_PERSON as i64;
        let older = (0..).zip(drafts).filter_map(|(place, (id, length))| {
            left -= length;
            (place >= kept || left < 0).then_some(id)
        });
        let older: Vec<String> = older.collect();
        if !older.is_empty() {
            let gone = draft::Entity::delete_many().filter(draft::Column::Id.is_in(older));
            gone.exec(&self.connection).await?;
        }
        Ok(())
    }

    /// True if somebody has signed in with this browser, by the token that it holds since.
    pub async fn is_known_browser(&self, device: Option<&str>) -> Result<bool> {
        use super::rows::known_device;
        let Some(device) = device else { return Ok(false) };
        let known = known_device::Entity::find().filter(known_device::Column::TokenHash.eq(digest(device)));
        Ok(known.count(&self.connection).await? > 0)
    }

    pub async fn draft(&self, me: Option<&Actor>, key: &str) -> Result<Option<String>> {
        let row = draft::Entity::find_by_id(digest(key)).one(&self.connection).await?;
        // Kept before signing in, it is known by its key alone.
        let own = row.filter(|row| row.account_id.is_none() || row.account_id == me.map(|me| me.account));
        Ok(own.map(|row| row.content))
    }

    /// Removes what has had its day: expired sessions, old drafts, old sign-in failures, photos that nobody
    /// finished or that were removed, the names of people.
    pub async fn sweep(&self) -> Result<()> {
        use super::rows::{invitation, known_device, setup_link, sign_in_failure};
        let now = now();
        let expired = Condition::all().add(session::Column::ExpiresAt.lt(now));
        session::Entity::delete_many().filter(expired).exec(&self.connection).await?;
        let of_strangers = draft::Entity::delete_many().filter(draft::Column::AccountId.is_null());
        of_strangers
            .filter(draft::Column::CreatedAt.lt(now - Duration::hours(1)))
            .exec(&self.connection)
            .await?;
        let old = draft::Column::CreatedAt.lt(now - Duration::days(1));
        draft::Entity::delete_many().filter(old).exec(&self.connection).await?;
        let old = sign_in_failure::Column::At.lt(now - Duration::days(REFUSALS_DAYS));
        sign_in_failure::Entity::delete_many().filter(old).exec(&self.connection).await?;
        let unused = known_device::Column::LastUsedAt.lt(now - Duration::days(180));
        known_device::Entity::delete_many().filter(unused).exec(&self.connection).await?;
        invitation::Entity::delete_many()
            .filter(invitation::Column::ExpiresAt.lt(now))
            .exec(&self.connection)
            .await?;
        let since = today() - Days::new(FEED_DAYS);
        let unread = Condition::any().add(calendar_feed::Column::ReadOn.lt(since)).add(
            calendar_feed::Column::ReadOn.is_null().and(calendar_feed::Column::CreatedAt.lt(start_of(since))),
        );
        calendar_feed::Entity::delete_many().filter(unread).exec(&self.connection).await?;
        setup_link::Entity::delete_many()
            .filter(setup_link::Column::ExpiresAt.lt(now))
            .exec(&self.connection)
            .await?;
        self.sweep_photos().await?;
        self.sweep_discussions().await?;
        self.sweep_replies().await?;
        self.sweep_people().await
    }
}
