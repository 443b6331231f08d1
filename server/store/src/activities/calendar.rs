use super::{Activities, order::in_order, units_of::UnitOf};
use crate::{
    Db,
    activities::rows::activity,
    audit::LastChanges,
    campaigns::rows::campaign,
    error::{Error, Result, stored},
    public::approved,
    scope,
};
use chrono::{DateTime, Days, Utc};
use domain::{
    access::Standing,
    activities::{ActivityQuery, Kind, Status, When},
    audit::Subject,
    calendar::{CALENDAR_FILE_MAX, CALENDAR_MAX, CalendarEntry},
    campaigns::{self, CampaignCard},
    replies::Part,
    text::collation_key,
    time::{start_of, today},
    units::UnitCard,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DerivePartialModel, EntityTrait, Iden, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    entity::prelude::ChronoDateTimeUtc,
    sea_query::{Expr, Query},
};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};

/// Units with their paths, in the order of the alphabet.
type Places = Vec<(UnitOf, String)>;

/// What a calendar shows of an activity.
#[derive(DerivePartialModel, Deserialize)]
#[sea_orm(entity = "activity::Entity")]
struct EntryRow {
    id: i64,
    campaign_id: i64,
    kind: String,
    title: String,
    venue_name: String,
    #[serde(deserialize_with = "truth")]
    all_day: bool,
    starts_at: ChronoDateTimeUtc,
    ends_at: ChronoDateTimeUtc,
    lead_id: i64,
    status: String,
    version: i64,
    #[sea_orm(from_expr = "Expr::cust(UNIT_IDS)")]
    unit_ids: Option<String>,
}

/// SQLite knows truth as a number.
fn truth<'de, D: Deserializer<'de>>(told: D) -> std::result::Result<bool, D::Error> {
    Value::deserialize(told).map(|told| told.as_bool().unwrap_or_else(|| told.as_i64() == Some(1)))
}

impl EntryRow {
    /// Rows handed over as one text: hundreds, one by one, take as long as all the rest of a page.
    async fn all(connection: &impl ConnectionTrait, rows: Select<activity::Entity>) -> Result<Vec<Self>> {
        use activity::Column::{
            AllDay, CampaignId, EndsAt, Id, Kind, LeadId, StartsAt, Status, Title, VenueName, Version,
        };
        let columns =
            [Id, CampaignId, Kind, Title, VenueName, AllDay, StartsAt, EndsAt, LeadId, Status, Version];
        let mut names: Vec<String> = columns.iter().map(Iden::to_string).collect();
        names.push("unit_ids".into());
        let rows = rows.select_only().columns(columns).expr_as(Expr::cust(UNIT_IDS), "unit_ids");
        let (all, one) = match connection.get_database_backend() {
            DbBackend::Postgres => ("json_agg", "json_build_array"),
            _ => ("json_group_array", "json_array"),
        };
        let told = Expr::cust(format!("CAST({all}({one}({})) AS TEXT)", names.join(", ")));
        let told = Query::select().expr(told).from_subquery(rows.into_query(), "entries").to_owned();
        let told = connection.query_one(&told).await?.ok_or(Error::NotFound)?;
        let told: Option<String> = told.try_get_by_index(0)?;
        Ok(told.map(|told| serde_json::from_str(&told)).transpose()?.unwrap_or_default())
    }
}

/// What other calendar programs are told of it besides.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "activity::Entity")]
struct FeedRow {
    #[sea_orm(nested)]
    entry: EntryRow,
    public_id: String,
    created_at: ChronoDateTimeUtc,
    released: bool,
}

