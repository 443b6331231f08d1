//! The truth about the tables, step by step: expand first, contract in a later release.

mod dialect;
mod m20261123_000001_create_foundation;
mod m20261124_000003_key_forms;
mod m20261124_000004_extend_accounts;
mod m20261124_000005_name_organisations;
mod m20261124_000006_add_calendar;
mod m20261124_000007_index_search;
mod m20261124_000008_keep_lists;
mod m20261124_000009_secure_accounts;
mod m20261124_000010_tell_news;
mod m20261127_000011_search_names;
mod m20261128_000012_one_word;
mod m20261128_000013_add_laws;
mod m20261128_000014_bound_drafts;
mod m20261128_000015_trace_sign_ins;
mod m20261128_000016_release_activities;
mod m20261128_000017_keep_private;
mod m20261129_000018_mark_erased;
mod m20261129_000019_add_logs;
mod m20261129_000020_index_figures;
mod m20261129_000021_lock_logs;
mod m20261129_000022_sync_logs;
mod m20261129_000023_add_photos;
mod m20261129_000024_plan_by_token;
mod m20261129_000025_tell_departures;
mod m20261129_000026_tell_clocks;
mod m20261129_000027_index_logs;
mod m20261129_000028_index_audit;
mod m20261130_000029_keep_columns;
mod m20261130_000030_add_discussions;
mod m20261130_000031_cover_logs;
mod m20261130_000032_add_replies;

use sea_orm_migration::prelude::*;

/// Every migration, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_create_foundation::Migration),
            Box::new(m20261124_000003_key_forms::Migration),
            Box::new(m20261124_000004_extend_accounts::Migration),
            Box::new(m20261124_000005_name_organisations::Migration),
            Box::new(m20261124_000006_add_calendar::Migration),
            Box::new(m20261124_000007_index_search::Migration),
            Box::new(m20261124_000008_keep_lists::Migration),
            Box::new(m20261124_000009_secure_accounts::Migration),
            Box::new(m20261124_000010_tell_news::Migration),
            Box::new(m20261127_000011_search_names::Migration),
            Box::new(m20261128_000012_one_word::Migration),
            Box::new(m20261128_000013_add_laws::Migration),
            Box::new(m20261128_000014_bound_drafts::Migration),
            Box::new(m20261128_000015_trace_sign_ins::Migration),
            Box::new(m20261128_000016_release_activities::Migration),
            Box::new(m20261128_000017_keep_private::Migration),
            Box::new(m20261129_000018_mark_erased::Migration),
            Box::new(m20261129_000019_add_logs::Migration),
            Box::new(m20261129_000020_index_figures::Migration),
            Box::new(m20261129_000021_lock_logs::Migration),
            Box::new(m20261129_000022_sync_logs::Migration),
            Box::new(m20261129_000023_add_photos::Migration),
            Box::new(m20261129_000024_plan_by_token::Migration),
            Box::new(m20261129_000025_tell_departures::Migration),
            Box::new(m20261129_000026_tell_clocks::Migration),
            Box::new(m20261129_000027_index_logs::Migration),
            Box::new(m20261129_000028_index_audit::Migration),
            Box::new(m20261130_000029_keep_columns::Migration),
            Box::new(m20261130_000030_add_discussions::Migration),
            Box::new(m20261130_000031_cover_logs::Migration),
            Box::new(m20261130_000032_add_replies::Migration),
        ]
    }
}
