//! Keeping the accounts of others: changed, suspended, resumed, given a new password.

use super::{Kept, delete_devices, delete_keys, delete_sessions, require_place};
use crate::{
    Db,
    accounts::{
        rows::{account, sign_in_failure},
        secret,
        sign_in::forget_failures,
    },
    audit,
    campaigns::read_reason,
    db::now,
    error::{Error, Result, require, stored},
};
use domain::{
    Actor, Problem, Problems, Role,
    accounts::{
        AccountDetail, AccountEditForm, AccountProblem, HandOverForm, Holder, NewPasswordForm, Transition,
    },
    audit::{Subject, Verb},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

/// The accounts, for those who keep them.
#[derive(Clone, Copy, Debug)]
pub struct AccountKeeper<'a> {
    pub(crate) db: &'a Db,
    pub(crate) me: &'a Actor,
}

impl Db {
    pub fn account_keeper<'a>(&'a self, me: &'a Actor) -> Result<AccountKeeper<'a>> {
        require(me.may_keep_accounts())?;
        Ok(AccountKeeper { db: self, me })
    }
}

impl AccountKeeper<'_> {
    /// An account, for those who keep them.
    pub async fn find(&self, id: i64) -> Result<AccountDetail> {
        let row = account::Entity::find_by_id(id).one(&self.db.connection).await?;
        detail(row.ok_or(Error::NotFound)?)
    }

    /// As [`AccountKeeper::find`], by its login.
    pub async fn find_by_login(&self, login: &str) -> Result<AccountDetail> {
        let login = login.trim().to_lowercase();
        let row =
            account::Entity::find().filter(account::Column::Login.eq(login)).one(&self.db.connection).await?;
        detail(row.ok_or(Error::NotFound)?)
    }

    /// Changes who holds an account and for what. The last active administrator stays one.
    pub async fn edit(&self, id: i64, form: &AccountEditForm) -> Result<()> {
        let holder = form.parse()?;
        let transaction = self.db.begin().await?;
        let (row, last) = lock(&transaction, id, &form.version).await?;
        if last && holder.role != Role::Administrator {
            return Err(Problems::one("role", AccountProblem::LastAdministrator).into());
        }
        require_place(&transaction, &holder).await?;
        hold(&transaction, self.me, &row, &holder).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Gives the role and the place of somebody who leaves to somebody who has an account, and suspends the account of
    /// who leaves if it is still in the version that the form saw: the work there is the successor's from then on.
    pub async fn hand_over(&self, id: i64, form: &HandOverForm) -> Result<()> {
        require(self.me.may_lock_out(id))?;
        let to = form.parse()?;
        let transaction = self.db.begin().await?;
        let (leaver, last) = lock_with(&transaction, id, &form.version, Some(to)).await?;
        if last {
            return Err(Problems::one("to", AccountProblem::LastAdministrator).into());
        }
        let successor = successors(&leaver).filter(account::Column::Id.eq(to));
        let successor = successor.one(&transaction).await?;
        let successor = successor.ok_or_else(|| Problems::one("to", Problem::Unknown))?;
        if !leaver.active {
            return Err(Error::Conflict);
        }
        let holder = Holder {
            name: successor.name.clone(),
            role: stored(&leaver.role, Role::from_word)?,
            unit: leaver.unit_id,
            organisation: leaver.organisation_id,
        };
        hold(&transaction, self.me, &successor, &holder).await?;
        let reason = format!("→ {} ({})", successor.name, successor.login);
        set_active(&transaction, self.me, &leaver, Transition::Suspend, &reason).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Suspends an account, with the reason, or resumes it, if it is still in the version `seen`. A suspended one is
    /// signed out everywhere, and its browsers are forgotten.
    pub async fn transition(&self, id: i64, seen: &str, transition: Transition, reason: &str) -> Result<()> {
        require(self.me.may_lock_out(id))?;
        let reason =
            read_reason(reason, (transition == Transition::Suspend).then_some(Problem::NeedsReason))?;
        let transaction = self.db.begin().await?;
        let (row, last) = lock(&transaction, id, seen).await?;
        if row.active == (transition == Transition::Resume) {
            return Err(Error::Conflict);
        }
        if last {
            return Err(Problems::one("reason", AccountProblem::LastAdministrator).into());
        }
        set_active(&transaction, self.me, &row, transition, &reason).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Gives an account a new password: it is signed out everywhere, its browsers are forgotten, and so are the
    /// failures by which its holder may be held up.
    pub async fn set_password(&self, id: i64, form: &NewPasswordForm) -> Result<()> {
        require(self.me.may_lock_out(id))?;
        let row = account::Entity::find_by_id(id).one(&self.db.connection).await?.ok_or(Error::NotFound)?;
        if row.erased_at.is_some() {
            return Err(Error::Conflict);
        }
        let hash = secret::hash_password(form.parse(&row.login)?).await?;
        let transaction = self.db.begin().await?;
        replace_password(&transaction, &row, hash, self.me.account > 0).await?;
        audit::Entry::of(self.me, Verb::ChangePassword, Subject::Account, id, &row.login)
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Those who can be given the role and the place of an account: whoever is let in, has come, and keeps nothing that
/// would be lost unseen, as an administrator would.
pub(super) fn successors(leaver: &account::Model) -> Select<account::Entity> {
    let others = account::Entity::find()
        .filter(account::Column::Id.ne(leaver.id))
        .filter(account::Column::Active.eq(true))
        .filter(account::Column::PasswordHash.ne(""));
    let keeps = leaver.role == Role::Administrator.word();
    others.apply_if((!keeps).then_some(()), |others, ()| {
        others.filter(account::Column::Role.ne(Role::Administrator.word()))
    })
}

/// Lets somebody hold an account for something.
async fn hold(
    connection: &impl ConnectionTrait,
    me: &Actor,
    row: &account::Model,
    holder: &Holder,
) -> Result<()> {
    let Holder { name, role, unit, organisation } = holder;
    let edited = account::ActiveModel {
        id: Set(row.id),
        name: Set(name.clone()),
        role: Set(role.word().to_owned()),
        unit_id: Set(*unit),
        organisation_id: Set(*organisation),
        version: Set(row.version + 1),
        ..Default::default()
    };
    account::Entity::update(edited).exec(connection).await?;
    let before = Kept::of(row);
    let (role, unit, organisation) = (role.word(), *unit, *organisation);
    let after = Kept { name, role, unit, organisation, ..Kept::of(row) };
    audit::Entry::of(me, Verb::Edit, Subject::Account, row.id, &row.login)
        .before(Some(&before))?
        .after(Some(&after))?
        .record(connection)
        .await?;
    Ok(())
}

/// Lets an account in or locks it out; of one that is locked out nothing stays open.
async fn set_active(
    connection: &impl ConnectionTrait,
    me: &Actor,
    row: &account::Model,
    transition: Transition,
    reason: &str,
) -> Result<()> {
    let (verb, active) = match transition {
        Transition::Suspend => (Verb::Suspend, false),
        Transition::Resume => (Verb::Resume, true),
    };
    let id = row.id;
    let moved = account::ActiveModel {
        id: Set(id),
        active: Set(active),
        suspended_at: Set((!active).then(now)),
        version: Set(row.version + 1),
        ..Default::default()
    };
    account::Entity::update(moved).exec(connection).await?;
    if transition == Transition::Suspend {
        delete_sessions(connection, id, None).await?;
        delete_devices(connection, id).await?;
        delete_keys(connection, id).await?;
    }
    audit::Entry::of(me, verb, Subject::Account, id, &row.login)
        .reason(reason)
        .before(Some(&Kept::of(row)))?
        .after(Some(&Kept { active, ..Kept::of(row) }))?
        .record(connection)
        .await?;
    Ok(())
}

/// Gives an account another password: it is signed out everywhere, its browsers, its tokens and the links that were
/// made for it are forgotten, and so are the failures by which its holder may be held up. One that is `given` by somebody
/// else has to be changed at first use.
pub(super) async fn replace_password(
    connection: &impl ConnectionTrait,
    row: &account::Model,
    hash: String,
    given: bool,
) -> Result<()> {
    let update = account::ActiveModel {
        id: Set(row.id),
        password_hash: Set(hash),
        password_given: Set(given),
        ..Default::default()
    };
    account::Entity::update(update).exec(connection).await?;
    delete_sessions(connection, row.id, None).await?;
    delete_devices(connection, row.id).await?;
    delete_keys(connection, row.id).await?;
    forget_failures(connection, sign_in_failure::Column::Login.eq(&row.login)).await
}

pub(crate) async fn lock(
    connection: &impl ConnectionTrait,
    id: i64,
    seen: &str,
) -> Result<(account::Model, bool)> {
    lock_with(connection, id, seen, None).await
}

/// An account in the version that was seen, held until the end of the transaction, and whether it is the last
/// active administrator. Another can be held with it. The administrators are held too: of two who take each other's
/// place the second is refused. All are held in one order, so that nobody waits for good.
async fn lock_with(
    connection: &impl ConnectionTrait,
    id: i64,
    seen: &str,
    other: Option<i64>,
) -> Result<(account::Model, bool)> {
    let administrators = Condition::all()
        .add(account::Column::Role.eq(Role::Administrator.word()))
        .add(account::Column::Active.eq(true));
    let named = account::Column::Id.is_in([id].into_iter().chain(other));
    let rows = account::Entity::find()
        .filter(Condition::any().add(administrators).add(named))
        .order_by_asc(account::Column::Id)
        .lock_exclusive()
        .all(connection)
        .await?;
    let administrator = |row: &&account::Model| row.active && row.role == Role::Administrator.word();
    let alone = rows.iter().filter(administrator).count() == 1;
    let row = rows.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    // What was erased is nobody's, for good.
    if seen.trim() != row.version.to_string() || row.erased_at.is_some() {
        return Err(Error::Conflict);
    }
    let last = alone && administrator(&&row);
    Ok((row, last))
}

pub(super) fn detail(row: account::Model) -> Result<AccountDetail> {
    let account::Model {
        id,
        login,
        name,
        role,
        unit_id,
        organisation_id,
        active,
        version,
        password_hash,
        totp_secret,
        created_at: _,
        totp_step: _,
        language: _,
        theme: _,
        schedule_columns: _,
        changes_of_activities: _,
        changes_of_campaigns: _,
        changes_seen: _,
        password_given: _,
        suspended_at: _,
        erased_at,
    } = row;
    Ok(AccountDetail {
        id,
        login,
        name,
        role: stored(&role, Role::from_word)?,
        unit: unit_id,
        organisation: organisation_id,
        active,
        joined: !password_hash.is_empty(),
        second_factor: totp_secret.is_some(),
        erased: erased_at.is_some(),
        version,
    })
}
