//! Whatever happens to a phone that two people use and to its network, against a server that is a map, and against what
//! people sent, which is another. Photos are names here: on the device until the outbox has told what became of them.

use super::{
    tests::{HOA, LAN, id},
    *,
};
use crate::sync::{Outcome, canonical};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{collections::BTreeSet, mem};

/// What may happen between a phone that two people use and a server.
#[derive(Clone, Debug)]
enum Step {
    Save(u8),
    /// A person chooses one of some photos for a record, or takes it away.
    Choose(u8, u8),
    Drop(u8, u8),
    Queue(u8),
    SignIn(Option<i64>),
    /// A request that is under way reaches the server, and perhaps will again; where it is busy, it takes in every other
    /// operation.
    Arrive {
        which: usize,
        again: bool,
        busy: bool,
    },
    /// An answer that is under way reaches the phone, and perhaps will again.
    Hear {
        which: usize,
        again: bool,
    },
    /// An answer is lost, or a request.
    Lose {
        which: usize,
        answer: bool,
    },
    GiveUp(Failure),
    /// A file that is under way reaches the server, which says so, now and perhaps once more later, or says nothing.
    FileArrives {
        which: usize,
        again: bool,
        heard: bool,
    },
    /// Hours.
    Wait(i64),
    /// The page ends when so many effects have been carried out.
    Crash(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let failures =
        vec![Failure::Network, Failure::SignIn, Failure::Busy { retry_after: Some(60) }, Failure::Network];
    let which = any::<usize>;
    prop_oneof![
        4 => (0_u8..4).prop_map(Step::Save),
        3 => (0_u8..4, 0_u8..4).prop_map(|(n, photo)| Step::Choose(n, photo)),
        1 => (0_u8..4, 0_u8..4).prop_map(|(n, photo)| Step::Drop(n, photo)),
        4 => (0_u8..4).prop_map(Step::Queue),
        2 => (0_i64..3).prop_map(|person| Step::SignIn((person > 0).then_some(person))),
        4 => (which(), any::<bool>(), any::<bool>())
            .prop_map(|(which, again, busy)| Step::Arrive { which, again, busy }),
        4 => (which(), any::<bool>()).prop_map(|(which, again)| Step::Hear { which, again }),
        1 => (which(), any::<bool>()).prop_map(|(which, answer)| Step::Lose { which, answer }),
        1 => prop::sample::select(failures).prop_map(Step::GiveUp),
        4 => (which(), any::<bool>(), any::<bool>())
            .prop_map(|(which, again, heard)| Step::FileArrives { which, again, heard }),
        2 => (0_i64..200).prop_map(Step::Wait),
        1 => (0_usize..4).prop_map(Step::Crash),
    ]
}

/// One of those that are under way, which stays under way where it comes again.
fn pick<T: Clone>(under_way: &mut Vec<T>, which: usize, again: bool) -> Option<T> {
    let place = which.checked_rem(under_way.len())?;
    Some(if again { under_way[place].clone() } else { under_way.swap_remove(place) })
}

/// Each id belongs to one of the two.
fn owner_of(id: &OperationId) -> i64 {
    let n = u8::from_str_radix(&id.as_str()[34..], 16).unwrap();
    if n.is_multiple_of(2) { HOA } else { LAN }
}

/// A photo, by its record and its name.
type Photo = (OperationId, String);

/// The server takes no photo of this name.
const BAD: &str = "3.jpg";

struct World {
    phone: Outbox,
    /// What effects have written.
    disk: BTreeMap<OperationId, Row>,
    removed: BTreeSet<OperationId>,
    person: Option<i64>,
    now: DateTime<Utc>,
    sending: u64,
    requests: Vec<(u64, Batch)>,
    answers: Vec<(u64, Vec<Answer>)>,
    files_under_way: Vec<(u64, Photo)>,
    /// What the server has said of files and the phone has not heard.
    files_told: Vec<Event>,
    /// The canonical bytes of each revision.
    server: BTreeMap<OperationId, Vec<String>>,
    /// Photos on the device; each was chosen by whoever had the record.
    photos: BTreeSet<Photo>,
    photos_there: BTreeSet<Photo>,
    /// Those that people sent with a record and have not taken away since.
    photos_sent: BTreeSet<Photo>,
    /// What people saved last, and what of it they have sent.
    saved: BTreeMap<OperationId, Value>,
    sent: BTreeMap<OperationId, Value>,
    bodies: u32,
}

impl World {
    fn new() -> Self {
        Self {
            phone: Outbox::start([]).0,
            disk: BTreeMap::new(),
            removed: BTreeSet::new(),
            person: None,
            now: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
            sending: 0,
            requests: Vec::new(),
            answers: Vec::new(),
            files_under_way: Vec::new(),
            files_told: Vec::new(),
            server: BTreeMap::new(),
            photos: BTreeSet::new(),
            photos_there: BTreeSet::new(),
            photos_sent: BTreeSet::new(),
            saved: BTreeMap::new(),
            sent: BTreeMap::new(),
            bodies: 0,
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Save(n) => self.save(&id(n)),
            Step::Choose(n, photo) => self.choose(id(n), photo),
            Step::Drop(n, photo) => self.drop_photo(&(id(n), format!("{photo}.jpg"))),
            Step::Queue(n) => self.queue(id(n)),
            Step::SignIn(person) => self.sign_in(person),
            Step::Arrive { which, again, busy } => {
                if let Some((sending, batch)) = pick(&mut self.requests, which, again) {
                    let answers = self.receive(&batch, busy);
                    self.answers.push((sending, answers));
                }
            }
            Step::Hear { which, again } => {
                if let Some((sending, answers)) = pick(&mut self.answers, which, again) {
                    self.happens(Event::Answered { sending, answers });
                }
            }
            Step::Lose { which, answer: true } => drop(pick(&mut self.answers, which, false)),
            Step::Lose { which, answer: false } => drop(pick(&mut self.requests, which, false)),
            Step::GiveUp(failure) => self.happens(Event::Failed { sending: self.sending, failure }),
            Step::FileArrives { which, again, heard } => {
                if let Some((sending, photo)) = pick(&mut self.files_under_way, which, again) {
                    let told = self.receive_file(sending, photo);
                    self.files_told.extend(told);
                }
                if heard && let Some(told) = pick(&mut self.files_told, which, again) {
                    self.hear_of_file(told);
                }
            }
            Step::Wait(hours) => {
                self.now += Duration::hours(hours);
                self.happens(Event::Ticked);
            }
            Step::Crash(done) => self.crash(done),
        }
    }

