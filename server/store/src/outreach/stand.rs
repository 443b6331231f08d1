//! How things stand for logs that were sent: all that they may name, read once for all of them, and what each comes to.

use super::{Db, Sent, Snapshot, counting, planned::plans_of, stored::snapshot, told::Told};
use crate::{
    db::evened,
    error::Result,
    kept::KeptRows,
    outreach::rows::{log, log_count, log_revision, removed_log},
    settings::locked_to,
    units::units_by_id,
};
use domain::{
    Actor, Problem, Problems,
    access::LogStanding,
    audiences::AudienceCard,
    outreach::{LogKnown, OutreachProblem, PlannedActivity, Status},
    time::{Day, parse_day, today},
    units::UnitCard,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A log that is there.
pub(super) type Before = (log::Model, Snapshot);

/// What became of a log that was sent.
#[derive(Debug)]
pub(super) enum Became {
    /// It is a version, or was one before.
    Kept(Sent),
    /// Something else was built on the same version, and `version` stands now.
    Conflict {
        log: i64,
        version: i64,
    },
    /// It was accepted, and its author changes it no more.
    Locked {
        log: i64,
        version: i64,
    },
    Invalid(Problems),
    Forbidden,
    /// It was removed.
    Gone,
}

/// A sound log that is to be written.
#[derive(Debug)]
pub(super) struct Change {
    pub before: Option<Before>,
    pub after: Snapshot,
}

#[derive(Debug)]
pub(super) struct Stand {
    /// By their keys.
    logs: HashMap<String, Before>,
    /// Digests that were sent before the last, by log and version.
    revisions: HashMap<(i64, i64), String>,
    removed: HashSet<String>,
    units: HashMap<i64, UnitCard>,
    audiences: Vec<AudienceCard>,
    /// By the accounts of actors.
    campaigns: HashMap<i64, Vec<i64>>,
    /// Those that an actor sees, by account and activity.
    plans: HashMap<(i64, i64), PlannedActivity>,
    /// Activity, unit and day of logs that count.
    occasions: HashSet<(i64, i64, Day)>,
    /// The day up to which logs are locked.
    locked_to: Option<Day>,
    today: Day,
}

impl Stand {
    pub async fn read(db: &Db, connection: &impl ConnectionTrait, told: &[Told<'_>]) -> Result<Self> {
        let keys: Vec<&str> = told.iter().map(|one| one.key.as_str()).collect();
        let logs = logs(connection, &keys).await?;
        let ids: Vec<i64> = logs.values().map(|(row, _)| row.id).collect();
        let units = told.iter().filter_map(|one| id(&one.form.unit));
        let units: BTreeSet<i64> = units.chain(logs.values().map(|(row, _)| row.unit_id)).collect();
        let units = units_by_id(connection, units).await?;
        let (mut campaigns, mut plans) = (HashMap::new(), HashMap::new());
        for (me, activities) in named(told, &logs) {
            let seen = plans_of(connection, me, &activities).await?;
            plans.extend(seen.into_iter().map(|(id, plan)| ((me.account, id), plan)));
            let mut own = told.iter().filter(|one| one.me.account == me.account);
            if own.any(|one| !one.form.campaign.trim().is_empty()) {
                campaigns.insert(me.account, db.logs(me).open_campaigns(connection).await?);
            }
        }
        Ok(Self {
            revisions: revisions(connection, ids).await?,
            removed: removed(connection, &keys).await?,
            units: units.into_iter().map(|unit| (unit.id, unit)).collect(),
            audiences: AudienceCard::all(connection).await?,
            occasions: occasions(connection, told).await?,
            locked_to: locked_to(connection).await?,
            today: today(),
            logs,
            campaigns,
            plans,
        })
    }

    /// What a log comes to. The next one is judged as if it was written.
    pub fn judge(&mut self, told: &Told<'_>) -> std::result::Result<Change, Became> {
        if self.removed.contains(&told.key) {
            return Err(Became::Gone);
        }
        let before = self.logs.get(&told.key).cloned();
        if let Some((row, snapshot)) = &before {
            self.require_new(told, row, snapshot)?;
        }
        if !told.me.may_log() {
            return Err(Became::Forbidden);
        }
        if let Some((row, snapshot)) = &before {
            self.require_change(told, row, snapshot)?;
        }
        let log = told.form.parse(&self.known(told, before.as_ref())).map_err(Became::Invalid)?;
        let snapshot = before.as_ref().map(|(_, snapshot)| snapshot);
        let accepted = snapshot.is_some_and(|snapshot| snapshot.status == Status::Accepted);
        if accepted && log.reason.is_empty() {
            // What was accepted changes only with a reason.
            return Err(Became::Invalid(Problems::one("reason", Problem::NeedsReason)));
        }
        let occasion = log.activity.map(|activity| (activity, log.unit, log.day));
        let told_before = occasion.is_some_and(|occasion| !self.occasions.insert(occasion));
        let after = Snapshot {
            // One that the server lost goes on where its device stands.
            version: snapshot
                .map_or(told.base.filter(|_| told.made_at.is_some()), |one| Some(one.version))
                .unwrap_or_default()
                + 1,
            status: if accepted { Status::Accepted } else { Status::Sent },
            doubtful: snapshot.map_or(told_before, |snapshot| snapshot.doubtful),
            log,
        };
        Ok(Change { before, after })
    }

    /// Finds what was sent again: the version that came after its base has the same bytes.
    fn require_new(
        &self,
        told: &Told<'_>,
        row: &log::Model,
        snapshot: &Snapshot,
    ) -> std::result::Result<(), Became> {
        let next = told.base.unwrap_or_default().saturating_add(1);
        let digest =
            if next == row.sent_version { Some(&row.digest) } else { self.revisions.get(&(row.id, next)) };
        let same = digest.is_some_and(|digest| *digest == told.digest);
        if same && told.me.may_see_log(&self.standing(told.me, row, snapshot)) {
            let doubtful = snapshot.doubtful;
            return Err(Became::Kept(Sent { id: row.id, version: next, again: true, doubtful, audit: 0 }));
        }
        Ok(())
    }

    fn require_change(
        &self,
        told: &Told<'_>,
        row: &log::Model,
        snapshot: &Snapshot,
    ) -> std::result::Result<(), Became> {
        let standing = self.standing(told.me, row, snapshot);
        let (log, version) = (row.id, row.version);
        if !told.me.may_edit_log(&standing) {
            let own = standing.accepted && standing.author == told.me.account;
            return Err(if own { Became::Locked { log, version } } else { Became::Forbidden });
        }
        if told.base != Some(version) {
            return Err(Became::Conflict { log, version });
        }
        OutreachProblem::locked(snapshot.log.day, self.locked_to)
            .map_or(Ok(()), |problem| Err(Became::Invalid(Problems::one("day", problem))))
    }

    fn standing(&self, me: &Actor, row: &log::Model, snapshot: &Snapshot) -> LogStanding {
        let seen = |id| me.organisation.is_some() && self.plans.contains_key(&(me.account, id));
        LogStanding {
            unit_path: self.units.get(&row.unit_id).map(|unit| unit.path.clone()).unwrap_or_default(),
            author: row.author_id,
            draft: snapshot.status == Status::Draft,
            accepted: snapshot.status == Status::Accepted,
            takes_part: row.activity_id.is_some_and(seen),
        }
    }

    /// What a log may name. What it named before it may go on naming.
    fn known(&self, told: &Told<'_>, before: Option<&Before>) -> LogKnown {
        let account = told.me.account;
        let plan = id(&told.form.activity).and_then(|id| self.plans.get(&(account, id)));
        let unit = id(&told.form.unit).and_then(|id| self.units.get(&id));
        let campaigns = self.campaigns.get(&account).into_iter().flatten().copied();
        LogKnown {
            actor: told.me.clone(),
            today: self.today,
            locked_to: self.locked_to,
            activity: plan.cloned(),
            campaigns: campaigns.chain(before.and_then(|(row, _)| row.campaign_id)).collect(),
            units: unit.cloned().into_iter().collect(),
            audiences: self.audiences.clone(),
        }
    }
}

fn id(typed: &str) -> Option<i64> {
    typed.trim().parse().ok()
}

/// Who sends, each once, with the activities that concern them.
fn named<'a>(told: &[Told<'a>], logs: &HashMap<String, Before>) -> Vec<(&'a Actor, BTreeSet<i64>)> {
    let mut named: Vec<(&Actor, BTreeSet<i64>)> = Vec::new();
    for one in told {
        let of_row = logs.get(&one.key).and_then(|(row, _)| row.activity_id);
        let activities = id(&one.form.activity).into_iter().chain(of_row);
        match named.iter_mut().find(|(me, _)| me.account == one.me.account) {
            Some((_, of)) => of.extend(activities),
            None => named.push((one.me, activities.collect())),
        }
    }
    named
}

