//! What a person notices, through the whole router and the real database: a file per feature.
//!
//! Every test runs on SQLite, and on PostgreSQL as well where `LANTOA_TEST_POSTGRES_URL` names a server.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[macro_use]
mod support;

mod access;
mod account_keeping;
mod accounts;
mod activities;
mod activity_forms;
mod api_guide;
mod api_write;
mod audiences;
mod audit;
mod audit_changes;
mod backup;
mod backup_files;
mod beside;
mod bulk;
mod calendar;
mod campaigns;
mod changes;
mod devices;
mod discussion;
mod doors;
mod downloads;
mod durability;
mod erasure;
mod feeds;
mod fees;
mod files;
mod grave_acts;
mod history;
mod home;
mod hotlines;
mod import_columns;
mod import_export;
mod import_previews;
mod invitations;
mod laws;
mod migrations;
mod openapi;
mod operation;
mod organisations;
mod outreach;
mod outreach_import;
mod outreach_locked;
mod outreach_quick;
mod outreach_sample;
mod overview;
mod pages;
mod phone;
mod photo_pieces;
mod photos;
mod posted_twice;
mod privacy;
mod public;
mod release;
mod replies;
mod results;
mod retention;
mod schedule;
mod search;
mod search_engines;
mod second_factor;
mod settings;
mod sync;
mod sync_cut;
mod sync_faults;
mod told;
mod transitions;
mod unit_keeping;
mod unit_pages;
mod units;