    /// Others may try to save what is on the phone.
    fn save(&mut self, id: &OperationId) {
        let own = self.person == Some(owner_of(id));
        if self.removed.contains(id) || !own && !self.disk.contains_key(id) {
            return;
        }
        self.bodies += 1;
        let body = json!({ "number": self.bodies });
        if own {
            self.saved.insert(id.clone(), body.clone());
            if let Some(sent) = self.sent.get_mut(id) {
                *sent = body.clone();
            }
        }
        let files: Vec<String> = self.photos_of(id).map(|(_, name)| name.clone()).collect();
        if own && self.sent.contains_key(id) {
            let sent: Vec<Photo> = self.photos_of(id).cloned().collect();
            self.photos_sent.extend(sent);
        }
        self.happens(Event::Saved { id: id.clone(), body, files });
    }

    fn photos_of(&self, id: &OperationId) -> impl Iterator<Item = &Photo> {
        self.photos.iter().filter(move |(of, _)| of == id)
    }

    /// They belong to the record from when it is saved the next time.
    fn choose(&mut self, id: OperationId, photo: u8) {
        if self.person == Some(owner_of(&id)) && !self.removed.contains(&id) {
            self.photos.insert((id, format!("{photo}.jpg")));
        }
    }

    fn drop_photo(&mut self, photo: &Photo) {
        if self.person == Some(owner_of(&photo.0)) && self.photos.remove(photo) {
            self.photos_sent.remove(photo);
        }
    }

    fn send_file(&mut self, sending: u64, photo: Photo) {
        assert_eq!(self.person, Some(owner_of(&photo.0)), "nobody sends what is another's");
        assert!(self.server.contains_key(&photo.0), "a file comes after its record");
        self.sending = sending;
        self.files_under_way.push((sending, photo));
    }

    /// What the server says, unless the phone finds that the file was taken away.
    fn receive_file(&mut self, sending: u64, photo: Photo) -> Option<Event> {
        let (id, name) = photo.clone();
        if !self.photos.contains(&photo) && !self.photos_there.contains(&photo) {
            self.happens(Event::FileDropped { sending, id, name });
            return None;
        }
        if name == BAD {
            return Some(Event::FileRefused { sending, id, name, sentence: "hỏng".into() });
        }
        self.photos_there.insert(photo);
        Some(Event::FileSent { sending, id, name })
    }

    /// What is at the server leaves the device.
    fn hear_of_file(&mut self, told: Event) {
        if let Event::FileSent { id, name, .. } = &told {
            self.photos.remove(&(id.clone(), name.clone()));
        }
        self.happens(told);
    }

    fn queue(&mut self, id: OperationId) {
        if self.person == Some(owner_of(&id))
            && let Some(body) = self.saved.get(&id)
            // What was sent long ago is no longer here to be sent again.
            && let Some(kept) = self.disk.get(&id)
        {
            self.sent.insert(id.clone(), body.clone());
            let sent = kept.files.iter().chain(kept.refused_files.iter().map(|one| &one.field));
            let sent = sent.map(|name| (id.clone(), name.clone())).filter(|one| self.photos.contains(one));
            self.photos_sent.extend(sent);
        }
        self.happens(Event::Queued(id));
    }

