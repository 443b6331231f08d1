//! Sound logs on their way into the tables, any number with one set of statements.

use super::{
    Snapshot,
    departures::departure,
    number,
    stand::{Became, Change},
    stored,
    told::Told,
};
use crate::{
    Db, audit,
    db::{evened, insert_all, now},
    error::{Result, stored as stored_word},
    outreach::{
        figures::Figures,
        rows::{log, log_conflict, log_count, log_revision},
    },
};
use domain::{
    Actor,
    activities::{Status as Step, Transition},
    audit::Subject,
    outreach::{Log, Status},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};
use std::collections::{BTreeMap, HashMap};

/// What is to be written, with who sent it.
pub(super) type Writing<'a> = (&'a Told<'a>, &'a Change);

impl Db {
    /// Writes logs, what they count and what the audit tells of them, and moves their activities on; answers their ids by
    /// their keys.
    pub(super) async fn write_logs(
        &self,
        connection: &impl ConnectionTrait,
        writing: &[Writing<'_>],
    ) -> Result<HashMap<String, i64>> {
        if writing.is_empty() {
            return Ok(HashMap::new());
        }
        let mut ids: HashMap<String, i64> = HashMap::new();
        let mut new = Vec::new();
        let first = number::last(connection).await? + 1;
        for ((told, change), place) in writing.iter().zip(first..) {
            let row = log::ActiveModel { changed_seq: Set(place), ..columns(told, &change.after) };
            match &change.before {
                Some((before, _)) => {
                    ids.insert(told.key.clone(), before.id);
                    log::Entity::update(log::ActiveModel { id: Set(before.id), ..row })
                        .exec(connection)
                        .await?;
                }
                None => new.push(log::ActiveModel {
                    id: NotSet,
                    key: Set(told.key.clone()),
                    author_id: Set(told.me.account),
                    received_at: Set(now()),
                    ..row
                }),
            }
        }
        if !new.is_empty() {
            insert_all(connection, new).await?;
            ids.extend(ids_of(connection, writing).await?);
        }
        write_departures(connection, writing, first).await?;
        write_revisions(connection, writing).await?;
        write_counts(connection, writing, &ids).await?;
        forget_beside(connection, writing).await?;
        figures(writing).write(connection).await?;
        audit::Entry::record_all(connection, entries(writing, &ids)?).await?;
        self.move_plans(connection, writing).await?;
        Ok(ids)
    }

    /// Moves on each activity that logs tell of, once for all of them.
    async fn move_plans(&self, connection: &impl ConnectionTrait, writing: &[Writing<'_>]) -> Result<()> {
        let mut moved: BTreeMap<i64, (&Actor, &Log, bool)> = BTreeMap::new();
        for (told, Change { after, .. }) in writing {
            let counts = after.counts() && after.status != Status::Accepted;
            if let Some(activity) = after.log.activity.filter(|_| counts) {
                let finished = moved.get(&activity).is_some_and(|(.., finished)| *finished);
                moved.insert(activity, (told.me, &after.log, finished || after.log.finished));
            }
        }
        let steps = steps(connection, moved.keys().copied().collect()).await?;
        for (activity, (me, log, finished)) in moved {
            let step = steps.get(&activity);
            if finished || step.is_some_and(|step| Transition::Start.leads_from(*step)) {
                self.logs(me).move_plan(connection, activity, &log.reason).await?;
            }
        }
        Ok(())
    }
}

fn columns(told: &Told<'_>, after: &Snapshot) -> log::ActiveModel {
    log::ActiveModel {
        digest: Set(told.digest.clone()),
        sent_version: Set(after.version),
        made_at: Set(told.made_at),
        clock_ahead: Set(told.clock_ahead),
        ..stored::row(after)
    }
}

async fn ids_of(connection: &impl ConnectionTrait, writing: &[Writing<'_>]) -> Result<Vec<(String, i64)>> {
    let rows = log::Entity::find()
        .select_only()
        .columns([log::Column::Key, log::Column::Id])
        .filter(log::Column::Key.is_in(evened(writing.iter().map(|(told, _)| told.key.as_str()))));
    Ok(rows.into_tuple().all(connection).await?)
}

/// Whoever saw a log where it was before is told that it is gone.
async fn write_departures(
    connection: &impl ConnectionTrait,
    writing: &[Writing<'_>],
    first: i64,
) -> Result<()> {
    let rows = writing.iter().zip(first..).filter_map(|((_, change), number)| {
        let (row, before) = change.before.as_ref()?;
        departure(row, number, before, &change.after)
    });
    insert_all(connection, rows.collect()).await
}

/// What was sent before stays known by its digest: it may be sent again.
async fn write_revisions(connection: &impl ConnectionTrait, writing: &[Writing<'_>]) -> Result<()> {
    let before = writing.iter().filter_map(|(_, change)| change.before.as_ref());
    let rows = before.map(|(row, _)| log_revision::ActiveModel {
        log_id: Set(row.id),
        version: Set(row.sent_version),
        digest: Set(row.digest.clone()),
    });
    insert_all(connection, rows.collect()).await
}

/// What was kept beside a log and is its version now is beside it no more.
async fn forget_beside(connection: &impl ConnectionTrait, writing: &[Writing<'_>]) -> Result<()> {
    let same = |(told, change): &Writing<'_>| {
        let (row, _) = change.before.as_ref()?;
        Some(
            log_conflict::Column::LogId.eq(row.id).and(log_conflict::Column::Digest.eq(told.digest.as_str())),
        )
    };
    let same: Vec<_> = writing.iter().filter_map(same).collect();
    if !same.is_empty() {
        let any = same.into_iter().fold(Condition::any(), Condition::add);
        log_conflict::Entity::delete_many().filter(any).exec(connection).await?;
    }
    Ok(())
}

async fn write_counts(
    connection: &impl ConnectionTrait,
    writing: &[Writing<'_>],
    ids: &HashMap<String, i64>,
) -> Result<()> {
    let changed: Vec<i64> =
        writing.iter().filter_map(|(_, change)| Some(change.before.as_ref()?.0.id)).collect();
    if !changed.is_empty() {
        let theirs = log_count::Entity::delete_many().filter(log_count::Column::LogId.is_in(evened(changed)));
        theirs.exec(connection).await?;
    }
    let rows = writing.iter().filter_map(|(told, change)| {
        let id = *ids.get(&told.key)?;
        Some(stored::counts(id, &change.after.log))
    });
    insert_all(connection, rows.flatten().collect()).await
}

fn figures(writing: &[Writing<'_>]) -> Figures {
    let mut figures = Figures::default();
    for (_, Change { before, after }) in writing {
        figures.count(before.as_ref().map(|(_, snapshot)| snapshot), Some(after));
    }
    figures
}

fn entries(writing: &[Writing<'_>], ids: &HashMap<String, i64>) -> Result<Vec<audit::Entry>> {
    let entry = |(told, change): &Writing<'_>| {
        let before = change.before.as_ref().map(|(_, snapshot)| snapshot);
        let id = ids.get(&told.key).copied().unwrap_or_default();
        let log = &change.after.log;
        let entry = audit::Entry::saved(told.me, Subject::Log, id, &log.title, before, &change.after)?;
        // Why what was accepted is corrected; of other logs it answers doubts.
        let corrects = before.is_some_and(|before| before.status == Status::Accepted);
        Ok(entry.reason(if corrects { &log.reason } else { "" }))
    };
    writing.iter().map(entry).collect()
}

/// How activities stand.
async fn steps(connection: &impl ConnectionTrait, ids: Vec<i64>) -> Result<HashMap<i64, Step>> {
    use crate::activities::rows::activity;
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = activity::Entity::find()
        .select_only()
        .columns([activity::Column::Id, activity::Column::Status])
        .filter(activity::Column::Id.is_in(ids));
    let rows = rows.into_tuple::<(i64, String)>().all(connection).await?;
    rows.into_iter().map(|(id, word)| Ok((id, stored_word(&word, Step::from_word)?))).collect()
}

/// Keeps what came too late beside what stands, once however often it is sent.
pub(super) async fn write_beside(
    connection: &impl ConnectionTrait,
    told: &[Told<'_>],
    judged: &[std::result::Result<Change, Became>],
) -> Result<()> {
    let beside = told.iter().zip(judged).filter_map(|(told, judged)| match judged {
        Err(Became::Conflict { log, .. } | Became::Locked { log, .. }) => Some((told, *log)),
        _ => None,
    });
    let rows: Vec<log_conflict::ActiveModel> = beside
        .map(|(told, log)| log_conflict::ActiveModel {
            id: NotSet,
            log_id: Set(log),
            key: Set(told.key.clone()),
            base: Set(told.base),
            digest: Set(told.digest.clone()),
            canonical: Set(told.canonical.clone()),
            author_id: Set(told.me.account),
            made_at: Set(told.made_at),
            received_at: Set(now()),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let known = OnConflict::columns([log_conflict::Column::LogId, log_conflict::Column::Digest])
        .do_nothing()
        .to_owned();
    log_conflict::Entity::insert_many(rows).on_conflict(known).exec_without_returning(connection).await?;
    Ok(())
}
