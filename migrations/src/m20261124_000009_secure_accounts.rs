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
        for script in [ACCOUNTS, CODES, TOKENS] {
            run(manager, script).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let script = "
            DROP TABLE access_tokens; DROP TABLE recovery_codes;
            ALTER TABLE accounts DROP COLUMN totp_secret; ALTER TABLE accounts DROP COLUMN totp_step;
            ALTER TABLE accounts DROP COLUMN language; ALTER TABLE accounts DROP COLUMN theme;
        ";
        run(manager, script).await
    }
}

/// The secret of a second factor (RFC 6238, base 32) and the last of its steps that was used; how a person likes the
/// site.
const ACCOUNTS: &str = "
ALTER TABLE accounts ADD COLUMN totp_secret TEXT;
ALTER TABLE accounts ADD COLUMN totp_step BIGINT NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN theme TEXT NOT NULL DEFAULT '';
";

/// Codes that stand in for a lost second factor, once each, kept by their digest.
const CODES: &str = "
CREATE TABLE recovery_codes (
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    digest TEXT NOT NULL,
    PRIMARY KEY (account_id, digest)
);
";

/// By which a program reads in a person's place, kept by their digest.
const TOKENS: &str = "
CREATE TABLE access_tokens (
    id {id},
    digest TEXT NOT NULL CONSTRAINT access_tokens_digest UNIQUE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    created_at {time} NOT NULL,
    last_day {day} NOT NULL,
    used_on {day}
);
CREATE INDEX access_tokens_account_id ON access_tokens (account_id);
";
