//! What everybody may see: the activities and campaigns that have been approved.

use crate::{
    Db,
    audit::Changes,
    db::now,
    entity::{activity, campaign, unit},
    error::{Error, Result, stored},
    scope,
};
use chrono::{DateTime, Utc};
use domain::{
    activities::{Form, Status, When},
    audit::Subject,
    calendar::CALENDAR_FILE_MAX,
    campaigns,
    open::{OPEN_PAGE, OpenCampaign, OpenCard, OpenList},
    time::{start_of, today},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select, sea_query::SelectStatement,
};

/// Addresses in a sitemap at most; search engines take ten times as many.
const SITEMAP_MAX: u64 = 5_000;

impl Db {
    /// A page of what is to come or going on, of a campaign and for a unit: in it, below it, or in one that holds it.
    pub async fn open_activities(
        &self,
        campaign: Option<i64>,
        unit: Option<i64>,
        page: u64,
    ) -> Result<OpenList> {
        let mut rows = self.to_come(unit).await?;
        if let Some(campaign) = campaign {
            rows = rows.filter(activity::Column::CampaignId.eq(campaign));
        }
        let count = rows.clone().count(&self.connection).await?;
        let pages = count.div_ceil(OPEN_PAGE).max(1);
        let page = page.clamp(1, pages);
        // What is on today and to come before what has been going on for longer.
        let morning = start_of(today());
        let rows = rows
            .order_by(activity::Column::StartsAt.lt(morning), Order::Asc)
            .order_by_asc(activity::Column::StartsAt)
            .order_by_asc(activity::Column::Id);
        let rows = rows.limit(OPEN_PAGE).offset((page - 1) * OPEN_PAGE).all(&self.connection).await?;
        Ok(OpenList { cards: self.open_cards(rows).await?, count, page, pages })
    }

    /// All that is to come or going on for a unit, or everywhere, by start, each with its last change; of more than
    /// [`CALENDAR_FILE_MAX`] the first.
    pub async fn open_calendar(&self, unit: Option<i64>) -> Result<Vec<(OpenCard, DateTime<Utc>)>> {
        let rows = self.to_come(unit).await?;
        let ids = rows.clone().select_only().column(activity::Column::Id).into_query();
        let changes = Changes::of(&self.connection, Subject::Activity, ids).await?;
        let rows = rows
            .order_by_asc(activity::Column::StartsAt)
            .order_by_asc(activity::Column::Id)
            .limit(CALENDAR_FILE_MAX)
            .all(&self.connection)
            .await?;
        let changed: Vec<_> = rows.iter().map(|row| changes.at(row.id, row.created_at)).collect();
        Ok(self.open_cards(rows).await?.into_iter().zip(changed).collect())
    }

    /// What is to come or going on for a unit: in it, below it, or in one that holds it.
    async fn to_come(&self, unit: Option<i64>) -> Result<Select<activity::Entity>> {
        let rows = open().filter(activity::Column::EndsAt.gt(now()));
        let Some(unit) = unit else { return Ok(rows) };
        let unit = unit::Entity::find_by_id(unit).one(&self.connection).await?.ok_or(Error::NotFound)?;
        Ok(rows.filter(scope::concerning(&unit.path)))
    }

    async fn open_cards(&self, rows: Vec<activity::Model>) -> Result<Vec<OpenCard>> {
        let mut units = crate::activities::units_of(&self.connection, rows.iter().map(|row| row.id)).await?;
        let cards = rows.into_iter().map(|row| {
            let units = units.remove(&row.id).unwrap_or_default();
            Ok(OpenCard {
                form: stored(&row.form, Form::from_word)?,
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
    pub async fn open_campaign(&self, id: i64) -> Result<OpenCampaign> {
        let row = campaign::Entity::find_by_id(id).filter(approved()).one(&self.connection).await?;
        let row = row.ok_or(Error::NotFound)?;
        Ok(OpenCampaign { id, title: row.title, purpose: row.purpose, days: (row.starts_on, row.ends_on) })
    }

    /// The ids of campaigns and the public names of activities, the latest first, for search engines.
    pub async fn sitemap(&self) -> Result<(Vec<i64>, Vec<String>)> {
        let campaigns =
            campaign::Entity::find().select_only().column(campaign::Column::Id).filter(approved());
        let campaigns =
            campaigns.order_by_desc(campaign::Column::Id).into_tuple().all(&self.connection).await?;
        let activities = open().select_only().column(activity::Column::PublicId);
        let activities = activities.order_by_desc(activity::Column::StartsAt).limit(SITEMAP_MAX);
        Ok((campaigns, activities.into_tuple().all(&self.connection).await?))
    }
}

/// The campaigns that the public may see.
pub(crate) fn approved() -> Condition {
    use campaigns::Status::{Approved, Closed, Running};
    Condition::all()
        .add(campaign::Column::Status.is_in([Approved, Running, Closed].map(campaigns::Status::word)))
}

/// Activities of approved campaigns that were not cancelled.
fn open() -> Select<activity::Entity> {
    let campaigns: SelectStatement =
        campaign::Entity::find().select_only().column(campaign::Column::Id).filter(approved()).into_query();
    activity::Entity::find()
        .filter(activity::Column::CampaignId.in_subquery(campaigns))
        .filter(activity::Column::Status.ne(Status::Cancelled.word()))
}
