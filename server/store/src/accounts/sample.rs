//! The accounts of the sample.

use crate::{
    Db,
    accounts::system,
    demo::{Keys, key},
    error::Result,
    units::sample::UnitOn,
};
use domain::accounts::AccountForm;
use serde::Deserialize;

/// The password of every demo account. It is printed at start; no account outside the sample has it.
pub const DEMO_PASSWORD: &str = "dung lai hoi ky";

const ACCOUNTS: &str = include_str!("../../data/accounts.json");

/// An account of the sample, as printed at start.
#[derive(Clone, Debug, Deserialize)]
pub struct DemoAccount {
    pub login: String,
    pub name: String,
    pub role: String,
    unit: Option<UnitOn>,
    organisation: Option<String>,
}

pub(crate) async fn add(db: &Db, keys: &Keys) -> Result<Vec<DemoAccount>> {
    let accounts = serde_json::from_str::<Vec<DemoAccount>>(ACCOUNTS)?;
    let me = system();
    for account in &accounts {
        db.account_keeper(&me)?.add(&account.form(keys)?).await?;
    }
    Ok(accounts)
}

impl DemoAccount {
    fn form(&self, keys: &Keys) -> Result<AccountForm> {
        let id = |id: i64| id.to_string();
        let unit = self.unit.as_ref().map(|unit| unit.among(&keys.units)).transpose()?;
        let organisation =
            self.organisation.as_ref().map(|name| key(&keys.organisations, name)).transpose()?;
        Ok(AccountForm {
            login: self.login.clone(),
            name: self.name.clone(),
            role: self.role.clone(),
            unit: unit.map(id).unwrap_or_default(),
            organisation: organisation.map(id).unwrap_or_default(),
            password: DEMO_PASSWORD.into(),
            password_again: DEMO_PASSWORD.into(),
        })
    }
}
