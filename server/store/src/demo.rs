//! The product's own first data, and the sample that shows every page with something true-looking. What is in them
//! stands with the features, in `<feature>/sample.rs`.

use crate::{
    Db, accounts,
    accounts::sample::DemoAccount,
    audiences::{self, rows::audience},
    campaigns,
    error::{Error, Result},
    hotlines::{self, rows::hotline},
    laws, organisations, replies,
    units::{self, rows::unit},
};
use domain::units::UnitCard;
use sea_orm::{EntityTrait, PaginatorTrait};
use std::collections::HashMap;

/// Ids by the keys of the sample.
pub(crate) struct Keys {
    pub units: Vec<UnitCard>,
    pub organisations: HashMap<String, i64>,
    pub audiences: HashMap<String, i64>,
}

pub(crate) fn wrong(what: impl std::fmt::Display) -> Error {
    Error::Stored(format!("sample data: {what}"))
}

pub(crate) fn key(ids: &HashMap<String, i64>, key: &str) -> Result<i64> {
    ids.get(key).copied().ok_or_else(|| wrong(key))
}

impl Db {
    /// Loads what every installation starts from: units, audiences, hotlines; all of them, into a database that has
    /// none. Nothing happens in one that has them, and one that has only some is refused.
    pub async fn seed(&self) -> Result<()> {
        let transaction = self.begin_alone().await?;
        let units = unit::Entity::find().count(&transaction).await?;
        let audiences = audience::Entity::find().count(&transaction).await?;
        let hotlines = hotline::Entity::find().count(&transaction).await?;
        if units > 0 && audiences > 0 {
            return Ok(transaction.rollback().await?);
        }
        if units + audiences + hotlines > 0 {
            return Err(Error::Stored(format!(
                "the database has {units} units, {audiences} audiences and {hotlines} hotlines, so it was filled \
                 only in part; restore a backup, or begin with an empty database"
            )));
        }
        units::sample::seed(&transaction).await?;
        audiences::sample::seed(&transaction).await?;
        hotlines::sample::seed(&transaction).await?;
        Ok(transaction.commit().await?)
    }

    /// Loads the sample, all of it, into a database that has no accounts yet; `None` where it has.
    pub async fn load_demo(&self) -> Result<Option<Vec<DemoAccount>>> {
        let all = self.as_one().await?;
        if all.has_accounts().await? {
            return Ok(None);
        }
        let accounts = all.add_sample().await?;
        all.commit().await?;
        Ok(Some(accounts))
    }

    async fn add_sample(&self) -> Result<Vec<DemoAccount>> {
        let units = units::sample::all(&self.connection).await?;
        let organisations = organisations::sample::add(self, &units).await?;
        let keys = Keys { units, organisations, audiences: audiences::sample::keys(self).await? };
        let accounts = accounts::sample::add(self, &keys).await?;
        laws::sample::add(self).await?;
        campaigns::sample::add(self, &keys).await?;
        replies::sample::add(self).await?;
        Ok(accounts)
    }
}
