//! The only place that knows SQL: entities, queries and the transactions of every change.
//!
//! Everything is reached through [`Db`]; what belongs to people is reached through an actor
//! (`db.campaigns(&me).find(id)`), and what the actor may not see is not found.

mod accounts;
mod activities;
mod audiences;
mod audit;
mod backup;
mod bench;
mod calendar;
mod campaigns;
mod db;
mod demo;
mod error;
mod home;
mod hotlines;
mod in_use;
mod kept;
mod key_days;
mod lists;
mod news;
mod open;
mod organisations;
mod private;
mod scope;
mod search;
mod settings;
mod table;
mod tables;
mod units;

pub use accounts::keys::new_key;
pub use accounts::sessions::StoredSession;
pub use accounts::sign_in::{Admission, SignedIn};
pub use accounts::{Invitation, Invited, NewFactor, system};
pub use activities::{Activities, Done, FeedEntry, Schedule, Undone};
pub use backup::{Contents, Restored, backup, restore, verify};
pub use calendar::Feed;
pub use campaigns::Campaigns;
pub use db::{Db, sqlite_file};
pub use demo::{DEMO_PASSWORD, DemoAccount};
pub use error::{Error, Result};
pub use in_use::{InUse, use_database};
pub use kept::KeptRows;
pub use open::Sitemap;
pub use units::Imported;
