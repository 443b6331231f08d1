use super::*;
use crate::sync::{KEPT_DAYS, Outcome, Sentence};
use serde_json::{Value, json};

pub(super) const HOA: i64 = 1;
pub(super) const LAN: i64 = 2;

pub(super) fn id(n: u8) -> OperationId {
    OperationId::parse(&format!("01932b6e-7a10-7000-8000-0000000000{n:02x}")).unwrap()
}

fn answer(n: u8, outcome: Outcome, revision: Option<i64>) -> Answer {
    Answer { id: id(n), outcome, revision, sentences: Vec::new() }
}

/// What an operation says: id, base and body.
type Said = (OperationId, Option<i64>, Value);

/// What is sent by effects, with the number of the sending.
fn sent(effects: &[Effect]) -> Option<(u64, Vec<Said>)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Send { sending, batch } => {
            let operations = batch.operations.iter();
            Some((*sending, operations.map(|one| (one.id.clone(), one.base, one.log.clone())).collect()))
        }
        _ => None,
    })
}

fn told(effects: &[Effect]) -> Vec<&Notice> {
    let notices = effects.iter().filter_map(|effect| match effect {
        Effect::Tell(notice) => Some(notice),
        _ => None,
    });
    notices.collect()
}

struct Phone {
    outbox: Outbox,
    now: DateTime<Utc>,
}

impl Phone {
    fn of(owner: i64) -> Self {
        let (outbox, _) = Outbox::start([]);
        let mut phone = Self { outbox, now: DateTime::from_timestamp(1_800_000_000, 0).unwrap() };
        phone.does(Event::SignedIn(owner));
        phone
    }

    fn does(&mut self, event: Event) -> Vec<Effect> {
        self.outbox.handle(event, Moment { now: self.now, chance: u32::MAX })
    }

    fn saves(&mut self, n: u8, body: &str) -> Vec<Effect> {
        self.does(Event::Saved { id: id(n), body: json!(body), files: Vec::new() })
    }

    fn sends(&mut self, n: u8, body: &str) -> Vec<Effect> {
        self.saves(n, body);
        self.does(Event::Queued(id(n)))
    }

    fn hears(&mut self, sending: u64, answers: &[Answer]) -> Vec<Effect> {
        self.does(Event::Answered { sending, answers: answers.to_vec() })
    }

    fn fails(&mut self, sending: u64, failure: Failure) -> Vec<Effect> {
        self.does(Event::Failed { sending, failure })
    }

    fn state(&self, n: u8) -> State {
        self.outbox.rows[&id(n)].state
    }
}

#[test]
fn what_is_queued_and_was_not_sent_is_replaced() {
    let mut phone = Phone::of(HOA);
    assert_eq!(sent(&phone.sends(1, "a")), Some((1, vec![(id(1), None, json!("a"))])));
    assert_eq!(sent(&phone.sends(2, "b")), None, "one thing is sent at a time");
    phone.saves(2, "c");
    assert_eq!(phone.state(2), State::Queued);
    let effects = phone.hears(1, &[answer(1, Outcome::Created, Some(1))]);
    assert_eq!(sent(&effects), Some((2, vec![(id(2), None, json!("c"))])));
}

#[test]
fn an_edit_while_sending_stays_unsent_and_comes_on_top() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    phone.saves(1, "b");
    let created = [answer(1, Outcome::Created, Some(1))];
    assert_eq!(sent(&phone.hears(1, &created)), Some((2, vec![(id(1), Some(1), json!("b"))])));
    assert!(phone.hears(1, &created).is_empty(), "a late answer is none");
    assert_eq!(phone.state(1), State::Sending);
    phone.hears(2, &[answer(1, Outcome::Created, Some(2))]);
    assert_eq!(phone.state(1), State::Done);
    assert_eq!(sent(&phone.saves(1, "c")), Some((3, vec![(id(1), Some(2), json!("c"))])));
}

