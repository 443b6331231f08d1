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
        run(manager, AHEAD).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "ALTER TABLE logs DROP COLUMN clock_ahead;").await
    }
}

/// Seconds by which the clock of a log's device was ahead of the server's when it was sent last, where it was told.
const AHEAD: &str = "ALTER TABLE logs ADD COLUMN clock_ahead BIGINT;";
