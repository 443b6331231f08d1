//! The erasure of who held an account.

use super::{
    entries::rewrite,
    redacted::{Holder, without_holder},
};
use crate::{
    AccountKeeper,
    accounts::{
        delete_devices, delete_keys, delete_sessions,
        keep::lock,
        rows::{account, draft, sign_in_failure},
        second_factor::delete_codes,
    },
    audit::{Entry, rows::audit},
    db::now,
    error::{Result, require},
};
use domain::{
    Problems,
    accounts::AccountProblem,
    audit::{Subject, Verb},
    privacy::{ERASED, EraseAccountForm, PrivacyProblem, erased_login},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

impl AccountKeeper<'_> {
    /// Takes away who held a suspended account, for good, if it is still in the version that the form saw and its login
    /// was typed out. What the person did stays, and so do all figures.
    pub async fn erase(&self, id: i64, form: &EraseAccountForm) -> Result<()> {
        require(self.me.may_lock_out(id))?;
        let transaction = self.db.begin().await?;
        let (row, last) = lock(&transaction, id, &form.version).await?;
        if last {
            return Err(Problems::one("login", AccountProblem::LastAdministrator).into());
        }
        if row.active {
            return Err(Problems::one("login", PrivacyProblem::NotSuspended).into());
        }
        form.confirm(&row.login)?;
        erase_holder(&transaction, &row).await?;
        Entry::of(self.me, Verb::Anonymise, Subject::Account, id, ERASED).record(&transaction).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Leaves of an account what it did, and nothing of who held it: no name, no way in, nothing in the audit.
pub(super) async fn erase_holder(connection: &impl ConnectionTrait, row: &account::Model) -> Result<()> {
    let id = row.id;
    delete_sessions(connection, id, None).await?;
    delete_devices(connection, id).await?;
    delete_keys(connection, id).await?;
    delete_codes(connection, id).await?;
    draft::Entity::delete_many().filter(draft::Column::AccountId.eq(id)).exec(connection).await?;
    let refused = sign_in_failure::Entity::delete_many();
    refused.filter(sign_in_failure::Column::Login.eq(&row.login)).exec(connection).await?;
    let erased = account::ActiveModel {
        login: Set(erased_login(id)),
        name: Set(ERASED.to_owned()),
        password_hash: Set(String::new()),
        password_given: Set(false),
        totp_secret: Set(None),
        language: Set(String::new()),
        theme: Set(String::new()),
        schedule_columns: Set(String::new()),
        erased_at: Set(Some(now())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    account::Entity::update_many().set(erased).filter(account::Column::Id.eq(id)).exec(connection).await?;
    let holder = Holder { id, name: &row.name, login: &row.login };
    rewrite(connection, touching(id), |entry| without_holder(entry, &holder)).await
}

/// Entries by the holder of an account and about it, and those of whoever handed over to somebody.
fn touching(account: i64) -> Condition {
    use audit::Column::{AccountId, Reason, Subject as Of, SubjectId, Verb as Done};
    let about = Condition::all()
        .add(Of.is_in([Subject::Account.word(), Subject::SecondFactor.word()]))
        .add(SubjectId.eq(account));
    let handed = Condition::all().add(Done.eq(Verb::Suspend.word())).add(Reason.starts_with("→ "));
    Condition::any().add(AccountId.eq(account)).add(about).add(handed)
}
