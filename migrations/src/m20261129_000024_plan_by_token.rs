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
        run(manager, PLAN).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "ALTER TABLE access_tokens DROP COLUMN may_plan;").await
    }
}

/// Whether a program plans activities and reviews logs by a token. Those that were made before do not.
const PLAN: &str = "ALTER TABLE access_tokens ADD COLUMN may_plan BOOLEAN NOT NULL DEFAULT FALSE;";