    fn sign_in(&mut self, person: Option<i64>) {
        self.person = person;
        self.happens(person.map_or(Event::SignedOut, Event::SignedIn));
    }

    fn crash(&mut self, done: usize) {
        self.now += Duration::hours(1);
        let effects = self.phone.handle(Event::Ticked, Moment { now: self.now, chance: 0 });
        self.carry_out(effects.into_iter().take(done));
        let (phone, effects) = Outbox::start(self.disk.values().cloned());
        self.phone = phone;
        self.carry_out(effects);
        self.sign_in(self.person);
    }

    fn happens(&mut self, event: Event) {
        let effects = self.phone.handle(event, Moment { now: self.now, chance: 0 });
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: impl IntoIterator<Item = Effect>) {
        for effect in effects {
            match effect {
                Effect::Write(row) => drop(self.disk.insert(row.id.clone(), *row)),
                Effect::Remove(id) => {
                    let there = self.server[&id].last().unwrap();
                    assert_eq!(there, &canonical::text(&self.sent[&id]).unwrap(), "left before it was there");
                    let pending = self.disk.remove(&id).unwrap().files;
                    assert!(pending.is_empty(), "left before its files");
                    self.removed.insert(id);
                }
                Effect::Send { sending, batch } => {
                    assert_eq!(Some(batch.owner), self.person);
                    assert!(batch.operations.iter().all(|one| self.disk[&one.id].operation() == *one));
                    self.sending = sending;
                    self.requests.push((sending, batch));
                }
                Effect::SendFile { sending, id, name } => self.send_file(sending, (id, name)),
                Effect::AskAgainAt(_) | Effect::Tell(_) => {}
            }
        }
    }

    fn receive(&mut self, batch: &Batch, busy: bool) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (place, operation) in batch.operations.iter().enumerate() {
            assert_eq!(owner_of(&operation.id), batch.owner);
            let (outcome, revision) = if busy && place.is_multiple_of(2) {
                (Outcome::Retry, None)
            } else {
                let base = operation.base.unwrap_or(0);
                (self.judge(operation.id.clone(), base, &operation.log), Some(base + 1))
            };
            let id = operation.id.clone();
            answers.push(Answer { id, outcome, revision, sentences: Vec::new() });
        }
        answers
    }

    fn judge(&mut self, id: OperationId, base: i64, log: &Value) -> Outcome {
        let bytes = canonical::text(log).unwrap();
        let revisions = self.server.entry(id).or_default();
        match revisions.get(usize::try_from(base).unwrap()) {
            Some(there) => {
                assert_eq!(there, &bytes, "a phone is never in conflict with itself");
                Outcome::Duplicate
            }
            None => {
                assert!(!revisions.contains(&bytes), "nothing is there twice");
                revisions.push(bytes);
                assert_eq!(i64::try_from(revisions.len()).unwrap(), base + 1);
                Outcome::Created
            }
        }
    }

    /// The network is good, and each person signs in once more.
    fn end(&mut self) {
        for told in mem::take(&mut self.files_told) {
            self.hear_of_file(told);
        }
        for (sending, answers) in mem::take(&mut self.answers) {
            self.happens(Event::Answered { sending, answers });
        }
        for person in [HOA, LAN] {
            self.sign_in(Some(person));
            self.happens(Event::Failed { sending: self.sending, failure: Failure::Network });
            self.now += Duration::hours(1);
            self.happens(Event::Ticked);
            loop {
                if let Some((sending, batch)) = self.requests.pop() {
                    let answers = self.receive(&batch, false);
                    self.happens(Event::Answered { sending, answers });
                } else if let Some((sending, photo)) = self.files_under_way.pop() {
                    if let Some(told) = self.receive_file(sending, photo) {
                        self.hear_of_file(told);
                    }
                } else {
                    break;
                }
            }
        }
    }

    fn check(&self) {
        let sent: BTreeMap<_, _> =
            self.sent.iter().map(|(id, body)| (id, canonical::text(body).unwrap())).collect();
        let there: BTreeMap<_, _> =
            self.server.iter().map(|(id, revisions)| (id, revisions.last().unwrap().clone())).collect();
        assert_eq!(there, sent);
        for row in self.disk.values() {
            assert_eq!(row.state == State::Done, self.sent.contains_key(&row.id), "{row:?}");
            assert!(row.files.is_empty() || row.state == State::Draft, "{row:?}");
        }
        for photo in &self.photos_sent {
            let there = self.photos_there.contains(photo);
            assert_eq!(there, photo.1 != BAD, "{photo:?}");
            let told = |row: &Row| row.refused_files.iter().any(|one| one.field == photo.1);
            assert!(
                there || self.disk.get(&photo.0).is_none_or(told),
                "{photo:?} was refused and nobody knows"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_happens_all_that_was_sent_is_there_once(steps in prop::collection::vec(step(), 0..80)) {
        let mut world = World::new();
        for step in steps {
            world.take(step);
        }
        world.end();
        world.check();
    }
}
