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
        for script in [VERSIONS, FORMER_NAMES, INVITATIONS, SETTINGS] {
            run(manager, script).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let script = "
            DROP TABLE settings; DROP TABLE invitations; DROP TABLE former_unit_names;
            ALTER TABLE units DROP COLUMN version; ALTER TABLE organisations DROP COLUMN version;
            ALTER TABLE hotlines DROP COLUMN version; ALTER TABLE key_days DROP COLUMN version;
        ";
        run(manager, script).await
    }
}

/// By which two people who change one record learn of each other.
const VERSIONS: &str = "
ALTER TABLE units ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE organisations ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE hotlines ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE key_days ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
";

/// What a unit was called until a day; it stays the same unit.
const FORMER_NAMES: &str = "
CREATE TABLE former_unit_names (
    unit_id BIGINT NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    last_day {day} NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    PRIMARY KEY (unit_id, last_day)
);
";

/// Links by which people choose a password of their own, kept by their digest.
const INVITATIONS: &str = "
CREATE TABLE invitations (
    digest TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    expires_at {time} NOT NULL
);
CREATE INDEX invitations_account_id ON invitations (account_id);
";

/// One row: who runs the site, and what it asks of those who sign in.
const SETTINGS: &str = "
CREATE TABLE settings (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    address TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    second_factor TEXT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT settings_one CHECK (id = 1)
);
INSERT INTO settings (id, name, name_en, address, phone, email, second_factor, version) VALUES
    (1, 'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội', 'Việt Nam Fatherland Front Committee of Hà Nội', '', '', '', '', 1);
";