#[test]
fn what_may_be_at_the_server_is_sent_as_it_was_before_a_correction_is() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    phone.fails(1, Failure::Network);
    phone.saves(1, "b");
    assert_eq!(sent(&phone.does(Event::Asked)), Some((2, vec![(id(1), None, json!("a"))])));
    let effects = phone.hears(2, &[answer(1, Outcome::Duplicate, Some(1))]);
    assert_eq!(sent(&effects), Some((3, vec![(id(1), Some(1), json!("b"))])));
}

#[test]
fn only_an_answer_that_repeats_the_id_counts() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    for (sending, answers) in [
        (1, vec![]),
        (2, vec![answer(2, Outcome::Created, Some(1))]),
        (3, vec![answer(1, Outcome::Created, None)]),
    ] {
        let effects = phone.hears(sending, &answers);
        assert!(effects.iter().any(|effect| matches!(effect, Effect::AskAgainAt(_))));
        assert_eq!(phone.state(1), State::Queued);
        phone.does(Event::Asked);
    }
    assert_eq!(phone.outbox.unsent(), 1);
}

#[test]
fn one_bad_record_is_set_aside_and_the_others_go_on() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "bad");
    phone.sends(2, "good");
    let mut invalid = [answer(1, Outcome::Invalid, None)];
    invalid[0].sentences =
        vec![Sentence { field: "people".into(), sentence: "cần được điền".into() }];
    phone.hears(1, &invalid);
    assert_eq!((phone.state(1), phone.state(2)), (State::Refused, State::Queued));
    let (sending, operations) = sent(&phone.does(Event::Asked)).unwrap();
    assert_eq!(operations[0].0, id(2), "what was not tried yet comes first");
    phone.hears(sending, &[invalid[0].clone(), answer(2, Outcome::Created, Some(1))]);
    assert_eq!((phone.state(1), phone.state(2)), (State::Refused, State::Done));
    phone.does(Event::Asked);
    assert_eq!(told(&phone.hears(3, &invalid)), [&Notice::SetAside(id(1))]);
    assert_eq!(phone.state(1), State::Quarantined);
    assert!(phone.outbox.rows[&id(1)].sentences == invalid[0].sentences);
    assert_eq!(sent(&phone.does(Event::Asked)), None);
    assert_eq!(sent(&phone.sends(1, "better")), Some((4, vec![(id(1), None, json!("better"))])));
}

#[test]
fn a_conflict_waits_for_a_person_and_loses_no_correction() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    phone.saves(1, "b");
    assert_eq!(told(&phone.hears(1, &[answer(1, Outcome::Conflict, Some(5))])), [&Notice::InConflict(id(1))]);
    assert_eq!(sent(&phone.does(Event::Asked)), None);
    assert_eq!(sent(&phone.does(Event::Queued(id(1)))), Some((2, vec![(id(1), Some(5), json!("b"))])));
}

#[test]
fn who_is_signed_out_keeps_everything_until_the_next_time() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    assert_eq!(told(&phone.fails(1, Failure::SignIn)), [&Notice::SignIn]);
    assert_eq!(sent(&phone.does(Event::Asked)), None);
    assert_eq!(phone.state(1), State::Queued);
    assert!(sent(&phone.does(Event::SignedIn(HOA))).is_some());
}

#[test]
fn what_is_too_old_waits_for_the_next_version() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    assert_eq!(told(&phone.fails(1, Failure::Update)), [&Notice::Update]);
    assert_eq!(sent(&phone.does(Event::SignedIn(HOA))), None);
    let (next, _) = Outbox::start(phone.outbox.rows.into_values());
    let mut phone = Phone { outbox: next, now: phone.now };
    assert!(sent(&phone.does(Event::SignedIn(HOA))).is_some());
}

