//! Logs of outreach as an actor may see, send, review and correct them.

mod figures;
mod known;
mod plan;
pub(crate) mod rows;
mod stored;

use crate::{
    Db,
    accounts::secret,
    activities::rows::activity,
    audit,
    db::{insert_all, now},
    error::{Error, Result, require, require_version, violates},
    outreach::rows::{activity_figure, log, log_remark},
    scope,
};
use domain::{
    Actor, Problem, Problems,
    audit::{Subject, Verb},
    outreach::{Log, LogForm, Status, Transition},
};
use figures::Figures;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

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

    /// Compares the figures with a recount of every log; true where they are equal. Unequal ones are written anew.
    pub async fn rebuild_figures(&self) -> Result<bool> {
        let transaction = self.begin_alone().await?;
        let mut counted = Figures::default();
        for (_, snapshot) in stored::all(&transaction).await? {
            if snapshot.counts() {
                counted.add(&snapshot.log, snapshot.status == Status::Accepted, 1);
            }
        }
        let counted = counted.without_nothing();
        let equal = Figures::read(&transaction).await? == counted;
        if !equal {
            Figures::clear(&transaction).await?;
            counted.write(&transaction).await?;
        }
        transaction.commit().await?;
        Ok(equal)
    }
}

impl Logs<'_> {
    /// Keeps a log and sends it, or changes the one that its device gave the same id; the activity that it tells of moves
    /// on with it. Sent again byte for byte, it is answered as the first time.
    pub async fn send(&self, form: &LogForm) -> Result<Sent> {
        require(self.me.may_log())?;
        let key = Uuid::parse_str(form.key.trim()).map_err(|_| Problems::one("key", Problem::Unknown))?;
        let key = key.hyphenated().to_string();
        let digest = digest(form)?;
        let transaction = self.db.begin().await?;
        let before =
            log::Entity::find().filter(log::Column::Key.eq(&key)).lock_exclusive().one(&transaction).await?;
        if let Some(row) =
            before.as_ref().filter(|row| row.digest == digest && row.author_id == self.me.account)
        {
            return Ok(Sent { id: row.id, version: row.version, again: true, doubtful: row.doubtful });
        }
        let before = match before {
            Some(row) => Some(self.to_change(&transaction, row, &form.version).await?),
            None => None,
        };
        let known = self.known(&transaction, form, before.as_ref()).await?;
        let log = form.parse(&known)?;
        let sent = self.write(&transaction, before.as_ref(), log, (&key, &digest)).await?;
        transaction.commit().await?;
        Ok(sent)
    }

    /// A log that is there, for somebody who may change it and saw the version that it has.
    async fn to_change(
        &self,
        transaction: &DatabaseTransaction,
        row: log::Model,
        seen: &str,
    ) -> Result<(log::Model, Snapshot)> {
        let standing = self.standing(transaction, &row).await?;
        if !self.me.may_see_log(&standing) {
            // Somebody else's id: nothing is told of what lies under it.
            return Err(Error::Conflict);
        }
        require(self.me.may_edit_log(&standing))?;
        require_version(seen, row.version)?;
        let snapshot = stored::one(transaction, &row).await?;
        Ok((row, snapshot))
    }

    async fn write(
        &self,
        transaction: &DatabaseTransaction,
        before: Option<&(log::Model, Snapshot)>,
        log: Log,
        (key, digest): (&str, &str),
    ) -> Result<Sent> {
        let snapshot = before.map(|(_, snapshot)| snapshot);
        let (accepted, version) =
            snapshot.map_or((false, 0), |snapshot| (snapshot.status == Status::Accepted, snapshot.version));
        if accepted && log.reason.is_empty() {
            // What was accepted changes only with a reason.
            return Err(Problems::one("reason", Problem::NeedsReason).into());
        }
        let status = if accepted { Status::Accepted } else { Status::Sent };
        let id = before.map(|(row, _)| row.id);
        let doubtful = match snapshot {
            Some(snapshot) => snapshot.doubtful,
            None => self.may_be_double(transaction, &log).await?,
        };
        let after = Snapshot { version: version + 1, status, doubtful, log };
        let row = stored::row(&after);
        let row = log::ActiveModel { digest: Set(digest.to_owned()), ..row };
        let id = match id {
            Some(id) => {
                log::Entity::update(log::ActiveModel { id: Set(id), ..row }).exec(transaction).await?;
                stored::delete_counts(transaction, id).await?;
                id
            }
            None => {
                let row = log::ActiveModel {
                    id: NotSet,
                    key: Set(key.to_owned()),
                    author_id: Set(self.me.account),
                    received_at: Set(now()),
                    ..row
                };
                log::Entity::insert(row).exec(transaction).await.map_err(taken)?.last_insert_id
            }
        };
        stored::write_counts(transaction, id, &after.log).await?;
        count(transaction, snapshot, Some(&after)).await?;
        let verb = if before.is_some() { Verb::Edit } else { Verb::Create };
        self.record(transaction, verb, id, "", snapshot, Some(&after)).await?;
        if after.counts() && !accepted {
            self.move_plan(transaction, &after.log).await?;
        }
        Ok(Sent { id, version: after.version, again: false, doubtful })
    }
}