impl AsRef<Self> for EntryRow {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl AsRef<EntryRow> for FeedRow {
    fn as_ref(&self) -> &EntryRow {
        &self.entry
    }
}

/// An activity as other calendar programs are told of it.
#[derive(Clone, Debug)]
pub struct FeedEntry {
    pub entry: CalendarEntry,
    /// Its name for good.
    pub public_id: String,
    pub changed_at: DateTime<Utc>,
    /// Everybody may see it.
    pub public: bool,
}

/// The ids of an activity's units with commas between: hundreds of activities share few units, which are then read
/// once.
const UNIT_IDS: &str = "(SELECT string_agg(CAST(unit_id AS TEXT), ',') FROM activity_units \
                        WHERE activity_id = activities.id)";

/// Days that a page of a unit or of an organisation looks ahead.
const AHEAD: u64 = 60;

impl Activities<'_> {
    /// What falls within the days of a query, by start; of more than [`CALENDAR_MAX`] the first. `campaigns` are
    /// those that the actor sees.
    pub async fn calendar(
        &self,
        query: &ActivityQuery,
        campaigns: &[CampaignCard],
    ) -> Result<Vec<CalendarEntry>> {
        let rows = in_order(self.matching(query).await?).limit(CALENDAR_MAX);
        let open = |row: &EntryRow| {
            let campaign = campaigns.iter().find(|campaign| campaign.id == row.campaign_id);
            let open = campaign.is_some_and(|campaign| campaign.status != campaigns::Status::Closed);
            open && row.status == Status::Planned.word()
        };
        let entries = self.entries(rows).await?.into_iter().map(|(row, units)| {
            let movable = open(&row) && self.me.may_edit(&standing(&row, &units));
            self.entry(row, units, movable)
        });
        entries.collect()
    }

    /// What of a query is on in the weeks to come, by start.
    pub(crate) async fn ahead(&self, query: ActivityQuery) -> Result<Vec<CalendarEntry>> {
        let (from, to) = (Some(today()), Some(today() + Days::new(AHEAD)));
        let rows = self.matching(&ActivityQuery { from, to, ..query }).await?;
        let rows = rows.filter(activity::Column::Status.ne(Status::Cancelled.word()));
        self.listed(in_order(rows).limit(CALENDAR_MAX)).await
    }

    /// Rows in their order, none of which is moved from where it is listed.
    pub(crate) async fn listed(&self, rows: Select<activity::Entity>) -> Result<Vec<CalendarEntry>> {
        let entries = self.entries(rows).await?.into_iter();
        entries.map(|(row, units)| self.entry(row, units, false)).collect()
    }

    /// Of the first `read` rows those that are the actor's to answer.
    pub(crate) async fn answerable(
        &self,
        rows: Select<activity::Entity>,
        read: usize,
    ) -> Result<Vec<CalendarEntry>> {
        let entries = self.entries(in_order(rows).limit(read as u64)).await?.into_iter();
        let own = entries.filter(|(row, units)| self.me.may_answer(&standing(row, units)));
        own.map(|(row, units)| self.entry(row, units, false)).collect()
    }

    /// Rows with their units, in two queries.
    async fn entries(&self, rows: Select<activity::Entity>) -> Result<Vec<(EntryRow, Places)>> {
        self.placed(EntryRow::all(&self.db.connection, rows).await?).await
    }

    /// Rows with their units.
    async fn placed<R: AsRef<EntryRow>>(&self, rows: Vec<R>) -> Result<Vec<(R, Places)>> {
        let ids = |row: &R| {
            let ids = row.as_ref().unit_ids.as_deref().unwrap_or_default().split(',');
            ids.filter_map(|id| id.parse().ok()).collect::<Vec<i64>>()
        };
        let mut units = self.db.units_by_id(rows.iter().flat_map(&ids).collect::<BTreeSet<_>>()).await?;
        units.sort_by_cached_key(|unit| collation_key(&unit.name));
        let with_units = |row: R| {
            let own = ids(&row);
            let own = units.iter().filter(|unit| own.contains(&unit.id));
            let named = |unit: &UnitCard| UnitOf { name: unit.name.clone(), name_en: unit.name_en.clone() };
            let own = own.map(|unit| (named(unit), unit.path.clone())).collect();
            (row, own)
        };
        Ok(rows.into_iter().map(with_units).collect())
    }

