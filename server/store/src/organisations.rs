//! Organisations that lead or support, with their dates and successors.

use crate::{
    Db,
    entity::{organisation, organisation_succession},
    error::{Result, stored},
};
use domain::{
    organisations::{Kind, OrganisationCard},
    text::collation_key,
    time::Day,
    units::Validity,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

impl Db {
    /// All organisations, the Front first, then by kind and name, each with its successors.
    pub async fn organisations(&self) -> Result<Vec<OrganisationCard>> {
        let rows = organisation::Entity::find().all(&self.connection).await?;
        let names: HashMap<i64, String> = rows.iter().map(|row| (row.id, row.name.clone())).collect();
        let links = organisation_succession::Entity::find()
            .order_by_asc(organisation_succession::Column::Position)
            .all(&self.connection)
            .await?;
        let mut cards = rows.into_iter().map(card).collect::<Result<Vec<_>>>()?;
        for card in &mut cards {
            let successors = links.iter().filter(|link| link.organisation_id == card.id);
            card.successors = successors.filter_map(|link| names.get(&link.successor_id).cloned()).collect();
        }
        in_order(&mut cards);
        Ok(cards)
    }

    /// Organisations that exist on some day of a period, in the order of [`Db::organisations`].
    pub async fn organisations_within(&self, from: Day, to: Day) -> Result<Vec<OrganisationCard>> {
        organisations_within(&self.connection, from, to).await
    }
}

pub(crate) async fn organisations_within(
    connection: &impl ConnectionTrait,
    from: Day,
    to: Day,
) -> Result<Vec<OrganisationCard>> {
    use organisation::Column;
    let within = Condition::all()
        .add(Condition::any().add(Column::ValidFrom.is_null()).add(Column::ValidFrom.lte(to)))
        .add(Condition::any().add(Column::ValidTo.is_null()).add(Column::ValidTo.gte(from)));
    let rows = organisation::Entity::find().filter(within).all(connection).await?;
    let mut cards = rows.into_iter().map(card).collect::<Result<Vec<_>>>()?;
    in_order(&mut cards);
    Ok(cards)
}

fn in_order(cards: &mut [OrganisationCard]) {
    cards.sort_by_cached_key(|card| (card.kind, collation_key(&card.name), card.id));
}

/// Without successors.
pub(crate) fn card(row: organisation::Model) -> Result<OrganisationCard> {
    let organisation::Model { id, name, short_name, kind, unit_id, valid_from, valid_to, folded: _ } = row;
    Ok(OrganisationCard {
        id,
        name,
        short_name,
        kind: stored(&kind, Kind::from_word)?,
        unit: unit_id,
        validity: Validity { from: valid_from, to: valid_to },
        successors: Vec::new(),
    })
}
