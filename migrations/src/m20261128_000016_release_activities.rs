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
        run(manager, RELEASE).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let script = "
            DROP INDEX activities_waiting;
            ALTER TABLE activities DROP COLUMN released; ALTER TABLE campaigns DROP COLUMN release;
        ";
        run(manager, script).await
    }
}

/// When the activities of a campaign become public, and which of them may be. What there is stays as public as it was,
/// and so is what an older program adds beside this one. Few wait: the index holds those alone.
const RELEASE: &str = "
ALTER TABLE campaigns ADD COLUMN release TEXT NOT NULL DEFAULT 'additions';
ALTER TABLE activities ADD COLUMN released BOOLEAN NOT NULL DEFAULT TRUE;
CREATE INDEX activities_waiting ON activities (campaign_id) WHERE NOT released;
";
