use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or none, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, COLUMNS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "ALTER TABLE accounts DROP COLUMN schedule_columns;").await
    }
}

/// What a person wants to see of a schedule; empty where nothing was chosen.
const COLUMNS: &str = "ALTER TABLE accounts ADD COLUMN schedule_columns TEXT NOT NULL DEFAULT '';";
