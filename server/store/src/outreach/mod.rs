//! Logs of outreach as an actor may see, send, review and correct them.

mod asked;
mod batch;
mod beside;
mod changes;
mod departures;
mod figures;
mod import;
mod known;
mod near;
mod number;
mod photos;
mod plan;
mod planned;
mod quick;
mod read;
mod rebuild;
mod remove;
mod results;
mod review;
pub(crate) mod rows;
pub(crate) mod sample;
mod stand;
mod stored;
mod told;
mod write;

use crate::{
    Db,
    activities::rows::activity,
    audit,
    error::{Error, Result},
    outreach::rows::{activity_figure, log},
    scope,
    settings::locked_to,
};
pub use batch::{Delivered, Judged};
use domain::{
    Actor, Problems,
    audit::{Subject, Verb},
    outreach::{Log, LogForm, OutreachProblem, Status},
    time::Day,
};
use figures::Figures;
pub use photos::{Added, Begun, NewPhoto, PhotoFile, Upload};
pub use rebuild::{Difference, Rebuilt};
pub use sample::Scene;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use stand::Became;
use std::{collections::BTreeMap, slice};
use told::Told;

/// The logs of one actor.
#[derive(Debug)]
pub struct Logs<'a> {
    db: &'a Db,
    me: &'a Actor,
}

/// A log as the audit keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Snapshot {
    pub version: i64,
    pub status: Status,
    /// It may tell of the same as another, and is not counted until somebody has looked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub doubtful: bool,
    #[serde(flatten)]
    pub log: Log,
}

impl Snapshot {
    const fn counts(&self) -> bool {
        self.status.counts() && !self.doubtful
    }
}

/// What came of a log that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub id: i64,
    pub version: i64,
    /// It was there already, byte for byte.
    pub again: bool,
    /// It may tell of the same as another log.
    pub doubtful: bool,
    /// The place of this change in the audit, by which it can be undone; 0 where nothing was changed, or of one of many.
    pub audit: i64,
}

impl Db {
    pub fn logs<'a>(&'a self, me: &'a Actor) -> Logs<'a> {
        Logs { db: self, me }
    }

    /// What was reported of an activity that the actor may see, by the words of measures: of all logs that count, and of the
    /// accepted ones among them.
    pub async fn reported(&self, me: &Actor, activity: i64) -> Result<BTreeMap<String, (i64, i64)>> {
        let seen = activity::Entity::find_by_id(activity).filter(scope::activities(me));
        seen.one(&self.connection).await?.ok_or(Error::NotFound)?;
        let rows = activity_figure::Entity::find().filter(activity_figure::Column::ActivityId.eq(activity));
        let mut reported: BTreeMap<String, (i64, i64)> = BTreeMap::new();
        for row in rows.all(&self.connection).await? {
            let sum = reported.entry(row.measure).or_default();
            (sum.0, sum.1) = (sum.0 + row.number, sum.1 + row.accepted);
        }
        Ok(reported)
    }
}

impl Logs<'_> {
    /// Keeps a log and sends it, or changes the one that its device gave the same id; the activity that it tells of moves
    /// on with it. Sent again byte for byte, it is answered as the first time.
    pub async fn send(&self, form: &LogForm) -> Result<Sent> {
        let transaction = self.db.begin_in_turn().await?;
        let sent = self.send_within(&transaction, form).await?;
        transaction.commit().await?;
        Ok(sent)
    }

    async fn send_within(&self, connection: &impl ConnectionTrait, form: &LogForm) -> Result<Sent> {
        let told = Told::posted(self.me, form)?;
        let became = self.db.keep_logs(connection, slice::from_ref(&told)).await?;
        let sent = match became.into_iter().next() {
            Some(Became::Kept(sent)) => sent,
            Some(Became::Invalid(problems)) => return Err(problems.into()),
            Some(Became::Forbidden | Became::Locked { .. }) => return Err(Error::Forbidden),
            Some(Became::Gone) => return Err(Error::NotFound),
            Some(Became::Conflict { .. }) | None => return Err(Error::Conflict),
        };
        let audit = if sent.again { 0 } else { last_entry(connection, sent.id).await? };
        Ok(Sent { audit, ..sent })
    }
}

impl Logs<'_> {
    /// A log as it stands, for those who may see it.
    pub async fn find(&self, id: i64) -> Result<(Log, Status)> {
        let (_, snapshot) = self.seen(&self.db.connection, id).await?;
        Ok((snapshot.log, snapshot.status))
    }

    async fn seen(&self, connection: &impl ConnectionTrait, id: i64) -> Result<(log::Model, Snapshot)> {
        let row = log::Entity::find_by_id(id).one(connection).await?.ok_or(Error::NotFound)?;
        if !self.me.may_see_log(&self.standing(connection, &row).await?) {
            return Err(Error::NotFound);
        }
        let snapshot = stored::one(connection, &row).await?;
        Ok((row, snapshot))
    }

    async fn record(
        &self,
        connection: &impl ConnectionTrait,
        verb: Verb,
        id: i64,
        reason: &str,
        before: Option<&Snapshot>,
        after: Option<&Snapshot>,
    ) -> Result<i64> {
        let title = after.or(before).map_or("", |snapshot| &snapshot.log.title);
        audit::Entry::of(self.me, verb, Subject::Log, id, title)
            .reason(reason)
            .before(before)?
            .after(after)?
            .record(connection)
            .await
    }
}

/// The logs of an activity in a unit on a day whose status lets them count.
fn same(activity: i64, unit: i64, day: Day) -> Condition {
    Condition::all()
        .add(log::Column::ActivityId.eq(activity))
        .add(log::Column::UnitId.eq(unit))
        .add(log::Column::Day.eq(day))
        .add(counting())
}

/// The last that the audit tells of a log.
async fn last_entry(connection: &impl ConnectionTrait, id: i64) -> Result<i64> {
    use audit::rows::audit::{Column, Entity};
    let of = Entity::find().select_only().column(Column::Id).filter(Column::Subject.eq(Subject::Log.word()));
    let last = of.filter(Column::SubjectId.eq(id)).order_by_desc(Column::Id).into_tuple().one(connection);
    Ok(last.await?.unwrap_or_default())
}

/// Refuses to change a log of a day whose figures are locked.
async fn require_unlocked(connection: &impl ConnectionTrait, day: Day) -> Result<()> {
    let locked = OutreachProblem::locked(day, locked_to(connection).await?);
    locked.map_or(Ok(()), |problem| Err(Problems::one("day", problem).into()))
}

/// The logs whose status lets them count.
fn counting() -> Expr {
    let words = Status::ALL.iter().filter(|status| status.counts()).map(|status| status.word());
    log::Column::Status.is_in(words)
}
