//! Organisations that lead or support, with their dates and successors.

pub(crate) mod import_export;
mod page;
pub(crate) mod rows;
pub(crate) mod sample;

use crate::{
    Db, audit,
    db::insert_all,
    error::{Error, Result, require, require_version, stored},
    organisations::rows::{organisation, organisation_succession},
    units::units_by_id,
};
use domain::{
    Actor, Problem, Problems,
    audit::Subject,
    fold,
    organisations::{Kind, Organisation, OrganisationCard, OrganisationDetail, OrganisationForm},
    text::{collation_key, spelled},
    time::Day,
    units::Validity,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use std::collections::HashMap;

impl Db {
    /// All organisations, the Front first, then by kind and name, each with its successors.
    pub async fn organisations(&self) -> Result<Vec<OrganisationCard>> {
        Ok(every_organisation(&self.connection).await?.into_iter().map(|detail| detail.card).collect())
    }

    /// Organisations that exist on some day of a period, in the order of [`Db::organisations`].
    pub async fn organisations_within(&self, from: Day, to: Day) -> Result<Vec<OrganisationCard>> {
        organisations_within(&self.connection, from, to).await
    }
}

/// The organisations, for those who keep them.
#[derive(Clone, Copy, Debug)]
pub struct OrganisationKeeper<'a> {
    db: &'a Db,
    me: &'a Actor,
}

impl Db {
    pub fn organisation_keeper<'a>(&'a self, me: &'a Actor) -> Result<OrganisationKeeper<'a>> {
        require(me.may_keep_organisations())?;
        Ok(OrganisationKeeper { db: self, me })
    }
}

impl OrganisationKeeper<'_> {
    pub async fn find(&self, id: i64) -> Result<OrganisationDetail> {
        let row = organisation::Entity::find_by_id(id).one(&self.db.connection).await?;
        detail(&self.db.connection, row.ok_or(Error::NotFound)?).await
    }

    /// Adds an organisation, or changes one; answers its id.
    pub async fn save(&self, id: Option<i64>, form: &OrganisationForm) -> Result<i64> {
        let transaction = self.db.begin().await?;
        let before = match id {
            Some(id) => {
                let row = organisation::Entity::find_by_id(id).lock_exclusive().one(&transaction).await?;
                let before = detail(&transaction, row.ok_or(Error::NotFound)?).await?;
                require_version(&form.version, before.version)?;
                Some(before)
            }
            None => None,
        };
        let units = units_by_id(&transaction, form.unit.trim().parse::<i64>()).await?;
        let others = beside(&transaction, form).await?;
        let organisation = form.parse(id, &units, &others)?;
        if others.iter().any(|other| is_namesake(other, id, &organisation)) {
            return Err(Problems::one("name", Problem::Taken).into());
        }
        let id = write(&transaction, before.as_ref(), &organisation).await?;
        let before = before.map(|before| Kept::of(&before));
        let after = Kept::of(&find(&transaction, id).await?);
        audit::Entry::saved(self.me, Subject::Organisation, id, &organisation.name, before.as_ref(), &after)?
            .record(&transaction)
            .await?;
        transaction.commit().await?;
        Ok(id)
    }
}

/// All of them in the order of [`Db::organisations`].
pub(crate) async fn every_organisation(connection: &impl ConnectionTrait) -> Result<Vec<OrganisationDetail>> {
    let rows = organisation::Entity::find().all(connection).await?;
    let names: HashMap<i64, String> = rows.iter().map(|row| (row.id, row.name.clone())).collect();
    let links = organisation_succession::Entity::find()
        .order_by_asc(organisation_succession::Column::Position)
        .all(connection)
        .await?;
    let mut successors: HashMap<i64, Vec<i64>> = HashMap::new();
    for link in links {
        successors.entry(link.organisation_id).or_default().push(link.successor_id);
    }
    let detail = |row: organisation::Model| -> Result<OrganisationDetail> {
        let version = row.version;
        let mut card = card(row)?;
        let successor_ids = successors.remove(&card.id).unwrap_or_default();
        card.successors = successor_ids.iter().filter_map(|id| names.get(id).cloned()).collect();
        Ok(OrganisationDetail { card, successor_ids, version })
    };
    let mut details = rows.into_iter().map(detail).collect::<Result<Vec<_>>>()?;
    details.sort_by_cached_key(|detail| order(&detail.card));
    Ok(details)
}

