//! What a log does to the activity that it tells of.

use super::{Logs, counting};
use crate::{activities::rows::activity_unit, error::Result, outreach::rows::log};
use domain::activities::Transition;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;

impl Logs<'_> {
    /// The first log starts the activity; it is done once each of its units has said that nothing is left to be done.
    pub(super) async fn move_plan(
        &self,
        connection: &impl ConnectionTrait,
        activity: i64,
        reason: &str,
    ) -> Result<()> {
        let transition = if self.all_finished(connection, activity).await? {
            Transition::Finish
        } else {
            Transition::Start
        };
        self.db.activities(self.me).move_by_log(connection, activity, transition, reason).await
    }

    async fn all_finished(&self, connection: &impl ConnectionTrait, activity: i64) -> Result<bool> {
        let units: Vec<i64> = activity_unit::Entity::find()
            .select_only()
            .column(activity_unit::Column::UnitId)
            .filter(activity_unit::Column::ActivityId.eq(activity))
            .into_tuple()
            .all(connection)
            .await?;
        let finished: HashSet<i64> = log::Entity::find()
            .select_only()
            .column(log::Column::UnitId)
            .filter(log::Column::ActivityId.eq(activity))
            .filter(log::Column::Finished.eq(true))
            .filter(log::Column::Doubtful.eq(false))
            .filter(counting())
            .into_tuple::<i64>()
            .all(connection)
            .await?
            .into_iter()
            .collect();
        Ok(units.iter().all(|unit| finished.contains(unit)))
    }
}
