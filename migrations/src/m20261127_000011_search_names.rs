use crate::dialect;
use sea_orm_migration::{
    prelude::*,
    sea_orm::{DbBackend, Statement},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or none, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, FOLDED).await?;
        fold_activities(manager).await?;
        fold_speakers(manager).await?;
        fold_renamed_units(manager).await?;
        run(manager, ON_SQLITE, ON_POSTGRES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, OFF_SQLITE, OFF_POSTGRES).await?;
        dialect::run(manager, NOT_FOLDED).await
    }
}

/// What a title, a place and a speaker are found by, each on its own: among all the words of activities a name is lost
/// where thousands hold the same words elsewhere. Empty in what an older program writes beside this one.
const FOLDED: &str = "
ALTER TABLE activities ADD COLUMN title_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE activities ADD COLUMN venue_folded TEXT NOT NULL DEFAULT '';
ALTER TABLE talk_speakers ADD COLUMN folded TEXT NOT NULL DEFAULT '';
";

const NOT_FOLDED: &str = "
ALTER TABLE talk_speakers DROP COLUMN folded;
ALTER TABLE activities DROP COLUMN venue_folded;
ALTER TABLE activities DROP COLUMN title_folded;
";

/// A page of rows at a time.
async fn fold_activities(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let backend = connection.get_database_backend();
    let mut last = 0_i64;
    loop {
        let page = "SELECT id, title, venue_name FROM activities WHERE id > $1 ORDER BY id LIMIT 500";
        let page = Statement::from_sql_and_values(backend, page, [last.into()]);
        let rows = connection.query_all_raw(page).await?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            last = row.try_get_by_index(0)?;
            let (title, venue): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
            let fold = "UPDATE activities SET title_folded = $1, venue_folded = $2 WHERE id = $3";
            let values = [searchable(&title).into(), searchable(&venue).into(), last.into()];
            connection.execute_raw(Statement::from_sql_and_values(backend, fold, values)).await?;
        }
    }
}

async fn fold_speakers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let backend = connection.get_database_backend();
    let (mut activity, mut position) = (0_i64, 0_i64);
    loop {
        let page = "SELECT activity_id, position, name FROM talk_speakers \
                    WHERE (activity_id, position) > ($1, $2) ORDER BY activity_id, position LIMIT 500";
        let page = Statement::from_sql_and_values(backend, page, [activity.into(), position.into()]);
        let rows = connection.query_all_raw(page).await?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in rows {
            (activity, position) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let name: String = row.try_get_by_index(2)?;
            let fold = "UPDATE talk_speakers SET folded = $1 WHERE activity_id = $2 AND position = $3";
            let values = [searchable(&name).into(), activity.into(), position.into()];
            connection.execute_raw(Statement::from_sql_and_values(backend, fold, values)).await?;
        }
    }
}

/// A unit that was renamed before its former names were searched is found by them too.
async fn fold_renamed_units(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let backend = connection.get_database_backend();
    let names = "SELECT units.id, units.name, former_unit_names.name FROM units \
                 JOIN former_unit_names ON former_unit_names.unit_id = units.id ORDER BY units.id, last_day DESC";
    let mut called: Vec<(i64, String)> = Vec::new();
    for row in connection.query_all_raw(Statement::from_string(backend, names)).await? {
        let (id, name, former): (i64, String, String) =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        match called.last_mut() {
            Some((last, names)) if *last == id => *names = format!("{names} {former}"),
            _ => called.push((id, format!("{name} {former}"))),
        }
    }
    for (id, names) in called {
        let fold = "UPDATE units SET folded = $1 WHERE id = $2";
        let values = [searchable(&names).trim_start().into(), id.into()];
        connection.execute_raw(Statement::from_sql_and_values(backend, fold, values)).await?;
    }
    Ok(())
}

