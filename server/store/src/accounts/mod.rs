//! Accounts: who they are, their passwords, and the actor each becomes.

mod history;
pub(crate) mod import_export;
mod invite;
pub(crate) mod keep;
mod own;
mod people;
pub(crate) mod rows;
pub(crate) mod sample;
mod sealed;
pub(crate) mod second_factor;
pub(crate) mod secret;
pub(crate) mod sessions;
pub(crate) mod sign_in;
mod tokens;

pub use invite::{Invitation, Invited};
pub(crate) use people::actors;
pub use sealed::SecretKey;
pub use second_factor::{NewFactor, Taste};

use crate::{
    Db,
    accounts::{
        keep::AccountKeeper,
        rows::{access_token, account, invitation, known_device, session, setup_link},
    },
    audit,
    calendar::rows::calendar_feed,
    db::now,
    error::{Error, Result, stored, violates},
    organisations::rows::organisation,
    units::rows::unit,
};
use domain::{
    Actor, Problem, Problems, Role,
    accounts::{AccountCard, AccountForm, Holder},
    audit::{Subject, Verb},
    text::person_key,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect,
    Select,
    sea_query::Expr,
};
use serde::Serialize;
use std::collections::HashMap;

/// An account with the path of its unit, and the roles that sign in with a second factor.
#[derive(FromQueryResult)]
struct PersonRow {
    #[sea_orm(nested)]
    account: account::Model,
    unit_path: Option<String>,
    required: String,
}

/// What the audit keeps of an account: never its password.
#[derive(Serialize)]
struct Kept<'a> {
    login: &'a str,
    name: &'a str,
    role: &'a str,
    unit: Option<i64>,
    organisation: Option<i64>,
    active: bool,
}

impl<'a> Kept<'a> {
    fn of(row: &'a account::Model) -> Self {
        let account::Model { login, name, role, unit_id, organisation_id, active, .. } = row;
        Self { login, name, role, unit: *unit_id, organisation: *organisation_id, active: *active }
    }
}

/// How a person's second factor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// A session counts only where it was given.
    On,
    Off,
    /// The role asks for one, or the one that there was can be read no more: until it is there, nothing else is.
    Missing,
}

/// Somebody who may come in, and what stands before it.
#[derive(Clone, Debug)]
pub struct Person {
    pub actor: Actor,
    pub factor: Factor,
    /// The password was chosen by somebody else: until the person has chosen another, nothing else is.
    pub password_given: bool,
}

impl Person {
    /// Nothing is owed: a program may read in the person's place.
    pub fn owes_nothing(&self) -> bool {
        self.factor != Factor::Missing && !self.password_given
    }
}

/// The actor of the command line and of first-run set-up.
pub fn system() -> Actor {
    Actor {
        account: 0,
        login: "lantoa".into(),
        name: "lantoa".into(),
        role: Role::Administrator,
        unit_path: None,
        organisation: None,
    }
}

impl AccountKeeper<'_> {
    pub async fn list(&self) -> Result<Vec<AccountCard>> {
        Ok(self.list_with_units().await?.into_iter().map(|(card, _)| card).collect())
    }

    /// Each with the id of its unit.
    pub(crate) async fn list_with_units(&self) -> Result<Vec<(AccountCard, Option<i64>)>> {
        self.db.account_cards(account::Entity::find()).await
    }

    pub async fn add(&self, form: &AccountForm) -> Result<i64> {
        let account = form.parse()?;
        let hash = secret::hash_password(account.password.clone()).await?;
        let transaction = self.db.begin().await?;
        let id = insert(&transaction, self.me, &account.login, &account.holder, hash).await?;
        transaction.commit().await?;
        Ok(id)
    }
}

impl Db {
    /// Who holds an active account. Everything that is asked begins with it, so it is one query.
    pub async fn person(&self, id: i64) -> Result<Option<Person>> {
        let required = Expr::cust("(SELECT second_factor FROM settings)");
        let unit_path = Expr::cust("(SELECT path FROM units WHERE units.id = accounts.unit_id)");
        let found = account::Entity::find_by_id(id)
            .filter(account::Column::Active.eq(true))
            .expr_as(required, "required")
            .expr_as(unit_path, "unit_path")
            .into_model::<PersonRow>()
            .one(&self.connection)
            .await?;
        let Some(PersonRow { account, unit_path, required }) = found else { return Ok(None) };
        let factor = match &account.totp_secret {
            Some(secret) if self.can_open(secret) => Factor::On,
            Some(_) => Factor::Missing,
            None if required.split(' ').any(|role| role == account.role) => Factor::Missing,
            None => Factor::Off,
        };
        let password_given = account.password_given;
        Ok(Some(Person { actor: actor_of(account, unit_path)?, factor, password_given }))
    }

