use super::{
    Activities,
    rows::{activity, activity_unit, talk_speaker},
};
use crate::{audit::rows::audit, error::Result, scope};
use domain::{
    activities::{Earlier, Speaker, Venue},
    audit::{Subject, Verb},
    privacy::ERASED,
};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::hash::Hash;

/// Activities of one's own that what is usual is taken from.
const OWN: u64 = 20;

/// Activities in sight that places and speakers are taken from.
const IN_SIGHT: u64 = 200;

#[derive(FromQueryResult)]
struct Place {
    venue_name: String,
    venue_address: String,
}

impl Activities<'_> {
    /// What the actor chose lately, and where and with whom activities in sight were lately planned.
    pub async fn earlier(&self) -> Result<Earlier> {
        let connection = &self.db.connection;
        let planned: Vec<i64> = audit::Entity::find()
            .select_only()
            .column(audit::Column::SubjectId)
            .filter(audit::Column::AccountId.eq(self.me.account))
            .filter(audit::Column::Subject.eq(Subject::Activity.word()))
            .filter(audit::Column::Verb.eq(Verb::Create.word()))
            .order_by_desc(audit::Column::Id)
            .limit(OWN)
            .into_tuple()
            .all(connection)
            .await?;
        let units = activity_unit::Entity::find()
            .filter(activity_unit::Column::ActivityId.is_in(planned.iter().copied()))
            .order_by_desc(activity_unit::Column::ActivityId)
            .all(connection)
            .await?;
        let leads: Vec<i64> = activity::Entity::find()
            .select_only()
            .column(activity::Column::LeadId)
            .filter(activity::Column::Id.is_in(planned))
            .order_by_desc(activity::Column::Id)
            .into_tuple()
            .all(connection)
            .await?;
        Ok(Earlier {
            units: once(units.into_iter().map(|row| row.unit_id)),
            organisations: once(leads),
            venues: self.venues().await?,
            speakers: self.speakers().await?,
        })
    }

    async fn venues(&self) -> Result<Vec<Venue>> {
        let places = activity::Entity::find()
            .select_only()
            .columns([activity::Column::VenueName, activity::Column::VenueAddress])
            .filter(scope::activities(self.me))
            .filter(activity::Column::VenueName.ne(""))
            .order_by_desc(activity::Column::Id)
            .limit(IN_SIGHT)
            .into_model::<Place>()
            .all(&self.db.connection)
            .await?;
        let places = once(places.into_iter().map(|place| (place.venue_name, place.venue_address)));
        Ok(places.into_iter().map(|(name, address)| Venue { name, address, point: None }).collect())
    }

    /// Without what they are paid.
    async fn speakers(&self) -> Result<Vec<Speaker>> {
        let in_sight = activity::Entity::find()
            .select_only()
            .column(activity::Column::Id)
            .filter(scope::activities(self.me))
            .into_query();
        let named: Vec<(String, String)> = talk_speaker::Entity::find()
            .select_only()
            .columns([talk_speaker::Column::Name, talk_speaker::Column::Agency])
            .filter(talk_speaker::Column::Name.ne(ERASED))
            .filter(talk_speaker::Column::ActivityId.in_subquery(in_sight))
            .order_by_desc(talk_speaker::Column::ActivityId)
            .limit(IN_SIGHT)
            .into_tuple()
            .all(&self.db.connection)
            .await?;
        let speakers = once(named).into_iter();
        Ok(speakers.map(|(name, agency)| Speaker { name, agency, fee: None }).collect())
    }
}

/// Each of them once, in the order in which they first come.
fn once<T: Clone + Eq + Hash>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = std::collections::HashSet::new();
    all.into_iter().filter(|one| seen.insert(one.clone())).collect()
}
