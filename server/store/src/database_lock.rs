//! Who uses a database: servers beside each other, a restore alone.

use crate::{
    db::sqlite_file,
    error::{Error, Result},
    owner_only::{self, failed},
    reach::reach,
};
use sea_orm::sqlx::{self, Connection, PgConnection, Postgres, query, query_scalar};
use std::{
    convert::Infallible,
    fs::{File, OpenOptions, TryLockError},
    time::Duration,
};

/// The advisory lock of PostgreSQL that every server of a database shares; any number that is ours alone.
const SERVERS: i64 = 7_453_001_001;
/// How often it is made sure that the lock still holds.
const EACH_MINUTE: Duration = Duration::from_secs(60);

/// That somebody uses a database. It ends when it is dropped, and with the process however that ends.
#[derive(Debug)]
#[must_use = "the database is free again when it is dropped"]
pub struct DatabaseLock {
    file: Option<File>,
    session: Option<PgConnection>,
}

impl DatabaseLock {
    /// Ends it at once; PostgreSQL notices in its own time when it is only dropped.
    pub async fn release(self) {
        let Self { file, session } = self;
        drop(file);
        let Some(mut session) = session else { return };
        // What a connection holds ends with it, but only once the database has noticed that it was closed.
        let free = query::<Postgres>("SELECT pg_advisory_unlock_all()").execute(&mut session).await;
        if let Err(error) = free.map(drop).and(session.close().await) {
            tracing::warn!(cause = ?error, "closing the connection that says a database is in use");
        }
    }

    /// Asks each minute, so that nobody between takes an idle connection away, and says it anew where one was lost.
    pub async fn watch(&mut self, url: &str) -> Infallible {
        loop {
            tokio::time::sleep(EACH_MINUTE).await;
            let Some(session) = &mut self.session else { continue };
            if query::<Postgres>("SELECT 1").execute(session).await.is_err()
                && let Ok(Some(again)) = hold(url, false).await
            {
                *self = again;
            }
        }
    }
}

fn told(error: sqlx::Error) -> Error {
    Error::Stored(format!("the database answered: {error}"))
}

/// Says that a server uses the database of a URL, as others may. Refused while a backup is put into it.
///
/// It is seen by processes that share the folder (SQLite) or the database server (PostgreSQL).
pub async fn lock_database(url: &str) -> Result<DatabaseLock> {
    let busy = "a backup is being restored into the database; try again when it is done";
    hold(url, false).await?.ok_or_else(|| Error::Stored(busy.into()))
}

/// Takes the database of a URL for oneself. Refused while a server runs.
pub(crate) async fn lock_alone(url: &str) -> Result<DatabaseLock> {
    let busy = "a server is using the database; stop it first, nothing was changed";
    hold(url, true).await?.ok_or_else(|| Error::Stored(busy.into()))
}

async fn hold(url: &str, alone: bool) -> Result<Option<DatabaseLock>> {
    if let Some(database) = sqlite_file(url) {
        let path = database.with_extension("lock");
        owner_only::make_file(&path)?;
        let file = OpenOptions::new().write(true).open(&path).map_err(failed(&path))?;
        let locked = if alone { file.try_lock() } else { file.try_lock_shared() };
        return match locked {
            Ok(()) => Ok(Some(DatabaseLock { file: Some(file), session: None })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(failed(&path)(error)),
        };
    }
    // A connection of its own: the lock lives as long as the connection, and a pool closes what is idle.
    let mut session = reach(url).await?;
    let lock =
        if alone { "SELECT pg_try_advisory_lock($1)" } else { "SELECT pg_try_advisory_lock_shared($1)" };
    let held =
        query_scalar::<Postgres, bool>(lock).bind(SERVERS).fetch_one(&mut session).await.map_err(told)?;
    Ok(held.then_some(DatabaseLock { file: None, session: Some(session) }))
}
