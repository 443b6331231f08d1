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
        run(manager, INDEX).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP INDEX figures_measure;").await
    }
}

/// Pages of results ask for one measure, mostly of all campaigns; with the sums in it the index alone answers them.
const INDEX: &str = "
CREATE INDEX figures_measure
    ON figures (measure, campaign_id, unit_id, kind, month, audience_id, number, accepted);
";
