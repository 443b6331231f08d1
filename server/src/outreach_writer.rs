//! The one task that writes the logs that phones and programs send: a disk confirms some hundred transactions a second,
//! whatever each of them holds, so what comes at the same time is written in one.

use chrono::Utc;
use domain::{
    Actor, Problems,
    sync::{Batch, Operation, Outcome},
};
use std::time::Duration;
use store::{Db, Delivered, Judged};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
    time::{Instant, timeout_at},
};

/// Parcels that wait; who comes when there are more comes again.
const WAITING_MAX: usize = 64;
/// Operations of one transaction, but for the rest of the last parcel.
const AT_ONCE: usize = 500;
/// Operations that are worth a transaction: for fewer others are waited for.
const WORTH: usize = 50;
/// How long others are waited for.
const GATHERING: Duration = Duration::from_millis(5);

/// Where logs are handed in; a clone is the same place.
#[derive(Clone, Debug)]
pub struct OutreachWriter {
    parcels: mpsc::Sender<Parcel>,
}

/// What one request sends.
#[derive(Debug)]
struct Parcel {
    sent: Vec<Delivered>,
    answered: oneshot::Sender<Vec<Judged>>,
}

/// Too many wait already.
#[derive(Debug)]
pub struct Busy;

impl OutreachWriter {
    /// Starts the task, which ends when it has written what was handed in before the last clone went.
    pub fn start(db: Db) -> (Self, JoinHandle<()>) {
        let (parcels, waiting) = mpsc::channel(WAITING_MAX);
        (Self { parcels }, tokio::spawn(write(db, waiting)))
    }

    /// Hands in what a person sends; the answers come once it is on disk.
    pub async fn keep(&self, me: &Actor, batch: Batch) -> Result<Vec<Judged>, Busy> {
        let clock_ahead = batch.sent_at.map(|sent_at| (sent_at - Utc::now()).num_seconds());
        let delivered = |operation| Delivered { by: me.clone(), operation, clock_ahead };
        let sent = batch.operations.into_iter().map(delivered).collect();
        let (answered, answers) = oneshot::channel();
        self.parcels.try_send(Parcel { sent, answered }).map_err(|_| Busy)?;
        answers.await.map_err(|_| Busy)
    }
}

async fn write(db: Db, mut waiting: mpsc::Receiver<Parcel>) {
    while let Some(first) = waiting.recv().await {
        let parcels = gather(first, &mut waiting).await;
        let (mut all, mut asking) = (Vec::new(), Vec::with_capacity(parcels.len()));
        for Parcel { sent, answered } in parcels {
            asking.push((sent.len(), answered));
            all.extend(sent);
        }
        let mut answers = kept(&db, &all).await.into_iter();
        for (count, answered) in asking {
            // Whoever has gone asks again and is answered the same.
            let _ = answered.send(answers.by_ref().take(count).collect());
        }
    }
}

/// What waits, and what comes in a moment.
async fn gather(first: Parcel, waiting: &mut mpsc::Receiver<Parcel>) -> Vec<Parcel> {
    let until = Instant::now() + GATHERING;
    let (mut count, mut parcels) = (first.sent.len(), vec![first]);
    while count < AT_ONCE {
        let next = match waiting.try_recv() {
            Ok(next) => Some(next),
            Err(_) if count >= WORTH => None,
            Err(_) => timeout_at(until, waiting.recv()).await.ok().flatten(),
        };
        let Some(next) = next else { break };
        count += next.sent.len();
        parcels.push(next);
    }
    parcels
}

async fn kept(db: &Db, sent: &[Delivered]) -> Vec<Judged> {
    match db.keep_batch(sent).await {
        Ok(answers) => answers,
        Err(error) => {
            tracing::error!(cause = ?error, operations = sent.len(), "logs were not kept");
            sent.iter().map(|one| again(&one.operation)).collect()
        }
    }
}

fn again(operation: &Operation) -> Judged {
    let (id, problems) = (operation.id.clone(), Problems::default());
    Judged { id, outcome: Outcome::Retry, revision: None, problems }
}
