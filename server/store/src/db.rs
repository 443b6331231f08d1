use crate::{
    Error, SecretKey,
    error::{Result, is_full},
    owner_only,
    reach::require_reachable,
    reserve::Reserve,
};
use chrono::{DateTime, SubsecRound, Utc};
use migrations::Migrator;
use sea_orm::{
    AccessMode, ActiveModelTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection,
    DatabaseTransaction, DbBackend, DbErr, EntityTrait, ExecResult, IsolationLevel, QueryResult,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
    prelude::async_trait::async_trait,
    sqlx::{Connection as _, sqlite::SqliteConnectOptions},
};
use sea_orm_migration::MigratorTrait;
use std::{
    iter,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// The database. Cheap to clone; all its state is in the database itself, but for the key of what is sealed in it.
#[derive(Clone, Debug)]
pub struct Db {
    pub(crate) connection: Connection,
    /// Without it nothing can be sealed.
    pub(crate) secret_key: Option<SecretKey>,
}

/// What statements go through.
#[derive(Clone, Debug)]
pub(crate) enum Connection {
    /// With the reserve on its disk, where the database is embedded and served.
    Pool(DatabaseConnection, Option<Reserve>),
    /// Everything is part of one transaction, and the transactions within are its parts.
    Within(Arc<DatabaseTransaction>),
}

/// Rows of one `INSERT`, at most. Each connection keeps what it has prepared, and a statement of many rows is large.
const ROWS_AT_ONCE: usize = 64;

/// Rows by as many as are written at once: powers of two, for each connection keeps the statements that it has prepared,
/// and of any other number it would keep a hundred large ones.
pub(crate) fn by_statement<A>(rows: Vec<A>) -> impl Iterator<Item = Vec<A>> {
    let mut rows = rows.into_iter();
    iter::from_fn(move || {
        let count = 1 << rows.len().min(ROWS_AT_ONCE).checked_ilog2()?;
        Some(rows.by_ref().take(count).collect())
    })
}

/// What is asked for by an `IN`, the last of it repeated up to a power of two, as [`by_statement`] says.
pub(crate) fn evened<T: Clone>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    if let Some(last) = values.last().cloned() {
        values.resize(values.len().next_power_of_two(), last);
    }
    values
}

/// How long PostgreSQL lets a request take: a statement, the wait for what somebody else holds, and a transaction in
/// which nothing is asked, such as that of a server that vanished.
const LIMITS: [(&str, &str); 3] =
    [("statement_timeout", "30s"), ("lock_timeout", "10s"), ("idle_in_transaction_session_timeout", "60s")];

/// Lifts [`LIMITS`] for one transaction, which takes as long as there are rows.
pub(crate) const WITHOUT_LIMITS: &str = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; \
     SET LOCAL idle_in_transaction_session_timeout = 0";

/// Taken on PostgreSQL by who prepares a database, so that instances that start together do it one by one.
const PREPARE_ALONE: &str = "SELECT pg_advisory_xact_lock(7453001002)";

/// Taken on PostgreSQL by who changes logs of outreach, until the commit.
const IN_TURN: &str = "SELECT pg_advisory_xact_lock(7453001003)";

impl Db {
    /// Connects to `sqlite://FILE` (made if absent, for its owner alone) or `postgres://…`, which says where and
    /// why where it cannot be reached.
    pub async fn connect(url: &str) -> Result<Self> {
        if let Some(file) = sqlite_file(url) {
            owner_only::make_file(&file)?;
        }
        if url.starts_with("postgres") {
            require_reachable(url).await?;
        }
        let mut options = ConnectOptions::new(url);
        options.max_connections(8).acquire_timeout(Duration::from_secs(15)).sqlx_logging(false);
        // No server has gone away from an embedded database, and asking costs as much as a query.
        options.test_before_acquire(!url.starts_with("sqlite"));
        options.map_sqlx_sqlite_opts(|sqlite| {
            use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // A person is told "saved" only when it is on the disk.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                // Rows that the reading thread hands over before it has to wait: a page's worth of the largest pages.
                .row_buffer_size(1_000)
        });
        options.map_sqlx_postgres_opts(|postgres| postgres.options(LIMITS));
        // Where SQLite ended a transaction by itself, as on a full disk, the driver takes the next one for a part of it,
        // and it is never committed: such a connection is closed.
        options.map_sqlx_sqlite_before_acquire(|connection, _| {
            let sound = !connection.is_in_transaction();
            Box::pin(std::future::ready(Ok(sound)))
        });
        Ok(Self { connection: Connection::Pool(Database::connect(options).await?, None), secret_key: None })
    }

