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
        run(manager, KEYS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, NO_KEYS).await
    }
}

/// The name of the form by which a record was made; a form that is posted twice makes one.
const KEYS: &str = "
ALTER TABLE campaigns ADD COLUMN form_key TEXT;
CREATE UNIQUE INDEX campaigns_form_key ON campaigns (form_key);
ALTER TABLE activities ADD COLUMN form_key TEXT;
CREATE UNIQUE INDEX activities_form_key ON activities (form_key);
";

const NO_KEYS: &str = "
DROP INDEX activities_form_key;
ALTER TABLE activities DROP COLUMN form_key;
DROP INDEX campaigns_form_key;
ALTER TABLE campaigns DROP COLUMN form_key;
";
