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
        run(manager, NAMES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP INDEX organisations_name_before_records;").await
    }
}

/// No first day is like no other first day, so the index on (name, first day) lets such a name in twice.
const NAMES: &str = "
CREATE UNIQUE INDEX organisations_name_before_records ON organisations (name) WHERE valid_from IS NULL;
";
