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
        run(manager, PHOTOS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP TABLE uploads; DROP TABLE photos;").await
    }
}

/// Photos of logs. `name` is what the device calls one, `digest` that of what came under it (SHA-256), so that what is
/// sent twice is kept once; `file` names what is kept of it beside the database. One that was removed stays for a while.
///
/// An upload is a photo that comes in pieces: `received` bytes of its `length` so far, in the files that `pieces` names
/// in their order.
const PHOTOS: &str = "
CREATE TABLE photos (
    id {id},
    log_id BIGINT NOT NULL REFERENCES logs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    file TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    position BIGINT NOT NULL,
    released BOOLEAN NOT NULL,
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    received_at {time} NOT NULL,
    removed_at {time},
    CONSTRAINT photos_name UNIQUE (log_id, name)
);
CREATE INDEX photos_file ON photos (file);
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    log_id BIGINT NOT NULL REFERENCES logs (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    length BIGINT NOT NULL,
    received BIGINT NOT NULL,
    pieces TEXT NOT NULL,
    expires_at {time} NOT NULL,
    CONSTRAINT uploads_name UNIQUE (log_id, name, account_id)
);
CREATE INDEX uploads_expires_at ON uploads (expires_at);
";
