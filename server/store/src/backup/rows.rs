//! The rows of a PostgreSQL database into the file of a backup, and back.

use super::{
    refused,
    restored::{Standings, standings},
    sealed,
};
use crate::{Db, db::WITHOUT_LIMITS, error::Result, table::Table, tables::tables};
use migrations::Migrator;
use sea_orm::{
    AccessMode, ConnectionTrait, DbBackend, IsolationLevel, Statement, TransactionTrait,
    sqlx::sqlite::SqliteConnectOptions,
};
use sea_orm_migration::MigratorTrait;
use std::path::Path;

/// Copies a live PostgreSQL database, as it is at one moment, into an empty file.
pub(super) async fn export(db: &Db, file: &Path) -> Result<()> {
    let connection = sealed::open_to_write(file).await?;
    Migrator::up(&connection, None).await?;
    let from = db
        .pool()?
        .begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly))
        .await?;
    // Reading all rows of a table is one statement, and the transaction waits while they are written to the file.
    from.execute_unprepared(WITHOUT_LIMITS).await?;
    if !Migrator::get_pending_migrations_read_only(&from).await?.is_empty() {
        return Err(refused("the database lacks migrations of this version; run lantoa migrate first"));
    }
    let to = connection.begin().await?;
    for table in tables() {
        let last = last_id_of_postgres(table, &from).await?;
        (table.copy)(&from, &to).await?;
        continue_sqlite_after(table, &to, last).await?;
    }
    to.commit().await?;
    from.rollback().await?;
    sealed::references(&connection).await?;
    connection.close().await?;
    Ok(())
}

/// Puts the rows of a file that is sound and up to date in the place of all that a PostgreSQL database holds: all
/// of them or none. Answers how its accounts stood.
pub(super) async fn import(file: &Path, url: &str) -> Result<Standings> {
    let from = sealed::open(SqliteConnectOptions::new().filename(file).read_only(true)).await?;
    let db = Db::connect(url).await?;
    db.migrate().await?;
    let to = db.begin_alone().await?;
    let before = standings(&to).await;
    let names: Vec<String> = tables().map(|table| format!("\"{}\"", (table.name)())).collect();
    // The identities as well: what a transaction does to them after this is undone with it.
    to.execute_unprepared(&format!("TRUNCATE {} RESTART IDENTITY", names.join(", "))).await?;
    let source = from.begin().await?;
    for table in tables() {
        let last = last_id_of_sqlite(table, &source).await?;
        (table.copy)(&source, &to).await?;
        continue_postgres_after(table, &to, last).await?;
    }
    to.commit().await?;
    source.rollback().await?;
    from.close().await?;
    db.close().await?;
    Ok(before)
}

/// The last id that a table gave away; a deleted record's is not given away again. `None` before the first, and for a
/// table without ids of its own.
async fn last_id_of_postgres(table: &Table, from: &impl ConnectionTrait) -> Result<Option<i64>> {
    let last = "SELECT pg_sequence_last_value(pg_get_serial_sequence($1, 'id')::regclass)";
    last_id(table, from, DbBackend::Postgres, last).await
}

async fn last_id_of_sqlite(table: &Table, from: &impl ConnectionTrait) -> Result<Option<i64>> {
    last_id(table, from, DbBackend::Sqlite, "SELECT seq FROM sqlite_sequence WHERE name = $1").await
}

async fn last_id(
    table: &Table,
    from: &impl ConnectionTrait,
    backend: DbBackend,
    query: &str,
) -> Result<Option<i64>> {
    if !(table.counts)() {
        return Ok(None);
    }
    let query = Statement::from_sql_and_values(backend, query, [(table.name)().into()]);
    match from.query_one_raw(query).await? {
        Some(row) => Ok(row.try_get_by_index(0)?),
        None => Ok(None),
    }
}

async fn continue_sqlite_after(table: &Table, to: &impl ConnectionTrait, last: Option<i64>) -> Result<()> {
    // It has counted on to the last row that it has; in the source one that was deleted may be later.
    let Some(last) = last.max(last_id_of_sqlite(table, to).await?) else { return Ok(()) };
    let forget = "DELETE FROM sqlite_sequence WHERE name = $1";
    to.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, forget, [(table.name)().into()]))
        .await?;
    let keep = "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)";
    let values = [(table.name)().into(), last.into()];
    to.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, keep, values)).await?;
    Ok(())
}

async fn continue_postgres_after(table: &Table, to: &impl ConnectionTrait, last: Option<i64>) -> Result<()> {
    if let Some(last) = last.filter(|last| *last > 0) {
        let set = "SELECT setval(pg_get_serial_sequence($1, 'id')::regclass, $2)";
        let values = [(table.name)().into(), last.into()];
        to.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, set, values)).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::owner_only::Partial;

    #[tokio::test]
    async fn every_table_is_copied_after_those_it_refers_to() {
        let file_name = format!("lantoa-tables-{}.db", uuid::Uuid::new_v4().simple());
        let file = Partial::new(std::env::temp_dir().join(file_name)).unwrap();
        let connection = sealed::open_to_write(file.path()).await.unwrap();
        Migrator::up(&connection, None).await.unwrap();
        let mut listed: Vec<String> = tables().map(|table| (table.name)().to_owned()).collect();
        for (place, table) in listed.iter().enumerate() {
            let query = "SELECT \"table\" FROM pragma_foreign_key_list($1)";
            let values = [table.as_str().into()];
            let refers = sealed::rows(&connection, query, values, |row| row.try_get_by_index::<String>(0))
                .await
                .unwrap();
            for other in refers {
                assert!(listed[..=place].contains(&other), "{table} is copied before {other}");
            }
        }
        let made = sealed::rows(&connection, sealed::TABLES, [], |row| row.try_get_by_index::<String>(0))
            .await
            .unwrap();
        listed.sort();
        assert_eq!(listed, made, "the TABLES of the features and the tables that the migrations make");
        connection.close().await.unwrap();
    }
}
