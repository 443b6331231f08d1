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
        run(manager, DEPARTURES).await?;
        run(manager, KNOWN).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP TABLE log_departures;").await
    }
}

/// Whence a log went with the change of that number: whoever saw the logs of that unit or activity is told that it is gone.
const DEPARTURES: &str = "
CREATE TABLE log_departures (
    changed_seq BIGINT PRIMARY KEY,
    key TEXT NOT NULL,
    activity_id BIGINT REFERENCES activities (id) ON DELETE CASCADE,
    unit_id BIGINT NOT NULL REFERENCES units (id),
    author_id BIGINT NOT NULL REFERENCES accounts (id)
);
";

/// A draft at the server was sent once and taken back; where it was before that, nobody has written down.
const KNOWN: &str = "
INSERT INTO log_departures (changed_seq, key, activity_id, unit_id, author_id)
    SELECT changed_seq, key, activity_id, unit_id, author_id FROM logs WHERE status = 'draft';
INSERT INTO log_departures (changed_seq, key, activity_id, unit_id, author_id)
    SELECT changed_seq, key, activity_id, unit_id, author_id FROM removed_logs WHERE status = 'draft';
";
