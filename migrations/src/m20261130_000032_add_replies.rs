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
        run(manager, REPLIES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP TABLE replies;").await
    }
}

/// What an organisation answers to an activity that it leads or supports; the last that stands counts, for as long as the
/// activity begins when it did then (`starts_at`).
const REPLIES: &str = "
CREATE TABLE replies (
    id {id},
    activity_id BIGINT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    answer TEXT NOT NULL,
    attendees TEXT NOT NULL,
    note TEXT NOT NULL,
    starts_at {time} NOT NULL,
    at {time} NOT NULL,
    removed_at {time}
);
CREATE INDEX replies_activity ON replies (activity_id, organisation_id, id);
CREATE INDEX replies_organisation ON replies (organisation_id, activity_id);
CREATE INDEX replies_author ON replies (author_id);
";
