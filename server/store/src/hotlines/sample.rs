//! The numbers for help that every installation starts from.

use super::rows::hotline;
use crate::error::Result;
use domain::time::Day;
use sea_orm::{ActiveValue::NotSet, ConnectionTrait, EntityTrait};
use serde::Deserialize;

const HOTLINES: &str = include_str!("../../data/hotlines.json");

#[derive(Deserialize)]
struct Line {
    number: String,
    name: String,
    name_en: String,
    checked_on: Day,
}

pub(crate) async fn seed(connection: &impl ConnectionTrait) -> Result<()> {
    for (position, line) in (0..).zip(serde_json::from_str::<Vec<Line>>(HOTLINES)?) {
        let Line { number, name, name_en, checked_on } = line;
        let row = hotline::Model { id: 0, number, name, name_en, checked_on, position, version: 1 };
        let row = hotline::ActiveModel { id: NotSet, ..row.into() };
        hotline::Entity::insert(row).exec_without_returning(connection).await?;
    }
    Ok(())
}
