//! The rows of a PostgreSQL database into the file of a backup, and back.

use super::{refused, sealed};
use crate::{Db, db::insert_all, entity::for_each_entity, error::Result};
use migrations::Migrator;
use sea_orm::{
    AccessMode, ConnectionTrait, DbBackend, EntityTrait, Identity, IntoActiveModel, IsolationLevel, Iterable,
    ModelTrait, PaginatorTrait, PrimaryKeyToColumn, PrimaryKeyTrait, Statement, TransactionTrait,
    sea_query::{DynIden, IntoIden, ValueTuple},
    sqlx::sqlite::SqliteConnectOptions,
};
use sea_orm_migration::MigratorTrait;
use std::path::Path;

/// Rows that are in memory at once.
const PAGE: u64 = 500;

/// Copies a live PostgreSQL database, as it is at one moment, into an empty file.
pub(super) async fn export(db: &Db, file: &Path) -> Result<()> {
    let connection = sealed::open_to_write(file).await?;
    Migrator::up(&connection, None).await?;
    let from = db
        .pool()?
        .begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly))
        .await?;
    if !Migrator::get_pending_migrations_read_only(&from).await?.is_empty() {
        return Err(refused("the database lacks migrations of this version; run lantoa migrate first"));
    }
    let to = connection.begin().await?;
    for_each_entity!(Table => {
        let last = last_id_of_postgres::<Table>(&from).await?;
        copy::<Table>(&from, &to).await?;
        continue_sqlite_after::<Table>(&to, last).await?;
    });
    to.commit().await?;
    from.rollback().await?;
    sealed::references(&connection).await?;
    connection.close().await?;
    Ok(())
}

/// Puts the rows of a file that is sound and up to date in the place of all that a PostgreSQL database holds: all
/// of them or none.
pub(super) async fn import(file: &Path, url: &str) -> Result<()> {
    let from = sealed::open(SqliteConnectOptions::new().filename(file).read_only(true)).await?;
    let db = Db::connect(url).await?;
    db.migrate().await?;
    let to = db.begin_alone().await?;
    let mut tables = Vec::new();
    for_each_entity!(Table => {
        tables.push(format!("\"{}\"", name::<Table>()));
    });
    // The identities as well: what a transaction does to them after this is undone with it.
    to.execute_unprepared(&format!("TRUNCATE {} RESTART IDENTITY", tables.join(", "))).await?;
    for_each_entity!(Table => {
        let last = last_id_of_sqlite::<Table>(&from).await?;
        copy::<Table>(&from, &to).await?;
        continue_postgres_after::<Table>(&to, last).await?;
    });
    to.commit().await?;
    from.close().await?;
    db.close().await
}

/// Copies a table whole, a page at a time by its primary key.
async fn copy<E>(from: &impl ConnectionTrait, to: &impl ConnectionTrait) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Sync + 'static,
    E::ActiveModel: Send,
{
    // What a migration wrote is in the source as well.
    E::delete_many().exec(to).await?;
    let mut last: Option<ValueTuple> = None;
    loop {
        let mut page = E::find().cursor_by(key::<E>());
        page.first(PAGE);
        if let Some(last) = last.take() {
            page.after(last);
        }
        let rows: Vec<E::Model> = page.all(from).await?;
        let Some(row) = rows.last() else { break };
        last = Some(row.get_primary_key_value());
        let rows: Vec<E::ActiveModel> = rows.into_iter().map(IntoActiveModel::into_active_model).collect();
        insert_all(to, rows).await?;
    }
    let (there, here) = (E::find().count(from).await?, E::find().count(to).await?);
    if there == here {
        return Ok(());
    }
    Err(refused(format!(
        "{} has {there} rows, of which {here} were copied; nothing was changed",
        name::<E>()
    )))
}

fn name<E: EntityTrait>() -> &'static str {
    E::default().table_name()
}

/// The columns of a primary key, counted as its values are.
fn key<E: EntityTrait>() -> Identity {
    let columns: Vec<DynIden> = E::PrimaryKey::iter().map(|key| key.into_column().into_iden()).collect();
    match columns.as_slice() {
        [one] => Identity::Unary(one.clone()),
        [one, two] => Identity::Binary(one.clone(), two.clone()),
        [one, two, three] => Identity::Ternary(one.clone(), two.clone(), three.clone()),
        more => Identity::Many(more.to_vec()),
    }
}

/// The last id that a table gave away; a deleted record's is not given away again. `None` before the first, and for a
/// table without ids of its own.
async fn last_id_of_postgres<E: EntityTrait>(from: &impl ConnectionTrait) -> Result<Option<i64>> {
    let last = "SELECT pg_sequence_last_value(pg_get_serial_sequence($1, 'id')::regclass)";
    last_id::<E>(from, DbBackend::Postgres, last).await
}

async fn last_id_of_sqlite<E: EntityTrait>(from: &impl ConnectionTrait) -> Result<Option<i64>> {
    last_id::<E>(from, DbBackend::Sqlite, "SELECT seq FROM sqlite_sequence WHERE name = $1").await
}

async fn last_id<E: EntityTrait>(
    from: &impl ConnectionTrait,
    backend: DbBackend,
    query: &str,
) -> Result<Option<i64>> {
    if !E::PrimaryKey::auto_increment() {
        return Ok(None);
    }
    let query = Statement::from_sql_and_values(backend, query, [name::<E>().into()]);
    match from.query_one_raw(query).await? {
        Some(row) => Ok(row.try_get_by_index(0)?),
        None => Ok(None),
    }
}

async fn continue_sqlite_after<E: EntityTrait>(to: &impl ConnectionTrait, last: Option<i64>) -> Result<()> {
    // It has counted on to the last row that it has; in the source one that was deleted may be later.
    let Some(last) = last.max(last_id_of_sqlite::<E>(to).await?) else { return Ok(()) };
    let forget = "DELETE FROM sqlite_sequence WHERE name = $1";
    to.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, forget, [name::<E>().into()])).await?;
    let keep = "INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)";
    let values = [name::<E>().into(), last.into()];
    to.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, keep, values)).await?;
    Ok(())
}

async fn continue_postgres_after<E: EntityTrait>(to: &impl ConnectionTrait, last: Option<i64>) -> Result<()> {
    if let Some(last) = last.filter(|last| *last > 0) {
        let set = "SELECT setval(pg_get_serial_sequence($1, 'id')::regclass, $2)";
        let values = [name::<E>().into(), last.into()];
        to.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, set, values)).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::private::Partial;

    #[tokio::test]
    async fn every_table_is_copied_after_those_it_refers_to() {
        let file_name = format!("lantoa-tables-{}.db", uuid::Uuid::new_v4().simple());
        let file = Partial::new(std::env::temp_dir().join(file_name)).unwrap();
        let connection = sealed::open_to_write(file.path()).await.unwrap();
        Migrator::up(&connection, None).await.unwrap();
        let mut listed = Vec::new();
        for_each_entity!(Table => {
            listed.push(name::<Table>().to_owned());
        });
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
        assert_eq!(listed, made, "the list in entity.rs and the tables that the migrations make");
        connection.close().await.unwrap();
    }
}
