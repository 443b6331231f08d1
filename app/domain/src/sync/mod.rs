//! What phones send after they were offline: the protocol, what equal records are equal by, and the outbox that keeps a
//! record until the server has it.

pub mod canonical;
mod changes;
mod events;
mod outbox;
mod protocol;
mod row;

pub use changes::{CHANGES_MAX, Change, ChangedLog, Changes};
pub use events::{Effect, Event, Failure, Moment, Notice};
pub use outbox::Outbox;
pub use protocol::*;
pub use row::{Edit, KEPT_DAYS, REFUSALS_MAX, Row, State};
