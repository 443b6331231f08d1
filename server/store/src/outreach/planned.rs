//! Activities as a log tells of them.

use crate::{
    activities::rows::{
        activity, activity_audience, activity_quantity, activity_supporter, activity_unit, billboard,
    },
    campaigns::rows::campaign,
    error::{Result, stored},
    scope,
    units::rows::unit,
};
use domain::{
    Actor,
    activities::{Consent, Kind, Status, When},
    campaigns,
    outreach::PlannedActivity,
    targets::{Measure, Quantity},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Those of some activities that an actor sees, by id, with a fixed number of queries.
pub(super) async fn plans_of(
    connection: &impl ConnectionTrait,
    me: &Actor,
    ids: &BTreeSet<i64>,
) -> Result<HashMap<i64, PlannedActivity>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = activity::Entity::find()
        .filter(scope::activities(me))
        .filter(activity::Column::Id.is_in(ids.iter().copied()))
        .all(connection)
        .await?;
    let mut beside = Beside::read(connection, me, &rows).await?;
    rows.into_iter().map(|row| Ok((row.id, beside.plan(row)?))).collect()
}

/// What stands beside activities, by their ids.
struct Beside {
    /// By the ids of campaigns.
    open: HashMap<i64, bool>,
    paths: HashMap<i64, Vec<String>>,
    audiences: HashMap<i64, Vec<i64>>,
    quantities: HashMap<i64, Vec<Quantity>>,
    /// Those that the actor's organisation supports.
    supported: HashSet<i64>,
    /// Billboards whose sites' owners have agreed.
    agreed: HashSet<i64>,
    organisation: Option<i64>,
}

impl Beside {
    async fn read(connection: &impl ConnectionTrait, me: &Actor, rows: &[activity::Model]) -> Result<Self> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let audiences = activity_audience::Entity::find()
            .filter(activity_audience::Column::ActivityId.is_in(ids.iter().copied()))
            .order_by_asc(activity_audience::Column::AudienceId);
        let mut of_audiences: HashMap<i64, Vec<i64>> = HashMap::new();
        for row in audiences.all(connection).await? {
            of_audiences.entry(row.activity_id).or_default().push(row.audience_id);
        }
        Ok(Self {
            open: open(connection, rows).await?,
            paths: paths(connection, &ids).await?,
            audiences: of_audiences,
            quantities: quantities(connection, &ids).await?,
            supported: supported(connection, me, &ids).await?,
            agreed: agreed(connection, rows).await?,
            organisation: me.organisation,
        })
    }

    fn plan(&mut self, row: activity::Model) -> Result<PlannedActivity> {
        let kind = stored(&row.kind, Kind::from_word)?;
        let when = When::from_bounds(row.starts_at, row.ends_at, row.all_day);
        let is_open = self.open.get(&row.campaign_id).copied().unwrap_or_default();
        Ok(PlannedActivity {
            id: row.id,
            campaign: row.campaign_id,
            kind,
            title: row.title,
            first_day: when.first_day(),
            last_day: when.last_day(),
            hours: when.times().filter(|_| when.first_day() == when.last_day()),
            place: row.venue_name,
            unit_paths: self.paths.remove(&row.id).unwrap_or_default(),
            audiences: self.audiences.remove(&row.id).unwrap_or_default(),
            quantities: self.quantities.remove(&row.id).unwrap_or_default(),
            lacks_consent: kind == Kind::Billboard && !self.agreed.contains(&row.id),
            is_open: is_open && row.status != Status::Cancelled.word(),
            takes_part: self.organisation == Some(row.lead_id) || self.supported.contains(&row.id),
        })
    }
}

/// Which of their campaigns are under way.
async fn open(connection: &impl ConnectionTrait, rows: &[activity::Model]) -> Result<HashMap<i64, bool>> {
    let campaigns = campaign::Entity::find()
        .select_only()
        .columns([campaign::Column::Id, campaign::Column::Status])
        .filter(campaign::Column::Id.is_in(rows.iter().map(|row| row.campaign_id).collect::<BTreeSet<_>>()));
    let campaigns = campaigns.into_tuple::<(i64, String)>().all(connection).await?;
    Ok(campaigns.into_iter().map(|(id, status)| (id, OPEN.contains(&status.as_str()))).collect())
}

/// The states of a campaign in which outreach is reported.
pub(super) const OPEN: [&str; 2] = [campaigns::Status::Approved.word(), campaigns::Status::Running.word()];

async fn paths(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>> {
    let links = activity_unit::Entity::find()
        .filter(activity_unit::Column::ActivityId.is_in(ids.iter().copied()))
        .all(connection)
        .await?;
    let units = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::Path])
        .filter(unit::Column::Id.is_in(links.iter().map(|link| link.unit_id).collect::<BTreeSet<_>>()));
    let units: HashMap<i64, String> =
        units.into_tuple::<(i64, String)>().all(connection).await?.into_iter().collect();
    let mut paths: HashMap<i64, Vec<String>> = HashMap::new();
    for link in links {
        paths.entry(link.activity_id).or_default().extend(units.get(&link.unit_id).cloned());
    }
    Ok(paths)
}

async fn quantities(connection: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, Vec<Quantity>>> {
    let rows = activity_quantity::Entity::find()
        .filter(activity_quantity::Column::ActivityId.is_in(ids.iter().copied()));
    let mut quantities: HashMap<i64, Vec<Quantity>> = HashMap::new();
    for row in rows.all(connection).await? {
        let quantity = Quantity { measure: stored(&row.measure, Measure::from_word)?, number: row.number };
        quantities.entry(row.activity_id).or_default().push(quantity);
    }
    quantities.values_mut().for_each(|of| of.sort_by_key(|quantity| quantity.measure));
    Ok(quantities)
}

async fn supported(connection: &impl ConnectionTrait, me: &Actor, ids: &[i64]) -> Result<HashSet<i64>> {
    let Some(organisation) = me.organisation else { return Ok(HashSet::new()) };
    let links = activity_supporter::Entity::find()
        .filter(activity_supporter::Column::OrganisationId.eq(organisation))
        .filter(activity_supporter::Column::ActivityId.is_in(ids.iter().copied()));
    Ok(links.all(connection).await?.into_iter().map(|link| link.activity_id).collect())
}

async fn agreed(connection: &impl ConnectionTrait, rows: &[activity::Model]) -> Result<HashSet<i64>> {
    let billboards: Vec<i64> =
        rows.iter().filter(|row| row.kind == Kind::Billboard.word()).map(|row| row.id).collect();
    if billboards.is_empty() {
        return Ok(HashSet::new());
    }
    let agreed = billboard::Entity::find()
        .select_only()
        .column(billboard::Column::ActivityId)
        .filter(billboard::Column::ActivityId.is_in(billboards))
        .filter(billboard::Column::Consent.eq(Consent::Given.word()));
    Ok(agreed.into_tuple::<i64>().all(connection).await?.into_iter().collect())
}
