//! The outbox at work: what it wants done is done in its order, by one page at a time.

use crate::{
    bell::{self, Listening},
    dom,
    idb::{Change, Database, FACTS, INBOX, PHOTOS, ROWS, Trouble},
    json, lock,
    moment::{moment, now},
    post::{post, stopping},
    shelf::{self, NOTICE, photo_key},
    upload::{self, Upload},
};
use chrono::{DateTime, Utc};
use domain::sync::{Batch, Effect, Event, Moment, Notice, OperationId, Outbox};
use js_sys::{Function, Promise, futures::spawn_local};
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};
use wasm_bindgen::JsValue;

thread_local! {
    /// This page sends, or waits until it may.
    static RUNNING: Cell<bool> = const { Cell::new(false) };
    /// Something was asked since the sender looked last.
    static ASKED: Cell<bool> = const { Cell::new(false) };
    static ATTENDED: Cell<bool> = const { Cell::new(false) };
    /// Ends the sender's waiting.
    static WAKER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// How long a photo may take before others have their turn: what has come of it stays at the server.
const PHOTO_PATIENCE: Duration = Duration::from_secs(100);

/// Asks to send what waits, now.
pub fn ask(owner: i64) {
    ASKED.set(true);
    wake();
    if RUNNING.replace(true) {
        return;
    }
    spawn_local(async move {
        while ASKED.replace(false) {
            lock::alone(move |patience| work(owner, patience)).await;
        }
        RUNNING.set(false);
    });
}

/// Sends what waits from now on for as long as the page is open: whenever there is reason to hope.
pub fn attend(owner: i64) {
    if ATTENDED.replace(true) {
        return;
    }
    // These listen for as long as the page is there.
    dom::on(&dom::window(), "online", move |_| ask(owner));
    dom::on(
        &dom::window(),
        "visibilitychange",
        move |_| {
            if dom::document().hidden() { wake() } else { ask(owner) }
        },
    );
    let listening = Listening::new(|word| {
        if word == bell::ASKED && RUNNING.get() {
            ASKED.set(true);
            wake();
        }
    });
    std::mem::forget(listening);
    ask(owner);
}

/// Lets the sender see whether it should go on waiting.
fn wake() {
    if let Some(waker) = WAKER.take() {
        // What resolves a promise does not fail.
        let _ = waker.call0(&JsValue::NULL);
    }
}

/// Whether a sender may hold its lock while it only waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    Waits,
    /// The lock ends by itself, so it is given back first.
    ComesBack,
}

/// A trouble ends the work as if the page had been killed: what is on disk is what there is.
async fn work(owner: i64, patience: Patience) {
    let worked = async {
        let database = Database::open().await?;
        let (outbox, effects) = Outbox::start(shelf::rows(&database).await?);
        let mut sender = Sender { database, outbox, owner, next: None, until: None };
        let strays = shelf::strays(&sender.database).await?;
        sender.perform(effects, strays).await?;
        sender.handle(Event::SignedIn(owner)).await?;
        sender.run(patience).await
    };
    if let Ok(Some(until)) = worked.await {
        spawn_local(async move {
            dom::pause(until_then(until).max(lock::LEASE)).await;
            ask(owner);
        });
    }
}

fn until_then(until: DateTime<Utc>) -> Duration {
    (until - now()).to_std().unwrap_or_default()
}

enum Next {
    Batch(Batch),
    File(OperationId, String),
}

struct Sender {
    database: Database,
    outbox: Outbox,
    owner: i64,
    /// What is to be sent once all before it is on disk, and its number.
    next: Option<(u64, Next)>,
    /// When to try again.
    until: Option<DateTime<Utc>>,
}

impl Sender {
    /// Until nothing is left to be done, or the page is hidden while there is only waiting; answers when to come back.
    async fn run(&mut self, patience: Patience) -> Result<Option<DateTime<Utc>>, Trouble> {
        loop {
            self.take_in().await?;
            if let Some((sending, next)) = self.next.take() {
                let event = match next {
                    Next::Batch(batch) => post(sending, &batch).await,
                    Next::File(id, name) => self.send_file(sending, id, name).await?,
                };
                self.handle(event).await?;
            } else if ASKED.replace(false) {
                self.handle(Event::Asked).await?;
            } else {
                match self.until {
                    Some(until) if until <= now() => self.handle(Event::Ticked).await?,
                    Some(until) if patience == Patience::ComesBack => return Ok(Some(until)),
                    Some(until) if !dom::document().hidden() => wait(until_then(until)).await,
                    _ => return Ok(None),
                }
            }
        }
    }

