//! Many logs at once, from many people, in one transaction.

use super::{
    Sent,
    stand::{Became, Stand},
    told::Told,
    write::write_beside,
};
use crate::{
    Db,
    error::{Error, Result},
};
use domain::{
    Actor, Problem, Problems,
    sync::{Operation, OperationId, Outcome},
    units::UnitProblem,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};
use std::{
    collections::{BTreeMap, HashSet},
    slice,
};

/// An operation as it came.
#[derive(Clone, Debug)]
pub struct Delivered {
    pub by: Actor,
    pub operation: Operation,
    /// Seconds by which the clock of its device is ahead of ours, where the device tells its time.
    pub clock_ahead: Option<i64>,
}

/// What became of an operation, with what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub id: OperationId,
    pub outcome: Outcome,
    pub revision: Option<i64>,
    pub problems: Problems,
}

impl Db {
    /// Keeps what people send, each operation judged by itself; answers in the order in which they were sent, once all
    /// that is answered is on disk.
    ///
    /// # Errors
    /// Nothing was kept, and all of it may be sent again.
    pub async fn keep_batch(&self, sent: &[Delivered]) -> Result<Vec<Judged>> {
        let mut answers: BTreeMap<usize, Judged> = BTreeMap::new();
        let mut left = Vec::new();
        for (place, Delivered { by, operation, clock_ahead }) in sent.iter().enumerate() {
            match Told::sent(by, operation.clone(), *clock_ahead) {
                Ok(told) => left.push((place, told)),
                Err(problems) => {
                    let became = Some(Became::Invalid(problems));
                    answers.insert(place, answer(operation.id.clone(), became));
                }
            }
        }
        let transaction = self.begin_in_turn().await?;
        while !left.is_empty() {
            let (now, later) = first_of_each(left);
            let (places, told): (Vec<usize>, Vec<Told<'_>>) = now.into_iter().unzip();
            let became = self.keep_each(&transaction, &told).await?;
            for (place, became) in places.into_iter().zip(became) {
                let id = sent.get(place).map(|one| one.operation.id.clone());
                answers.extend(id.map(|id| (place, answer(id, became))));
            }
            left = later;
        }
        transaction.commit().await?;
        Ok(answers.into_values().collect())
    }

    /// Keeps logs of different keys. Where the database refuses one, which stops all, each is tried by itself; what came of
    /// that one is not known.
    async fn keep_each(
        &self,
        transaction: &DatabaseTransaction,
        told: &[Told<'_>],
    ) -> Result<Vec<Option<Became>>> {
        if let Some(became) = self.try_to_keep(transaction, told).await? {
            return Ok(became.into_iter().map(Some).collect());
        }
        let mut all = Vec::with_capacity(told.len());
        for one in told {
            let became = self.try_to_keep(transaction, slice::from_ref(one)).await?;
            all.push(became.and_then(|mut became| became.pop()));
        }
        Ok(all)
    }

    /// `None` where the database refused, and nothing of it was kept.
    async fn try_to_keep(
        &self,
        transaction: &DatabaseTransaction,
        told: &[Told<'_>],
    ) -> Result<Option<Vec<Became>>> {
        let savepoint = transaction.begin().await?;
        match self.keep_logs(&savepoint, told).await {
            Ok(became) => {
                savepoint.commit().await?;
                Ok(Some(became))
            }
            Err(Error::Full) => Err(Error::Full),
            Err(error) => {
                tracing::warn!(cause = ?error, logs = told.len(), "logs were not kept");
                savepoint.rollback().await?;
                Ok(None)
            }
        }
    }

    /// Keeps logs of different keys, with one set of statements for all of them.
    pub(super) async fn keep_logs(
        &self,
        connection: &impl ConnectionTrait,
        told: &[Told<'_>],
    ) -> Result<Vec<Became>> {
        let mut stand = Stand::read(self, connection, told).await?;
        let judged: Vec<_> = told.iter().map(|one| stand.judge(one)).collect();
        let sound = told.iter().zip(&judged).filter_map(|(told, judged)| Some((told, judged.as_ref().ok()?)));
        let ids = self.write_logs(connection, &sound.collect::<Vec<_>>()).await?;
        write_beside(connection, told, &judged).await?;
        let became = told.iter().zip(judged).map(|(told, judged)| match judged {
            Ok(change) => Became::Kept(Sent {
                id: ids.get(&told.key).copied().unwrap_or_default(),
                version: change.after.version,
                again: false,
                doubtful: change.after.doubtful,
                audit: 0,
            }),
            Err(became) => became,
        });
        Ok(became.collect())
    }
}

type Placed<'a> = Vec<(usize, Told<'a>)>;

/// The first operation of each record, and those that come after one of the same.
fn first_of_each(all: Placed<'_>) -> (Placed<'_>, Placed<'_>) {
    let mut keys = HashSet::new();
    all.into_iter().partition(|(_, told)| keys.insert(told.key.clone()))
}

fn answer(id: OperationId, became: Option<Became>) -> Judged {
    let (outcome, revision) = match &became {
        Some(Became::Kept(sent)) if sent.again => (Outcome::Duplicate, Some(sent.version)),
        Some(Became::Kept(sent)) => (Outcome::Created, Some(sent.version)),
        Some(Became::Conflict { version, .. }) => (Outcome::Conflict, Some(*version)),
        Some(Became::Locked { version, .. }) => (Outcome::Locked, Some(*version)),
        Some(Became::Invalid(problems)) if tells_of_anothers_unit(problems) => (Outcome::Forbidden, None),
        Some(Became::Invalid(_)) => (Outcome::Invalid, None),
        Some(Became::Forbidden) => (Outcome::Forbidden, None),
        Some(Became::Gone) => (Outcome::Gone, None),
        None => (Outcome::Retry, None),
    };
    let problems = match became {
        Some(Became::Invalid(problems)) => problems,
        _ => Problems::default(),
    };
    Judged { id, outcome, revision, problems }
}

fn tells_of_anothers_unit(problems: &Problems) -> bool {
    problems.iter().any(|(_, problem)| *problem == Problem::Unit(UnitProblem::OutsideYourUnit))
}
