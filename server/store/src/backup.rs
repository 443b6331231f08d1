//! A copy of the whole database in one file, and back.

use crate::{
    Db,
    error::{Error, Result},
};
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use std::path::{Path, PathBuf};

/// What a restore put in place.
#[derive(Clone, Debug)]
pub struct Restored {
    /// Where the replaced database was moved, if there was one.
    pub kept: Option<PathBuf>,
}

/// Why a backup or a restore was not done; the running data is as it was.
fn refused(reason: impl Into<String>) -> Error {
    Error::Stored(reason.into())
}

/// Writes a consistent copy of a live SQLite database into a new file.
pub async fn backup(db: &Db, file: &Path) -> Result<()> {
    if !db.is_sqlite() {
        return Err(refused("a PostgreSQL database is backed up with pg_dump"));
    }
    if file.exists() {
        return Err(refused(format!("{} exists already; choose another name", file.display())));
    }
    let into = Statement::from_sql_and_values(
        DbBackend::Sqlite,
        "VACUUM INTO $1",
        [file.display().to_string().into()],
    );
    db.connection.execute_raw(into).await?;
    verify(file).await
}

/// Verifies a backup, then puts it in the place of an SQLite database that no server is using; the replaced file
/// stays beside it.
pub async fn restore(backup: &Path, database: &Path) -> Result<Restored> {
    verify(backup).await?;
    let fresh = with_suffix(database, ".restoring");
    let io = |error: std::io::Error| refused(format!("{}: {error}", database.display()));
    std::fs::copy(backup, &fresh).map_err(io)?;
    if let Err(error) = verify(&fresh).await {
        std::fs::remove_file(&fresh).map_err(io)?;
        return Err(error);
    }
    let kept = database
        .exists()
        .then(|| with_suffix(database, &format!(".before-{}", chrono::Utc::now().format("%Y%m%dT%H%M%S"))));
    if let Some(kept) = &kept {
        std::fs::rename(database, kept).map_err(io)?;
    }
    for suffix in ["-wal", "-shm"] {
        let side = with_suffix(database, suffix);
        if side.exists() {
            let to = kept
                .as_ref()
                .map_or_else(|| with_suffix(database, ".side"), |kept| with_suffix(kept, suffix));
            std::fs::rename(side, to).map_err(io)?;
        }
    }
    std::fs::rename(&fresh, database).map_err(io)?;
    Ok(Restored { kept })
}

/// Refuses a file that is damaged, not ours, or newer than this program.
async fn verify(file: &Path) -> Result<()> {
    if !file.is_file() {
        return Err(refused(format!("{} is not a file", file.display())));
    }
    let unreadable = |error: Error| refused(format!("{} is not a sound backup: {error:?}", file.display()));
    let db =
        Db::connect(&format!("sqlite://{}?mode=ro&immutable=1", file.display())).await.map_err(unreadable)?;
    let check = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
    let row = db.connection.query_one_raw(check).await.map_err(|error| unreadable(error.into()))?;
    let answer: String = match row {
        Some(row) => row.try_get_by_index(0)?,
        None => String::new(),
    };
    if answer != "ok" {
        return Err(refused(format!("{} is damaged: {answer}", file.display())));
    }
    let applied =
        Migrator::get_applied_migrations(&db.connection).await.map_err(|error| unreadable(error.into()))?;
    let closed = db.connection.close().await;
    closed?;
    if applied.is_empty() {
        Err(refused(format!("{} holds no Lan Tỏa data", file.display())))
    } else {
        Ok(())
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
