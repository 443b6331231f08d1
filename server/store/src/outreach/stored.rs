//! Logs as rows and back.

use super::Snapshot;
use crate::{
    db::insert_all,
    error::{Result, stored},
    outreach::rows::{log, log_count},
};
use domain::{
    activities::Kind,
    outreach::{Count, Log, Status},
    targets::Measure,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// The columns that a log sets.
pub(super) fn row(snapshot: &Snapshot) -> log::ActiveModel {
    let Snapshot { version, status, doubtful, log } = snapshot;
    let Log {
        activity,
        campaign,
        unit,
        kind,
        title,
        day,
        hours,
        place,
        finished,
        counts: _,
        remarks,
        reason,
    } = log;
    log::ActiveModel {
        activity_id: Set(*activity),
        campaign_id: Set(*campaign),
        unit_id: Set(*unit),
        kind: Set(kind.word().to_owned()),
        title: Set(title.clone()),
        day: Set(*day),
        starts_at: Set(hours.map(|hours| hours.0)),
        ends_at: Set(hours.map(|hours| hours.1)),
        place: Set(place.clone()),
        finished: Set(*finished),
        remarks: Set(remarks.clone()),
        reason: Set(reason.clone()),
        status: Set(status.word().to_owned()),
        doubtful: Set(*doubtful),
        version: Set(*version),
        ..Default::default()
    }
}

pub(super) async fn write_counts(connection: &impl ConnectionTrait, id: i64, log: &Log) -> Result<()> {
    let rows = log.counts.iter().map(|count| log_count::ActiveModel {
        log_id: Set(id),
        measure: Set(count.measure.word().to_owned()),
        audience_id: Set(count.audience.unwrap_or_default()),
        number: Set(count.number),
    });
    insert_all(connection, rows.collect()).await
}

pub(super) async fn delete_counts(connection: &impl ConnectionTrait, id: i64) -> Result<()> {
    log_count::Entity::delete_many().filter(log_count::Column::LogId.eq(id)).exec(connection).await?;
    Ok(())
}

pub(super) async fn one(connection: &impl ConnectionTrait, row: &log::Model) -> Result<Snapshot> {
    let counts =
        log_count::Entity::find().filter(log_count::Column::LogId.eq(row.id)).all(connection).await?;
    snapshot(row.clone(), counts)
}

/// Every log with its id.
pub(super) async fn all(connection: &impl ConnectionTrait) -> Result<Vec<(i64, Snapshot)>> {
    let mut counts: HashMap<i64, Vec<log_count::Model>> = HashMap::new();
    for count in log_count::Entity::find().all(connection).await? {
        counts.entry(count.log_id).or_default().push(count);
    }
    let rows = log::Entity::find().order_by_asc(log::Column::Id).all(connection).await?;
    rows.into_iter()
        .map(|row| Ok((row.id, snapshot(row.clone(), counts.remove(&row.id).unwrap_or_default())?)))
        .collect()
}

fn snapshot(row: log::Model, counts: Vec<log_count::Model>) -> Result<Snapshot> {
    let counts = counts.into_iter().map(|row| {
        let audience = Some(row.audience_id).filter(|id| *id != 0);
        let measure = stored(&row.measure, Measure::from_word)?;
        Ok(Count { audience, measure, number: row.number })
    });
    let mut counts = counts.collect::<Result<Vec<_>>>()?;
    counts.sort_by_key(|count| (count.measure, count.audience));
    Ok(Snapshot {
        version: row.version,
        status: stored(&row.status, Status::from_word)?,
        doubtful: row.doubtful,
        log: Log {
            activity: row.activity_id,
            campaign: row.campaign_id,
            unit: row.unit_id,
            kind: stored(&row.kind, Kind::from_word)?,
            title: row.title,
            day: row.day,
            hours: row.starts_at.zip(row.ends_at),
            place: row.place,
            finished: row.finished,
            counts,
            remarks: row.remarks,
            reason: row.reason,
        },
    })
}
