//! Bringing back what was taken away.

use crate::{
    Db,
    entity::audit,
    error::{Error, Result, stored},
    hotlines::Removed,
};
use domain::{
    Actor,
    audit::{Subject, Verb},
    calendar::{KeyDay, KeyDayForm},
};
use sea_orm::EntityTrait;

impl Db {
    /// Brings back what the actor took away by an entry of the audit: as a new record, as it was. Answers what it was.
    pub async fn restore_removed(&self, me: &Actor, entry: i64) -> Result<Subject> {
        let row = audit::Entity::find_by_id(entry).one(&self.connection).await?;
        let own = row.filter(|row| row.account_id == Some(me.account) && row.verb == Verb::Remove.word());
        let row = own.ok_or(Error::NotFound)?;
        let subject = stored(&row.subject, Subject::from_word)?;
        let kept = row.before.as_deref().ok_or(Error::NotFound)?;
        match subject {
            Subject::Hotline => {
                let removed: Removed = serde_json::from_str(kept)?;
                self.bring_back_hotline(me, &removed).await?;
            }
            Subject::KeyDay => {
                let day: KeyDay = serde_json::from_str(kept)?;
                self.save_key_day(me, None, &KeyDayForm::from(&day)).await?;
            }
            Subject::Unit => self.bring_back_unit(me, &serde_json::from_str(kept)?).await?,
            Subject::Audience => self.bring_back_audience(me, &serde_json::from_str(kept)?).await?,
            _ => return Err(Error::NotFound),
        }
        Ok(subject)
    }
}
