use crate::{Error, error::Result};
use chrono::{DateTime, SubsecRound, Utc};
use migrations::Migrator;
use sea_orm::{
    ActiveModelTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, EntityTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// The database. Cheap to clone; all its state is in the database itself.
#[derive(Clone, Debug)]
pub struct Db {
    pub(crate) connection: DatabaseConnection,
}

/// Rows of one `INSERT`: SQLite takes at most 32,766 values in a statement.
const ROWS_AT_ONCE: usize = 500;

impl Db {
    /// Connects to `sqlite://FILE` (made if absent) or `postgres://…`.
    pub async fn connect(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(8).acquire_timeout(Duration::from_secs(15)).sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|sqlite| {
            use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // A person is told "saved" only when it is on the disk.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
        });
        Ok(Self { connection: Database::connect(options).await? })
    }

    /// Brings the tables up to date; nothing happens if they are.
    pub async fn migrate(&self) -> Result<()> {
        Ok(Migrator::up(&self.connection, None).await?)
    }

    /// Answers if the database does.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.connection.ping().await?)
    }

    pub fn is_sqlite(&self) -> bool {
        self.connection.get_database_backend() == DbBackend::Sqlite
    }

    /// Counts every statement from now on.
    pub fn count_queries(&mut self) -> Arc<AtomicU64> {
        let count = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&count);
        self.connection.set_metric_callback(move |_| {
            counted.fetch_add(1, Ordering::Relaxed);
        });
        count
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once: one that reads first and
    /// writes later fails when another was quicker.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.connection.begin_with_options(options).await?)
    }
}

/// The present, as precisely as both databases keep it.
pub(crate) fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

/// Inserts any number of rows, none included.
pub(crate) async fn insert_all<A>(connection: &impl ConnectionTrait, rows: Vec<A>) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<A> = rows.by_ref().take(ROWS_AT_ONCE).collect();
        A::Entity::insert_many(chunk).exec_without_returning(connection).await.map_err(Error::from)?;
    }
    Ok(())
}