    /// The actor with a login, for the command line and tests.
    pub async fn actor_by_login(&self, login: &str) -> Result<Actor> {
        let found =
            account::Entity::find().filter(account::Column::Login.eq(login)).one(&self.connection).await?;
        actor(&self.connection, found.ok_or(Error::NotFound)?).await
    }

    /// In the order of [`by_name`], each with the id of its unit.
    pub(crate) async fn account_cards(
        &self,
        rows: Select<account::Entity>,
    ) -> Result<Vec<(AccountCard, Option<i64>)>> {
        let mut rows = rows.all(&self.connection).await?;
        by_name(&mut rows);
        let units =
            unit::Entity::find().filter(unit::Column::Id.is_in(rows.iter().filter_map(|row| row.unit_id)));
        let units: HashMap<i64, String> =
            units.all(&self.connection).await?.into_iter().map(|unit| (unit.id, unit.name)).collect();
        let organisations = organisation::Entity::find()
            .filter(organisation::Column::Id.is_in(rows.iter().filter_map(|row| row.organisation_id)));
        let organisations: HashMap<i64, String> =
            organisations.all(&self.connection).await?.into_iter().map(|o| (o.id, o.name)).collect();
        rows.into_iter()
            .map(|row| {
                let card = AccountCard {
                    id: row.id,
                    joined: !row.password_hash.is_empty(),
                    login: row.login,
                    name: row.name,
                    role: stored(&row.role, Role::from_word)?,
                    unit: row.unit_id.and_then(|id| units.get(&id).cloned()),
                    organisation: row.organisation_id.and_then(|id| organisations.get(&id).cloned()),
                    active: row.active,
                    erased: row.erased_at.is_some(),
                };
                Ok((card, row.unit_id))
            })
            .collect()
    }

    /// A fresh one-time token for setting up the first administrator; `None` once there is an account.
    /// Older tokens stop working.
    pub async fn setup_token(&self) -> Result<Option<String>> {
        let transaction = self.begin().await?;
        if account::Entity::find().count(&transaction).await? > 0 {
            return Ok(None);
        }
        let token = secret::token();
        setup_link::Entity::delete_many().exec(&transaction).await?;
        let row = setup_link::ActiveModel {
            token_hash: Set(secret::digest(&token)),
            expires_at: Set(now() + chrono::Duration::days(1)),
        };
        setup_link::Entity::insert(row).exec_without_returning(&transaction).await?;
        transaction.commit().await?;
        Ok(Some(token))
    }

    pub async fn setup_is_pending(&self, token: &str) -> Result<bool> {
        setup_is_pending(&self.connection, token).await
    }

    /// Makes the first administrator and uses up the token.
    pub async fn set_up(&self, token: &str, form: &AccountForm) -> Result<i64> {
        let form = AccountForm { role: Role::Administrator.word().into(), ..form.clone() };
        if !self.setup_is_pending(token).await? {
            return Err(Error::NotFound);
        }
        let account = form.parse()?;
        let hash = secret::hash_password(account.password.clone()).await?;
        let transaction = self.begin().await?;
        let open = setup_is_pending(&transaction, token).await?;
        // Of two at once the second finds the link used up.
        let used = setup_link::Entity::delete_by_id(secret::digest(token)).exec(&transaction).await?;
        if !open || used.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        let id = insert(&transaction, &system(), &account.login, &account.holder, hash).await?;
        transaction.commit().await?;
        Ok(id)
    }

    pub async fn has_accounts(&self) -> Result<bool> {
        Ok(account::Entity::find().count(&self.connection).await? > 0)
    }
}

/// Puts people in order by the names they are called by, as no database does; of one name by login.
fn by_name(rows: &mut [account::Model]) {
    rows.sort_by_cached_key(|row| (person_key(&row.name), row.login.clone()));
}

pub(crate) async fn actor(connection: &impl ConnectionTrait, row: account::Model) -> Result<Actor> {
    let unit = match row.unit_id {
        Some(id) => unit::Entity::find_by_id(id).one(connection).await?,
        None => None,
    };
    actor_of(row, unit.map(|unit| unit.path))
}

