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
        run(manager, NEWS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let script = "
            ALTER TABLE accounts DROP COLUMN news_of_activities; ALTER TABLE accounts DROP COLUMN news_of_campaigns;
            ALTER TABLE accounts DROP COLUMN news_seen;
        ";
        run(manager, script).await
    }
}

/// What a person wants to be told of, and the place in the audit up to which it was seen.
const NEWS: &str = "
ALTER TABLE accounts ADD COLUMN news_of_activities BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE accounts ADD COLUMN news_of_campaigns BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE accounts ADD COLUMN news_seen BIGINT NOT NULL DEFAULT 0;
";
