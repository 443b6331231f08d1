//! What everybody may see: campaigns that have been approved, and those of their activities that were released.

use crate::{
    Db,
    accounts::system,
    activities::{
        read,
        rows::{activity, activity_unit},
    },
    audit::LastChanges,
    campaigns::rows::campaign,
    db::now,
    error::{Error, Result, stored},
    scope,
    units::{rows::unit, valid_within},
};
use chrono::{DateTime, Utc};
use domain::{
    activities::{Activity, ActivityDetail, Details, Kind, PublicActivity, Status, When},
    audit::Subject,
    calendar::CALENDAR_FILE_MAX,
    campaigns,
    public::{PUBLIC_PAGE, PublicCampaign, PublicCard, PublicList},
    time::{start_of, today},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, sea_query::SelectStatement,
};

/// Activities in a sitemap at most: search engines take 50,000 addresses, and campaigns and units are far fewer than
/// the rest.
const SITEMAP_MAX: u64 = 40_000;

/// What search engines are told of.
#[derive(Clone, Debug)]
pub struct Sitemap {
    /// Ids, the latest first, each with its last change.
    pub campaigns: Vec<(i64, DateTime<Utc>)>,
    /// Ids of the units of today in which something is to come.
    pub units: Vec<i64>,
    /// Public names, the latest first, each with its last change.
    pub activities: Vec<(String, DateTime<Utc>)>,
    /// Earlier activities were left out.
    pub cut: bool,
}

impl Db {
    /// An activity by its public name, if its campaign has been approved and it waits for nobody.
    pub async fn public_activity(&self, public_id: &str) -> Result<PublicActivity> {
        let detail = self.public_detail(public_id).await?;
        let Activity { title, venue, when, details, .. } = detail.activity;
        Ok(PublicActivity {
            public_id: detail.public_id,
            campaign: (detail.campaign, detail.campaign_title),
            title,
            kind: details.kind(),
            topic: if let Details::Talk(talk) = details { talk.topic } else { String::new() },
            when,
            venue_name: venue.name,
            venue_address: venue.address,
            units: detail.units.into_iter().map(|unit| (unit.name, unit.name_en)).collect(),
            lead: detail.lead.name,
            audiences: detail.audiences.into_iter().map(Into::into).collect(),
            cancelled: (detail.status == Status::Cancelled).then_some(detail.reason),
        })
    }