fn actor_of(row: account::Model, unit_path: Option<String>) -> Result<Actor> {
    let role = stored(&row.role, Role::from_word)?;
    Ok(Actor {
        account: row.id,
        login: row.login,
        name: row.name,
        role,
        unit_path,
        organisation: row.organisation_id,
    })
}

async fn insert(
    connection: &impl ConnectionTrait,
    me: &Actor,
    login: &str,
    holder: &Holder,
    hash: String,
) -> Result<i64> {
    require_place(connection, holder).await?;
    let Holder { name, role, unit, organisation } = holder;
    // Chosen by an administrator; on the command line and at set-up by who will use it.
    let given = me.account > 0 && !hash.is_empty();
    let row = account::ActiveModel {
        id: NotSet,
        login: Set(login.to_owned()),
        name: Set(name.clone()),
        role: Set(role.word().to_owned()),
        unit_id: Set(*unit),
        organisation_id: Set(*organisation),
        password_hash: Set(hash),
        active: Set(true),
        created_at: Set(now()),
        version: Set(1),
        totp_secret: Set(None),
        totp_step: Set(0),
        language: Set(String::new()),
        theme: Set(String::new()),
        schedule_columns: Set(String::new()),
        changes_of_activities: Set(true),
        changes_of_campaigns: Set(true),
        changes_seen: Set(0),
        password_given: Set(given),
        suspended_at: Set(None),
        erased_at: Set(None),
    };
    let inserted = account::Entity::insert(row).exec(connection).await;
    let id = inserted.map_err(login_is_taken)?.last_insert_id;
    let (role, unit, organisation) = (role.word(), *unit, *organisation);
    let kept = Kept { login, name, role, unit, organisation, active: true };
    audit::Entry::of(me, Verb::Create, Subject::Account, id, login)
        .after(Some(&kept))?
        .record(connection)
        .await?;
    Ok(id)
}

fn login_is_taken(error: sea_orm::DbErr) -> Error {
    if violates(&error, "accounts_login", "accounts.login") {
        return Problems::one("login", Problem::Taken).into();
    }
    error.into()
}

/// Refuses a unit or an organisation that there is none of.
async fn require_place(connection: &impl ConnectionTrait, holder: &Holder) -> Result<()> {
    if let Some(id) = holder.unit
        && unit::Entity::find_by_id(id).one(connection).await?.is_none()
    {
        return Err(Problems::one("unit", Problem::Unknown).into());
    }
    if let Some(id) = holder.organisation
        && organisation::Entity::find_by_id(id).one(connection).await?.is_none()
    {
        return Err(Problems::one("organisation", Problem::Unknown).into());
    }
    Ok(())
}

async fn setup_is_pending(connection: &impl ConnectionTrait, token: &str) -> Result<bool> {
    let link = setup_link::Entity::find_by_id(secret::digest(token)).one(connection).await?;
    Ok(link.is_some_and(|link| link.expires_at > now())
        && account::Entity::find().count(connection).await? == 0)
}

pub(crate) async fn delete_sessions(
    connection: &impl ConnectionTrait,
    account: i64,
    keep: Option<&str>,
) -> Result<()> {
    let mut delete = session::Entity::delete_many().filter(session::Column::AccountId.eq(account));
    if let Some(keep) = keep {
        delete = delete.filter(session::Column::Id.ne(secret::digest(keep)));
    }
    delete.exec(connection).await?;
    Ok(())
}

/// The row of an actor.
pub(crate) async fn own(connection: &impl ConnectionTrait, me: &Actor) -> Result<account::Model> {
    account::Entity::find_by_id(me.account).one(connection).await?.ok_or(Error::NotFound)
}

/// Ends every token and every address for calendars of an account, and the links by which somebody could choose a
/// password for it.
pub(crate) async fn delete_keys(connection: &impl ConnectionTrait, account: i64) -> Result<()> {
    let tokens = access_token::Entity::delete_many().filter(access_token::Column::AccountId.eq(account));
    tokens.exec(connection).await?;
    let feeds = calendar_feed::Entity::delete_many().filter(calendar_feed::Column::AccountId.eq(account));
    feeds.exec(connection).await?;
    let links = invitation::Entity::delete_many().filter(invitation::Column::AccountId.eq(account));
    links.exec(connection).await?;
    Ok(())
}

/// Forgets every browser that has signed in to the account.
pub(crate) async fn delete_devices(connection: &impl ConnectionTrait, account: i64) -> Result<()> {
    let devices = known_device::Entity::delete_many().filter(known_device::Column::AccountId.eq(account));
    devices.exec(connection).await?;
    Ok(())
}
