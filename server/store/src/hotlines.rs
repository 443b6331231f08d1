//! Numbers to call for help.

use crate::{Db, entity::hotline, error::Result};
use domain::hotlines::HotlineCard;
use sea_orm::{EntityTrait, QueryOrder};

impl Db {
    pub async fn hotlines(&self) -> Result<Vec<HotlineCard>> {
        let rows =
            hotline::Entity::find().order_by_asc(hotline::Column::Position).all(&self.connection).await?;
        let card = |row: hotline::Model| {
            let hotline::Model { id, number, name, name_en, checked_on, position: _ } = row;
            HotlineCard { id, number, name, name_en, checked_on }
        };
        Ok(rows.into_iter().map(card).collect())
    }
}
