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
        run(manager, ERASED).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "ALTER TABLE accounts DROP COLUMN erased_at;").await
    }
}

/// Since when an account is nobody's, as the audit tells. It tells of none that went by itself when its time was over:
/// such a one is dated by its suspension, the earliest that it can have been.
const ERASED: &str = "
ALTER TABLE accounts ADD COLUMN erased_at {time};
UPDATE accounts SET erased_at = COALESCE(
    (SELECT MAX(at) FROM audit WHERE subject = 'account' AND verb = 'anonymise' AND subject_id = accounts.id),
    suspended_at,
    created_at
) WHERE login LIKE 'da-xoa-%' AND NOT active;
";
