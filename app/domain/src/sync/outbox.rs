//! The outbox of one device: events in, effects out, and neither clock nor storage.

use super::{
    Answer, BYTES_MAX, Batch, Edit, Effect, Event, Failure, Moment, Notice, OPERATIONS_MAX, OperationId,
    PROTOCOL, Row, State,
};
use chrono::{DateTime, Duration, Utc};
use std::collections::{BTreeMap, btree_map::Entry};

/// The longest time between two tries, in milliseconds.
const BACKOFF_MAX: i64 = 300_000;

/// The longest time that a server is believed to be busy, in milliseconds.
const RETRY_AFTER_MAX: i64 = 3_600_000;

/// Bytes of a batch around its operations, at most.
const ENVELOPE: usize = 150;

/// Why nothing is sent until something else has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pause {
    SignIn,
    /// Ends with this program: the next version starts anew.
    Update,
}

/// The records of one device, of everybody who uses it. One page at a time may hold it, by a lock of the browser.
#[derive(Debug)]
pub struct Outbox {
    rows: BTreeMap<OperationId, Row>,
    owner: Option<i64>,
    /// The number of what is being sent.
    under_way: Option<u64>,
    /// The number of what was sent last.
    last_sending: u64,
    /// Operations in the next batch, at most.
    limit: usize,
    /// Failures one after another.
    failures: u32,
    wait_until: Option<DateTime<Utc>>,
    pause: Option<Pause>,
}

impl Outbox {
    /// As it was written. What was being sent is queued again, and nobody is signed in yet.
    pub fn start(rows: impl IntoIterator<Item = Row>) -> (Self, Vec<Effect>) {
        let mut kept = BTreeMap::new();
        for row in rows {
            kept.insert(row.id.clone(), row);
        }
        let effects = put_back(&mut kept);
        let last_sending = kept.values().map(|row| row.sending).max().unwrap_or(0);
        let outbox = Self {
            rows: kept,
            owner: None,
            under_way: None,
            last_sending,
            limit: OPERATIONS_MAX,
            failures: 0,
            wait_until: None,
            pause: None,
        };
        (outbox, effects)
    }

    /// The records of whoever is signed in.
    pub fn own(&self) -> impl Iterator<Item = &Row> {
        self.rows.values().filter(|row| Some(row.owner) == self.owner)
    }

    /// How many of them are not at the server, files included: signing out warns of it.
    pub fn unsent(&self) -> usize {
        self.own().filter(|row| row.state != State::Done).count()
    }

    /// Takes in what happened.
    pub fn handle(&mut self, event: Event, moment: Moment) -> Vec<Effect> {
        let mut effects = match event {
            Event::Saved { id, body, files } => self.save(id, Edit { made_at: moment.now, body }, files),
            Event::Queued(id) => self.queue(&id),
            Event::Answered { sending, answers } => self.answered(sending, &answers, moment),
            Event::Failed { sending, failure } => self.failed(sending, failure, moment),
            // However late one hears of it, the file is there.
            Event::FileSent { sending, id, name } => self.file_over(sending, &id, |row| row.file_over(&name)),
            Event::FileDropped { sending, .. } | Event::FileRefused { sending, .. }
                if self.under_way != Some(sending) =>
            {
                Vec::new()
            }
            Event::FileDropped { sending, id, name } => {
                self.file_over(sending, &id, |row| row.file_over(&name))
            }
            Event::FileRefused { sending, id, name, sentence } => {
                self.file_over(sending, &id, |row| row.refuse_file(name, sentence))
            }
            Event::SignedIn(owner) => self.sign_in(owner),
            Event::SignedOut => self.hand_over(None),
            Event::Asked => {
                self.wait_until = None;
                Vec::new()
            }
            Event::Ticked => Vec::new(),
        };
        effects.extend(self.forget(moment.now));
        effects.extend(self.send(moment.now));
        effects
    }

