use super::{Activities, Parts, Snapshot, details, find_row, standing};
use crate::{
    activities::rows::activity,
    audit::rows::audit,
    campaigns::rows::campaign,
    error::{Error, Result, stored},
    kept::KeptRows,
    organisations::{self, rows::organisation},
    units::{self, rows::unit},
};
use domain::{
    Actor,
    access::Standing,
    activities::{Activity, ActivityDetail, Cancellation, Kind, Status, Transition, Venue, Visibility, When},
    audiences::AudienceCard,
    audit::{Subject, Verb},
    campaigns,
    organisations::OrganisationCard,
    text::collation_key,
    time::today,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

impl Activities<'_> {
    /// How an activity was cancelled that the actor saw in the version `seen`, if that was later and it still is.
    pub async fn cancelled_since(&self, id: i64, seen: &str) -> Result<Option<Cancellation>> {
        let connection = &self.db.connection;
        let row = find_row(connection, self.me, id).await?;
        let last = audit::Entity::find()
            .filter(audit::Column::Subject.eq(Subject::Activity.word()))
            .filter(audit::Column::SubjectId.eq(id))
            .filter(audit::Column::Verb.eq(Verb::Cancel.word()))
            .order_by_desc(audit::Column::Id);
        let cancelled = row.status == Status::Cancelled.word();
        let Some(last) = last.one(connection).await?.filter(|_| cancelled) else { return Ok(None) };
        let after: Option<Snapshot> = last.after.as_deref().map(serde_json::from_str).transpose()?;
        let seen = seen.trim().parse::<i64>().ok();
        let later = after.zip(seen).is_some_and(|(after, seen)| after.version > seen);
        let cancellation = Cancellation { by: last.account_name, at: last.at, reason: last.reason };
        Ok(later.then_some(cancellation))
    }
}

/// The state of an activity as stored now.
pub(crate) async fn snapshot(connection: &impl ConnectionTrait, row: &activity::Model) -> Result<Snapshot> {
    let Parts { units, supporting, audiences, quantities } = Parts::read(connection, row.id).await?;
    let details = details::read(connection, row.id, stored(&row.kind, Kind::from_word)?).await?;
    let activity = Activity {
        title: row.title.clone(),
        units,
        venue: Venue {
            name: row.venue_name.clone(),
            address: row.venue_address.clone(),
            point: row.latitude.zip(row.longitude),
        },
        when: When::from_bounds(row.starts_at, row.ends_at, row.all_day),
        lead: row.lead_id,
        supporting,
        audiences,
        quantities,
        money: row.money,
        details,
    };
    Ok(Snapshot {
        version: row.version,
        status: stored(&row.status, Status::from_word)?,
        reason: row.reason.clone(),
        waiting: !row.released,
        activity,
    })
}

/// What an actor may learn of an activity that the actor sees: every page, file and form is made from this.
fn as_seen(me: &Actor, activity: Activity, standing: &Standing) -> Activity {
    if me.may_see_fees(standing) {
        return activity;
    }
    Activity { details: activity.details.without_fees(), ..activity }
}

pub(crate) async fn detail(
    connection: &impl ConnectionTrait,
    me: &Actor,
    row: activity::Model,
) -> Result<ActivityDetail> {
    let Snapshot { version, status, reason, waiting, activity } = snapshot(connection, &row).await?;
    let campaign =
        campaign::Entity::find_by_id(row.campaign_id).one(connection).await?.ok_or(Error::NotFound)?;
    let campaign_status = stored(&campaign.status, campaigns::Status::from_word)?;
    let standing = standing(connection, &activity, &campaign).await?;
    let activity = as_seen(me, activity, &standing);
    let open = campaign_status != campaigns::Status::Closed;
    let visibility = Visibility::of(campaign_status, activity.details.is_internal(), !waiting);
    let approved = campaign_status.is_approved();
    let transitions = Transition::available(status, activity.when.first_day(), today()).filter(|_| open);
    let transitions = transitions.filter(|transition| transition.may_be_taken_by(me, &standing)).collect();
    let units = unit::Entity::find().filter(unit::Column::Id.is_in(activity.units.iter().copied()));
    let mut units = units.all(connection).await?.into_iter().map(units::card).collect::<Result<Vec<_>>>()?;
    units.sort_by_cached_key(|unit| collation_key(&unit.name));
    let (lead, supporting) = organisations_of(connection, &activity).await?;
    let mut audiences = AudienceCard::all(connection).await?;
    audiences.retain(|audience| activity.audiences.contains(&audience.id));
    Ok(ActivityDetail {
        id: row.id,
        version,
        public_id: row.public_id,
        campaign: campaign.id,
        campaign_title: campaign.title,
        campaign_code: campaign.code,
        visibility,
        approved,
        status,
        reason,
        units,
        lead,
        supporting,
        audiences,
        may_edit: open && me.may_edit(&standing),
        sees_fees: me.may_see_fees(&standing),
        may_answer: open && me.may_answer(&standing),
        may_log: me.may_log() && status != Status::Cancelled && approved,
        may_release: visibility == Visibility::Waiting && status != Status::Cancelled && me.may_release(),
        transitions,
        last_own: None,
        activity,
    })
}

async fn organisations_of(
    connection: &impl ConnectionTrait,
    activity: &Activity,
) -> Result<(OrganisationCard, Vec<OrganisationCard>)> {
    let ids = activity.supporting.iter().copied().chain([activity.lead]);
    let rows =
        organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(connection).await?;
    let mut cards = rows.into_iter().map(organisations::card).collect::<Result<Vec<_>>>()?;
    cards.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    let lead = cards.iter().position(|card| card.id == activity.lead).ok_or(Error::NotFound)?;
    Ok((cards.remove(lead), cards))
}
