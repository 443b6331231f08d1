use crate::dialect::run;
use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or none, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, COVER).await?;
        if is_postgres(manager) { run(manager, IN_PLACE).await } else { Ok(()) }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UNCOVER).await?;
        if is_postgres(manager) { run(manager, ANEW).await } else { Ok(()) }
    }
}

fn is_postgres(manager: &SchemaManager<'_>) -> bool {
    manager.get_connection().get_database_backend() == DbBackend::Postgres
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

/// PostgreSQL writes a sum that changes anew, beside the old one where there is room and no index holds it; elsewhere each
/// log would leave entries behind in table and index that every page of results reads until they are swept.
const IN_PLACE: &str = "
DROP INDEX figures_measure;
CREATE INDEX figures_measure ON figures (measure, campaign_id, unit_id, kind, month, audience_id);
ALTER TABLE figures SET (fillfactor = 50);
ALTER TABLE day_figures SET (fillfactor = 50);
ALTER TABLE activity_figures SET (fillfactor = 50);
";

const ANEW: &str = "
ALTER TABLE activity_figures RESET (fillfactor);
ALTER TABLE day_figures RESET (fillfactor);
ALTER TABLE figures RESET (fillfactor);
DROP INDEX figures_measure;
CREATE INDEX figures_measure
    ON figures (measure, campaign_id, unit_id, kind, month, audience_id, number, accepted);
";