    fn save(&mut self, id: OperationId, edit: Edit, files: Vec<String>) -> Vec<Effect> {
        let Some(owner) = self.owner else { return vec![Effect::Tell(Notice::NobodySignedIn)] };
        let row = match self.rows.entry(id) {
            Entry::Occupied(entry) if entry.get().owner != owner => {
                return vec![Effect::Tell(Notice::Anothers(entry.key().clone()))];
            }
            Entry::Occupied(entry) => {
                let row = entry.into_mut();
                row.save(edit);
                row
            }
            Entry::Vacant(entry) => {
                let row = Row::draft(entry.key().clone(), owner, edit);
                entry.insert(row)
            }
        };
        row.add_files(files);
        vec![write(row)]
    }

    fn queue(&mut self, id: &OperationId) -> Vec<Effect> {
        match self.rows.get_mut(id) {
            Some(row) if Some(row.owner) == self.owner && row.may_be_queued() => {
                row.queue();
                vec![write(row)]
            }
            _ => Vec::new(),
        }
    }

    /// An answer counts for what was sent under its number; one that comes later, or again, tells nothing.
    fn answered(&mut self, sending: u64, answers: &[Answer], moment: Moment) -> Vec<Effect> {
        if self.under_way != Some(sending) {
            return Vec::new();
        }
        self.under_way = None;
        let (mut effects, mut settled, mut left) = (Vec::new(), false, false);
        for row in being_sent(&mut self.rows) {
            let answer = answers.iter().find(|answer| answer.id == row.id);
            row.answered(answer, moment.now);
            // A correction that waited has not been tried.
            let again = row.may_be_there && row.is_waiting();
            settled |= !again;
            left |= again;
            effects.extend(written(row));
        }
        if settled {
            self.succeed();
        }
        if left {
            effects.push(self.back_off(None, moment));
        }
        effects
    }

    fn failed(&mut self, sending: u64, failure: Failure, moment: Moment) -> Vec<Effect> {
        if self.under_way != Some(sending) {
            return Vec::new();
        }
        self.under_way = None;
        let count = being_sent(&mut self.rows).count();
        let mut effects = match failure {
            Failure::TooLarge if count == 1 => self.refuse_what_is_sent(),
            _ => put_back(&mut self.rows),
        };
        match failure {
            Failure::SignIn => {
                self.pause = Some(Pause::SignIn);
                effects.push(Effect::Tell(Notice::SignIn));
            }
            Failure::Update => {
                self.pause = Some(Pause::Update);
                effects.push(Effect::Tell(Notice::Update));
            }
            // A network that breaks lets less through as well, and what fells a server is found alone.
            Failure::Network | Failure::TooLarge => {
                if count > 0 {
                    self.limit = (count / 2).max(1);
                }
                effects.push(self.back_off(None, moment));
            }
            Failure::Busy { retry_after } => effects.push(self.back_off(retry_after, moment)),
        }
        effects
    }

    fn refuse_what_is_sent(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for row in being_sent(&mut self.rows) {
            row.refuse(Vec::new());
            effects.extend(written(row));
        }
        effects
    }

    fn file_over(&mut self, sending: u64, id: &OperationId, over: impl FnOnce(&mut Row)) -> Vec<Effect> {
        if self.under_way == Some(sending) {
            self.under_way = None;
            self.succeed();
        }
        let Some(row) = self.rows.get_mut(id) else { return Vec::new() };
        over(row);
        vec![write(row)]
    }

    fn succeed(&mut self) {
        self.failures = 0;
        self.wait_until = None;
        self.limit = (self.limit * 2).min(OPERATIONS_MAX);
    }

    /// Waits twice as long as the last time, or as long as was asked, and a part of it by chance.
    fn back_off(&mut self, asked: Option<u32>, moment: Moment) -> Effect {
        let longest = (2_000_i64 << self.failures.min(8)).min(BACKOFF_MAX);
        self.failures = self.failures.saturating_add(1);
        let least = asked.map_or(longest / 2, |seconds| (i64::from(seconds) * 1_000).min(RETRY_AFTER_MAX));
        let more = longest / 2 * i64::from(moment.chance) / i64::from(u32::MAX);
        let until = moment.now + Duration::milliseconds(least + more);
        self.wait_until = Some(until);
        Effect::AskAgainAt(until)
    }

    fn sign_in(&mut self, owner: i64) -> Vec<Effect> {
        if self.pause == Some(Pause::SignIn) {
            self.pause = None;
        }
        self.hand_over(Some(owner))
    }

