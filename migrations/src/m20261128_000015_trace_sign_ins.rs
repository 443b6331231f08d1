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
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}

/// A password that somebody else chose, the network that a browser signed in from, and a refused sign-in that is still
/// told when it holds up nobody any more.
const UP: &str = "
ALTER TABLE accounts ADD COLUMN password_given BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE known_devices ADD COLUMN network TEXT NOT NULL DEFAULT '';
CREATE INDEX known_devices_from ON known_devices (account_id, network);
ALTER TABLE sign_in_failures ADD COLUMN counts BOOLEAN NOT NULL DEFAULT TRUE;
";

const DOWN: &str = "
ALTER TABLE sign_in_failures DROP COLUMN counts;
DROP INDEX known_devices_from;
ALTER TABLE known_devices DROP COLUMN network;
ALTER TABLE accounts DROP COLUMN password_given;
";
