//! What changes nothing and is told all the same: that personal data was taken out, read or copied.

use crate::{
    Db,
    accounts::system,
    audit::{Entry, rows::audit},
    error::Result,
};
use domain::{
    Actor,
    audit::{Subject, Verb},
    time::{start_of, today},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

impl Db {
    /// That somebody took a list of people out as a file.
    pub async fn tell_export(&self, me: &Actor, file: &str) -> Result<()> {
        Entry::of(me, Verb::Export, Subject::Account, 0, file).record(&self.connection).await?;
        Ok(())
    }

    /// That somebody read the audit: once a day for each person. It is looked for first, since a statement that inserts
    /// what is not there waits on SQLite for its turn to write, at each reading, also where it inserts nothing.
    pub async fn tell_reading(&self, me: &Actor) -> Result<()> {
        let told = audit::Entity::find()
            .filter(audit::Column::Subject.eq(Subject::Audit.word()))
            .filter(audit::Column::AccountId.eq(me.account))
            .filter(audit::Column::At.gte(start_of(today())));
        if told.count(&self.connection).await? == 0 {
            Entry::of(me, Verb::Read, Subject::Audit, 0, "").record(&self.connection).await?;
        }
        Ok(())
    }

    /// That the whole database was copied into a file.
    pub async fn tell_backup(&self, file: &str) -> Result<()> {
        Entry::of(&system(), Verb::Backup, Subject::Database, 0, file).record(&self.connection).await?;
        Ok(())
    }
}
