//! An organisation with all that its page tells.

use super::{detail, rows::organisation};
use crate::{
    Db,
    accounts::rows::account,
    error::{Error, Result},
};
use domain::{Actor, activities::ActivityQuery, organisations::OrganisationPage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;

impl Db {
    /// An organisation with what concerns it, as far as the actor may know it, in a fixed number of queries.
    pub async fn organisation_page(&self, me: &Actor, id: i64) -> Result<OrganisationPage> {
        let row = organisation::Entity::find_by_id(id).one(&self.connection).await?;
        let mut organisation = detail(&self.connection, row.ok_or(Error::NotFound)?).await?;
        organisation.card.successors = self.called(&organisation.successor_ids).await?;
        let of = ActivityQuery { organisation: Some(id), ..ActivityQuery::default() };
        let own = me.organisation == Some(id);
        let people = if own || me.may_see_people() {
            Some(self.staff(account::Column::OrganisationId.eq(id)).await?)
        } else {
            None
        };
        Ok(OrganisationPage {
            unit: self.units_by_id(organisation.card.unit).await?.pop(),
            planned: self.activities(me).ahead(of).await?,
            people,
            organisation,
        })
    }

    /// What organisations are called, in the order of their ids.
    async fn called(&self, ids: &[i64]) -> Result<Vec<String>> {
        let named = organisation::Entity::find()
            .select_only()
            .columns([organisation::Column::Id, organisation::Column::Name])
            .filter(organisation::Column::Id.is_in(ids.iter().copied()))
            .into_tuple::<(i64, String)>();
        let named: HashMap<i64, String> = named.all(&self.connection).await?.into_iter().collect();
        Ok(ids.iter().filter_map(|id| named.get(id).cloned()).collect())
    }
}
