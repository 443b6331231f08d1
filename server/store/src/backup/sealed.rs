//! The file of a backup: how it is opened, what it says it holds, whether it does.

use super::{last_line, refused};
use crate::{
    error::{Error, Result},
    owner_only::with_suffix,
};
use migrations::Migrator;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, SqlxSqliteConnector, Statement, Value,
    sqlx::{
        ConnectOptions,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
    },
};
use sea_orm_migration::MigratorTrait;
use sha2::{Digest, Sha256};
use std::path::Path;

/// What a table of a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    pub table: String,
    pub rows: i64,
    /// In hexadecimal, over each row's values as SQL literals, in the order of the primary key.
    pub sha256: String,
}

/// Rows that are hashed at once.
const PAGE: usize = 2_000;

/// What stands in a database that was once such a file, and what takes its place.
const CHECKSUMS: [&str; 2] = [
    "DROP TABLE IF EXISTS backup_checksums",
    "CREATE TABLE backup_checksums (table_name TEXT PRIMARY KEY, row_count BIGINT NOT NULL, sha256 TEXT NOT NULL)",
];

/// The tables whose rows are ours: not SQLite's, not the names of the migrations, not the checksums, not the indices of
/// words, which are made from the others.
pub(super) const TABLES: &str = "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' \
     AND name NOT IN ('seaql_migrations', 'backup_checksums') \
     AND instr(name, '_search') = 0 ORDER BY name";

/// The indices of words, made from the rows again: no checksum of a table covers them, and older backups have no other.
/// A speaker's entry is numbered by the talk and the place in it, as in the migration that began the index.
const INDEX_ANEW: [&str; 5] = [
    "INSERT INTO activity_search (activity_search) VALUES ('rebuild')",
    "INSERT INTO title_search (title_search) VALUES ('rebuild')",
    "INSERT INTO venue_search (venue_search) VALUES ('rebuild')",
    "INSERT INTO speaker_search (speaker_search) VALUES ('delete-all')",
    "INSERT INTO speaker_search (rowid, folded) \
     SELECT activity_id * 1000 + position, folded FROM talk_speakers ORDER BY activity_id, position",
];

/// Refuses a file that is damaged, not ours, or newer than this program; answers what it holds.
pub async fn verify(backup: &Path) -> Result<Vec<Contents>> {
    if !backup.is_file() {
        return Err(refused(format!("{} is not a file", backup.display())));
    }
    verify_as(backup, backup).await
}

/// As [`verify`] of a copy, under the name that a person knows.
pub(super) async fn verify_as(file: &Path, name: &Path) -> Result<Vec<Contents>> {
    let options = SqliteConnectOptions::new().filename(file).read_only(true).immutable(true);
    let verified = match open(options).await {
        Ok(connection) => {
            let verified = read_sealed(&connection).await;
            connection.close().await?;
            verified
        }
        Err(error) => Err(error),
    };
    // Last, so that a table that is not as it was is told by its name.
    let verified = verified.and_then(|held| last_line::require_whole(file).map(|()| held));
    verified.map_err(|error| match error {
        Error::Stored(reason) => refused(format!("{} is no backup to restore: {reason}", name.display())),
        error => refused(format!("{} is no backup to restore: it is damaged ({error:?})", name.display())),
    })
}

async fn read_sealed(connection: &DatabaseConnection) -> Result<Vec<Contents>> {
    sound(connection).await?;
    known_migrations(connection).await?;
    if !has_table(connection, "backup_checksums").await? {
        return Err(refused("it has no checksums, so it was not made by lantoa backup"));
    }
    let said = rows(
        connection,
        "SELECT table_name, row_count, sha256 FROM backup_checksums ORDER BY table_name",
        [],
        |row| {
            let (table, rows) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            Ok(Contents { table, rows, sha256: row.try_get_by_index(2)? })
        },
    )
    .await?;
    let held = contents(connection).await?;
    for (said, held) in said.iter().zip(&held) {
        if said.table == held.table && said.rows != held.rows {
            let Contents { table, rows, .. } = held;
            return Err(refused(format!("{table} had {} rows and has {rows}", said.rows)));
        }
        if said != held {
            return Err(refused(format!("{} is not as it was when the backup was made", held.table)));
        }
    }
    if said.len() != held.len() {
        return Err(refused(format!("it had {} tables and has {}", said.len(), held.len())));
    }
    Ok(said)
}

/// Checks a file that was just written, and writes into it what it holds.
pub(super) async fn seal(file: &Path) -> Result<Vec<Contents>> {
    let connection = open_to_write(file).await?;
    sound(&connection).await?;
    let contents = contents(&connection).await?;
    for statement in CHECKSUMS {
        connection.execute_unprepared(statement).await?;
    }
    for Contents { table, rows, sha256 } in contents.clone() {
        let insert = "INSERT INTO backup_checksums (table_name, row_count, sha256) VALUES ($1, $2, $3)";
        connection.execute_raw(statement(insert, [table.into(), rows.into(), sha256.into()])).await?;
    }
    connection.execute_unprepared(last_line::PROMISE).await?;
    connection.close().await?;
    last_line::append(file)?;
    Ok(contents)
}

/// Makes a verified copy the database to go on with: without checksums, with every migration, its words indexed anew.
pub(super) async fn unseal(file: &Path) -> Result<()> {
    last_line::take_off(file)?;
    let connection = open_to_write(file).await?;
    for statement in [last_line::NO_PROMISE, "DROP TABLE backup_checksums"] {
        connection.execute_unprepared(statement).await?;
    }
    Migrator::up(&connection, None).await?;
    for statement in INDEX_ANEW {
        connection.execute_unprepared(statement).await?;
    }
    references(&connection).await?;
    connection.close().await?;
    Ok(())
}