    /// Lays by room on the disk of an embedded database, in which people sign in when the disk is full.
    pub async fn keep_reserve(&mut self, file: &Path) {
        if let Connection::Pool(_, reserve) = &mut self.connection {
            *reserve = Some(Reserve::beside(file).await);
        }
    }

    /// True while there is room to save; as far as it is known.
    pub async fn has_room(&self) -> bool {
        match &self.connection {
            Connection::Pool(_, Some(reserve)) => reserve.is_kept().await,
            _ => true,
        }
    }

    /// Closes every connection.
    pub async fn close(self) -> Result<()> {
        Ok(self.pool()?.close_by_ref().await?)
    }

    /// Brings the tables up to date; nothing happens if they are.
    pub async fn migrate(&self) -> Result<()> {
        // One transaction around all: of programs that start together each sees what the one before it did.
        let transaction = self.begin_alone().await?;
        Migrator::up(&transaction, None).await?;
        Ok(transaction.commit().await?)
    }

    /// Answers if the database does.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.pool()?.ping().await?)
    }

    pub fn is_sqlite(&self) -> bool {
        self.connection.get_database_backend() == DbBackend::Sqlite
    }

    /// Counts every statement from now on.
    pub fn count_queries(&mut self) -> Arc<AtomicU64> {
        let count = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&count);
        if let Connection::Pool(pool, _) = &mut self.connection {
            pool.set_metric_callback(move |_| {
                counted.fetch_add(1, Ordering::Relaxed);
            });
        }
        count
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once: one that reads first and
    /// writes later fails when another was quicker. On a full disk there is none: what is left is for signing in.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction> {
        if !self.has_room().await {
            return Err(Error::Full);
        }
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(match &self.connection {
            Connection::Pool(pool, _) => pool.begin_with_options(options).await?,
            Connection::Within(transaction) => transaction.begin_with_options(options).await?,
        })
    }

    /// As [`Db::begin`], when no other instance prepares the same database, however long that one takes and this one
    /// will. SQLite has but one writer anyway.
    pub(crate) async fn begin_alone(&self) -> Result<DatabaseTransaction> {
        let transaction = self.begin().await?;
        if !self.is_sqlite() {
            transaction.execute_unprepared(WITHOUT_LIMITS).await?;
            transaction.execute_unprepared(PREPARE_ALONE).await?;
        }
        Ok(transaction)
    }

    /// As [`Db::begin`], for one writer at a time: what they number is numbered in the order of commits. SQLite has but one
    /// writer anyway.
    pub(crate) async fn begin_in_turn(&self) -> Result<DatabaseTransaction> {
        let transaction = self.begin().await?;
        self.take_turn(&transaction).await?;
        Ok(transaction)
    }

    /// Waits until nobody else changes logs of outreach; nobody does until the transaction ends.
    pub(crate) async fn take_turn(&self, transaction: &DatabaseTransaction) -> Result<()> {
        if !self.is_sqlite() {
            transaction.execute_unprepared(IN_TURN).await?;
        }
        Ok(())
    }

    /// The same database, with all that is done through it in one transaction: all is kept by [`Db::commit`], and
    /// nothing without it.
    pub(crate) async fn as_one(&self) -> Result<Self> {
        let connection = Connection::Within(Arc::new(self.begin_alone().await?));
        Ok(Self { connection, secret_key: self.secret_key.clone() })
    }

    /// The same database as it is at one moment, to read only; nobody waits for who reads. [`Db::rollback`] ends it.
    pub(crate) async fn as_seen(&self) -> Result<Self> {
        let options = if self.is_sqlite() {
            // Of SQLite every transaction sees one moment.
            TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            }
        } else {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            }
        };
        let connection = Connection::Within(Arc::new(self.pool()?.begin_with_options(options).await?));
        Ok(Self { connection, secret_key: self.secret_key.clone() })
    }

    pub(crate) async fn commit(self) -> Result<()> {
        let Connection::Within(transaction) = self.connection else {
            return Err(Error::Stored("there is no transaction to commit".into()));
        };
        let transaction = Arc::into_inner(transaction).ok_or(Error::Conflict)?;
        Ok(transaction.commit().await?)
    }

    /// Takes back all that was done through [`Db::as_one`], or ends [`Db::as_seen`].
    pub(crate) async fn rollback(self) -> Result<()> {
        let Connection::Within(transaction) = self.connection else {
            return Err(Error::Stored("there is no transaction to take back".into()));
        };
        let transaction = Arc::into_inner(transaction).ok_or(Error::Conflict)?;
        Ok(transaction.rollback().await?)
    }

    /// The connections, for what cannot be part of a transaction.
    pub(crate) fn pool(&self) -> Result<&DatabaseConnection> {
        match &self.connection {
            Connection::Pool(pool, _) => Ok(pool),
            Connection::Within(_) => Err(Error::Stored("that cannot be done within a transaction".into())),
        }
    }
}

