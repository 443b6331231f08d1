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
mod changes;
mod database_lock;
mod db;
mod demo;
mod discussion;
mod error;
mod form_key;
mod home;
mod hotlines;
mod import_export;
mod kept;
mod key_days;
mod laws;
mod organisations;
mod outreach;
mod owner_only;
mod privacy;
mod public;
mod reach;
mod replies;
mod reserve;
mod scope;
mod search;
mod settings;
mod table;
mod tables;
mod units;

pub use accounts::keep::AccountKeeper;
pub use accounts::sample::{DEMO_PASSWORD, DemoAccount};
pub use accounts::sessions::{StoredSession, Writer};
pub use accounts::sign_in::{Admission, SignedIn};
pub use accounts::{Factor, Invitation, Invited, NewFactor, Person, SecretKey, Taste, system};
pub use activities::{Activities, Done, FeedEntry, Schedule, Undone};
pub use backup::{Contents, Restored, backup, restore, verify};
pub use calendar::Feed;
pub use campaigns::Campaigns;
pub use database_lock::{DatabaseLock, lock_database};
pub use db::{Db, sqlite_file};
pub use discussion::{KnownFile, NewFile, Said};
pub use error::{Error, Result};
pub use form_key::{new_form_key, new_log_key};
pub use kept::KeptRows;
pub use organisations::OrganisationKeeper;
pub use outreach::{
    Added, Begun, Delivered, Difference, Judged, Logs, NewPhoto, PhotoFile, Rebuilt, Scene, Sent, Upload,
};
pub use public::Sitemap;
pub use units::{end::End, keep::UnitKeeper};
