//! Signing in, and slowing down those who guess.
//!
//! Failures are counted in four ways, none of which an attacker can turn against others:
//! - by login and device, for a browser that has signed in to this account before (it holds a token);
//! - by login and address, for any other browser: an attacker elsewhere does not lock the owner out;
//! - by login over all addresses, except for those of the networks that its holder has signed in from;
//! - by address over all logins, with a high limit, and never for known devices: an office behind one address
//!   goes on working while one of its machines guesses.

use crate::{
    Db,
    accounts::{
        self,
        rows::{account, known_device, sign_in_failure},
        secret::{self, digest},
    },
    audit,
    db::now,
    error::{Error, Result},
};
use chrono::Duration;
use domain::{
    Actor, Problem, Problems,
    accounts::{AccountProblem, network_of},
    audit::{Subject, Verb},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    QueryTrait, Select,
    sea_query::{IntoCondition, OnConflict},
};

/// Failures are forgotten after this many minutes.
const WINDOW_MINUTES: i64 = 15;
const LIMIT_PER_DEVICE: u64 = 10;
const LIMIT_PER_LOGIN_AND_ADDRESS: i64 = 5;
const LIMIT_PER_LOGIN: i64 = 50;
const LIMIT_PER_ADDRESS: i64 = 100;

/// A password being typed: for which login, where, and by the digest of which token that the browser holds for it.
struct Attempt<'a> {
    login: &'a str,
    address: &'a str,
    device: Option<&'a str>,
}

/// How far somebody came with a password.
#[derive(Debug)]
pub enum Admission {
    Done(SignedIn),
    /// The password was right, and the account asks for a code beside it.
    CodeNeeded {
        account: i64,
        /// Holds while the password is the one that was given.
        mark: String,
    },
}

/// A person who signed in, and the token by which the browser is known from now on.
#[derive(Debug)]
pub struct SignedIn {
    pub actor: Actor,
    pub device: String,
    /// How the person likes the site; empty where nothing was chosen.
    pub language: String,
    pub theme: String,
    pub schedule_columns: String,
}

