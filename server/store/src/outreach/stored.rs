//! Logs as rows and back.

use super::Snapshot;
use crate::{
    error::{Result, stored},
    outreach::rows::{log, log_count},
};
use domain::{
    activities::Kind,
    outreach::{Count, Log, Status},
    targets::Measure,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
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

/// The rows of what a log counts.
pub(super) fn counts(id: i64, log: &Log) -> Vec<log_count::ActiveModel> {
    let row = |count: &Count| log_count::ActiveModel {
        log_id: Set(id),
        measure: Set(count.measure.word().to_owned()),
        audience_id: Set(count.audience.unwrap_or_default()),
        number: Set(count.number),
    };
    log.counts.iter().map(row).collect()
}

pub(super) async fn one(connection: &impl ConnectionTrait, row: &log::Model) -> Result<Snapshot> {
    let counts =
        log_count::Entity::find().filter(log_count::Column::LogId.eq(row.id)).all(connection).await?;
    snapshot(row.clone(), counts)
}

pub(super) fn status(row: &log::Model) -> Result<Status> {
    stored(&row.status, Status::from_word)
}

/// Logs that are read at once where all of them are.
const LOGS_AT_ONCE: u64 = 1_000;

/// The logs that follow one in the order of their ids, each with its id; none after the last.
pub(super) async fn after(connection: &impl ConnectionTrait, id: i64) -> Result<Vec<(i64, Snapshot)>> {
    let rows = log::Entity::find().filter(log::Column::Id.gt(id)).order_by_asc(log::Column::Id);
    let rows = rows.limit(LOGS_AT_ONCE).all(connection).await?;
    let Some(last) = rows.last().map(|row| row.id) else { return Ok(Vec::new()) };
    let counts = log_count::Entity::find()
        .filter(log_count::Column::LogId.gt(id))
        .filter(log_count::Column::LogId.lte(last));
    let mut of: HashMap<i64, Vec<log_count::Model>> = HashMap::new();
    for count in counts.all(connection).await? {
        of.entry(count.log_id).or_default().push(count);
    }
    rows.into_iter()
        .map(|row| {
            let id = row.id;
            Ok((id, snapshot(row, of.remove(&id).unwrap_or_default())?))
        })
        .collect()
}

pub(super) fn snapshot(row: log::Model, counts: Vec<log_count::Model>) -> Result<Snapshot> {
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
