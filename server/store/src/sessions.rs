//! Sessions, kept by the digest of their id, and drafts of refused forms.

use crate::{
    Db,
    db::now,
    entity::{draft, session},
    error::Result,
    secret::{self, digest},
};
use chrono::{DateTime, Duration, Utc};
use domain::Actor;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};

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

    /// Keeps a refused form (JSON) for a day; answers the key that brings it back to the same person.
    pub async fn keep_draft(&self, me: Option<&Actor>, content: String) -> Result<String> {
        let key = secret::token();
        let row = draft::ActiveModel {
            id: Set(digest(&key)),
            account_id: Set(me.map(|me| me.account)),
            content: Set(content),
            created_at: Set(now()),
        };
        draft::Entity::insert(row).exec_without_returning(&self.connection).await?;
        Ok(key)
    }

    pub async fn draft(&self, me: Option<&Actor>, key: &str) -> Result<Option<String>> {
        let row = draft::Entity::find_by_id(digest(key)).one(&self.connection).await?;
        // Kept before signing in, it is known by its key alone.
        let own = row.filter(|row| row.account_id.is_none() || row.account_id == me.map(|me| me.account));
        Ok(own.map(|row| row.content))
    }

    /// Removes what has had its day: expired sessions, old drafts, old sign-in failures.
    pub async fn sweep(&self) -> Result<()> {
        use crate::entity::{invitation, known_device, setup_link, sign_in_failure};
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
        let old = sign_in_failure::Column::At.lt(now - Duration::days(1));
        sign_in_failure::Entity::delete_many().filter(old).exec(&self.connection).await?;
        let unused = known_device::Column::LastUsedAt.lt(now - Duration::days(180));
        known_device::Entity::delete_many().filter(unused).exec(&self.connection).await?;
        invitation::Entity::delete_many()
            .filter(invitation::Column::ExpiresAt.lt(now))
            .exec(&self.connection)
            .await?;
        setup_link::Entity::delete_many()
            .filter(setup_link::Column::ExpiresAt.lt(now))
            .exec(&self.connection)
            .await?;
        Ok(())
    }
}
