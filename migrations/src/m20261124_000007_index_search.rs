use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or none, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, ON_SQLITE, ON_POSTGRES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, OFF_SQLITE, OFF_POSTGRES).await
    }
}

/// The two databases index words in ways of their own, and a trigger holds a `;`: no script for both.
async fn run(manager: &SchemaManager<'_>, sqlite: &[&str], postgres: &[&str]) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let statements = if connection.get_database_backend() == DbBackend::Sqlite { sqlite } else { postgres };
    for statement in statements {
        connection.execute_unprepared(statement).await?;
    }
    Ok(())
}

/// The words by which activities are found, from their own folded text: FTS5's folding leaves đ alone, so it gets none
/// to do. What is written to activities is written here by the database itself.
const ON_SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE activity_search USING fts5(
        folded, content='activities', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "INSERT INTO activity_search (activity_search) VALUES ('rebuild')",
    "CREATE TRIGGER activity_search_insert AFTER INSERT ON activities BEGIN
        INSERT INTO activity_search (rowid, folded) VALUES (new.id, new.folded);
    END",
    "CREATE TRIGGER activity_search_delete AFTER DELETE ON activities BEGIN
        INSERT INTO activity_search (activity_search, rowid, folded) VALUES ('delete', old.id, old.folded);
    END",
    "CREATE TRIGGER activity_search_update AFTER UPDATE OF folded ON activities BEGIN
        INSERT INTO activity_search (activity_search, rowid, folded) VALUES ('delete', old.id, old.folded);
        INSERT INTO activity_search (rowid, folded) VALUES (new.id, new.folded);
    END",
];
const OFF_SQLITE: &[&str] = &[
    "DROP TRIGGER activity_search_update",
    "DROP TRIGGER activity_search_delete",
    "DROP TRIGGER activity_search_insert",
    "DROP TABLE activity_search",
];

const ON_POSTGRES: &[&str] = &[
    "ALTER TABLE activities ADD COLUMN search tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED",
    "CREATE INDEX activities_search ON activities USING gin (search)",
];
const OFF_POSTGRES: &[&str] = &["ALTER TABLE activities DROP COLUMN search"];
