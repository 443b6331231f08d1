use super::{Logs, planned::OPEN};
use crate::{
    activities::rows::activity,
    campaigns::rows::campaign,
    error::{Result, require},
    scope,
};
use chrono::Duration;
use domain::{
    activities::Status,
    outreach::Near,
    time::{start_of, today},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// Days before and after today that are near.
const DAYS: i64 = 30;
/// Of what is near so many at most each way; others are reported from their own pages.
const SHOWN: u64 = 30;

impl Logs<'_> {
    /// The activities that the actor may report of, or soon may: what is nearest to today first.
    pub async fn near(&self) -> Result<Near> {
        require(self.me.may_log())?;
        let open = campaign::Entity::find()
            .select_only()
            .column(campaign::Column::Id)
            .filter(campaign::Column::Status.is_in(OPEN));
        let rows = activity::Entity::find()
            .filter(scope::activities(self.me))
            .filter(activity::Column::Status.ne(Status::Cancelled.word()))
            .filter(activity::Column::CampaignId.in_subquery(open.into_query()))
            .limit(SHOWN);
        let (near, day) = (Duration::days(DAYS), Duration::days(1));
        let tonight = start_of(today() + day);
        let begun = rows
            .clone()
            .filter(activity::Column::StartsAt.lt(tonight))
            .filter(activity::Column::EndsAt.gte(start_of(today() - near)))
            .order_by_desc(activity::Column::StartsAt);
        let to_come = rows
            .filter(activity::Column::StartsAt.gte(tonight))
            .filter(activity::Column::StartsAt.lt(start_of(today() + near + day)))
            .order_by_asc(activity::Column::StartsAt);
        let activities = self.db.activities(self.me);
        Ok(Near { begun: activities.listed(begun).await?, to_come: activities.listed(to_come).await? })
    }
}