    /// What is being sent of the person before is queued again, and its answer counts no longer.
    fn hand_over(&mut self, owner: Option<i64>) -> Vec<Effect> {
        if self.owner == owner {
            return Vec::new();
        }
        self.owner = owner;
        self.under_way = None;
        put_back(&mut self.rows)
    }

    fn forget(&mut self, now: DateTime<Utc>) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.rows.retain(|id, row| {
            let over = row.is_over(now);
            if over {
                effects.push(Effect::Remove(id.clone()));
            }
            !over
        });
        effects
    }

    /// Sends what waits, one thing at a time: records first, then files.
    fn send(&mut self, now: DateTime<Utc>) -> Vec<Effect> {
        let waits = self.wait_until.is_some_and(|until| now < until);
        match self.owner {
            Some(owner) if self.under_way.is_none() && self.pause.is_none() && !waits => {
                let ids = self.next_batch(owner);
                if ids.is_empty() {
                    self.send_file(owner).unwrap_or_default()
                } else {
                    self.send_batch(owner, &ids, now)
                }
            }
            _ => Vec::new(),
        }
    }

    /// What was sent longest ago comes first, so that one record that always fails does not hold up the others.
    fn next_batch(&self, owner: i64) -> Vec<OperationId> {
        let mut waiting: Vec<&Row> =
            self.rows.values().filter(|row| row.owner == owner && row.is_waiting()).collect();
        waiting.sort_by_key(|row| row.sending);
        let mut bytes = ENVELOPE;
        let fits = |&(place, row): &(usize, &Row)| {
            bytes += row.operation().bytes();
            place == 0 || bytes <= BYTES_MAX
        };
        let first = waiting.into_iter().take(self.limit).enumerate();
        first.take_while(fits).map(|(_, row)| row.id.clone()).collect()
    }

    fn send_batch(&mut self, owner: i64, ids: &[OperationId], now: DateTime<Utc>) -> Vec<Effect> {
        let sending = self.last_sending + 1;
        let (mut effects, mut operations) = (Vec::new(), Vec::new());
        for id in ids {
            if let Some(row) = self.rows.get_mut(id) {
                row.take_up(sending);
                operations.push(row.operation());
                effects.push(write(row));
            }
        }
        self.last_sending = sending;
        self.under_way = Some(sending);
        let batch = Batch { protocol: PROTOCOL, owner, sent_at: Some(now), operations };
        effects.push(Effect::Send { sending, batch });
        effects
    }

    /// `None` where no file waits.
    fn send_file(&mut self, owner: i64) -> Option<Vec<Effect>> {
        let sending = self.last_sending + 1;
        let pending = self.rows.values_mut().filter(|row| row.owner == owner && row.takes_files());
        let row = pending.filter(|row| !row.files.is_empty()).min_by_key(|row| row.sending)?;
        let name = row.files.first()?.clone();
        // The next time it is another's turn.
        row.sending = sending;
        row.files.rotate_left(1);
        let effects = vec![write(row), Effect::SendFile { sending, id: row.id.clone(), name }];
        self.last_sending = sending;
        self.under_way = Some(sending);
        Some(effects)
    }
}

fn being_sent(rows: &mut BTreeMap<OperationId, Row>) -> impl Iterator<Item = &mut Row> {
    rows.values_mut().filter(|row| row.state == State::Sending)
}

/// Queues again what is being sent.
fn put_back(rows: &mut BTreeMap<OperationId, Row>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for row in being_sent(rows) {
        row.state = State::Queued;
        effects.push(write(row));
    }
    effects
}

fn write(row: &Row) -> Effect {
    Effect::Write(Box::new(row.clone()))
}

/// A row after the server judged it, and what its owner is to know.
fn written(row: &Row) -> impl Iterator<Item = Effect> {
    let notice = match row.state {
        State::Conflict => Some(Notice::InConflict(row.id.clone())),
        State::Quarantined => Some(Notice::SetAside(row.id.clone())),
        _ => None,
    };
    [write(row)].into_iter().chain(notice.map(Effect::Tell))
}

#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;
