//! A code beside the password (TOTP, RFC 6238): six digits from a telephone, or one of those written down.

use super::{delete_sessions, own};
use crate::{
    Db,
    accounts::{
        keep::AccountKeeper,
        rows::{account, recovery_code},
        secret::digest,
    },
    audit,
    error::{Error, Result, require},
};
use domain::{
    Actor, Problem, Problems,
    accounts::{AccountProblem, CodeForm, RECOVERY_CODES, Theme},
    activities::Columns,
    audit::{Subject, Verb},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use totp_rs::{Builder, Secret, Totp};

/// What authenticator programs call the site.
const ISSUER: &str = "Lan Toa";
/// Letters and digits of a written code, without those that look alike.
const ALPHABET: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
const CODE_LENGTH: usize = 10;

/// A secret that is about to be put into a telephone: typed, or by the address that a QR code holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFactor {
    pub secret: String,
    pub url: String,
}

impl NewFactor {
    /// With a fresh secret, or with one that was shown before.
    pub fn of(login: &str, secret: Option<String>) -> Result<Self> {
        let secret = secret.unwrap_or_else(|| Secret::generate().to_base32());
        let url = totp(&secret, login)?.to_url().map_err(|error| Error::Stored(error.to_string()))?;
        Ok(Self { secret, url })
    }
}

impl Db {
    /// True, and how many written codes are left, where an account signs in with a second factor.
    pub async fn second_factor(&self, me: &Actor) -> Result<Option<u64>> {
        let row = own(&self.connection, me).await?;
        if !row.totp_secret.is_some_and(|secret| self.can_open(&secret)) {
            return Ok(None);
        }
        let left = recovery_code::Entity::find().filter(recovery_code::Column::AccountId.eq(me.account));
        Ok(Some(left.count(&self.connection).await?))
    }

    /// Turns the second factor on with a code that shows that the telephone has the secret; answers the codes to write
    /// down, which are not kept. Every session but `keep` ends: none of them gave a code.
    pub async fn turn_on_second_factor(
        &self,
        me: &Actor,
        secret: &str,
        form: &CodeForm,
        whence: (&str, Option<&str>),
        keep: Option<&str>,
    ) -> Result<Vec<String>> {
        let problem =
            if form.bare().is_empty() { Problem::Required } else { AccountProblem::WrongCode.into() };
        let step = totp(secret, &me.login)?.check_current(&form.bare());
        let step = step.ok_or_else(|| Problems::one("code", problem));
        let step = self.with_password(me, &form.current, whence, step).await?;
        let transaction = self.begin().await?;
        if lock(&transaction, me).await?.totp_secret.is_some_and(|secret| self.can_open(&secret)) {
            return Err(Error::Conflict);
        }
        let turned = account::ActiveModel {
            id: Set(me.account),
            totp_secret: Set(Some(self.seal(me.account, secret)?)),
            totp_step: Set(signed(step)),
            ..Default::default()
        };
        account::Entity::update(turned).exec(&transaction).await?;
        let codes = write_codes(&transaction, me.account).await?;
        delete_sessions(&transaction, me.account, keep).await?;
        audit::Entry::of(me, Verb::TurnOn, Subject::SecondFactor, me.account, &me.login)
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(codes)
    }

    /// Makes new codes to write down; the old ones stop working.
    pub async fn renew_recovery_codes(
        &self,
        me: &Actor,
        form: &CodeForm,
        (address, device): (&str, Option<&str>),
    ) -> Result<Vec<String>> {
        let row = own(&self.connection, me).await?;
        if !self.try_code(&row, &form.code, address, device).await? {
            return Err(wrong());
        }
        let transaction = self.begin().await?;
        let codes = write_codes(&transaction, me.account).await?;
        audit::Entry::of(me, Verb::Edit, Subject::SecondFactor, me.account, &me.login)
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(codes)
    }

    /// Turns the second factor off, with a code, where the role does not ask for it.
    pub async fn turn_off_second_factor(
        &self,
        me: &Actor,
        form: &CodeForm,
        (address, device): (&str, Option<&str>),
    ) -> Result<()> {
        if self.settings().await?.second_factor.contains(&me.role) {
            return Err(Problems::one("code", AccountProblem::NeededByRole).into());
        }
        let row = own(&self.connection, me).await?;
        if !self.try_code(&row, &form.code, address, device).await? {
            return Err(wrong());
        }
        self.take_away(me, &row).await
    }