    /// Takes forms out of the inbox into the outbox: each is in one of them, whenever the page is killed.
    async fn take_in(&mut self) -> Result<(), Trouble> {
        for (key, posted) in shelf::inbox(&self.database, self.owner).await? {
            let Some((id, body)) = posted.body() else { continue };
            let files = self.names_of(&id).await?;
            let saved = Event::Saved { id: id.clone(), body, files };
            // It was made when it was sent, not when it is taken in.
            let made = Moment { now: posted.made_at.min(now()), ..moment() };
            let mut effects = self.outbox.handle(saved, made);
            if !effects.iter().any(|effect| matches!(effect, Effect::Write(row) if row.id == id)) {
                continue;
            }
            effects.extend(self.outbox.handle(Event::Queued(id), moment()));
            self.perform(effects, vec![Change::Delete(INBOX, key)]).await?;
        }
        Ok(())
    }

    /// The photos that are here for a record.
    async fn names_of(&self, id: &OperationId) -> Result<Vec<String>, Trouble> {
        let photos = shelf::photos_of(&self.database, id).await?;
        Ok(photos.into_iter().map(|photo| photo.name).collect())
    }

    async fn send_file(&self, sending: u64, id: OperationId, name: String) -> Result<Event, Trouble> {
        let Some(photo) = shelf::photo(&self.database, &id, &name).await? else {
            return Ok(Event::FileDropped { sending, id, name });
        };
        let stop = stopping(PHOTO_PATIENCE);
        let (address, owner) = (&*format!("/api/v1/logs/{id}/files/{name}"), Some(self.owner));
        let upload = Upload { address, photo: &photo.blob, owner, stop: stop.as_ref() };
        Ok(match upload.send(|_| ()).await {
            Ok(()) => Event::FileSent { sending, id, name },
            Err(upload::Failure::Lost(failure)) => Event::Failed { sending, failure },
            Err(upload::Failure::Refused(why)) => {
                Event::FileRefused { sending, id, name, sentence: why.unwrap_or_default() }
            }
        })
    }

    async fn handle(&mut self, event: Event) -> Result<(), Trouble> {
        self.until = None;
        let heard = || Change::Delete(FACTS, NOTICE.into());
        let more = match &event {
            Event::FileSent { id, name, .. } => {
                vec![heard(), Change::Delete(PHOTOS, photo_key(id.as_str(), name))]
            }
            Event::Answered { .. } | Event::FileRefused { .. } => vec![heard()],
            _ => Vec::new(),
        };
        let effects = self.outbox.handle(event, moment());
        self.perform(effects, more).await
    }

    /// Does all that is wanted but the sending, which comes last. What is written is written together.
    async fn perform(&mut self, effects: Vec<Effect>, mut changes: Vec<Change>) -> Result<(), Trouble> {
        for effect in effects {
            match effect {
                Effect::Write(row) => {
                    let text = json::write(&json::of_row(&row)).ok_or(Trouble::Unavailable)?;
                    changes.push(Change::Put(ROWS, row.id.to_string(), text));
                }
                Effect::Remove(id) => {
                    let photos = self.names_of(&id).await?.into_iter();
                    changes.extend(photos.map(|name| Change::Delete(PHOTOS, photo_key(id.as_str(), &name))));
                    changes.push(Change::Delete(ROWS, id.to_string()));
                }
                Effect::Send { sending, batch } => self.next = Some((sending, Next::Batch(batch))),
                Effect::SendFile { sending, id, name } => self.next = Some((sending, Next::File(id, name))),
                Effect::AskAgainAt(until) => self.until = Some(until),
                Effect::Tell(notice) => changes.extend(told(&notice)),
            }
        }
        if !changes.is_empty() {
            self.database.write(changes).await?;
            bell::ring(bell::CHANGED);
        }
        Ok(())
    }
}

/// What a person is to know beside what the records tell themselves.
fn told(notice: &Notice) -> Option<Change> {
    let word = match notice {
        Notice::SignIn => "sign-in",
        Notice::Update => "update",
        Notice::NobodySignedIn | Notice::Anothers(_) | Notice::InConflict(_) | Notice::SetAside(_) => {
            return None;
        }
    };
    Some(Change::Put(FACTS, NOTICE.into(), word.into()))
}

/// Waits so long, or until somebody wakes the sender.
async fn wait(time: Duration) {
    let over = Promise::new(&mut |resolve, _| {
        // The timer of a promise that is over already does nothing.
        dom::after(time, &resolve);
        WAKER.set(Some(resolve));
    });
    let _ = over.await;
}
