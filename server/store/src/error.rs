use domain::Problems;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Why the store did not do what was asked. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("refused: {0}")]
    Invalid(Problems),
    /// There is none, or the actor may not see it.
    #[error("not found")]
    NotFound,
    #[error("not allowed")]
    Forbidden,
    /// Somebody else changed it since it was read.
    #[error("changed since it was read")]
    Conflict,
    #[error("too many failed attempts")]
    Throttled,
    /// The disk of the database is full.
    #[error("no room on the disk of the database")]
    Full,
    #[error("database")]
    Database(#[source] DbErr),
    /// A stored value that this version cannot read.
    #[error("stored value: {0}")]
    Stored(String),
}

pub type Result<T> = std::result::Result<T, Error>;

impl From<Problems> for Error {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if is_full(&error) { Self::Full } else { Self::Database(error) }
    }
}

/// True if a database had no room: `SQLITE_FULL`, or `disk_full` of PostgreSQL.
pub(crate) fn is_full(error: &DbErr) -> bool {
    let (DbErr::Exec(cause) | DbErr::Query(cause) | DbErr::Conn(cause)) = error else { return false };
    let RuntimeErr::SqlxError(cause) = cause else { return false };
    let code = cause.as_database_error().and_then(|error| error.code());
    matches!(code.as_deref(), Some("13" | "53100"))
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Stored(error.to_string())
    }
}

/// True if a write failed on this unique constraint or index.
///
/// PostgreSQL names the constraint; SQLite names an inline one by `table.column`, so both are given.
pub fn violates(error: &DbErr, constraint: &str, columns: &str) -> bool {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(message)) => {
            message.contains(constraint) || message.contains(columns)
        }
        _ => false,
    }
}

/// A stored word as its enum.
pub fn stored<T>(word: &str, from_word: fn(&str) -> Option<T>) -> Result<T> {
    from_word(word).ok_or_else(|| Error::Stored(word.to_owned()))
}

/// Refuses what the actor may not do.
pub fn require(may: bool) -> Result<()> {
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

/// Refuses a change of another version than the one that was seen.
pub fn require_version(seen: &str, version: i64) -> Result<()> {
    if seen.trim() == version.to_string() { Ok(()) } else { Err(Error::Conflict) }
}
