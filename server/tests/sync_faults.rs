//! A server that is killed at any moment while phones send: each log that was answered is there once, and the figures are
//! what the logs add up to. `LANTOA_FAULTS` says how often it is killed on each database, `LANTOA_SEED` by which chance.

use crate::support::{Dice, Phone, TestApp, count_logs, program::Server};
use domain::sync::{Answer, Operation, Outcome};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use store::Db;
use tokio::{
    sync::mpsc::{UnboundedSender, unbounded_channel},
    task::JoinSet,
};

both!(every_answered_log_is_there_once_after_the_server_was_killed);

const KILLS: usize = 20;
/// Whose phones send; each has its own records.
const LOGINS: [&str; 4] = ["dongda", "dongda", "kehoach", "kehoach"];
/// Operations that a phone sends at once, at most.
const BATCH: u64 = 16;
/// Answers after which the server is killed, and microseconds after the last of them, at most.
const ANSWERS: u64 = 8;
const MICROSECONDS: u64 = 30_000;

fn kills() -> usize {
    std::env::var("LANTOA_FAULTS").map_or(KILLS, |kills| kills.parse().expect("LANTOA_FAULTS is a number"))
}

async fn every_answered_log_is_there_once_after_the_server_was_killed(app: &TestApp) {
    let mut dice = Dice::cast();
    let ground = app.running_campaign().await;
    let before = count_logs(&app.db).await;
    let mut owners = Vec::new();
    for login in LOGINS {
        owners.push(app.db.actor_by_login(login).await.unwrap().account);
    }
    // Nobody but the server has the database open.
    app.stop().await;
    let mut server = app.serve().await;
    let mut senders = Vec::new();
    for (number, (login, owner)) in LOGINS.into_iter().zip(owners).enumerate() {
        let phone = app.phone(&ground, server.addr, owner, login).await;
        senders.push(Sender::new(number, phone, dice.others()));
    }
    // A planner sees every log.
    let reader = senders.last().unwrap().phone.clone();
    let people = reader.attendances(server.addr).await;
    let (mut there, mut cursor) = reader.changes(server.addr, 0).await;

    for _ in 0..kills() {
        senders = send_until_killed(senders, &mut server, &mut dice).await;
        server = app.serve().await;
        let (changed, after) = reader.changes(server.addr, cursor).await;
        cursor = after;
        for answered in senders.iter_mut().flat_map(|sender| sender.answered.drain(..)) {
            // What was answered as new has changed since; what was there already may have been seen before.
            let before = there.get(&answered.id).filter(|_| !answered.created);
            let seen = changed.get(&answered.id).or(before);
            assert!(seen.is_some_and(|seen| *seen >= answered.revision), "{answered:?} is lost: {seen:?}");
        }
        there.extend(changed);
    }

    let addr = server.addr;
    for sender in &mut senders {
        sender.send_the_rest(addr).await;
    }
    let kept: BTreeMap<&String, &Kept> = senders.iter().flat_map(|sender| &sender.kept).collect();
    println!("{} logs in {} operations", kept.len(), kept.values().map(|kept| kept.revision).sum::<i64>());
    assert!(!kept.is_empty());
    let (revisions, _) = reader.changes(addr, 0).await;
    for (id, Kept { revision, .. }) in &kept {
        assert_eq!(revisions.get(*id), Some(revision), "{id}");
    }
    let expected: u64 = kept.values().map(|kept| kept.people).sum();
    assert_eq!(reader.attendances(addr).await - people, i64::try_from(expected).unwrap());
    server.kill();
    let db = Db::connect(app.url()).await.unwrap();
    assert_eq!(count_logs(&db).await - before, u64::try_from(kept.len()).unwrap());
    assert!(db.rebuild_figures().await.unwrap().were_equal());
    db.close().await.unwrap();
}

