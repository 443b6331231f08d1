//! What phones send after they were offline.

mod protocol;

pub use protocol::*;