impl Logs<'_> {
    /// A log as it stands, for those who may see it.
    pub async fn find(&self, id: i64) -> Result<(Log, Status)> {
        let (_, snapshot) = self.seen(&self.db.connection, id).await?;
        Ok((snapshot.log, snapshot.status))
    }

    /// Moves a log on, if it is still the version that the person saw. A return names what is to be changed, by fields of
    /// the form.
    pub async fn transition(
        &self,
        id: i64,
        seen: &str,
        transition: Transition,
        remarks: &BTreeMap<String, String>,
    ) -> Result<i64> {
        let connection = self.db.begin().await?;
        let (row, before) = self.seen(&connection, id).await?;
        let standing = self.standing(&connection, &row).await?;
        let may = if transition.is_review() {
            self.me.may_review_log(&standing)
        } else {
            self.me.account == standing.author
        };
        require(may)?;
        require_version(seen, row.version)?;
        if !transition.leads_from(before.status) {
            return Err(Error::Conflict);
        }
        let remarks = read_remarks(transition, remarks)?;
        let after = Snapshot { version: before.version + 1, status: transition.to(), ..before.clone() };
        log::Entity::update(log::ActiveModel { id: Set(id), ..stored::row(&after) })
            .exec(&connection)
            .await?;
        log_remark::Entity::delete_many().filter(log_remark::Column::LogId.eq(id)).exec(&connection).await?;
        let why = remarks.values().cloned().collect::<Vec<_>>().join("\n");
        let rows = remarks.into_iter().map(|(field, remark)| log_remark::ActiveModel {
            log_id: Set(id),
            field: Set(field),
            remark: Set(remark),
        });
        insert_all(&connection, rows.collect()).await?;
        count(&connection, Some(&before), Some(&after)).await?;
        self.record(&connection, verb(transition), id, &why, Some(&before), Some(&after)).await?;
        connection.commit().await?;
        Ok(after.version)
    }

    async fn seen(&self, connection: &impl ConnectionTrait, id: i64) -> Result<(log::Model, Snapshot)> {
        let row = log::Entity::find_by_id(id).one(connection).await?.ok_or(Error::NotFound)?;
        if !self.me.may_see_log(&self.standing(connection, &row).await?) {
            return Err(Error::NotFound);
        }
        let snapshot = stored::one(connection, &row).await?;
        Ok((row, snapshot))
    }

    /// Another log that counts tells of the same activity in the same unit on the same day.
    async fn may_be_double(&self, connection: &impl ConnectionTrait, log: &Log) -> Result<bool> {
        let Some(activity) = log.activity else { return Ok(false) };
        let other = log::Entity::find()
            .filter(log::Column::ActivityId.eq(activity))
            .filter(log::Column::UnitId.eq(log.unit))
            .filter(log::Column::Day.eq(log.day))
            .filter(counting());
        Ok(other.one(connection).await?.is_some())
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

/// The logs whose status lets them count.
fn counting() -> Expr {
    let words = Status::ALL.iter().filter(|status| status.counts()).map(|status| status.word());
    log::Column::Status.is_in(words)
}

/// Takes what a log counted before out of the figures, and adds what it counts now.
async fn count(
    connection: &impl ConnectionTrait,
    before: Option<&Snapshot>,
    after: Option<&Snapshot>,
) -> Result<()> {
    let mut figures = Figures::default();
    for (snapshot, times) in before.map(|snapshot| (snapshot, -1)).into_iter().chain(after.map(|s| (s, 1))) {
        if snapshot.counts() {
            figures.add(&snapshot.log, snapshot.status == Status::Accepted, times);
        }
    }
    figures.write(connection).await
}

/// The remarks of a return, of which there is at least one; other transitions have none.
fn read_remarks(
    transition: Transition,
    typed: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>> {
    if transition != Transition::Return {
        return Ok(BTreeMap::new());
    }
    let mut check = domain::Check::default();
    let mut remarks = BTreeMap::new();
    for (field, remark) in typed {
        let remark = check.text(&format!("remarks[{field}]"), remark, 1_000);
        let field = check.line("field", field, 80);
        if !remark.is_empty() {
            remarks.insert(field, remark);
        }
    }
    if remarks.is_empty() {
        check.refuse("remarks", Problem::NeedsReason);
    }
    Ok(check.finish(Some(remarks))?)
}

const fn verb(transition: Transition) -> Verb {
    match transition {
        Transition::Send => Verb::Submit,
        Transition::Withdraw => Verb::Withdraw,
        Transition::Return => Verb::Return,
        Transition::Accept => Verb::Approve,
    }
}

/// What tells a log that is sent again from another under the same id. The version that was seen is no part of it: who
/// sends again does not know that it was kept.
fn digest(form: &LogForm) -> Result<String> {
    let form = LogForm { version: String::new(), ..form.clone() };
    Ok(secret::digest(&serde_json::to_string(&form)?))
}

fn taken(error: DbErr) -> Error {
    // Sent twice at once, and the other was quicker.
    if violates(&error, "logs_key", "logs.key") {
        return Error::Conflict;
    }
    error.into()
}