/// Lets all send at once, and kills the server at a moment by chance.
async fn send_until_killed(senders: Vec<Sender>, server: &mut Server, dice: &mut Dice) -> Vec<Sender> {
    let killed = Arc::new(AtomicBool::new(false));
    let (heard, mut answers) = unbounded_channel();
    let mut sending = JoinSet::new();
    for sender in senders {
        sending.spawn(sender.send_until(server.addr, Arc::clone(&killed), heard.clone()));
    }
    drop(heard);
    for _ in 0..dice.below(ANSWERS) {
        let answer = tokio::time::timeout(Duration::from_secs(30), answers.recv()).await;
        answer.expect("nobody is answered").expect("nobody sends");
    }
    // Too short for the clock of the runtime, and as much by chance as the rest.
    std::thread::sleep(Duration::from_micros(dice.below(MICROSECONDS)));
    killed.store(true, Ordering::SeqCst);
    server.kill();
    sending.join_all().await
}

/// A log that was answered, as it was sent last.
struct Kept {
    revision: i64,
    people: u64,
}

/// An answer that was heard.
#[derive(Debug)]
struct Answered {
    id: String,
    revision: i64,
    created: bool,
}

/// A phone that sends what it has until it is answered, and then more.
struct Sender {
    number: usize,
    phone: Phone,
    dice: Dice,
    written: usize,
    /// What was not answered yet, with its people.
    waiting: Vec<(Operation, u64)>,
    kept: BTreeMap<String, Kept>,
    /// Since the server was killed last.
    answered: Vec<Answered>,
}

impl Sender {
    fn new(number: usize, phone: Phone, dice: Dice) -> Self {
        let (waiting, kept, answered) = Default::default();
        Self { number, phone, dice, written: 0, waiting, kept, answered }
    }

    async fn send_until(
        mut self,
        addr: SocketAddr,
        killed: Arc<AtomicBool>,
        heard: UnboundedSender<()>,
    ) -> Self {
        loop {
            if self.waiting.is_empty() {
                self.write();
            }
            if !self.send(addr).await {
                assert!(killed.load(Ordering::SeqCst), "no answer from a server that lives");
                return self;
            }
            // Whoever counts the answers has gone once it is killed.
            let _ = heard.send(());
        }
    }

    async fn send_the_rest(&mut self, addr: SocketAddr) {
        while !self.waiting.is_empty() {
            assert!(self.send(addr).await, "no answer from a server that lives");
        }
    }

    /// Writes some logs and corrects some that were answered.
    fn write(&mut self) {
        for _ in 0..=self.dice.below(BATCH) {
            let people = 1 + self.dice.below(400);
            let known = self.dice.below(4 * (1 + self.kept.len() as u64));
            let known = self.kept.iter().nth(usize::try_from(known).unwrap());
            let known = known.filter(|(id, _)| self.waiting.iter().all(|(one, _)| one.id.as_str() != *id));
            let (id, base) = match known {
                Some((id, kept)) => (id.clone(), Some(kept.revision)),
                None => {
                    self.written += 1;
                    (format!("01900000-0000-7000-8{:03}-{:012}", self.number, self.written), None)
                }
            };
            self.waiting.push((self.phone.operation(&id, base, people), people));
        }
    }

    /// False where no answer was heard.
    async fn send(&mut self, addr: SocketAddr) -> bool {
        let operations: Vec<Operation> = self.waiting.iter().map(|(one, _)| one.clone()).collect();
        let Some(answers) = self.phone.send(addr, &operations).await else { return false };
        for answer in answers {
            self.hear(answer);
        }
        true
    }

    fn hear(&mut self, Answer { id, outcome, revision, sentences }: Answer) {
        let place = self.waiting.iter().position(|(one, _)| one.id == id).unwrap();
        let created = match outcome {
            Outcome::Created => true,
            Outcome::Duplicate => false,
            Outcome::Retry => return,
            other => panic!("{id} is answered {other:?}: {sentences:?}"),
        };
        let (operation, people) = self.waiting.remove(place);
        let next = operation.base.unwrap_or_default() + 1;
        assert_eq!(revision, Some(next), "{id}");
        self.answered.push(Answered { id: id.to_string(), revision: next, created });
        self.kept.insert(id.into(), Kept { revision: next, people });
    }
}
