//! Legal texts of the sample, beside the one that every installation starts with.

use crate::{Db, accounts::system, error::Result};
use domain::laws::{LawCard, LawForm};

const LAWS: &str = include_str!("../../data/laws.json");

pub(crate) async fn add(db: &Db) -> Result<()> {
    for form in serde_json::from_str::<Vec<LawForm>>(LAWS)? {
        db.save_kept::<LawCard>(&system(), None, &form).await?;
    }
    Ok(())
}
