//! What a log may name, and how it stands to an actor.

use super::{Logs, Snapshot};
use crate::{
    activities::{self, rows::activity},
    campaigns::rows::campaign,
    error::{Error, Result, stored},
    kept::KeptRows,
    outreach::rows::log,
    scope,
    units::{rows::unit, units_within},
};
use domain::{
    access::LogStanding,
    activities::{Kind, Status, When},
    audiences::AudienceCard,
    campaigns,
    outreach::{LogForm, LogKnown, PlannedActivity},
    time::{parse_day, today},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

impl Logs<'_> {
    /// What a log may name. What it named before it may go on naming.
    pub(super) async fn known(
        &self,
        connection: &impl ConnectionTrait,
        form: &LogForm,
        before: Option<&(log::Model, Snapshot)>,
    ) -> Result<LogKnown> {
        let day = parse_day(&form.day).unwrap_or_else(today);
        let activity = match form.activity.trim().parse() {
            Ok(id) => self.planned(connection, id).await?,
            Err(_) => None,
        };
        let open = [campaigns::Status::Approved, campaigns::Status::Running].map(campaigns::Status::word);
        let campaigns = campaign::Entity::find()
            .select_only()
            .column(campaign::Column::Id)
            .filter(scope::campaigns(self.me))
            .filter(campaign::Column::Status.is_in(open));
        let mut campaigns: Vec<i64> = campaigns.into_tuple().all(connection).await?;
        campaigns.extend(before.and_then(|(row, _)| row.campaign_id));
        Ok(LogKnown {
            actor: self.me.clone(),
            today: today(),
            activity,
            campaigns,
            units: units_within(connection, day, day).await?,
            audiences: AudienceCard::all(connection).await?,
        })
    }

    /// An activity as a log tells of it, if the actor sees it.
    pub async fn planned(
        &self,
        connection: &impl ConnectionTrait,
        id: i64,
    ) -> Result<Option<PlannedActivity>> {
        let row = activity::Entity::find_by_id(id).filter(scope::activities(self.me)).one(connection).await?;
        let Some(row) = row else { return Ok(None) };
        let campaign =
            campaign::Entity::find_by_id(row.campaign_id).one(connection).await?.ok_or(Error::NotFound)?;
        let status = stored(&campaign.status, campaigns::Status::from_word)?;
        let snapshot = activities::read::snapshot(connection, &row).await?;
        let standing = activities::standing(connection, &snapshot.activity, &campaign).await?;
        let when = When::from_bounds(row.starts_at, row.ends_at, row.all_day);
        Ok(Some(PlannedActivity {
            id,
            campaign: campaign.id,
            kind: stored(&row.kind, Kind::from_word)?,
            title: row.title,
            first_day: when.first_day(),
            last_day: when.last_day(),
            takes_part: self.me.takes_part(&standing),
            unit_paths: standing.unit_paths,
            audiences: snapshot.activity.audiences,
            quantities: snapshot.activity.quantities,
            lacks_consent: snapshot.activity.details.lacks_consent(),
            is_open: snapshot.status != Status::Cancelled
                && matches!(status, campaigns::Status::Approved | campaigns::Status::Running),
        }))
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