    /// As [`Db::public_activity`], with all that its posters and leaflets are made from; not to be shown as it is.
    pub async fn public_detail(&self, public_id: &str) -> Result<ActivityDetail> {
        // PostgreSQL refuses a text with NUL; no name of ours has one.
        if !public_id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Error::NotFound);
        }
        let row = activity::Entity::find()
            .filter(activity::Column::PublicId.eq(public_id))
            .one(&self.connection)
            .await?;
        let detail = read::detail(&self.connection, &system(), row.ok_or(Error::NotFound)?).await?;
        if !detail.visibility.is_public() {
            return Err(Error::NotFound);
        }
        // Read as the program itself, which sees everything; who asks sees no more than a viewer.
        let details = detail.activity.details.without_fees();
        Ok(ActivityDetail { activity: Activity { details, ..detail.activity }, ..detail })
    }

    /// A page of what is to come or going on, of a campaign and for a unit: in it, below it, or in one that holds it.
    pub async fn public_activities(
        &self,
        campaign: Option<i64>,
        unit: Option<i64>,
        page: u64,
    ) -> Result<PublicList> {
        let mut rows = self.to_come(unit).await?;
        if let Some(campaign) = campaign {
            rows = rows.filter(activity::Column::CampaignId.eq(campaign));
        }
        let count = rows.clone().count(&self.connection).await?;
        let pages = count.div_ceil(PUBLIC_PAGE).max(1);
        let page = page.clamp(1, pages);
        // What is on today and to come before what has been going on for longer.
        let morning = start_of(today());
        let rows = rows
            .order_by(activity::Column::StartsAt.lt(morning), Order::Asc)
            .order_by_asc(activity::Column::StartsAt)
            .order_by_asc(activity::Column::Id);
        let rows = rows.limit(PUBLIC_PAGE).offset((page - 1) * PUBLIC_PAGE).all(&self.connection).await?;
        Ok(PublicList { cards: self.public_cards(rows).await?, count, page, pages })
    }

    /// All that is to come or going on for a unit, or everywhere, by start, each with its last change; of more than
    /// [`CALENDAR_FILE_MAX`] the first.
    pub async fn public_calendar(&self, unit: Option<i64>) -> Result<Vec<(PublicCard, DateTime<Utc>)>> {
        let rows = self.to_come(unit).await?.order_by_asc(activity::Column::StartsAt);
        let rows = rows.order_by_asc(activity::Column::Id).limit(CALENDAR_FILE_MAX);
        let ids = rows.clone().select_only().column(activity::Column::Id).into_query();
        let changes = LastChanges::of(&self.connection, Subject::Activity, ids).await?;
        let rows = rows.all(&self.connection).await?;
        let changed: Vec<_> = rows.iter().map(|row| changes.at(row.id, row.created_at)).collect();
        Ok(self.public_cards(rows).await?.into_iter().zip(changed).collect())
    }

    /// What is to come or going on for a unit: in it, below it, or in one that holds it.
    async fn to_come(&self, unit: Option<i64>) -> Result<Select<activity::Entity>> {
        let rows = open().filter(activity::Column::EndsAt.gt(now()));
        let Some(unit) = unit else { return Ok(rows) };
        let unit = unit::Entity::find_by_id(unit).one(&self.connection).await?.ok_or(Error::NotFound)?;
        Ok(rows.filter(scope::concerning(&unit.path)))
    }

    async fn public_cards(&self, rows: Vec<activity::Model>) -> Result<Vec<PublicCard>> {
        let mut units = crate::activities::units_of(&self.connection, rows.iter().map(|row| row.id)).await?;
        let cards = rows.into_iter().map(|row| {
            let units = units.remove(&row.id).unwrap_or_default();
            Ok(PublicCard {
                kind: stored(&row.kind, Kind::from_word)?,
                when: When::from_bounds(row.starts_at, row.ends_at, row.all_day),
                units: units.into_iter().map(|unit| (unit.name, unit.name_en)).collect(),
                public_id: row.public_id,
                version: row.version,
                title: row.title,
                venue_name: row.venue_name,
                venue_address: row.venue_address,
            })
        });
        cards.collect()
    }

    /// A campaign that has been approved.
    pub async fn public_campaign(&self, id: i64) -> Result<PublicCampaign> {
        let row = campaign::Entity::find_by_id(id).filter(approved()).one(&self.connection).await?;
        let row = row.ok_or(Error::NotFound)?;
        Ok(PublicCampaign { id, title: row.title, purpose: row.purpose, days: (row.starts_on, row.ends_on) })
    }

    /// What search engines are told of; of very many activities the latest.
    pub async fn sitemap(&self) -> Result<Sitemap> {
        let mut activities = self.listed_activities().await?;
        let cut = activities.len() as u64 > SITEMAP_MAX;
        if cut {
            activities.pop();
        }
        let campaigns = self.listed_campaigns().await?;
        Ok(Sitemap { campaigns, units: self.listed_units().await?, activities, cut })
    }

    async fn listed_campaigns(&self) -> Result<Vec<(i64, DateTime<Utc>)>> {
        use campaign::Column::{CreatedAt, Id};
        let rows = campaign::Entity::find().select_only().column(Id).filter(approved());
        let changes = LastChanges::of(&self.connection, Subject::Campaign, rows.clone().into_query()).await?;
        let rows = rows.column(CreatedAt).order_by_desc(Id).into_tuple::<(i64, DateTime<Utc>)>();
        let rows = rows.all(&self.connection).await?.into_iter();
        Ok(rows.map(|(id, made)| (id, changes.at(id, made))).collect())
    }

    /// The units of today in which something is to come or going on, each above what it holds.
    async fn listed_units(&self) -> Result<Vec<i64>> {
        let to_come = self.to_come(None).await?.select_only().column(activity::Column::Id).into_query();
        let units = activity_unit::Entity::find()
            .select_only()
            .column(activity_unit::Column::UnitId)
            .filter(activity_unit::Column::ActivityId.in_subquery(to_come))
            .into_query();
        let today = today();
        let units = unit::Entity::find()
            .select_only()
            .column(unit::Column::Id)
            .filter(valid_within(today, today))
            .filter(unit::Column::Id.in_subquery(units))
            .order_by_asc(unit::Column::Path);
        Ok(units.into_tuple::<i64>().all(&self.connection).await?)
    }

    /// The latest, one more than a sitemap holds where there are so many.
    async fn listed_activities(&self) -> Result<Vec<(String, DateTime<Utc>)>> {
        use activity::Column::{CreatedAt, Id, PublicId, StartsAt};
        let rows = open().select_only().column(Id).order_by_desc(StartsAt).order_by_desc(Id);
        let rows = rows.limit(SITEMAP_MAX + 1);
        let changes = LastChanges::of(&self.connection, Subject::Activity, rows.clone().into_query()).await?;
        let rows = rows.columns([PublicId, CreatedAt]).into_tuple::<(i64, String, DateTime<Utc>)>();
        let rows = rows.all(&self.connection).await?.into_iter();
        Ok(rows.map(|(id, public_id, made)| (public_id, changes.at(id, made))).collect())
    }
}

/// The campaigns that the public may see.
pub(crate) fn approved() -> Condition {
    Condition::all()
        .add(campaign::Column::Status.is_in(campaigns::Status::PUBLIC.map(campaigns::Status::word)))
}

/// Activities of approved campaigns that are for everybody, were released and not cancelled.
pub(crate) fn open() -> Select<activity::Entity> {
    let campaigns: SelectStatement =
        campaign::Entity::find().select_only().column(campaign::Column::Id).filter(approved()).into_query();
    activity::Entity::find()
        .filter(activity::Column::CampaignId.in_subquery(campaigns))
        .filter(activity::Column::Released.eq(true))
        .filter(scope::not_internal())
        .filter(activity::Column::Status.ne(Status::Cancelled.word()))
}
