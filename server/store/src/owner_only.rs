//! Files and folders that only their owner reads.

use crate::error::{Error, Result};
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// What SQLite keeps beside a database: its logs, and the index of one of them.
pub(crate) const SIDES: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What went wrong with a file, as a sentence that names it.
pub(crate) fn failed(path: &Path) -> impl Fn(io::Error) -> Error {
    let name = path.display().to_string();
    move |error| Error::Stored(format!("{name}: {error}"))
}

/// The same path with something after its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Makes the folder of a file where there is none.
pub(crate) fn make_folder_of(file: &Path) -> Result<()> {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed(folder))
}

/// Makes an empty file, and its folder, where there is none. What is there keeps its mode, and is not even opened:
/// closing a file would remove the locks by which this process reads it as a database.
pub(crate) fn make_file(file: &Path) -> Result<()> {
    if file.exists() {
        return Ok(());
    }
    make_folder_of(file)?;
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        // Somebody else was quicker.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop).map_err(failed(file)),
    }
}

/// Makes the names in a file's folder last through a power cut.
pub(crate) fn sync_folder_of(file: &Path) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed(folder))
}

/// A file that is being written; it goes away unless it is kept.
#[derive(Debug)]
pub(crate) struct Partial {
    path: PathBuf,
}

impl Partial {
    /// An empty file.
    pub fn new(path: PathBuf) -> Result<Self> {
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(_) => {
                // What a broken-off run left beside it would be played into the new file.
                for side in SIDES {
                    match fs::remove_file(with_suffix(&path, side)) {
                        Err(error) if error.kind() != io::ErrorKind::NotFound => {
                            return Err(failed(&path)(error));
                        }
                        _ => {}
                    }
                }
                Ok(Self { path })
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Error::Stored(format!(
                "{} is there: it is being written now, or was broken off; in that case remove it and try again",
                path.display()
            ))),
            Err(error) => Err(failed(&path)(error)),
        }
    }

    /// A file with the bytes of another.
    pub fn copy_of(original: &Path, path: PathBuf) -> Result<Self> {
        let partial = Self::new(path)?;
        let copy = || -> io::Result<()> {
            let mut to = OpenOptions::new().write(true).open(&partial.path)?;
            io::copy(&mut File::open(original)?, &mut to)?;
            to.sync_all()
        };
        copy().map_err(failed(original))?;
        Ok(partial)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it in the place of another file at once, and on the disk.
    pub fn keep_as(self, file: &Path) -> Result<()> {
        File::open(&self.path).and_then(|whole| whole.sync_all()).map_err(failed(&self.path))?;
        fs::rename(&self.path, file).map_err(failed(file))?;
        sync_folder_of(file)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // Gone already if it was kept.
        let _ = fs::remove_file(&self.path);
        for side in SIDES {
            let _ = fs::remove_file(with_suffix(&self.path, side));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_broken_off_run_left_beside_a_file_is_not_played_into_the_next() {
        let path = std::env::temp_dir().join(format!("lantoa-partial-{}.db", uuid::Uuid::new_v4().simple()));
        for side in SIDES {
            fs::write(with_suffix(&path, side), "cũ").unwrap();
        }
        let partial = Partial::new(path.clone()).unwrap();
        assert!(SIDES.iter().all(|side| !with_suffix(&path, side).exists()));
        drop(partial);
        assert!(!path.exists());
    }
}
