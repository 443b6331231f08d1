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
mod audiences;
mod audit;
mod audit_changes;
mod backup;
mod backup_files;
mod calendar;
mod campaigns;
mod changes;
mod devices;
mod doors;
mod durability;
mod erasure;
mod feeds;
mod fees;
mod files;
mod grave_acts;
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
mod pages;
mod posted_twice;
mod privacy;
mod public;
mod release;
mod retention;
mod schedule;
mod search;
mod search_engines;
mod second_factor;
mod settings;
mod told;
mod transitions;
mod unit_keeping;
mod units;