#[async_trait]
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Pool(pool, _) => pool.get_database_backend(),
            Self::Within(transaction) => transaction.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> std::result::Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool, None) => pool.execute_raw(statement).await,
            Self::Pool(pool, Some(reserve)) => match pool.execute_raw(statement.clone()).await {
                Err(error) if is_full(&error) && reserve.give_up().await => pool.execute_raw(statement).await,
                done => done,
            },
            Self::Within(transaction) => transaction.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> std::result::Result<ExecResult, DbErr> {
        match self {
            Self::Pool(pool, _) => pool.execute_unprepared(sql).await,
            Self::Within(transaction) => transaction.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> std::result::Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Pool(pool, None) => pool.query_one_raw(statement).await,
            // Some databases answer what they have inserted.
            Self::Pool(pool, Some(reserve)) => match pool.query_one_raw(statement.clone()).await {
                Err(error) if is_full(&error) && reserve.give_up().await => {
                    pool.query_one_raw(statement).await
                }
                done => done,
            },
            Self::Within(transaction) => transaction.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> std::result::Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Pool(pool, _) => pool.query_all_raw(statement).await,
            Self::Within(transaction) => transaction.query_all_raw(statement).await,
        }
    }
}

/// The file of an `sqlite://FILE` URL; `None` for another database and for one in memory.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let options: SqliteConnectOptions = url.starts_with("sqlite:").then(|| url.parse().ok()).flatten()?;
    let file = options.get_filename();
    let in_memory = file.as_os_str().is_empty() || file.to_string_lossy().starts_with("file:");
    (!in_memory).then(|| file.to_owned())
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
    for rows in by_statement(rows) {
        A::Entity::insert_many(rows).exec_without_returning(connection).await.map_err(Error::from)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_written_by_powers_of_two_and_none_is_lost() {
        let sizes = |count| by_statement(vec![0; count]).map(|rows| rows.len()).collect::<Vec<_>>();
        assert!(sizes(0).is_empty());
        assert_eq!(sizes(1), [1]);
        assert_eq!(sizes(100), [64, 32, 4]);
        assert_eq!(sizes(200), [64, 64, 64, 8]);
        assert_eq!(
            by_statement((0..77).collect()).flatten().collect::<Vec<_>>(),
            (0..77).collect::<Vec<_>>()
        );
        assert!(evened(Vec::<i64>::new()).is_empty());
        assert_eq!(evened([1, 2, 3, 4, 5]), [1, 2, 3, 4, 5, 5, 5, 5]);
    }

    async fn limits(connection: &impl ConnectionTrait) -> Vec<String> {
        let mut limits = Vec::new();
        for (name, _) in LIMITS {
            let show = Statement::from_string(DbBackend::Postgres, format!("SHOW {name}"));
            let row = connection.query_one_raw(show).await.unwrap().unwrap();
            limits.push(row.try_get_by_index(0).unwrap());
        }
        limits
    }

    #[tokio::test]
    async fn who_writes_to_an_embedded_database_waits_for_the_disk() {
        let db = Db::connect("sqlite::memory:").await.unwrap();
        let writing = db.begin_in_turn().await.unwrap();
        let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA synchronous");
        let row = writing.query_one_raw(asked).await.unwrap().unwrap();
        // FULL: every commit is on disk before it is answered.
        assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 2);
        writing.rollback().await.unwrap();
        db.require_durable().await.unwrap();
    }

    #[tokio::test]
    async fn on_postgres_a_request_has_limits_and_who_prepares_the_database_has_none() {
        let Some(url) = std::env::var("LANTOA_TEST_POSTGRES_URL").ok().filter(|url| !url.is_empty()) else {
            println!("skipped: LANTOA_TEST_POSTGRES_URL names no PostgreSQL");
            return;
        };
        let db = Db::connect(&url).await.unwrap();
        assert_eq!(limits(&db.connection).await, ["30s", "10s", "1min"]);
        let alone = db.begin_alone().await.unwrap();
        assert_eq!(limits(&alone).await, ["0", "0", "0"]);
        alone.rollback().await.unwrap();
        assert_eq!(limits(&db.connection).await, ["30s", "10s", "1min"], "only for that transaction");
        db.close().await.unwrap();
    }
}
