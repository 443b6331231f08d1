//! What an administrator sets for the whole site.

pub(crate) mod rows;

use crate::{
    Db, audit,
    error::{Error, Result, require, require_version, stored},
    settings::rows::settings,
};
use domain::{
    Actor, Role,
    audit::{Subject, Verb},
    privacy::Retention,
    settings::{Settings, SettingsForm},
    time::{Day, today},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QuerySelect};

/// The one row.
pub(crate) const ID: i64 = 1;

impl Db {
    pub async fn settings(&self) -> Result<Settings> {
        let row = settings::Entity::find_by_id(ID).one(&self.connection).await?;
        read(row.ok_or(Error::NotFound)?)
    }

    pub async fn save_settings(&self, me: &Actor, form: &SettingsForm) -> Result<()> {
        require(me.may_change_settings())?;
        let settings = form.parse(today())?;
        let transaction = self.begin().await?;
        let before = settings::Entity::find_by_id(ID).lock_exclusive().one(&transaction).await?;
        let before = read(before.ok_or(Error::NotFound)?)?;
        require_version(&form.version, before.version)?;
        let after = Settings { version: before.version + 1, ..settings };
        write(&transaction, &after).await?;
        audit::Entry::of(me, Verb::Edit, Subject::Settings, ID, &after.name)
            .before(Some(&before))?
            .after(Some(&after))?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// The last day whose logs nobody changes any more.
pub(crate) async fn locked_to(connection: &impl ConnectionTrait) -> Result<Option<Day>> {
    let row = settings::Entity::find_by_id(ID).one(connection).await?;
    Ok(row.and_then(|row| row.locked_to))
}

fn read(row: settings::Model) -> Result<Settings> {
    let settings::Model {
        id: _,
        name,
        name_en,
        address,
        phone,
        email,
        second_factor,
        version,
        audit_months,
        accounts_months,
        speakers_months,
        audit_swept: _,
        locked_to,
    } = row;
    let words = second_factor.split_whitespace();
    let second_factor = words.map(|word| stored(word, Role::from_word)).collect::<Result<_>>()?;
    let retention = Retention { audit_months, accounts_months, speakers_months };
    Ok(Settings { name, name_en, address, phone, email, second_factor, retention, locked_to, version })
}

async fn write(connection: &impl ConnectionTrait, settings: &Settings) -> Result<()> {
    let Settings { name, name_en, address, phone, email, second_factor, retention, locked_to, version } =
        settings.clone();
    let words: Vec<&str> = second_factor.iter().map(|role| role.word()).collect();
    let row = settings::ActiveModel {
        id: Set(ID),
        name: Set(name),
        name_en: Set(name_en),
        address: Set(address),
        phone: Set(phone),
        email: Set(email),
        second_factor: Set(words.join(" ")),
        version: Set(version),
        audit_months: Set(retention.audit_months),
        accounts_months: Set(retention.accounts_months),
        speakers_months: Set(retention.speakers_months),
        locked_to: Set(locked_to),
        ..Default::default()
    };
    settings::Entity::update(row).exec(connection).await?;
    Ok(())
}
