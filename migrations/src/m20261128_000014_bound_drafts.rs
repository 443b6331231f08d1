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
        run(manager, DRAFTS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP INDEX drafts_of; ALTER TABLE drafts DROP COLUMN address;").await
    }
}

/// Where a stranger's form came from, so that nobody keeps more than a few.
const DRAFTS: &str = "
ALTER TABLE drafts ADD COLUMN address TEXT NOT NULL DEFAULT '';
CREATE INDEX drafts_of ON drafts (account_id, address, created_at);
";