    async fn take_away(&self, me: &Actor, row: &account::Model) -> Result<()> {
        let transaction = self.begin().await?;
        let off = account::ActiveModel { id: Set(row.id), totp_secret: Set(None), ..Default::default() };
        account::Entity::update(off).exec(&transaction).await?;
        delete_codes(&transaction, row.id).await?;
        audit::Entry::of(me, Verb::TurnOff, Subject::SecondFactor, row.id, &row.login)
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// True if a code is right and was not used before; it is used up then.
    pub(crate) async fn use_code(&self, row: &account::Model, typed: &str) -> Result<bool> {
        let typed = CodeForm { code: typed.into(), ..CodeForm::default() }.bare();
        let Some(secret) = &row.totp_secret else { return Ok(false) };
        let Some(secret) = self.open(row.id, secret) else { return Ok(false) };
        if let Some(step) = totp(&secret, &row.login)?.check_current(&typed) {
            // Of two at once with one code the second finds it used.
            let used = account::Entity::update_many()
                .set(account::ActiveModel { totp_step: Set(signed(step)), ..Default::default() })
                .filter(account::Column::Id.eq(row.id))
                .filter(account::Column::TotpStep.lt(signed(step)))
                .exec(&self.connection)
                .await?;
            return Ok(used.rows_affected == 1);
        }
        let written = recovery_code::Entity::delete_by_id((row.id, digest(&typed)));
        Ok(written.exec(&self.connection).await?.rows_affected == 1)
    }

    /// Keeps how a person likes the site.
    pub async fn keep_taste(&self, me: &Actor, taste: Taste<'_>) -> Result<()> {
        let Taste { language, theme, columns } = taste;
        let mut row = account::ActiveModel { id: Set(me.account), ..Default::default() };
        if let Some(language) = language {
            row.language = Set(language.to_owned());
        }
        if let Some(theme) = theme {
            row.theme = Set(theme.word().to_owned());
        }
        if let Some(columns) = columns {
            row.schedule_columns = Set(columns.word());
        }
        account::Entity::update(row).exec(&self.connection).await?;
        Ok(())
    }
}

/// What a person likes otherwise than before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taste<'a> {
    pub language: Option<&'a str>,
    pub theme: Option<Theme>,
    pub columns: Option<&'a Columns>,
}

impl AccountKeeper<'_> {
    /// Removes the second factor of somebody who lost the telephone and the codes.
    pub async fn reset_second_factor(&self, id: i64) -> Result<()> {
        require(self.me.may_lock_out(id))?;
        let row = account::Entity::find_by_id(id).one(&self.db.connection).await?.ok_or(Error::NotFound)?;
        self.db.take_away(self.me, &row).await
    }
}

fn wrong() -> Error {
    Problems::one("code", AccountProblem::WrongCode).into()
}

fn signed(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}

fn totp(secret: &str, login: &str) -> Result<Totp> {
    let secret = Secret::try_from_base32(secret).map_err(|error| Error::Stored(error.to_string()))?;
    let totp =
        Builder::new().with_secret(secret).with_account_name(login.to_owned()).with_issuer(Some(ISSUER));
    totp.build().map_err(|error| Error::Stored(error.to_string()))
}

async fn lock(connection: &impl ConnectionTrait, me: &Actor) -> Result<account::Model> {
    let row = account::Entity::find_by_id(me.account).lock_exclusive().one(connection).await?;
    row.ok_or(Error::NotFound)
}

pub(crate) async fn delete_codes(connection: &impl ConnectionTrait, account: i64) -> Result<()> {
    let codes = recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(account));
    codes.exec(connection).await?;
    Ok(())
}

/// Fresh codes in the place of those that there are.
async fn write_codes(connection: &impl ConnectionTrait, account: i64) -> Result<Vec<String>> {
    delete_codes(connection, account).await?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| new_code()).collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        account_id: Set(account),
        digest: Set(digest(&code.replace('-', ""))),
    });
    crate::db::insert_all(connection, rows.collect()).await?;
    Ok(codes)
}

/// Ten letters and digits in two halves: 49 random bits.
fn new_code() -> String {
    let bytes = [*uuid::Uuid::new_v4().as_bytes(), *uuid::Uuid::new_v4().as_bytes()].concat();
    // Six bits of each are a version; what would make some letters likelier is left out.
    let fair = |byte: &u8| usize::from(*byte) < 256 / ALPHABET.len() * ALPHABET.len();
    let random = bytes.iter().enumerate().filter(|(place, byte)| !matches!(place % 16, 6 | 8) && fair(byte));
    let letters = random.map(|(_, byte)| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]));
    let code: String = letters.take(CODE_LENGTH).collect();
    if code.len() < CODE_LENGTH {
        return new_code();
    }
    format!("{}-{}", &code[..CODE_LENGTH / 2], &code[CODE_LENGTH / 2..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_code_is_ten_letters_that_cannot_be_confused() {
        let codes: std::collections::HashSet<String> = (0..200).map(|_| new_code()).collect();
        assert_eq!(codes.len(), 200);
        for code in codes {
            assert_eq!((code.len(), code.find('-')), (11, Some(5)));
            assert!(!code.contains(['0', 'o', '1', 'l', 'i']), "{code}");
        }
    }

    #[test]
    fn a_new_secret_fits_a_telephone() {
        let factor = NewFactor::of("an.dongda", None).unwrap();
        assert!(factor.url.starts_with("otpauth://totp/"), "{}", factor.url);
        assert_eq!(NewFactor::of("an.dongda", Some(factor.secret.clone())).unwrap(), factor);
        assert!(NewFactor::of("an.dongda", Some("không phải".into())).is_err());
    }
}