impl Db {
    /// `None` for a wrong login or password, without saying which; [`Error::Throttled`] after too many of them; the
    /// holder of a suspended account is told so. Where one of them is missing nothing was tried.
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        address: &str,
        device: Option<&str>,
    ) -> Result<Option<Admission>> {
        let login = read_login(login, password)?;
        let mut attempt = Attempt { login: &login, address, device: None };
        // Where no browser can be known a guess too many costs this one read.
        if device.is_none() {
            self.refuse_throttled(&attempt).await?;
        }
        let row =
            account::Entity::find().filter(account::Column::Login.eq(&login)).one(&self.connection).await?;
        let known = match &row {
            Some(row) => self.known_device(row.id, device).await?,
            None => None,
        };
        attempt.device = known.as_deref();
        if device.is_some() {
            self.refuse_throttled(&attempt).await?;
        }
        let hash = row.as_ref().map(|row| row.password_hash.clone());
        let right = self.try_password(&attempt, password, hash).await?;
        let Some(row) = row.filter(|_| right) else { return Ok(None) };
        // Said to the holder only, who knows the password.
        if !row.active {
            return Err(Problems::one("login", AccountProblem::Suspended).into());
        }
        if row.totp_secret.as_ref().is_some_and(|secret| self.can_open(secret)) {
            return Ok(Some(Admission::CodeNeeded { account: row.id, mark: digest(&row.password_hash) }));
        }
        self.forget_own_failures(&attempt).await?;
        let device = device.filter(|_| known.is_some());
        Ok(Some(Admission::Done(self.let_in(row, device, address).await?)))
    }

    /// Goes on where [`Admission::CodeNeeded`] left off. `None` for a wrong code, which counts as a guess at signing
    /// in.
    pub async fn sign_in_with_code(
        &self,
        (account, mark): (i64, &str),
        code: &str,
        address: &str,
        device: Option<&str>,
    ) -> Result<Option<SignedIn>> {
        let row = account::Entity::find_by_id(account).one(&self.connection).await?;
        let row =
            row.filter(|row| row.active && digest(&row.password_hash) == mark).ok_or(Error::NotFound)?;
        if !self.try_code(&row, code, address, device).await? {
            return Ok(None);
        }
        let known = self.known_device(row.id, device).await?;
        self.forget_own_failures(&Attempt { login: &row.login, address, device: known.as_deref() }).await?;
        let device = device.filter(|_| known.is_some());
        Ok(Some(self.let_in(row, device, address).await?))
    }

    /// True if a code is right, and used up then; a wrong one counts as a guess at signing in, none does not.
    pub(crate) async fn try_code(
        &self,
        row: &account::Model,
        code: &str,
        address: &str,
        device: Option<&str>,
    ) -> Result<bool> {
        if code.trim().is_empty() {
            return Err(Problems::one("code", Problem::Required).into());
        }
        let known = self.known_device(row.id, device).await?;
        let attempt = Attempt { login: &row.login, address, device: known.as_deref() };
        self.refuse_throttled(&attempt).await?;
        let failure = self.begin_attempt(&attempt).await?;
        let right = self.use_code(row, code).await?;
        if right {
            sign_in_failure::Entity::delete_by_id(failure).exec(&self.connection).await?;
        }
        Ok(right)
    }

    async fn let_in(&self, row: account::Model, device: Option<&str>, address: &str) -> Result<SignedIn> {
        let device = self.remember_device(row.id, device, address).await?;
        let (language, theme) = (row.language.clone(), row.theme.clone());
        let schedule_columns = row.schedule_columns.clone();
        let actor = accounts::actor(&self.connection, row).await?;
        audit::Entry::of(&actor, Verb::SignIn, Subject::Account, actor.account, &actor.login)
            .record(&self.connection)
            .await?;
        Ok(SignedIn { actor, device, language, theme, schedule_columns })
    }

    /// True if a password is the account's; a wrong one counts as a guess at signing in.
    pub(crate) async fn is_password_of(
        &self,
        row: &account::Model,
        typed: &str,
        address: &str,
        device: Option<&str>,
    ) -> Result<bool> {
        let known = self.known_device(row.id, device).await?;
        let attempt = Attempt { login: &row.login, address, device: known.as_deref() };
        self.refuse_throttled(&attempt).await?;
        self.try_password(&attempt, typed, Some(row.password_hash.clone())).await
    }

    /// That who is signed in has given the password again.
    pub async fn prove(&self, me: &Actor, typed: &str, whence: (&str, Option<&str>)) -> Result<()> {
        self.with_password(me, typed, whence, Ok(())).await
    }

    /// What was read, where the password of who is signed in was typed with it: a browser left open is not enough. All
    /// that is wrong is told at once.
    pub(crate) async fn with_password<T>(
        &self,
        me: &Actor,
        typed: &str,
        (address, device): (&str, Option<&str>),
        read: std::result::Result<T, Problems>,
    ) -> Result<T> {
        let row = accounts::own(&self.connection, me).await?;
        let problem = if typed.is_empty() {
            Problem::Required
        } else if !self.is_password_of(&row, typed, address, device).await? {
            AccountProblem::WrongPassword.into()
        } else {
            return Ok(read?);
        };
        let mut problems = read.err().unwrap_or_default();
        problems.add("current", problem);
        Err(problems.into())
    }

    /// Counted as a failure until it is a success: a thousand guesses at once are a thousand failures.
    async fn try_password(&self, attempt: &Attempt<'_>, typed: &str, hash: Option<String>) -> Result<bool> {
        let failure = self.begin_attempt(attempt).await?;
        let right = secret::verify_password(typed, hash).await?;
        if right {
            sign_in_failure::Entity::delete_by_id(failure).exec(&self.connection).await?;
        }
        Ok(right)
    }

    /// Refuses after too many guesses, for the price of one read.
    async fn refuse_throttled(&self, attempt: &Attempt<'_>) -> Result<()> {
        if self.is_throttled(attempt, None).await? { Err(Error::Throttled) } else { Ok(()) }
    }

    /// Records an attempt as a failure, to be taken back when it is a success.
    async fn begin_attempt(&self, attempt: &Attempt<'_>) -> Result<i64> {
        let failure = self.record_failure(attempt).await?;
        // Of many at once each counts those before it.
        if self.is_throttled(attempt, Some(failure)).await? {
            sign_in_failure::Entity::delete_by_id(failure).exec(&self.connection).await?;
            return Err(Error::Throttled);
        }
        Ok(failure)
    }

    /// Who has come in is not held up by slips on the way: those of the same browser, or from the same address.
    async fn forget_own_failures(&self, attempt: &Attempt<'_>) -> Result<()> {
        use sign_in_failure::Column;
        let own = Condition::all()
            .add(Column::Login.eq(attempt.login))
            .add(Column::Address.eq(attempt.address))
            .add(Column::Device.eq(attempt.device.unwrap_or_default()));
        forget_failures(&self.connection, own).await
    }

    /// The digest of a token by which a browser is known for an account; `None` if it is not.
    async fn known_device(&self, account: i64, device: Option<&str>) -> Result<Option<String>> {
        let Some(device) = device else { return Ok(None) };
        let token = digest(device);
        let key = (token.clone(), account);
        let known = known_device::Entity::find_by_id(key).one(&self.connection).await?;
        Ok(known.map(|_| token))
    }

    /// True after too many failures before the one with the id `this`.
    async fn is_throttled(&self, attempt: &Attempt<'_>, this: Option<i64>) -> Result<bool> {
        use sign_in_failure::Column;
        let Attempt { login, address, device } = attempt;
        let before = failures().filter(Condition::all().add_option(this.map(|this| Column::Id.lt(this))));
        if let Some(device) = device {
            let of_device = before.filter(Column::Login.eq(*login)).filter(Column::Device.eq(*device));
            return Ok(of_device.count(&self.connection).await? >= LIMIT_PER_DEVICE);
        }
        // Grouped, there are few: none passes its limit by much.
        let counted: Vec<(String, String, i64)> = before
            .select_only()
            .columns([Column::Login, Column::Address])
            .column_as(Column::Id.count(), "failures")
            .filter(Column::Device.eq(""))
            .filter(Condition::any().add(Column::Login.eq(*login)).add(Column::Address.eq(*address)))
            .group_by(Column::Login)
            .group_by(Column::Address)
            .into_tuple()
            .all(&self.connection)
            .await?;
        let sum = |fits: &dyn Fn(&str, &str) -> bool| -> i64 {
            let fitting = counted.iter().filter(|(login, address, _)| fits(login, address));
            fitting.map(|(.., failures)| failures).sum()
        };
        Ok(sum(&|of, from| of == *login && from == *address) >= LIMIT_PER_LOGIN_AND_ADDRESS
            || sum(&|_, from| from == *address) >= LIMIT_PER_ADDRESS
            || (sum(&|of, _| of == *login) >= LIMIT_PER_LOGIN && !self.is_at_home(login, address).await?))
    }

    /// True where somebody has signed in to the account from the same network: guesses from all over the world do not
    /// lock its holder out of a new browser there.
    async fn is_at_home(&self, login: &str, address: &str) -> Result<bool> {
        let account = account::Entity::find()
            .select_only()
            .column(account::Column::Id)
            .filter(account::Column::Login.eq(login))
            .into_query();
        let known = known_device::Entity::find()
            .filter(known_device::Column::AccountId.in_subquery(account))
            .filter(known_device::Column::Network.eq(network_of(address)));
        Ok(known.count(&self.connection).await? > 0)
    }

    async fn record_failure(&self, attempt: &Attempt<'_>) -> Result<i64> {
        let row = sign_in_failure::ActiveModel {
            id: NotSet,
            login: Set(attempt.login.to_owned()),
            address: Set(attempt.address.to_owned()),
            device: Set(attempt.device.unwrap_or_default().to_owned()),
            at: Set(now()),
            counts: Set(true),
        };
        Ok(sign_in_failure::Entity::insert(row).exec(&self.connection).await?.last_insert_id)
    }

    async fn remember_device(&self, account: i64, known: Option<&str>, address: &str) -> Result<String> {
        let device = known.map_or_else(secret::token, str::to_owned);
        let row = known_device::ActiveModel {
            token_hash: Set(digest(&device)),
            account_id: Set(account),
            last_used_at: Set(now()),
            network: Set(network_of(address)),
        };
        let seen = OnConflict::columns([known_device::Column::TokenHash, known_device::Column::AccountId])
            .update_columns([known_device::Column::LastUsedAt, known_device::Column::Network])
            .to_owned();
        known_device::Entity::insert(row).on_conflict(seen).exec_without_returning(&self.connection).await?;
        Ok(device)
    }
}

/// A login as it is compared. Nothing is tried where it or the password is missing.
fn read_login(login: &str, password: &str) -> Result<String> {
    let mut missing = Problems::default();
    for (field, typed) in [("login", login.trim()), ("password", password)] {
        if typed.is_empty() {
            missing.add(field, Problem::Required);
        }
    }
    if !missing.is_empty() {
        return Err(missing.into());
    }
    let login = login.trim().to_lowercase();
    Ok(login.chars().filter(|c| !c.is_control()).take(100).collect())
}

fn failures() -> Select<sign_in_failure::Entity> {
    let since = now() - Duration::minutes(WINDOW_MINUTES);
    sign_in_failure::Entity::find()
        .filter(sign_in_failure::Column::At.gt(since))
        .filter(sign_in_failure::Column::Counts.eq(true))
}

/// Lets failures hold up nobody any more; they are still told.
pub(super) async fn forget_failures(
    connection: &impl ConnectionTrait,
    which: impl IntoCondition,
) -> Result<()> {
    let forgotten = sign_in_failure::ActiveModel { counts: Set(false), ..Default::default() };
    sign_in_failure::Entity::update_many()
        .set(forgotten)
        .filter(which.into_condition())
        .exec(connection)
        .await?;
    Ok(())
}
