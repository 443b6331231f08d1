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
        run(manager, COVER).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UNCOVER).await
    }
}

/// Which logs of an activity and of a campaign are listed, and who sees them, is read off the index: of thousands of logs
/// only those that are shown are looked up.
const COVER: &str = "
DROP INDEX logs_activity;
DROP INDEX logs_campaign;
CREATE INDEX logs_activity ON logs (activity_id, unit_id, day, status, author_id);
CREATE INDEX logs_campaign ON logs (campaign_id, day, kind, status, doubtful, author_id);
";

const UNCOVER: &str = "
DROP INDEX logs_activity;
DROP INDEX logs_campaign;
CREATE INDEX logs_activity ON logs (activity_id, unit_id, day);
CREATE INDEX logs_campaign ON logs (campaign_id, day);
";