#[test]
fn what_is_too_large_is_halved_and_at_last_refused() {
    let mut phone = Phone::of(HOA);
    phone.sends(0, "a");
    for n in 1..=4 {
        phone.sends(n, "b");
    }
    let (sending, _) = sent(&phone.hears(1, &[answer(0, Outcome::Created, Some(1))])).unwrap();
    for (sending, size) in [(sending, 2), (sending + 1, 1)] {
        phone.fails(sending, Failure::TooLarge);
        assert_eq!(sent(&phone.does(Event::Asked)).unwrap().1.len(), size);
    }
    phone.fails(sending + 2, Failure::TooLarge);
    let refused: Vec<u8> = (1..=4).filter(|n| phone.state(*n) == State::Refused).collect();
    assert_eq!(refused.len(), 1, "only what is too large by itself");
}

#[test]
fn a_server_is_left_alone_for_as_long_as_it_asks_for() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    let effects = phone.fails(1, Failure::of_status(503, Some(120)));
    let again = phone.now + Duration::seconds(121);
    assert!(effects.contains(&Effect::AskAgainAt(again)));
    phone.now = again - Duration::milliseconds(1);
    assert_eq!(sent(&phone.does(Event::Ticked)), None);
    phone.now = again;
    assert!(sent(&phone.does(Event::Ticked)).is_some());
}

#[test]
fn between_two_tries_are_at_most_five_minutes() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    let mut waits = Vec::new();
    for sending in 1..=20 {
        let effects = phone.fails(sending, Failure::Network);
        let again = effects.iter().find_map(|effect| match effect {
            Effect::AskAgainAt(again) => Some(*again),
            _ => None,
        });
        waits.push((again.unwrap() - phone.now).num_seconds());
        phone.now = again.unwrap();
        phone.does(Event::Ticked);
    }
    assert_eq!(waits[..4], [2, 4, 8, 16]);
    assert_eq!(waits[19], 300);
}

#[test]
fn statuses_mean_what_the_protocol_says() {
    for (status, failure) in [
        (200, Failure::Network),
        (401, Failure::SignIn),
        (404, Failure::Network),
        (413, Failure::TooLarge),
        (426, Failure::Update),
        (429, Failure::Busy { retry_after: None }),
        (500, Failure::Network),
    ] {
        assert_eq!(Failure::of_status(status, None), failure, "{status}");
    }
}

#[test]
fn files_follow_and_rows_leave_a_week_after_the_acknowledgement() {
    let mut phone = Phone::of(HOA);
    phone.does(Event::Saved { id: id(1), body: json!("a"), files: vec!["1.jpg".into(), "2.jpg".into()] });
    phone.does(Event::Queued(id(1)));
    let effects = phone.hears(1, &[answer(1, Outcome::Created, Some(1))]);
    let file = |sending, name: &str| Effect::SendFile { sending, id: id(1), name: name.into() };
    assert!(effects.contains(&file(2, "1.jpg")));
    phone.fails(2, Failure::Network);
    assert!(phone.does(Event::Asked).contains(&file(3, "2.jpg")), "one file does not hold up the others");
    let there = |sending, name: &str| Event::FileSent { sending, id: id(1), name: name.into() };
    assert!(phone.does(there(3, "2.jpg")).contains(&file(4, "1.jpg")));
    assert_eq!(phone.state(1), State::FilesPending);
    phone.does(there(4, "1.jpg"));
    assert_eq!(phone.state(1), State::Done);
    phone.now += Duration::days(KEPT_DAYS) - Duration::seconds(1);
    assert!(phone.does(Event::Ticked).is_empty());
    phone.now += Duration::seconds(1);
    assert_eq!(phone.does(Event::Ticked), [Effect::Remove(id(1))]);
}

