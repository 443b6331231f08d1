//! The organisations of the sample.

use super::rows::{organisation, organisation_succession};
use crate::{Db, demo::key, error::Result, units::sample::UnitOn};
use domain::{fold, time::parse_day, units::UnitCard};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
};
use serde::Deserialize;
use std::collections::HashMap;

const ORGANISATIONS: &str = include_str!("../../data/organisations.json");

#[derive(Deserialize)]
struct Line {
    key: String,
    name: String,
    short_name: String,
    kind: String,
    unit: Option<UnitOn>,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    successors: Vec<String>,
}

/// Answers the ids by key.
pub(crate) async fn add(db: &Db, units: &[UnitCard]) -> Result<HashMap<String, i64>> {
    let lines = serde_json::from_str::<Vec<Line>>(ORGANISATIONS)?;
    let transaction = db.begin().await?;
    let mut ids = HashMap::new();
    for line in &lines {
        let row = organisation::ActiveModel {
            id: NotSet,
            name: Set(line.name.clone()),
            short_name: Set(line.short_name.clone()),
            kind: Set(line.kind.clone()),
            unit_id: Set(line.unit.as_ref().map(|unit| unit.among(units)).transpose()?),
            valid_from: Set(parse_day(&line.from)),
            valid_to: Set(parse_day(&line.to)),
            folded: Set(fold(&format!("{} {}", line.name, line.short_name))),
            version: Set(1),
        };
        let id = organisation::Entity::insert(row).exec(&transaction).await?.last_insert_id;
        ids.insert(line.key.clone(), id);
    }
    for line in &lines {
        for (position, successor) in (0..).zip(&line.successors) {
            let row = organisation_succession::ActiveModel {
                organisation_id: Set(key(&ids, &line.key)?),
                successor_id: Set(key(&ids, successor)?),
                position: Set(position),
            };
            organisation_succession::Entity::insert(row).exec_without_returning(&transaction).await?;
        }
    }
    transaction.commit().await?;
    Ok(ids)
}
