//! A copy of the whole database in one file, and back.
//!
//! A backup is an SQLite database, whichever kind of database it is of, and goes back into either kind. It carries
//! how many rows each table has and a checksum over them, so that one that lost something is known before it
//! replaces anything.

mod rows;
mod sealed;

pub use sealed::{Contents, verify};

use crate::{
    Db,
    database_lock::lock_alone,
    db::sqlite_file,
    error::{Error, Result},
    owner_only::{Partial, SIDES, failed, sync_folder_of, with_suffix},
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::{
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// What a restore put in place.
#[derive(Clone, Debug)]
pub struct Restored {
    /// Where the replaced SQLite database was moved, if there was one.
    pub kept: Option<PathBuf>,
    /// What the backup held.
    pub contents: Vec<Contents>,
}

/// Why a backup or a restore was not done; the running data is as it was.
fn refused(reason: impl Into<String>) -> Error {
    Error::Stored(reason.into())
}

/// Writes a consistent copy of a live database into a new file; answers what it holds.
pub async fn backup(db: &Db, file: &Path) -> Result<Vec<Contents>> {
    if file.exists() {
        return Err(refused(format!("{} exists already; choose another name", file.display())));
    }
    let partial = Partial::new(with_suffix(file, ".partial"))?;
    if db.is_sqlite() {
        let path = partial.path().display().to_string();
        let into = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [path.into()]);
        db.connection.execute_raw(into).await?;
    } else {
        rows::export(db, partial.path()).await?;
    }
    let contents = sealed::seal(partial.path()).await?;
    partial.keep_as(file)?;
    Ok(contents)
}

/// Verifies a backup, then puts it in the place of the database of a URL, which no server may be using. One of
/// fewer migrations is brought up to date on the way. A replaced SQLite file stays beside the new one; in
/// PostgreSQL all rows are exchanged in one transaction.
pub async fn restore(backup: &Path, url: &str) -> Result<Restored> {
    let alone = lock_alone(url).await?;
    let restored = exchange(backup, url).await;
    alone.release().await;
    restored
}

async fn exchange(backup: &Path, url: &str) -> Result<Restored> {
    if let Some(database) = sqlite_file(url) {
        return restore_file(backup, &database).await;
    }
    let name = format!("lantoa-restore-{}.db", uuid::Uuid::new_v4().simple());
    let (copy, contents) = prepare(backup, std::env::temp_dir().join(name)).await?;
    rows::import(copy.path(), url).await?;
    Ok(Restored { kept: None, contents })
}

/// A copy of a backup that was verified and is up to date.
async fn prepare(backup: &Path, path: PathBuf) -> Result<(Partial, Vec<Contents>)> {
    if !backup.is_file() {
        return Err(refused(format!("{} is not a file", backup.display())));
    }
    let copy = Partial::copy_of(backup, path)?;
    let contents = sealed::verify_as(copy.path(), backup).await?;
    sealed::unseal(copy.path()).await?;
    Ok((copy, contents))
}

async fn restore_file(backup: &Path, database: &Path) -> Result<Restored> {
    let (copy, contents) = prepare(backup, with_suffix(database, ".restoring")).await?;
    let kept = keep(database).await?;
    if let Err(error) = copy.keep_as(database) {
        // Two names that lead to one database would each get a log of their own.
        if let Some(kept) = kept.filter(|kept| is_same_file(kept, database)) {
            fs::remove_file(&kept).map_err(failed(&kept))?;
        }
        return Err(error);
    }
    Ok(Restored { kept, contents })
}

/// Gives a database that is about to be replaced a second name, if there is one. Until the new one takes its place it
/// keeps the first, so that there is a database whatever happens.
async fn keep(database: &Path) -> Result<Option<PathBuf>> {
    let now = chrono::Utc::now().format("%Y%m%dT%H%M%S%3f");
    let kept = with_suffix(database, &format!(".before-{now}"));
    let exists = database.exists();
    if exists {
        sealed::fold_log(database).await?;
        link(database, &kept).map_err(failed(&kept))?;
    }
    for suffix in SIDES {
        let side = with_suffix(database, suffix);
        // A log that could not be folded in, or is without its database, would be taken for the new one's.
        if side.exists() {
            fs::rename(&side, with_suffix(&kept, suffix)).map_err(failed(&side))?;
        }
    }
    sync_folder_of(database)?;
    Ok(exists.then_some(kept))
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let inode = |path: &Path| fs::metadata(path).map(|meta| (meta.dev(), meta.ino())).ok();
    inode(one).is_some_and(|one| Some(one) == inode(other))
}

/// A second name for a file, or a copy on a disk that has no second names.
fn link(file: &Path, name: &Path) -> io::Result<()> {
    match fs::hard_link(file, name) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => fs::copy(file, name).map(drop),
        linked => linked,
    }
}
