//! Who uses a database: servers beside each other, a restore alone.

use crate::{
    db::sqlite_file,
    error::{Error, Result},
    private::{self, failed},
};
use sea_orm::sqlx::{self, Connection, PgConnection, Postgres, query, query_scalar};
use std::fs::{File, OpenOptions, TryLockError};

/// The advisory lock of PostgreSQL that every server of a database shares; any number that is ours alone.
const SERVERS: i64 = 7_453_001_001;

/// That somebody uses a database. It ends when it is dropped, and with the process however that ends.
#[derive(Debug)]
#[must_use = "the database is free again when it is dropped"]
pub struct InUse {
    file: Option<File>,
    session: Option<PgConnection>,
}

impl InUse {
    /// Ends it at once; PostgreSQL notices in its own time when it is only dropped.
    pub async fn release(self) -> Result<()> {
        let Self { file, session } = self;
        drop(file);
        if let Some(mut session) = session {
            query::<Postgres>("SELECT pg_advisory_unlock_all()").execute(&mut session).await.map_err(told)?;
            session.close().await.map_err(told)?;
        }
        Ok(())
    }
}

fn told(error: sqlx::Error) -> Error {
    Error::Stored(format!("the database answered: {error}"))
}

/// Says that a server uses the database of a URL, as others may. Refused while a backup is put into it.
///
/// It is seen by processes that share the folder (SQLite) or the database server (PostgreSQL).
pub async fn use_database(url: &str) -> Result<InUse> {
    let busy = "a backup is being restored into the database; try again when it is done";
    hold(url, false).await?.ok_or_else(|| Error::Stored(busy.into()))
}

/// Takes the database of a URL for oneself. Refused while a server runs.
pub(crate) async fn use_alone(url: &str) -> Result<InUse> {
    let busy = "a server is using the database; stop it first, nothing was changed";
    hold(url, true).await?.ok_or_else(|| Error::Stored(busy.into()))
}

async fn hold(url: &str, alone: bool) -> Result<Option<InUse>> {
    if let Some(database) = sqlite_file(url) {
        let path = database.with_extension("lock");
        private::make_file(&path)?;
        let file = OpenOptions::new().write(true).open(&path).map_err(failed(&path))?;
        let locked = if alone { file.try_lock() } else { file.try_lock_shared() };
        return match locked {
            Ok(()) => Ok(Some(InUse { file: Some(file), session: None })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(failed(&path)(error)),
        };
    }
    // A connection of its own: the lock lives as long as the connection, and a pool closes what is idle.
    let mut session = PgConnection::connect(url).await.map_err(told)?;
    let lock =
        if alone { "SELECT pg_try_advisory_lock($1)" } else { "SELECT pg_try_advisory_lock_shared($1)" };
    let held =
        query_scalar::<Postgres, bool>(lock).bind(SERVERS).fetch_one(&mut session).await.map_err(told)?;
    Ok(held.then_some(InUse { file: None, session: Some(session) }))
}
