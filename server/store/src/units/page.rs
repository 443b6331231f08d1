//! A unit with all that its page tells.

use super::{card, keep::former_names, rows::unit, valid_within};
use crate::{
    Db,
    accounts::rows::account,
    activities::on_after,
    error::{Error, Result},
    organisations::organisations_within,
};
use chrono::Datelike;
use domain::{
    Actor,
    activities::ActivityQuery,
    outreach::{Axis, Figure, Key, ResultsQuery, Tile, tiles_about},
    targets::Measure,
    time::today,
    units::{UnitCard, UnitDetail, UnitPage},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::BTreeMap;

impl Db {
    /// A unit with what concerns it, as far as the actor may know it, in a fixed number of queries.
    pub async fn unit_page(&self, me: &Actor, id: i64) -> Result<UnitPage> {
        let unit = self.unit(id).await?;
        let own = &unit.card;
        let today = today();
        let mut there = organisations_within(&self.connection, today, today).await?;
        there.retain(|organisation| organisation.unit == Some(id));
        Ok(UnitPage {
            planned: self
                .activities(me)
                .ahead(ActivityQuery { unit: Some(id), ..ActivityQuery::default() })
                .await?,
            done: if me.may_read_figures_of(&own.path) { Some(self.done_in(me, own).await?) } else { None },
            people: if me.may_see_people() {
                Some(self.staff(account::Column::UnitId.eq(id)).await?)
            } else {
                None
            },
            organisations: there
                .into_iter()
                .map(|organisation| (organisation.id, organisation.name))
                .collect(),
            around: self.around(own).await?,
            parent: self.units_by_id(own.parent).await?.pop(),
            unit,
        })
    }

    pub(super) async fn unit(&self, id: i64) -> Result<UnitDetail> {
        let row = unit::Entity::find_by_id(id).one(&self.connection).await?.ok_or(Error::NotFound)?;
        let within = unit::Entity::find()
            .filter(unit::Column::ParentId.eq(id))
            .filter(valid_within(today(), today()))
            .count(&self.connection)
            .await?;
        let former = former_names(&self.connection, id).await?;
        let left = match row.valid_to {
            Some(last) => on_after(id, last).count(&self.connection).await?,
            None => 0,
        };
        let accounts = self.accounts_of(id).await?;
        let version = row.version;
        Ok(UnitDetail { card: card(row)?, version, former_names: former, within, left, accounts })
    }

    /// What was reported from a unit since the year began, by measure.
    async fn done_in(&self, me: &Actor, own: &UnitCard) -> Result<Vec<(Measure, Figure)>> {
        let query = ResultsQuery {
            rows: Axis::Measure,
            columns: Axis::Month,
            unit: Some(own.id),
            from: today().with_ordinal(1),
            ..ResultsQuery::default()
        };
        let mut sums: BTreeMap<Measure, Figure> = BTreeMap::new();
        for ((row, _), figure) in self.crossed(me, &query, std::slice::from_ref(own)).await? {
            if let Key::Measure(measure) = row {
                *sums.entry(measure).or_default() += figure;
            }
        }
        let wholes = Measure::with_parts().filter(|measure| measure.whole().is_none());
        Ok(wholes.filter_map(|measure| Some((measure, *sums.get(&measure)?))).collect())
    }

    /// The tiles about a unit's own, each with the unit that has it today.
    async fn around(&self, own: &UnitCard) -> Result<Vec<(Tile, UnitCard)>> {
        let today = today();
        if own.kind.level() != 2 || !own.validity.holds(today) {
            return Ok(Vec::new());
        }
        let tiles = tiles_about(&own.code, 1);
        let units = unit::Entity::find()
            .filter(unit::Column::Code.is_in(tiles.iter().map(|tile| tile.code)))
            .filter(valid_within(today, today));
        let units = units.all(&self.connection).await?.into_iter().map(card).collect::<Result<Vec<_>>>()?;
        let of =
            |tile: Tile| units.iter().find(|unit| unit.code == tile.code).map(|unit| (tile, unit.clone()));
        Ok(tiles.into_iter().filter_map(of).collect())
    }
}
