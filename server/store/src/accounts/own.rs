//! One's own password, and the end of all that was opened with it.

use super::{delete_keys, delete_sessions, own, secret};
use crate::{
    Db,
    accounts::rows::account,
    audit,
    error::{Error, Result},
};
use domain::{
    Actor, Problems,
    accounts::{AccountProblem, NewPasswordForm, PasswordForm},
    audit::{Subject, Verb},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

impl Db {
    /// Changes one's own password and signs out every other session than `keep`. A wrong current one, typed at
    /// `address` in a browser with the token `device`, counts as a guess at signing in.
    pub async fn change_password(
        &self,
        me: &Actor,
        form: &PasswordForm,
        address: &str,
        device: Option<&str>,
        keep: Option<&str>,
    ) -> Result<()> {
        let row = own(&self.connection, me).await?;
        let parsed = form.parse(&me.login);
        if !form.current.is_empty() && !self.is_password_of(&row, &form.current, address, device).await? {
            let mut problems = Problems::one("current", AccountProblem::WrongPassword);
            let others = parsed.err().unwrap_or_default();
            others.iter().for_each(|(field, problem)| problems.add(field, problem.clone()));
            return Err(problems.into());
        }
        self.set_own_password(me, secret::hash_password(parsed?).await?, keep).await
    }

    /// Puts a password of one's own in the place of the one that somebody else chose; every other session than `keep`
    /// ends.
    pub async fn replace_given_password(
        &self,
        me: &Actor,
        form: &NewPasswordForm,
        keep: Option<&str>,
    ) -> Result<()> {
        let row = own(&self.connection, me).await?;
        let password = form.parse(&me.login)?;
        if secret::verify_password(password.reveal(), Some(row.password_hash)).await? {
            return Err(Problems::one("password", AccountProblem::SamePassword).into());
        }
        self.set_own_password(me, secret::hash_password(password).await?, keep).await
    }

    async fn set_own_password(&self, me: &Actor, hash: String, keep: Option<&str>) -> Result<()> {
        let transaction = self.begin().await?;
        let update = account::ActiveModel {
            id: Set(me.account),
            password_hash: Set(hash),
            password_given: Set(false),
            ..Default::default()
        };
        account::Entity::update(update).exec(&transaction).await?;
        delete_sessions(&transaction, me.account, keep).await?;
        delete_keys(&transaction, me.account).await?;
        audit::Entry::of(me, Verb::ChangePassword, Subject::Account, me.account, &me.login)
            .record(&transaction)
            .await?;
        transaction.commit().await.map_err(Error::from)
    }

    /// Ends every session and every token of the account.
    pub async fn sign_out_everywhere(&self, me: &Actor) -> Result<()> {
        let transaction = self.begin().await?;
        delete_sessions(&transaction, me.account, None).await?;
        delete_keys(&transaction, me.account).await?;
        audit::Entry::of(me, Verb::SignOutEverywhere, Subject::Account, me.account, &me.login)
            .record(&transaction)
            .await?;
        transaction.commit().await.map_err(Error::from)
    }
}
