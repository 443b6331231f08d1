//! A copy of the whole database in one file, and back.
//!
//! A backup is an SQLite database, whichever kind of database it is of, and goes back into either kind. It carries
//! how many rows each table has and a checksum over them, so that one that lost something is known before it
//! replaces anything; and a checksum over the whole file, which covers all that is not rows.

mod last_line;
mod restored;
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
use restored::{Standings, differences};
use sea_orm::{ConnectionTrait, DbBackend, Statement, sqlx::sqlite::SqliteConnectOptions};
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
    /// In what the accounts differ from those of the database that was replaced, a sentence each.
    pub differences: Vec<String>,
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
    let Prepared { copy, contents, standings } = prepare(backup, std::env::temp_dir().join(name)).await?;
    let before = rows::import(copy.path(), url).await?;
    Ok(Restored { kept: None, contents, differences: differences(&before, &standings) })
}

/// A copy of a backup that was verified, is up to date and holds nothing that was only for a while.
struct Prepared {
    copy: Partial,
    contents: Vec<Contents>,
    standings: Standings,
}

async fn prepare(backup: &Path, path: PathBuf) -> Result<Prepared> {
    if !backup.is_file() {
        return Err(refused(format!("{} is not a file", backup.display())));
    }
    let copy = Partial::copy_of(backup, path)?;
    let contents = sealed::verify_as(copy.path(), backup).await?;
    sealed::unseal(copy.path()).await?;
    let name = backup.file_name().unwrap_or_default().to_string_lossy();
    let standings = restored::forget_short_lived(copy.path(), &name).await?;
    Ok(Prepared { copy, contents, standings })
}

async fn restore_file(backup: &Path, database: &Path) -> Result<Restored> {
    let Prepared { copy, contents, standings } = prepare(backup, with_suffix(database, ".restoring")).await?;
    let kept = keep(database).await?;
    let before = match &kept {
        Some(kept) => standings_of(kept).await,
        None => Standings::new(),
    };
    if let Err(error) = copy.keep_as(database) {
        // Two names that lead to one database would each get a log of their own.
        if let Some(kept) = kept.filter(|kept| is_same_file(kept, database)) {
            fs::remove_file(&kept).map_err(failed(&kept))?;
        }
        return Err(error);
    }
    Ok(Restored { kept, contents, differences: differences(&before, &standings) })
}

/// How the accounts stood in a database that was replaced.
async fn standings_of(replaced: &Path) -> Standings {
    let options = SqliteConnectOptions::new().filename(replaced).read_only(true).immutable(true);
    let Ok(connection) = sealed::open(options).await else { return Standings::new() };
    let standings = restored::standings(&connection).await;
    let _ = connection.close().await;
    standings
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
