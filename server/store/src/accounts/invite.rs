//! Inviting people: an account without a password, and a link by which its holder chooses one.

use super::{
    actor, by_name, insert,
    keep::{replace_password, successors},
};
use crate::{
    Db,
    accounts::{
        keep::AccountKeeper,
        rows::{account, invitation},
        secret::{self, digest},
    },
    activities::rows::activity,
    audit,
    db::now,
    error::{Error, Result, require},
    home::own_work,
    scope,
};
use chrono::Duration;
use domain::{
    Actor, Role,
    accounts::{AccountForm, Handover, INVITATION_DAYS, NewPasswordForm, link_days},
    activities::Status,
    audit::{Subject, Verb},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// Somebody who came with a link that works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    pub login: String,
    pub name: String,
}

/// A link that was made for somebody.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub login: String,
    pub name: String,
    /// What the link ends with; it is not kept.
    pub token: String,
}

impl AccountKeeper<'_> {
    /// Adds an account whose holder chooses the password by a link; answers its id and the token of the link.
    pub async fn add_and_invite(&self, form: &AccountForm) -> Result<(i64, String)> {
        let transaction = self.db.begin().await?;
        let id = add_invited(&transaction, self.me, form).await?;
        let token = make_link(&transaction, id, INVITATION_DAYS).await?;
        transaction.commit().await?;
        Ok((id, token))
    }

    /// As [`AccountKeeper::add_and_invite`], without a link yet.
    pub(crate) async fn add_invited(&self, form: &AccountForm) -> Result<i64> {
        let transaction = self.db.begin().await?;
        let id = add_invited(&transaction, self.me, form).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Makes a link for somebody who has not come yet, or has forgotten the password; older ones stop working.
    pub async fn invite(&self, id: i64) -> Result<String> {
        require(self.me.may_lock_out(id))?;
        let transaction = self.db.begin().await?;
        let row = account::Entity::find_by_id(id).one(&transaction).await?.ok_or(Error::NotFound)?;
        if !row.active {
            return Err(Error::Conflict);
        }
        let token = make_link(&transaction, id, link_days(!row.password_hash.is_empty())).await?;
        audit::Entry::of(self.me, Verb::Invite, Subject::Account, id, &row.login)
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(token)
    }

    /// Makes a link for each active account that nobody has come to yet.
    pub async fn invite_all(&self) -> Result<Vec<Invitation>> {
        let transaction = self.db.begin().await?;
        let mut waiting = account::Entity::find()
            .filter(account::Column::PasswordHash.eq(""))
            .filter(account::Column::Active.eq(true))
            .all(&transaction)
            .await?;
        by_name(&mut waiting);
        let mut invitations = Vec::with_capacity(waiting.len());
        for account::Model { id, login, name, .. } in waiting {
            let token = make_link(&transaction, id, INVITATION_DAYS).await?;
            audit::Entry::of(self.me, Verb::Invite, Subject::Account, id, &login)
                .record(&transaction)
                .await?;
            invitations.push(Invitation { login, name, token });
        }
        transaction.commit().await?;
        Ok(invitations)
    }

    /// What the holder of an account leaves to others on leaving.
    pub async fn handover(&self, id: i64) -> Result<Handover> {
        let row = account::Entity::find_by_id(id).one(&self.db.connection).await?.ok_or(Error::NotFound)?;
        let others = others(&self.db.connection, &row).await?;
        let successors = if row.active { self.db.account_cards(successors(&row)).await? } else { Vec::new() };
        let successors = successors.into_iter().map(|(card, _)| card).collect();
        let holder = actor(&self.db.connection, row).await?;
        let Some(own) = own_work(&holder) else {
            return Ok(Handover { others, successors, ..Handover::default() });
        };
        let open = activity::Entity::find()
            .filter(scope::activities(&holder))
            .filter(own)
            .filter(activity::Column::Status.is_in([Status::Planned.word(), Status::Ongoing.word()]));
        let to_report = open.clone().filter(activity::Column::EndsAt.lt(now()));
        let to_report = to_report.count(&self.db.connection).await?;
        let to_come = open.filter(activity::Column::EndsAt.gte(now())).count(&self.db.connection).await?;
        Ok(Handover { to_come, to_report, others, successors })
    }
}

impl Db {
    /// Who a link is for; [`Error::NotFound`] for one that was used, replaced or is too old.
    pub async fn invited(&self, token: &str) -> Result<Invited> {
        let account::Model { login, name, .. } = invited(&self.connection, token).await?;
        Ok(Invited { login, name })
    }

    /// Gives the account of a link the password that its holder chose, and uses the link up.
    pub async fn join(&self, token: &str, form: &NewPasswordForm) -> Result<()> {
        let row = invited(&self.connection, token).await?;
        let hash = secret::hash_password(form.parse(&row.login)?).await?;
        let transaction = self.begin().await?;
        let row = invited(&transaction, token).await?;
        // Of two at once the second finds the link used up.
        let used = invitation::Entity::delete_by_id(digest(token)).exec(&transaction).await?;
        if used.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        replace_password(&transaction, &row, hash, false).await?;
        let me = actor(&transaction, row).await?;
        audit::Entry::of(&me, Verb::Join, Subject::Account, me.account, &me.login)
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// The names of others who are let in with the same role in the same place.
async fn others(connection: &impl ConnectionTrait, row: &account::Model) -> Result<Vec<String>> {
    let mut alike = account::Entity::find()
        .filter(account::Column::Id.ne(row.id))
        .filter(account::Column::Active.eq(true))
        .filter(account::Column::Role.eq(&row.role));
    if row.role == Role::UnitOfficer.word() {
        alike = alike.filter(account::Column::UnitId.eq(row.unit_id));
    }
    if row.role == Role::Partner.word() {
        alike = alike.filter(account::Column::OrganisationId.eq(row.organisation_id));
    }
    let mut rows = alike.all(connection).await?;
    by_name(&mut rows);
    Ok(rows.into_iter().map(|row| row.name).collect())
}

async fn add_invited(connection: &impl ConnectionTrait, me: &Actor, form: &AccountForm) -> Result<i64> {
    let (login, holder) = form.parse_invited()?;
    insert(connection, me, &login, &holder, String::new()).await
}

async fn make_link(connection: &impl ConnectionTrait, id: i64, days: i64) -> Result<String> {
    let earlier = invitation::Entity::delete_many().filter(invitation::Column::AccountId.eq(id));
    earlier.exec(connection).await?;
    let token = secret::token();
    let row = invitation::ActiveModel {
        digest: Set(digest(&token)),
        account_id: Set(id),
        expires_at: Set(now() + Duration::days(days)),
    };
    invitation::Entity::insert(row).exec_without_returning(connection).await?;
    Ok(token)
}

async fn invited(connection: &impl ConnectionTrait, token: &str) -> Result<account::Model> {
    let link = invitation::Entity::find_by_id(digest(token)).one(connection).await?;
    let link = link.filter(|link| link.expires_at > now()).ok_or(Error::NotFound)?;
    let row = account::Entity::find_by_id(link.account_id).one(connection).await?;
    row.filter(|row| row.active).ok_or(Error::NotFound)
}
