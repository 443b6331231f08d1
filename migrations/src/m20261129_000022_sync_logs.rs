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
        run(manager, REVISIONS).await?;
        run(manager, BESIDE).await?;
        run(manager, "ALTER TABLE access_tokens ADD COLUMN may_log BOOLEAN NOT NULL DEFAULT FALSE;").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let script = "
            ALTER TABLE access_tokens DROP COLUMN may_log;
            DROP TABLE removed_logs; DROP TABLE log_conflicts; DROP TABLE log_revisions;
            DROP INDEX logs_changed;
            ALTER TABLE logs DROP COLUMN changed_seq;
            ALTER TABLE logs DROP COLUMN made_at;
            ALTER TABLE logs DROP COLUMN sent_version;
        ";
        run(manager, script).await
    }
}

/// `sent_version` is the version that came of what `digest` tells of; `log_revisions` holds the digests that were sent
/// before it. `made_at` is when a log was saved, by the clock of its device. `changed_seq` counts every change of a log in
/// the order of commits.
const REVISIONS: &str = "
ALTER TABLE logs ADD COLUMN sent_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE logs ADD COLUMN made_at {time};
ALTER TABLE logs ADD COLUMN changed_seq BIGINT NOT NULL DEFAULT 0;
UPDATE logs SET sent_version = version, changed_seq = id;
CREATE INDEX logs_changed ON logs (changed_seq);
CREATE TABLE log_revisions (
    log_id BIGINT NOT NULL REFERENCES logs (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (log_id, version)
);
";

/// What was sent on top of a revision that something else came after, kept for a person; and what is left of logs that
/// were removed, so that they do not come back and every device hears of it.
const BESIDE: &str = "
CREATE TABLE log_conflicts (
    id {id},
    log_id BIGINT NOT NULL REFERENCES logs (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    base BIGINT,
    digest TEXT NOT NULL,
    canonical TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    made_at {time},
    received_at {time} NOT NULL,
    CONSTRAINT log_conflicts_digest UNIQUE (log_id, digest)
);
CREATE INDEX log_conflicts_author ON log_conflicts (author_id);
CREATE TABLE removed_logs (
    key TEXT PRIMARY KEY,
    log_id BIGINT NOT NULL,
    activity_id BIGINT REFERENCES activities (id),
    unit_id BIGINT NOT NULL REFERENCES units (id),
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    status TEXT NOT NULL,
    changed_seq BIGINT NOT NULL
);
CREATE INDEX removed_logs_changed ON removed_logs (changed_seq);
";