#[test]
fn a_refused_file_is_told_and_holds_up_no_other() {
    let mut phone = Phone::of(HOA);
    let files = || vec!["1.jpg".to_owned(), "2.jpg".to_owned()];
    phone.does(Event::Saved { id: id(1), body: json!("a"), files: files() });
    phone.does(Event::Queued(id(1)));
    phone.hears(1, &[answer(1, Outcome::Created, Some(1))]);
    let refused = |sending, sentence: &str| {
        let (name, sentence) = ("1.jpg".to_owned(), sentence.to_owned());
        Event::FileRefused { sending, id: id(1), name, sentence }
    };
    let second = Effect::SendFile { sending: 3, id: id(1), name: "2.jpg".into() };
    assert!(phone.does(refused(2, "hỏng")).contains(&second));
    assert!(phone.does(refused(2, "lần nữa")).is_empty(), "a late answer is none");
    let told = vec![Sentence { field: "1.jpg".into(), sentence: "hỏng".into() }];
    assert_eq!(phone.outbox.rows[&id(1)].refused_files, told);
    phone.does(Event::FileDropped { sending: 3, id: id(1), name: "2.jpg".into() });
    assert_eq!((phone.state(1), phone.outbox.unsent()), (State::Done, 0));
    // Who corrects the record has it tried again, if it is there still.
    phone.does(Event::Saved { id: id(1), body: json!("b"), files: vec!["1.jpg".into()] });
    let row = &phone.outbox.rows[&id(1)];
    assert_eq!((row.files.clone(), row.refused_files.len()), (vec!["1.jpg".to_owned()], 0));
}

#[test]
fn files_follow_a_record_whose_correction_is_refused() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    phone.hears(1, &[answer(1, Outcome::Created, Some(1))]);
    phone.does(Event::Saved { id: id(1), body: json!("b"), files: vec!["1.jpg".into()] });
    let effects = phone.hears(2, &[answer(1, Outcome::Locked, Some(1))]);
    assert_eq!(phone.state(1), State::Conflict);
    assert!(effects.contains(&Effect::SendFile { sending: 3, id: id(1), name: "1.jpg".into() }));
    // Where the record has not come, they wait.
    phone.does(Event::FileSent { sending: 3, id: id(1), name: "1.jpg".into() });
    phone.does(Event::Saved { id: id(2), body: json!("c"), files: vec!["1.jpg".into()] });
    phone.does(Event::Queued(id(2)));
    let mut effects = Vec::new();
    for sending in 4..=6 {
        effects.extend(phone.hears(sending, &[answer(2, Outcome::Invalid, None)]));
        effects.extend(phone.does(Event::Asked));
    }
    assert_eq!(phone.state(2), State::Quarantined);
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::SendFile { .. })));
}

#[test]
fn nobody_sends_or_changes_what_is_anothers() {
    let mut phone = Phone::of(HOA);
    phone.sends(1, "a");
    phone.does(Event::SignedOut);
    assert_eq!(told(&phone.saves(2, "b")), [&Notice::NobodySignedIn]);
    assert_eq!(sent(&phone.does(Event::SignedIn(LAN))), None);
    assert_eq!(told(&phone.saves(1, "b")), [&Notice::Anothers(id(1))]);
    assert!(phone.hears(1, &[answer(1, Outcome::Created, Some(1))]).is_empty());
    assert_eq!(phone.outbox.unsent(), 0);
    assert_eq!(sent(&phone.does(Event::SignedIn(HOA))), Some((2, vec![(id(1), None, json!("a"))])));
}

#[test]
fn a_batch_keeps_within_its_limits() {
    let mut phone = Phone::of(HOA);
    phone.sends(0, "a");
    for n in 1..=120 {
        phone.sends(n, "b");
    }
    let (sending, operations) = sent(&phone.hears(1, &[answer(0, Outcome::Created, Some(1))])).unwrap();
    assert_eq!(operations.len(), OPERATIONS_MAX);
    for n in 121..=125 {
        phone.sends(n, &"c".repeat(400_000));
    }
    let all: Vec<Answer> = (1..=120).map(|n| answer(n, Outcome::Created, Some(1))).collect();
    let effects = phone.hears(sending, &all);
    let Some(Effect::Send { batch, .. }) = effects.last() else { panic!("nothing was sent") };
    assert_eq!(batch.operations.len(), 22);
    assert!(serde_json::to_string(batch).unwrap().len() <= BYTES_MAX);
}
