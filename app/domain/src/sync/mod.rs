//! What phones send after they were offline: the protocol, and what equal records are equal by.

pub mod canonical;
mod protocol;

pub use protocol::*;
