//! What a log may name, and how it stands to an actor.

use super::{
    Logs,
    planned::{OPEN, plans_of},
};
use crate::{
    activities::rows::activity,
    campaigns::rows::campaign,
    error::{Error, Result, require, stored},
    kept::KeptRows,
    outreach::rows::log,
    scope,
    settings::locked_to,
    units::{rows::unit, units_within},
};
use domain::{
    access::LogStanding,
    audiences::AudienceCard,
    outreach::{LogForm, LogKnown, PlannedActivity},
    time::{parse_day, today},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

impl Logs<'_> {
    /// What a log of an activity may name, or one on its own, on the days that it can tell of.
    pub async fn opened(&self, activity: Option<i64>) -> Result<LogKnown> {
        require(self.me.may_log())?;
        let form =
            LogForm { activity: activity.map(|id| id.to_string()).unwrap_or_default(), ..LogForm::default() };
        let known = self.known(&self.db.connection, &form).await?;
        if activity.is_some() && known.activity.is_none() {
            return Err(Error::NotFound);
        }
        Ok(known)
    }

    /// What a log may name.
    pub(super) async fn known(&self, connection: &impl ConnectionTrait, form: &LogForm) -> Result<LogKnown> {
        let activity = match form.activity.trim().parse() {
            Ok(id) => self.planned(connection, id).await?,
            Err(_) => None,
        };
        let last = activity.as_ref().map_or_else(today, |plan| plan.last_day.min(today()));
        let day = parse_day(&form.day).unwrap_or(last);
        Ok(LogKnown {
            actor: self.me.clone(),
            today: today(),
            locked_to: locked_to(connection).await?,
            activity,
            campaigns: self.open_campaigns(connection).await?,
            units: units_within(connection, day, day).await?,
            audiences: AudienceCard::all(connection).await?,
        })
    }

    /// Campaigns whose outreach may be reported without a plan.
    pub(super) async fn open_campaigns(&self, connection: &impl ConnectionTrait) -> Result<Vec<i64>> {
        let open = campaign::Entity::find()
            .select_only()
            .column(campaign::Column::Id)
            .filter(scope::campaigns(self.me))
            .filter(campaign::Column::Status.is_in(OPEN));
        Ok(open.into_tuple().all(connection).await?)
    }

    /// An activity as a log tells of it, if the actor sees it.
    pub async fn planned(
        &self,
        connection: &impl ConnectionTrait,
        id: i64,
    ) -> Result<Option<PlannedActivity>> {
        Ok(plans_of(connection, self.me, &BTreeSet::from([id])).await?.remove(&id))
    }

    pub(super) async fn standing(
        &self,
        connection: &impl ConnectionTrait,
        row: &log::Model,
    ) -> Result<LogStanding> {
        use domain::outreach::Status;
        let unit = unit::Entity::find_by_id(row.unit_id).one(connection).await?.ok_or(Error::NotFound)?;
        let status = stored(&row.status, Status::from_word)?;
        let takes_part = match (row.activity_id, self.me.organisation) {
            (Some(id), Some(_)) => {
                let seen = activity::Entity::find_by_id(id).filter(scope::activities(self.me));
                seen.one(connection).await?.is_some()
            }
            _ => false,
        };
        Ok(LogStanding {
            unit_path: unit.path,
            author: row.author_id,
            draft: status == Status::Draft,
            accepted: status == Status::Accepted,
            takes_part,
        })
    }
}
