//! Photos as they are shown.

use super::{Logs, standing_photo};
use crate::{
    Db,
    error::{Error, Result},
    outreach::{
        read::seen,
        rows::{log, photo},
    },
    public,
    units::units_by_id,
};
use domain::{
    Actor,
    outreach::{PHOTOS_PAGE, PhotoCard, Status},
    privacy::OwnPhoto,
    time::Day,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select, sea_query::SelectStatement,
};
use std::collections::HashMap;

/// Where what a photo looks like is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoFile {
    pub file: String,
    /// Whoever asks sees it because everybody may.
    pub public: bool,
}

impl Logs<'_> {
    /// Those of a log, in the order in which they came.
    pub async fn photos(&self, log: i64) -> Result<Vec<PhotoCard>> {
        let rows = photos_of(logs(seen(self.me).add(log::Column::Id.eq(log))));
        let rows = rows.order_by_asc(photo::Column::Position).all(&self.db.connection).await?;
        cards(&self.db.connection, rows).await
    }

    /// A page of those of an activity, the latest first, and how many there are on all.
    pub async fn photos_of_activity(&self, activity: i64, page: u64) -> Result<(Vec<PhotoCard>, u64)> {
        self.page(seen(self.me).add(log::Column::ActivityId.eq(activity)), page).await
    }

    /// As [`Logs::photos_of_activity`], of a campaign.
    pub async fn photos_of_campaign(&self, campaign: i64, page: u64) -> Result<(Vec<PhotoCard>, u64)> {
        self.page(seen(self.me).add(log::Column::CampaignId.eq(campaign)), page).await
    }

    async fn page(&self, of: Condition, page: u64) -> Result<(Vec<PhotoCard>, u64)> {
        let rows = photos_of(logs(of));
        let count = rows.clone().count(&self.db.connection).await?;
        let page = page.clamp(1, count.div_ceil(PHOTOS_PAGE).max(1));
        let rows = rows.order_by_desc(photo::Column::Id).limit(PHOTOS_PAGE).offset((page - 1) * PHOTOS_PAGE);
        Ok((cards(&self.db.connection, rows.all(&self.db.connection).await?).await?, count))
    }

    /// Bytes that the photos of a log take.
    pub async fn photo_bytes(&self, log: i64) -> Result<i64> {
        let rows = photos_of(logs(seen(self.me).add(log::Column::Id.eq(log))));
        let bytes = rows.select_only().column(photo::Column::Bytes).into_tuple::<i64>();
        Ok(bytes.all(&self.db.connection).await?.into_iter().sum())
    }
}

impl Db {
    /// Where a photo is kept, for who may see its log, and once it was released for everybody.
    pub async fn photo_file(&self, me: Option<&Actor>, id: i64) -> Result<PhotoFile> {
        let row = standing_photo(&self.connection, id).await?;
        if let Some(me) = me {
            match self.logs(me).seen(&self.connection, row.log_id).await {
                Ok(_) => return Ok(PhotoFile { file: row.file, public: false }),
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        let released = photos_of(logs(told())).filter(released()).filter(photo::Column::Id.eq(id));
        let row = released.one(&self.connection).await?.ok_or(Error::NotFound)?;
        Ok(PhotoFile { file: row.file, public: true })
    }

    /// The released photos of a public activity, the latest first; of more than a page the first.
    pub async fn public_photos(&self, public_id: &str) -> Result<Vec<PhotoCard>> {
        let activity = self.public_detail(public_id).await?.id;
        let rows = photos_of(logs(told().add(log::Column::ActivityId.eq(activity)))).filter(released());
        let rows = rows.order_by_desc(photo::Column::Id).limit(PHOTOS_PAGE).all(&self.connection).await?;
        cards(&self.connection, rows).await
    }

    /// Those that somebody added, the latest first, with those that were removed and are still kept.
    pub(crate) async fn photos_by(&self, account: i64) -> Result<Vec<OwnPhoto>> {
        let own = photo::Entity::find().filter(photo::Column::AuthorId.eq(account));
        let of_logs = own.clone().select_only().column(photo::Column::LogId).into_query();
        let logs = log::Entity::find()
            .select_only()
            .columns([log::Column::Id, log::Column::Title, log::Column::Day])
            .filter(log::Column::Id.in_subquery(of_logs))
            .into_tuple::<(i64, String, Day)>();
        let logs = logs.all(&self.connection).await?.into_iter().map(|(id, title, day)| (id, (title, day)));
        let logs: HashMap<i64, (String, Day)> = logs.collect();
        let photo = |row: photo::Model| {
            let (log, day) = logs.get(&row.log_id)?.clone();
            Some(OwnPhoto {
                id: row.id,
                name: row.name,
                log,
                day,
                received_at: row.received_at,
                bytes: row.bytes,
                removed_at: row.removed_at,
            })
        };
        let rows = own.order_by_desc(photo::Column::Id).all(&self.connection).await?;
        Ok(rows.into_iter().filter_map(photo).collect())
    }
}

/// The photos of some logs that were not removed.
fn photos_of(logs: SelectStatement) -> Select<photo::Entity> {
    photo::Entity::find()
        .filter(photo::Column::RemovedAt.is_null())
        .filter(photo::Column::LogId.in_subquery(logs))
}

fn logs(of: Condition) -> SelectStatement {
    log::Entity::find().select_only().column(log::Column::Id).filter(of).into_query()
}

fn released() -> Condition {
    Condition::all().add(photo::Column::Released.eq(true))
}

/// The logs of which the public may be told: those that were sent, of public activities or of none.
fn told() -> Condition {
    let activities = public::open().select_only().column(crate::activities::rows::activity::Column::Id);
    let of_public = Condition::any()
        .add(log::Column::ActivityId.is_null())
        .add(log::Column::ActivityId.in_subquery(activities.into_query()));
    Condition::all().add(log::Column::Status.ne(Status::Draft.word())).add(of_public)
}

async fn cards(connection: &impl ConnectionTrait, rows: Vec<photo::Model>) -> Result<Vec<PhotoCard>> {
    let logs = log::Entity::find().filter(log::Column::Id.is_in(rows.iter().map(|row| row.log_id)));
    let logs: HashMap<i64, log::Model> =
        logs.all(connection).await?.into_iter().map(|row| (row.id, row)).collect();
    let units = units_by_id(connection, logs.values().map(|log| log.unit_id)).await?;
    let units: HashMap<i64, (String, String)> =
        units.into_iter().map(|unit| (unit.id, (unit.name, unit.name_en))).collect();
    let card = |row: photo::Model| {
        let log = logs.get(&row.log_id)?;
        Some(PhotoCard {
            id: row.id,
            log: row.log_id,
            title: log.title.clone(),
            day: log.day,
            unit: units.get(&log.unit_id).cloned().unwrap_or_default(),
            width: u32::try_from(row.width).unwrap_or(1),
            height: u32::try_from(row.height).unwrap_or(1),
            released: row.released,
        })
    };
    Ok(rows.into_iter().filter_map(card).collect())
}
