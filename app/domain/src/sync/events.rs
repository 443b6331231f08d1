use super::{Answer, Batch, OperationId, Row};
use chrono::{DateTime, Utc};
use serde_json::Value;

/// When something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// By the clock of the device.
    pub now: DateTime<Utc>,
    /// Any number, by chance: phones that lost the server together do not come back together.
    pub chance: u32,
}

/// What happens to an outbox.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A person saved a record: a draft, each change of it, or a correction of one that was queued, which is sent without
    /// being queued again. The body holds whole numbers only. Files are named that are on the device for it; those that the
    /// server did not take are tried again.
    Saved {
        id: OperationId,
        body: Value,
        files: Vec<String>,
    },
    /// A person asked to send a record.
    Queued(OperationId),
    /// A batch was answered.
    Answered {
        sending: u64,
        answers: Vec<Answer>,
    },
    /// A batch or a file did not arrive, or nobody knows whether it did.
    Failed {
        sending: u64,
        failure: Failure,
    },
    /// The server has a file.
    FileSent {
        sending: u64,
        id: OperationId,
        name: String,
    },
    /// The server does not take a file, for a lasting reason.
    FileRefused {
        sending: u64,
        id: OperationId,
        name: String,
        sentence: String,
    },
    /// A person took a file away that was to be sent.
    FileDropped {
        sending: u64,
        id: OperationId,
        name: String,
    },
    SignedIn(i64),
    SignedOut,
    /// A person asked to try now, or there is reason to hope: the device is online again, the page is seen again.
    Asked,
    /// Time has passed.
    Ticked,
}

/// Why nothing was heard of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer, or none that can be used.
    Network,
    /// Whoever signed in is signed in no longer.
    SignIn,
    /// Refused as a whole; a smaller batch may not be.
    TooLarge,
    /// This program is too old.
    Update,
    /// The server has too much to do, for so many seconds where it said so.
    Busy { retry_after: Option<u32> },
}

impl Failure {
    /// What the status of an answer means that answers no operation. An unknown one loses nothing: it is tried again.
    pub const fn of_status(status: u16, retry_after: Option<u32>) -> Self {
        match status {
            401 => Self::SignIn,
            400 | 413 | 422 => Self::TooLarge,
            426 => Self::Update,
            429 | 503 => Self::Busy { retry_after },
            _ => Self::Network,
        }
    }
}

/// What is to be done after an event, in this order: nothing is sent before what is written before it is on disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Write(Box<Row>),
    Remove(OperationId),
    /// Answered by [`Event::Answered`] or [`Event::Failed`] with its number, in a time that ends.
    Send {
        sending: u64,
        batch: Batch,
    },
    /// Answered by [`Event::FileSent`], [`Event::FileRefused`], [`Event::FileDropped`] or [`Event::Failed`] with its
    /// number, in a time that ends.
    SendFile {
        sending: u64,
        id: OperationId,
        name: String,
    },
    /// [`Event::Ticked`] is wanted then.
    AskAgainAt(DateTime<Utc>),
    Tell(Notice),
}

/// What a person is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// All is kept, and sent after signing in.
    SignIn,
    /// All is kept, and sent by the next version.
    Update,
    /// Nothing was saved: nobody is signed in.
    NobodySignedIn,
    /// Nothing was saved: the record is another person's.
    Anothers(OperationId),
    InConflict(OperationId),
    SetAside(OperationId),
}
