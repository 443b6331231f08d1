//! The work itself as pure types and rules: no I/O, the same in the browser and on the server.
//!
//! A type named `…Form` is what a person typed (text only); `parse` turns it into a value that is known to be
//! sound or into [`Problems`], each naming its field. `…Card` and `…Detail` are what is read back.

#[macro_use]
mod words;

pub mod access;
pub mod accounts;
pub mod activities;
pub mod audiences;
pub mod audit;
pub mod calendar;
pub mod campaigns;
pub mod changes;
mod check;
pub mod discussion;
pub mod feeds;
pub mod home;
pub mod hotlines;
pub mod import_export;
mod kept;
pub mod key_days;
pub mod laws;
pub mod lunar;
pub mod materials;
pub mod numbers;
pub mod organisations;
pub mod outreach;
pub mod period;
pub mod privacy;
mod problem;
pub mod public;
pub mod reads;
pub mod replies;
pub mod search;
mod secret;
pub mod settings;
pub mod sync;
pub mod targets;
pub mod text;
pub mod time;
pub mod units;

pub use access::{Actor, Role};
pub use check::Check;
pub use kept::Kept;
pub use problem::{Problem, Problems};
pub use secret::Secret;
pub use text::fold;
