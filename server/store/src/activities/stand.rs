//! How an activity stands to an actor, without all that it holds.

use super::{find_campaign, find_row};
use crate::{
    activities::rows::{activity_supporter, activity_unit},
    db::now,
    error::{Result, stored},
    units::rows::unit,
};
use chrono::{DateTime, Utc};
use domain::{Actor, access::Standing, activities::Status, campaigns};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

/// How an activity stands to whoever sees it.
pub(crate) struct Stands {
    pub title: String,
    pub standing: Standing,
    /// Its campaign is not closed.
    pub open: bool,
    pub status: Status,
    pub starts_at: DateTime<Utc>,
}

impl Stands {
    /// It is planned, and has not begun.
    pub fn is_to_come(&self) -> bool {
        self.open && self.status == Status::Planned && self.starts_at > now()
    }
}

/// Finds an activity that an actor sees, in four queries.
pub(crate) async fn stand(connection: &impl ConnectionTrait, me: &Actor, id: i64) -> Result<Stands> {
    let row = find_row(connection, me, id).await?;
    let campaign = find_campaign(connection, me, row.campaign_id).await?;
    let status = stored(&campaign.status, campaigns::Status::from_word)?;
    Ok(Stands {
        standing: Standing {
            unit_paths: unit_paths(connection, id).await?,
            lead: row.lead_id,
            supporting: supporters(connection, id).await?,
            draft: status == campaigns::Status::Draft,
        },
        open: status != campaigns::Status::Closed,
        status: stored(&row.status, Status::from_word)?,
        starts_at: row.starts_at,
        title: row.title,
    })
}

/// The paths of an activity's units.
async fn unit_paths(connection: &impl ConnectionTrait, id: i64) -> Result<Vec<String>> {
    let units = activity_unit::Entity::find()
        .select_only()
        .column(activity_unit::Column::UnitId)
        .filter(activity_unit::Column::ActivityId.eq(id))
        .into_query();
    let paths = unit::Entity::find()
        .select_only()
        .column(unit::Column::Path)
        .filter(unit::Column::Id.in_subquery(units))
        .into_tuple::<String>();
    Ok(paths.all(connection).await?)
}

/// The organisations that support an activity.
async fn supporters(connection: &impl ConnectionTrait, id: i64) -> Result<Vec<i64>> {
    let supporters = activity_supporter::Entity::find()
        .select_only()
        .column(activity_supporter::Column::OrganisationId)
        .filter(activity_supporter::Column::ActivityId.eq(id))
        .into_tuple::<i64>();
    Ok(supporters.all(connection).await?)
}
