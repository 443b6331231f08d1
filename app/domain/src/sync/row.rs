use super::{Answer, Operation, OperationId, Outcome, Sentence};
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How long a record stays on the phone after the server has it.
pub const KEPT_DAYS: i64 = 7;

/// Lasting refusals of the same body after which it is set aside.
pub const REFUSALS_MAX: u8 = 3;

words! {
    /// Where a record on the phone stands. It is at the server, as far as people have sent it, in the last two only.
    State {
        Draft = "draft",
        Queued = "queued",
        Sending = "sending",
        /// Another stands at the server; this one is kept there for a person, and is not sent again by itself.
        Conflict = "conflict",
        /// Refused for a lasting reason, and tried again.
        Refused = "refused",
        /// Refused so often that it is not sent again by itself.
        Quarantined = "quarantined",
        /// Acknowledged; of its files some are not there yet.
        FilesPending = "files-pending",
        /// Acknowledged with all of its files.
        Done = "done",
    }
}

/// What a person saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    pub made_at: DateTime<Utc>,
    pub body: Value,
}

/// A record on the phone, as it is stored there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub id: OperationId,
    /// The account whose it is.
    pub owner: i64,
    pub state: State,
    /// The revision that the body builds on; once it is acknowledged, the one that it became.
    pub base: Option<i64>,
    /// Frozen from when it was taken up until it is answered.
    pub edit: Edit,
    /// The correction that comes after what is frozen.
    pub next: Option<Edit>,
    /// Names of files that are not at the server yet.
    pub files: Vec<String>,
    /// Files that the server does not take, under their names, and why.
    #[serde(default)]
    pub refused_files: Vec<Sentence>,
    /// The number of the last sending that it was part of; 0 before the first.
    pub sending: u64,
    /// The body was taken up, so it may be at the server, whatever was heard of it.
    pub may_be_there: bool,
    /// Lasting refusals of the body.
    pub refusals: u8,
    /// Why it was refused last.
    pub sentences: Vec<Sentence>,
    /// When the phone heard last that the server has it.
    pub acknowledged_at: Option<DateTime<Utc>>,
}

impl Row {
    pub(super) fn draft(id: OperationId, owner: i64, edit: Edit) -> Self {
        Self {
            id,
            owner,
            state: State::Draft,
            base: None,
            edit,
            next: None,
            files: Vec::new(),
            refused_files: Vec::new(),
            sending: 0,
            may_be_there: false,
            refusals: 0,
            sentences: Vec::new(),
            acknowledged_at: None,
        }
    }

    /// Takes in what a person saved. What may be at the server stays as it is until its answer comes: another body with
    /// the same base would be a conflict for ever.
    pub(super) fn save(&mut self, edit: Edit) {
        match self.state {
            State::Sending => self.next = Some(edit),
            State::Queued if self.may_be_there => self.next = Some(edit),
            State::Queued => self.replace(edit),
            State::FilesPending | State::Done => {
                self.replace(edit);
                self.state = State::Queued;
            }
            State::Draft | State::Conflict | State::Refused | State::Quarantined => {
                self.replace(edit);
                self.state = State::Draft;
            }
        }
    }

    /// Takes in the files that are on the device for it.
    pub(super) fn add_files(&mut self, files: Vec<String>) {
        self.refused_files.clear();
        for name in files {
            if !self.files.contains(&name) {
                self.files.push(name);
            }
        }
    }

    fn replace(&mut self, edit: Edit) {
        self.edit = edit;
        self.may_be_there = false;
        self.refusals = 0;
        self.sentences = Vec::new();
    }

    /// What waited for an answer is to be sent on top of it.
    fn go_on(&mut self) {
        if let Some(next) = self.next.take() {
            self.replace(next);
            self.state = State::Queued;
        }
    }

    /// Whether a person may ask to send it: it would not be sent without.
    pub const fn may_be_queued(&self) -> bool {
        matches!(self.state, State::Draft | State::Conflict | State::Refused | State::Quarantined)
    }

    pub(super) fn queue(&mut self) {
        self.state = State::Queued;
        self.refusals = 0;
        self.sentences = Vec::new();
    }

    /// Whether it is sent as soon as that is possible.
    pub const fn is_waiting(&self) -> bool {
        matches!(self.state, State::Queued | State::Refused)
    }

    /// Whether all that people have saved of it, but for files, is at the server.
    pub const fn is_acknowledged(&self) -> bool {
        matches!(self.state, State::FilesPending | State::Done)
    }

    pub(super) fn operation(&self) -> Operation {
        Operation {
            id: self.id.clone(),
            base: self.base,
            made_at: self.edit.made_at,
            log: self.edit.body.clone(),
        }
    }

    pub(super) fn take_up(&mut self, sending: u64) {
        self.state = State::Sending;
        self.sending = sending;
        self.may_be_there = true;
    }

    /// Takes in what the server said of it; without a word of it, it is queued as before.
    pub(super) fn answered(&mut self, answer: Option<&Answer>, now: DateTime<Utc>) {
        self.state = State::Queued;
        let Some(answer) = answer else { return };
        match (answer.outcome, answer.revision) {
            (Outcome::Created | Outcome::Duplicate, Some(revision)) => self.acknowledge(revision, now),
            // It would not be known what a correction builds on.
            (Outcome::Created | Outcome::Duplicate, None) | (Outcome::Retry, _) => {}
            (Outcome::Conflict | Outcome::Locked, revision) => {
                self.state = State::Conflict;
                // What a person sends after having seen it builds on what stands there.
                self.base = revision.or(self.base);
                // A correction stays on the phone until then.
                if let Some(next) = self.next.take() {
                    self.replace(next);
                }
            }
            (Outcome::Invalid | Outcome::Forbidden | Outcome::Gone, _) => {
                self.refuse(answer.sentences.clone())
            }
        }
    }

    fn acknowledge(&mut self, revision: i64, now: DateTime<Utc>) {
        self.base = Some(revision);
        self.refusals = 0;
        self.sentences = Vec::new();
        self.acknowledged_at = Some(now);
        self.state = if self.files.is_empty() { State::Done } else { State::FilesPending };
        self.go_on();
    }

    pub(super) fn refuse(&mut self, sentences: Vec<Sentence>) {
        self.refusals = self.refusals.saturating_add(1);
        self.sentences = sentences;
        self.state = if self.refusals < REFUSALS_MAX { State::Refused } else { State::Quarantined };
        self.go_on();
    }

    /// Whether files may follow: the record is at the server, and nothing of it is to be sent before them. Whatever is said
    /// of a correction, its files are taken.
    pub const fn takes_files(&self) -> bool {
        self.base.is_some() && !matches!(self.state, State::Queued | State::Sending)
    }

    /// A file is not to be sent any more.
    pub(super) fn file_over(&mut self, name: &str) {
        self.files.retain(|file| file != name);
        if self.files.is_empty() && self.state == State::FilesPending {
            self.state = State::Done;
        }
    }

    pub(super) fn refuse_file(&mut self, name: String, sentence: String) {
        self.file_over(&name);
        self.refused_files.push(Sentence { field: name, sentence });
    }

    /// Whether it leaves the phone.
    pub(super) fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.state == State::Done
            && self.acknowledged_at.is_some_and(|since| since + Duration::days(KEPT_DAYS) <= now)
    }
}
