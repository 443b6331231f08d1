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
        run(manager, DISCUSSIONS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP TABLE attachments; DROP TABLE tasks; DROP TABLE mentions; DROP TABLE comments;")
            .await
    }
}

/// What people say and do beside a record, which is a kind (`activity`) and an id. What was taken away stays for a while.
/// `file` names what is kept of an attachment beside the database.
const DISCUSSIONS: &str = "
CREATE TABLE comments (
    id {id},
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    text TEXT NOT NULL,
    at {time} NOT NULL,
    removed_at {time}
);
CREATE INDEX comments_subject ON comments (subject, subject_id, id);
CREATE INDEX comments_author ON comments (author_id);
CREATE TABLE mentions (
    comment_id BIGINT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    read_at {time},
    PRIMARY KEY (comment_id, account_id)
);
CREATE INDEX mentions_account ON mentions (account_id, read_at);
CREATE TABLE tasks (
    id {id},
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    text TEXT NOT NULL,
    done_at {time},
    done_by BIGINT REFERENCES accounts (id),
    removed_at {time}
);
CREATE INDEX tasks_subject ON tasks (subject, subject_id, id);
CREATE TABLE attachments (
    id {id},
    subject TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    file TEXT NOT NULL,
    at {time} NOT NULL,
    removed_at {time}
);
CREATE INDEX attachments_subject ON attachments (subject, subject_id, id);
CREATE INDEX attachments_file ON attachments (file);
";
