//! Reaching PostgreSQL: whoever cannot is told where and why, without the password of the URL.

use crate::error::{Error, Result};
use sea_orm::sqlx::{self, Connection, PgConnection, postgres::PgConnectOptions};
use std::{
    io::ErrorKind,
    time::{Duration, Instant},
};

/// How long a server is waited for that does not answer.
const SILENT: Duration = Duration::from_secs(5);
/// How long one is waited for that answers that it is not ready yet.
const NOT_YET: Duration = Duration::from_secs(15);
/// How long an answer may take even where the time is over: the reason that is told is the server's own then.
const ONE_TRY: Duration = Duration::from_secs(1);
/// How long until it is asked again.
const PAUSE: Duration = Duration::from_millis(250);

/// A connection of its own to the database of a URL. A pool would ask until its time is over, and then forget why.
pub(crate) async fn reach(url: &str) -> Result<PgConnection> {
    let options = url.parse::<PgConnectOptions>().map_err(|error| {
        Error::Stored(format!("the address of the database (LANTOA_DATABASE_URL) cannot be read: {error}"))
    })?;
    let begun = Instant::now();
    loop {
        let left = SILENT.saturating_sub(begun.elapsed()).max(ONE_TRY);
        let (cause, patience) = match tokio::time::timeout(left, PgConnection::connect_with(&options)).await {
            Ok(Ok(session)) => return Ok(session),
            Ok(Err(error)) => (error.to_string(), patience(&error)),
            Err(_) => ("it does not answer".to_owned(), SILENT),
        };
        if begun.elapsed() + PAUSE > patience {
            let place = place(&options);
            let told = format!("cannot reach the database at {place} (LANTOA_DATABASE_URL): {cause}");
            return Err(Error::Stored(told));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// That the database of a URL can be reached.
pub(crate) async fn require_reachable(url: &str) -> Result<()> {
    let closed = reach(url).await?.close().await;
    closed.map_err(|error| Error::Stored(format!("the database answered: {error}")))
}

/// How long it is tried again after an error; one that will not pass is told at once.
fn patience(error: &sqlx::Error) -> Duration {
    match error {
        // The server may be about to start.
        sqlx::Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => SILENT,
        // It is starting up, or has too many connections.
        sqlx::Error::Database(error) if matches!(error.code().as_deref(), Some("57P03" | "53300")) => NOT_YET,
        _ => Duration::ZERO,
    }
}

fn place(options: &PgConnectOptions) -> String {
    match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    }
}
