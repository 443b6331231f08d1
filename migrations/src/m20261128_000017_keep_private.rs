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
        for script in [MONTHS, KEPT_SO_FAR, SUSPENDED, NAMES] {
            run(manager, script).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let script = "
            DROP INDEX talk_speakers_name;
            ALTER TABLE accounts DROP COLUMN suspended_at;
            ALTER TABLE settings DROP COLUMN audit_swept;
            ALTER TABLE settings DROP COLUMN speakers_months;
            ALTER TABLE settings DROP COLUMN accounts_months;
            ALTER TABLE settings DROP COLUMN audit_months;
        ";
        run(manager, script).await
    }
}

/// Months after which personal data goes, empty where it is kept; and the entry of the audit up to which it has gone.
const MONTHS: &str = "
ALTER TABLE settings ADD COLUMN audit_months BIGINT DEFAULT 120;
ALTER TABLE settings ADD COLUMN accounts_months BIGINT DEFAULT 24;
ALTER TABLE settings ADD COLUMN speakers_months BIGINT DEFAULT 60;
ALTER TABLE settings ADD COLUMN audit_swept BIGINT NOT NULL DEFAULT 0;
";

/// Where people work already, nothing goes before somebody has said so.
const KEPT_SO_FAR: &str = "
UPDATE settings SET audit_months = NULL, accounts_months = NULL, speakers_months = NULL
    WHERE EXISTS (SELECT 1 FROM accounts);
";

/// Since when an account is suspended, as the audit tells of those that are. What an older program suspends beside this
/// one is dated by the next sweep.
const SUSPENDED: &str = "
ALTER TABLE accounts ADD COLUMN suspended_at {time};
UPDATE accounts SET suspended_at = (
    SELECT MAX(at) FROM audit
    WHERE subject = 'account' AND verb = 'suspend' AND subject_id = accounts.id
) WHERE NOT active;
";

/// Everywhere that a person is named.
const NAMES: &str = "
CREATE INDEX talk_speakers_name ON talk_speakers (name);
";
