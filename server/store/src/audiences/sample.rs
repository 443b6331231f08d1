//! The audiences that every installation starts from.

use crate::{Db, error::Result, kept::KeptRows};
use domain::audiences::{AudienceCard, AudienceForm};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use std::collections::HashMap;

const AUDIENCES: &str = include_str!("../../data/audiences.json");

#[derive(Deserialize)]
struct Line {
    key: String,
    #[serde(flatten)]
    form: AudienceForm,
}

pub(crate) async fn seed(transaction: &DatabaseTransaction) -> Result<()> {
    for line in serde_json::from_str::<Vec<Line>>(AUDIENCES)? {
        AudienceCard::write(transaction, None, line.form.parse()?).await?;
    }
    Ok(())
}

/// The ids by key, found again by the names.
pub(crate) async fn keys(db: &Db) -> Result<HashMap<String, i64>> {
    let known = db.audiences().await?;
    let lines = serde_json::from_str::<Vec<Line>>(AUDIENCES)?;
    let id = |name: &str| known.iter().find(|audience| audience.name == name).map(|audience| audience.id);
    Ok(lines.into_iter().filter_map(|line| Some((line.key, id(&line.form.name)?))).collect())
}