    fn entry(&self, row: EntryRow, units: Places, movable: bool) -> Result<CalendarEntry> {
        let part = |own| if own == row.lead_id { Part::Leads } else { Part::Supports };
        Ok(CalendarEntry {
            id: row.id,
            campaign: row.campaign_id,
            version: row.version,
            kind: stored(&row.kind, Kind::from_word)?,
            status: stored(&row.status, Status::from_word)?,
            when: When::from_bounds(row.starts_at, row.ends_at, row.all_day),
            units: units.into_iter().map(|(unit, _)| (unit.name, unit.name_en)).collect(),
            title: row.title,
            venue: row.venue_name,
            movable,
            part: self.me.organisation.map(part),
        })
    }

    /// The campaigns that have something of a query.
    pub async fn campaigns_of(&self, query: &ActivityQuery) -> Result<Vec<i64>> {
        let rows = self.matching(query).await?.select_only().column(activity::Column::CampaignId).distinct();
        Ok(rows.into_tuple().all(&self.db.connection).await?)
    }

    /// What falls within the days of a query, by start, for other calendar programs. Of more than
    /// [`CALENDAR_FILE_MAX`] what is over is left out first, from the oldest.
    pub async fn feed(&self, query: &ActivityQuery) -> Result<Vec<FeedEntry>> {
        let (connection, matching) = (&self.db.connection, self.matching(query).await?);
        let ids = matching.clone().select_only().column(activity::Column::Id).into_query();
        let changes = LastChanges::of(connection, Subject::Activity, ids).await?;
        let open = campaign::Entity::find().select_only().column(campaign::Column::Id).filter(approved());
        let open: HashSet<i64> = open.into_tuple::<i64>().all(connection).await?.into_iter().collect();
        let internal = scope::internal().into_tuple::<i64>().all(connection).await?;
        let internal: HashSet<i64> = internal.into_iter().collect();
        let morning = start_of(today());
        let ahead = in_order(matching.clone().filter(activity::Column::EndsAt.gt(morning)));
        let told = |rows: Select<activity::Entity>| rows.into_partial_model::<FeedRow>();
        let ahead = told(ahead.limit(CALENDAR_FILE_MAX)).all(connection).await?;
        let over = matching
            .filter(activity::Column::EndsAt.lte(morning))
            .order_by_desc(activity::Column::StartsAt)
            .order_by_desc(activity::Column::Id)
            .limit(CALENDAR_FILE_MAX - ahead.len() as u64);
        let over = told(over).all(connection).await?;
        let rows = self.placed(over.into_iter().rev().chain(ahead).collect()).await?.into_iter();
        let told = |(row, units): (FeedRow, Places)| {
            let FeedRow { entry: row, public_id, created_at, released } = row;
            let changed_at = changes.at(row.id, created_at);
            let public = released && open.contains(&row.campaign_id) && !internal.contains(&row.id);
            Ok(FeedEntry { entry: self.entry(row, units, false)?, public_id, changed_at, public })
        };
        rows.map(told).collect()
    }
}

impl Db {
    /// When an activity was last changed.
    pub async fn activity_changed_at(&self, id: i64) -> Result<DateTime<Utc>> {
        let row = activity::Entity::find_by_id(id);
        let own = row.clone().select_only().column(activity::Column::Id).into_query();
        let row = row.one(&self.connection).await?.ok_or(Error::NotFound)?;
        let changes = LastChanges::of(&self.connection, Subject::Activity, own).await?;
        Ok(changes.at(id, row.created_at))
    }
}

/// How a row stands to an actor who sees it.
fn standing(row: &EntryRow, units: &Places) -> Standing {
    let unit_paths = units.iter().map(|(_, path)| path.clone()).collect();
    Standing { unit_paths, lead: row.lead_id, ..Standing::default() }
}