async fn logs(connection: &impl ConnectionTrait, keys: &[&str]) -> Result<HashMap<String, Before>> {
    let rows =
        log::Entity::find().filter(log::Column::Key.is_in(evened(keys.iter().copied()))).all(connection);
    let rows = rows.await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut counts: HashMap<i64, Vec<log_count::Model>> = HashMap::new();
    let of_rows = log_count::Column::LogId.is_in(evened(rows.iter().map(|row| row.id)));
    for count in log_count::Entity::find().filter(of_rows).all(connection).await? {
        counts.entry(count.log_id).or_default().push(count);
    }
    let before = |row: log::Model| {
        let counts = counts.remove(&row.id).unwrap_or_default();
        Ok((row.key.clone(), (row.clone(), snapshot(row, counts)?)))
    };
    rows.into_iter().map(before).collect()
}

async fn revisions(connection: &impl ConnectionTrait, ids: Vec<i64>) -> Result<HashMap<(i64, i64), String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = log_revision::Entity::find().filter(log_revision::Column::LogId.is_in(evened(ids)));
    let rows = rows.all(connection).await?;
    Ok(rows.into_iter().map(|row| ((row.log_id, row.version), row.digest)).collect())
}

async fn removed(connection: &impl ConnectionTrait, keys: &[&str]) -> Result<HashSet<String>> {
    let rows =
        removed_log::Entity::find().filter(removed_log::Column::Key.is_in(evened(keys.iter().copied())));
    Ok(rows.all(connection).await?.into_iter().map(|row| row.key).collect())
}

/// Activity, unit and day of the logs that count, of those that were sent and some others.
async fn occasions(connection: &impl ConnectionTrait, told: &[Told<'_>]) -> Result<HashSet<(i64, i64, Day)>> {
    let activities: BTreeSet<i64> = told.iter().filter_map(|one| id(&one.form.activity)).collect();
    if activities.is_empty() {
        return Ok(HashSet::new());
    }
    let units: BTreeSet<i64> = told.iter().filter_map(|one| id(&one.form.unit)).collect();
    let days: BTreeSet<Day> = told.iter().filter_map(|one| parse_day(&one.form.day)).collect();
    let rows = log::Entity::find()
        .select_only()
        .columns([log::Column::ActivityId, log::Column::UnitId, log::Column::Day])
        .filter(log::Column::ActivityId.is_in(evened(activities)))
        .filter(log::Column::UnitId.is_in(evened(units)))
        .filter(log::Column::Day.is_in(evened(days)))
        .filter(counting())
        .distinct();
    Ok(rows.into_tuple().all(connection).await?.into_iter().collect())
}
