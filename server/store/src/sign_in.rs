//! Signing in, and slowing down those who guess.
//!
//! Failures are counted in three ways, none of which an attacker can turn against others:
//! - by login and device, for a browser that has signed in to this account before (it holds a token);
//! - by login and address, for any other browser: an attacker elsewhere does not lock the owner out;
//! - by address over all logins, with a high limit, and never for known devices: an office behind one address
//!   goes on working while one of its machines guesses.

use crate::{
    Db, accounts, audit,
    db::now,
    entity::{account, known_device, sign_in_failure},
    error::{Error, Result},
    secret::{self, digest},
};
use chrono::Duration;
use domain::{
    Actor,
    audit::{Subject, Verb},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select,
    sea_query::OnConflict,
};

/// Failures are forgotten after this many minutes.
const WINDOW_MINUTES: i64 = 15;
const LIMIT_PER_DEVICE: u64 = 10;
const LIMIT_PER_LOGIN_AND_ADDRESS: u64 = 5;
const LIMIT_PER_LOGIN: u64 = 50;
const LIMIT_PER_ADDRESS: u64 = 100;

/// A person who signed in, and the token by which the browser is known from now on.
#[derive(Debug)]
pub struct SignedIn {
    pub actor: Actor,
    pub device: String,
}

impl Db {
    /// `None` for a wrong login or password, without saying which; [`Error::Throttled`] after too many of them.
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        address: &str,
        device: Option<&str>,
    ) -> Result<Option<SignedIn>> {
        let login = login.trim().to_lowercase();
        let login: String = login.chars().filter(|c| !c.is_control()).take(100).collect();
        let row = account::Entity::find()
            .filter(account::Column::Login.eq(&login))
            .filter(account::Column::Active.eq(true))
            .one(&self.connection)
            .await?;
        let known_device = match (&row, device) {
            (Some(row), Some(device)) => self.knows(row.id, device).await?.then(|| digest(device)),
            _ => None,
        };
        // Counted as a failure until it is a success: a thousand guesses at once are a thousand failures.
        let failure = self.record_failure(login.clone(), address, known_device.clone()).await?;
        if self.is_throttled(&login, address, known_device.as_deref(), failure).await? {
            sign_in_failure::Entity::delete_by_id(failure).exec(&self.connection).await?;
            return Err(Error::Throttled);
        }
        let hash = row.as_ref().map(|row| row.password_hash.clone());
        let right = secret::verify_password(password, hash).await?;
        let Some(row) = row.filter(|_| right) else { return Ok(None) };
        sign_in_failure::Entity::delete_by_id(failure).exec(&self.connection).await?;
        let device = self.remember_device(row.id, device.filter(|_| known_device.is_some())).await?;
        let actor = accounts::actor(&self.connection, row).await?;
        audit::Entry::of(&actor, Verb::SignIn, Subject::Account, actor.account, &actor.login)
            .record(&self.connection)
            .await?;
        Ok(Some(SignedIn { actor, device }))
    }

    async fn knows(&self, account: i64, device: &str) -> Result<bool> {
        let key = (digest(device), account);
        Ok(known_device::Entity::find_by_id(key).one(&self.connection).await?.is_some())
    }

    async fn is_throttled(
        &self,
        login: &str,
        address: &str,
        device: Option<&str>,
        this: i64,
    ) -> Result<bool> {
        use sign_in_failure::Column;
        let before = failures().filter(Column::Id.lt(this));
        let of_login = before.clone().filter(Column::Login.eq(login));
        if let Some(device) = device {
            let count = of_login.filter(Column::Device.eq(device)).count(&self.connection).await?;
            return Ok(count >= LIMIT_PER_DEVICE);
        }
        let of_login = of_login.filter(Column::Device.eq(""));
        let of_address = before.filter(Column::Address.eq(address));
        Ok(of_login.clone().filter(Column::Address.eq(address)).count(&self.connection).await?
            >= LIMIT_PER_LOGIN_AND_ADDRESS
            || of_login.count(&self.connection).await? >= LIMIT_PER_LOGIN
            || of_address.count(&self.connection).await? >= LIMIT_PER_ADDRESS)
    }

    async fn record_failure(&self, login: String, address: &str, device: Option<String>) -> Result<i64> {
        let row = sign_in_failure::ActiveModel {
            id: NotSet,
            login: Set(login),
            address: Set(address.to_owned()),
            device: Set(device.unwrap_or_default()),
            at: Set(now()),
        };
        Ok(sign_in_failure::Entity::insert(row).exec(&self.connection).await?.last_insert_id)
    }

    async fn remember_device(&self, account: i64, known: Option<&str>) -> Result<String> {
        let device = known.map_or_else(secret::token, str::to_owned);
        let row = known_device::ActiveModel {
            token_hash: Set(digest(&device)),
            account_id: Set(account),
            last_used_at: Set(now()),
        };
        let seen = OnConflict::columns([known_device::Column::TokenHash, known_device::Column::AccountId])
            .update_column(known_device::Column::LastUsedAt)
            .to_owned();
        known_device::Entity::insert(row).on_conflict(seen).exec_without_returning(&self.connection).await?;
        Ok(device)
    }
}

fn failures() -> Select<sign_in_failure::Entity> {
    let since = now() - Duration::minutes(WINDOW_MINUTES);
    sign_in_failure::Entity::find().filter(sign_in_failure::Column::At.gt(since))
}