/// What a form may speak of: those that it names as successors, and those of its name.
async fn beside(connection: &impl ConnectionTrait, form: &OrganisationForm) -> Result<Vec<OrganisationCard>> {
    use organisation::Column;
    let successors = form.successors.iter().filter_map(|id| id.trim().parse::<i64>().ok());
    let spoken_of =
        Condition::any().add(Column::Id.is_in(successors)).add(Column::Folded.starts_with(fold(&form.name)));
    let rows = organisation::Entity::find().filter(spoken_of).all(connection).await?;
    rows.into_iter().map(card).collect()
}

/// True for another of one name at one time: people could not tell the two apart.
fn is_namesake(other: &OrganisationCard, own: Option<i64>, organisation: &Organisation) -> bool {
    Some(other.id) != own
        && spelled(&other.name) == spelled(&organisation.name)
        && other.validity.overlaps(&organisation.validity)
}

/// What the audit keeps of an organisation.
#[derive(Serialize)]
struct Kept {
    name: String,
    short_name: String,
    kind: Kind,
    unit: Option<i64>,
    valid_from: Option<Day>,
    valid_to: Option<Day>,
    successors: Vec<i64>,
}

impl Kept {
    fn of(detail: &OrganisationDetail) -> Self {
        let OrganisationDetail { card, successor_ids, version: _ } = detail.clone();
        let OrganisationCard { id: _, name, short_name, kind, unit, validity, successors: _ } = card;
        let (valid_from, valid_to) = (validity.from, validity.to);
        Self { name, short_name, kind, unit, valid_from, valid_to, successors: successor_ids }
    }
}

async fn find(connection: &impl ConnectionTrait, id: i64) -> Result<OrganisationDetail> {
    let row = organisation::Entity::find_by_id(id).one(connection).await?;
    detail(connection, row.ok_or(Error::NotFound)?).await
}

async fn detail(connection: &impl ConnectionTrait, row: organisation::Model) -> Result<OrganisationDetail> {
    let version = row.version;
    let links = organisation_succession::Entity::find()
        .filter(organisation_succession::Column::OrganisationId.eq(row.id))
        .order_by_asc(organisation_succession::Column::Position)
        .all(connection)
        .await?;
    let successor_ids = links.into_iter().map(|link| link.successor_id).collect();
    Ok(OrganisationDetail { card: card(row)?, successor_ids, version })
}

async fn write(
    connection: &impl ConnectionTrait,
    before: Option<&OrganisationDetail>,
    organisation: &Organisation,
) -> Result<i64> {
    let Organisation { name, short_name, kind, unit, validity, successors } = organisation.clone();
    let row = organisation::ActiveModel {
        id: before.map_or(NotSet, |before| Set(before.card.id)),
        folded: Set(fold(&format!("{name} {short_name}"))),
        name: Set(name),
        short_name: Set(short_name),
        kind: Set(kind.word().to_owned()),
        unit_id: Set(unit),
        valid_from: Set(validity.from),
        valid_to: Set(validity.to),
        version: Set(before.map_or(1, |before| before.version + 1)),
    };
    let id = match before {
        Some(before) => {
            organisation::Entity::update(row).exec(connection).await?;
            organisation_succession::Entity::delete_many()
                .filter(organisation_succession::Column::OrganisationId.eq(before.card.id))
                .exec(connection)
                .await?;
            before.card.id
        }
        None => organisation::Entity::insert(row).exec(connection).await?.last_insert_id,
    };
    let links = (0..).zip(successors).map(|(position, successor)| organisation_succession::ActiveModel {
        organisation_id: Set(id),
        successor_id: Set(successor),
        position: Set(position),
    });
    insert_all(connection, links.collect()).await?;
    Ok(id)
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
    cards.sort_by_cached_key(order);
}

/// The Front first, then by kind and name.
fn order(card: &OrganisationCard) -> (Kind, Vec<u32>, i64) {
    (card.kind, collation_key(&card.name), card.id)
}

/// Without successors.
pub(crate) fn card(row: organisation::Model) -> Result<OrganisationCard> {
    let organisation::Model {
        id,
        name,
        short_name,
        kind,
        unit_id,
        valid_from,
        valid_to,
        folded: _,
        version: _,
    } = row;
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