/// As the program folded texts for search when this was released, whatever becomes of that later.
fn searchable(text: &str) -> String {
    let bare: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' | 'Đ' => 'd',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .flat_map(char::to_lowercase)
        .collect();
    format!(" {}", bare.split_whitespace().collect::<Vec<_>>().join(" "))
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

/// An index each, beside the one of all words: one with a column for each goes through all that hold a word anywhere to
/// find that no title does. VACUUM, by which a database is copied, may number the rows of a table anew whose key is
/// not a number: the speakers' index goes by talk and position, and a talk has 200 speakers at most.
const ON_SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE title_search USING fts5(title_folded, content='activities', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "CREATE VIRTUAL TABLE venue_search USING fts5(venue_folded, content='activities', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "INSERT INTO title_search (title_search) VALUES ('rebuild')",
    "INSERT INTO venue_search (venue_search) VALUES ('rebuild')",
    "CREATE TRIGGER activity_names_insert AFTER INSERT ON activities BEGIN
        INSERT INTO title_search (rowid, title_folded) VALUES (new.id, new.title_folded);
        INSERT INTO venue_search (rowid, venue_folded) VALUES (new.id, new.venue_folded);
    END",
    "CREATE TRIGGER activity_names_delete AFTER DELETE ON activities BEGIN
        INSERT INTO title_search (title_search, rowid, title_folded) VALUES ('delete', old.id, old.title_folded);
        INSERT INTO venue_search (venue_search, rowid, venue_folded) VALUES ('delete', old.id, old.venue_folded);
    END",
    "CREATE TRIGGER activity_names_update AFTER UPDATE OF title_folded, venue_folded ON activities BEGIN
        INSERT INTO title_search (title_search, rowid, title_folded) VALUES ('delete', old.id, old.title_folded);
        INSERT INTO venue_search (venue_search, rowid, venue_folded) VALUES ('delete', old.id, old.venue_folded);
        INSERT INTO title_search (rowid, title_folded) VALUES (new.id, new.title_folded);
        INSERT INTO venue_search (rowid, venue_folded) VALUES (new.id, new.venue_folded);
    END",
    "CREATE VIRTUAL TABLE speaker_search USING fts5(folded, content='',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "INSERT INTO speaker_search (rowid, folded)
        SELECT activity_id * 1000 + position, folded FROM talk_speakers ORDER BY activity_id, position",
    "CREATE TRIGGER speaker_search_insert AFTER INSERT ON talk_speakers BEGIN
        INSERT INTO speaker_search (rowid, folded) VALUES (new.activity_id * 1000 + new.position, new.folded);
    END",
    "CREATE TRIGGER speaker_search_delete AFTER DELETE ON talk_speakers BEGIN
        INSERT INTO speaker_search (speaker_search, rowid, folded)
            VALUES ('delete', old.activity_id * 1000 + old.position, old.folded);
    END",
    "CREATE TRIGGER speaker_search_update AFTER UPDATE OF activity_id, position, folded ON talk_speakers BEGIN
        INSERT INTO speaker_search (speaker_search, rowid, folded)
            VALUES ('delete', old.activity_id * 1000 + old.position, old.folded);
        INSERT INTO speaker_search (rowid, folded) VALUES (new.activity_id * 1000 + new.position, new.folded);
    END",
];
const OFF_SQLITE: &[&str] = &[
    "DROP TRIGGER speaker_search_update",
    "DROP TRIGGER speaker_search_delete",
    "DROP TRIGGER speaker_search_insert",
    "DROP TABLE speaker_search",
    "DROP TRIGGER activity_names_update",
    "DROP TRIGGER activity_names_delete",
    "DROP TRIGGER activity_names_insert",
    "DROP TABLE venue_search",
    "DROP TABLE title_search",
];

/// A column each for the same reason: a GIN index does not keep weights, so a search by weight reads every row that
/// holds the words anywhere.
const ON_POSTGRES: &[&str] = &[
    "ALTER TABLE activities
        ADD COLUMN title_search tsvector GENERATED ALWAYS AS (to_tsvector('simple', title_folded)) STORED,
        ADD COLUMN venue_search tsvector GENERATED ALWAYS AS (to_tsvector('simple', venue_folded)) STORED",
    "CREATE INDEX activities_title_search ON activities USING gin (title_search)",
    "CREATE INDEX activities_venue_search ON activities USING gin (venue_search)",
    "ALTER TABLE talk_speakers
        ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED",
    "CREATE INDEX talk_speakers_search ON talk_speakers USING gin (search)",
];
const OFF_POSTGRES: &[&str] = &[
    "ALTER TABLE talk_speakers DROP COLUMN search",
    "ALTER TABLE activities DROP COLUMN venue_search, DROP COLUMN title_search",
];
