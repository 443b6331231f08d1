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

/// No first day is like no other first day, so the index on (name, first day) lets such a name in twice. Where it is in
/// twice already, the later ones are told apart by their numbers.
const NAMES: &str = "
UPDATE organisations SET name = name || ' (' || id || ')'
WHERE valid_from IS NULL AND id NOT IN (SELECT min(id) FROM organisations WHERE valid_from IS NULL GROUP BY name);

CREATE UNIQUE INDEX organisations_name_before_records ON organisations (name) WHERE valid_from IS NULL;
";