/// Writes the log of a database that is about to be replaced into it, if it is not too damaged for that. Refused
/// while another program is at work in it.
pub(super) async fn fold_log(database: &Path) -> Result<()> {
    let Ok(connection) = open(SqliteConnectOptions::new().filename(database)).await else { return Ok(()) };
    let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
    let busy = rows(&connection, checkpoint, [], |row| row.try_get_by_index::<i32>(0)).await;
    connection.close().await?;
    // The last to close a database takes the index of its log away: somebody else has it open.
    let open = with_suffix(database, "-shm").exists();
    if open || busy.is_ok_and(|busy| busy.contains(&1)) {
        let name = database.display();
        return Err(refused(format!("another program is using {name}; stop it first, nothing was changed")));
    }
    Ok(())
}

pub(super) async fn open_to_write(file: &Path) -> Result<DatabaseConnection> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Delete)
        .synchronous(SqliteSynchronous::Full)
        // Rows come in table by table; what they refer to is checked at the end.
        .foreign_keys(false);
    open(options).await
}

pub(super) async fn open(options: SqliteConnectOptions) -> Result<DatabaseConnection> {
    let options = options.disable_statement_logging();
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
    Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool.map_err(|error| refused(error.to_string()))?))
}

/// Refuses a file whose pages or indices are damaged.
async fn sound(connection: &DatabaseConnection) -> Result<()> {
    let answer =
        rows(connection, "PRAGMA integrity_check", [], |row| row.try_get_by_index::<String>(0)).await?;
    match answer.first().map_or("", String::as_str) {
        "ok" => Ok(()),
        damage => Err(refused(format!("it is damaged ({damage})"))),
    }
}

/// Refuses rows that refer to what is not there.
pub(super) async fn references(connection: &DatabaseConnection) -> Result<()> {
    let dangling = rows(connection, "PRAGMA foreign_key_check", [], |row| {
        let (table, to): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(2)?);
        Ok(format!("{table} refers to {to}"))
    });
    match dangling.await?.first() {
        None => Ok(()),
        Some(dangling) => Err(refused(format!("a row of {dangling} that is not there"))),
    }
}

/// Refuses a database without migrations or with one that this program does not have.
async fn known_migrations(connection: &DatabaseConnection) -> Result<()> {
    if !has_table(connection, "seaql_migrations").await? {
        return Err(refused("it holds no data of Lan Tỏa"));
    }
    let applied =
        rows(connection, "SELECT version FROM seaql_migrations", [], |row| row.try_get_by_index::<String>(0));
    let known: Vec<String> =
        Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    match applied.await?.iter().find(|version| !known.contains(version)) {
        Some(newer) => Err(refused(format!("it is of a newer version of lantoa, which has {newer}"))),
        None => Ok(()),
    }
}

async fn has_table(connection: &DatabaseConnection, name: &str) -> Result<bool> {
    let found = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1";
    Ok(connection.query_one_raw(statement(found, [name.into()])).await?.is_some())
}

/// What a file holds, table by table in the order of their names.
async fn contents(connection: &DatabaseConnection) -> Result<Vec<Contents>> {
    let mut all = Vec::new();
    for table in rows(connection, TABLES, [], |row| row.try_get_by_index::<String>(0)).await? {
        all.push(contents_of(connection, table).await?);
    }
    Ok(all)
}

async fn contents_of(connection: &DatabaseConnection, table: String) -> Result<Contents> {
    let columns = "SELECT name, pk FROM pragma_table_info($1) ORDER BY cid";
    let columns = rows(connection, columns, [table.as_str().into()], |row| {
        Ok((quoted(&row.try_get_by_index::<String>(0)?), row.try_get_by_index::<i32>(1)?))
    });
    let columns = columns.await?;
    let mut key: Vec<&(String, i32)> = columns.iter().filter(|(_, place)| *place > 0).collect();
    key.sort_by_key(|(_, place)| *place);
    let key = key.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    let literals =
        columns.iter().map(|(name, _)| format!("quote({name})")).collect::<Vec<_>>().join(" || ',' || ");
    let (mut hash, mut count) = (Sha256::new(), 0);
    loop {
        let page =
            format!("SELECT {literals} FROM {} ORDER BY {key} LIMIT {PAGE} OFFSET {count}", quoted(&table));
        let page = rows(connection, &page, [], |row| row.try_get_by_index::<String>(0)).await?;
        for row in &page {
            hash.update(row.as_bytes());
            hash.update(b"\n");
        }
        count += page.len();
        if page.len() < PAGE {
            let rows = i64::try_from(count).unwrap_or(i64::MAX);
            return Ok(Contents { table, rows, sha256: format!("{:x}", hash.finalize()) });
        }
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)
}

/// Every row of a query, read by `read`.
pub(super) async fn rows<T, const N: usize>(
    connection: &DatabaseConnection,
    sql: &str,
    values: [Value; N],
    read: impl Fn(&sea_orm::QueryResult) -> std::result::Result<T, sea_orm::DbErr>,
) -> Result<Vec<T>> {
    let rows = connection.query_all_raw(statement(sql, values)).await?;
    Ok(rows.iter().map(read).collect::<std::result::Result<_, _>>()?)
}
