//! Logs are taken back, returned, accepted, told apart; each of these undone by who did it.

use super::{Logs, Snapshot, departures::departure, figures::Figures, number, require_unlocked, stored};
use crate::{
    activities::Done,
    audit::own_change,
    db::insert_all,
    error::{Error, Result, require, require_version},
    outreach::rows::{log, log_count, log_remark},
};
use domain::{
    Problem,
    audit::{Subject, Verb},
    outreach::Transition,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

impl Logs<'_> {
    /// Moves a log on, if it is still the version that the person saw. A return names what is to be changed, by fields of
    /// the form.
    pub async fn transition(
        &self,
        id: i64,
        seen: &str,
        transition: Transition,
        remarks: &BTreeMap<String, String>,
    ) -> Result<Done> {
        let connection = self.db.begin_in_turn().await?;
        let (row, before) = self.seen(&connection, id).await?;
        let standing = self.standing(&connection, &row).await?;
        let may = if transition.is_review() {
            self.me.may_review_log(&standing)
        } else {
            self.me.account == standing.author
        };
        require(may)?;
        require_version(seen, row.version)?;
        if !transition.leads_from(before.status, before.doubtful) {
            return Err(Error::Conflict);
        }
        require_unlocked(&connection, before.log.day).await?;
        let remarks = read_remarks(transition, remarks)?;
        let told_apart = matches!(transition, Transition::Merge | Transition::Separate);
        let after = Snapshot {
            version: before.version + 1,
            status: transition.to(),
            doubtful: before.doubtful && !told_apart,
            ..before.clone()
        };
        write_remarks(&connection, id, &remarks).await?;
        let why = remarks.into_values().collect::<Vec<_>>().join("\n");
        let audit = self.move_on(&connection, (&row, verb(transition)), &why, &before, &after).await?;
        connection.commit().await?;
        Ok(Done { id, audit })
    }

    /// Undoes one of the actor's own changes of a log, named by its place in the audit, if nothing has changed since. A
    /// log that was just written becomes a draft again.
    pub async fn undo(&self, audit: i64) -> Result<Done> {
        let connection = self.db.begin_in_turn().await?;
        let entry = own_change(&connection, self.me, Subject::Log, audit).await?;
        let (row, current) = self.seen(&connection, entry.subject_id).await?;
        let (before, after) = (read_snapshot(entry.before)?, read_snapshot(entry.after)?);
        if after.is_none_or(|after| after.version != row.version) {
            return Err(Error::Conflict);
        }
        let standing = self.standing(&connection, &row).await?;
        let own = self.me.account == standing.author && self.me.may_log();
        require(own || self.me.may_review_log(&standing))?;
        let draft = || Snapshot { status: Transition::Withdraw.to(), doubtful: false, ..current.clone() };
        let restored = Snapshot { version: row.version + 1, ..before.unwrap_or_else(draft) };
        for day in [current.log.day, restored.log.day] {
            require_unlocked(&connection, day).await?;
        }
        if restored.log != current.log {
            let counts = log_count::Entity::delete_many().filter(log_count::Column::LogId.eq(row.id));
            counts.exec(&connection).await?;
            insert_all(&connection, stored::counts(row.id, &restored.log)).await?;
        }
        let audit = self.move_on(&connection, (&row, Verb::Undo), "", &current, &restored).await?;
        connection.commit().await?;
        Ok(Done { id: row.id, audit })
    }

    /// The log that one of the actor's own changes was made to.
    pub async fn of_change(&self, audit: i64) -> Result<i64> {
        Ok(own_change(&self.db.connection, self.me, Subject::Log, audit).await?.subject_id)
    }

    /// Writes where a log stands now, counts it and lets it move the plan where it begins to count.
    async fn move_on(
        &self,
        connection: &impl ConnectionTrait,
        (row, verb): (&log::Model, Verb),
        why: &str,
        before: &Snapshot,
        after: &Snapshot,
    ) -> Result<i64> {
        let number = number::last(connection).await? + 1;
        let moved = log::ActiveModel { id: Set(row.id), changed_seq: Set(number), ..stored::row(after) };
        log::Entity::update(moved).exec(connection).await?;
        let departure = departure(row, number, before, after);
        insert_all(connection, departure.into_iter().collect()).await?;
        Figures::of_change(Some(before), Some(after)).write(connection).await?;
        let audit = self.record(connection, verb, row.id, why, Some(before), Some(after)).await?;
        if let Some(activity) = after.log.activity.filter(|_| after.counts() && !before.counts()) {
            self.move_plan(connection, activity, &after.log.reason).await?;
        }
        Ok(audit)
    }
}

fn read_snapshot(kept: Option<String>) -> Result<Option<Snapshot>> {
    Ok(kept.as_deref().map(serde_json::from_str).transpose()?)
}

/// The remarks of a log are those of its last return.
async fn write_remarks(
    connection: &impl ConnectionTrait,
    id: i64,
    remarks: &BTreeMap<String, String>,
) -> Result<()> {
    log_remark::Entity::delete_many().filter(log_remark::Column::LogId.eq(id)).exec(connection).await?;
    let rows = remarks.iter().map(|(field, remark)| log_remark::ActiveModel {
        log_id: Set(id),
        field: Set(field.clone()),
        remark: Set(remark.clone()),
    });
    insert_all(connection, rows.collect()).await
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
        check.refuse("remarks[log]", Problem::NeedsReason);
    }
    Ok(check.finish(Some(remarks))?)
}

const fn verb(transition: Transition) -> Verb {
    match transition {
        Transition::Send => Verb::Submit,
        Transition::Withdraw => Verb::Withdraw,
        Transition::Return => Verb::Return,
        Transition::Accept => Verb::Approve,
        Transition::Merge => Verb::Merge,
        Transition::Separate => Verb::Separate,
    }
}
