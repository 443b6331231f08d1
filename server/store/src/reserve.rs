//! Room on the disk of an embedded database.
//!
//! Beside the file lies a reserve, which is given up when the disk is full: people still sign in and out, and what they
//! typed is kept, while saving is refused until the reserve could be laid by again.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

/// Bytes that are laid by: some ten thousand sign-ins.
const SIZE: usize = 8 << 20;
/// How long a disk that was full is taken to be so without looking again.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

#[derive(Clone, Debug)]
pub(crate) struct Reserve {
    file: PathBuf,
    state: Arc<Mutex<State>>,
}

#[derive(Clone, Copy, Debug)]
enum State {
    Kept,
    /// When it was last looked whether there is room again.
    GivenUp(Option<Instant>),
}

impl Reserve {
    /// Lays the reserve by beside the file of a database, if there is room.
    pub async fn beside(database: &Path) -> Self {
        let mut file = database.as_os_str().to_owned();
        file.push("-reserve");
        let reserve = Self { file: file.into(), state: Arc::new(Mutex::new(State::GivenUp(None))) };
        reserve.is_kept().await;
        reserve
    }

    /// True while there is room. Where there was none, it is laid by again as soon as there is.
    pub async fn is_kept(&self) -> bool {
        let mut state = self.state.lock().await;
        match *state {
            State::Kept => return true,
            State::GivenUp(Some(looked)) if looked.elapsed() < LOOK_AGAIN => return false,
            State::GivenUp(_) => {}
        }
        let file = self.file.clone();
        let laid_by = tokio::task::spawn_blocking(move || lay_by(&file)).await.is_ok_and(|done| done.is_ok());
        if laid_by {
            tracing::info!("there is room on the disk of the database");
        }
        *state = if laid_by { State::Kept } else { State::GivenUp(Some(Instant::now())) };
        laid_by
    }

    /// Makes room for little things; false where there was nothing left to give up.
    pub async fn give_up(&self) -> bool {
        let mut state = self.state.lock().await;
        if !matches!(*state, State::Kept) {
            return false;
        }
        tracing::error!(
            "the disk of the database is full: nothing but signing in is saved until there is room"
        );
        *state = State::GivenUp(Some(Instant::now()));
        fs::remove_file(&self.file).is_ok()
    }
}

/// Written out, and not all alike: some file systems keep nothing of a file that is empty or can be pressed together.
fn lay_by(file: &Path) -> std::io::Result<()> {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed.to_le_bytes()
    })
    .take(SIZE / 8)
    .flatten()
    .collect();
    let written = fs::File::create(file).and_then(|mut file| {
        file.write_all(&bytes)?;
        file.sync_all()
    });
    if written.is_err() {
        // What is there of it takes the room that others need.
        let _ = fs::remove_file(file);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_is_given_up_once_and_laid_by_again() {
        let folder = std::env::temp_dir().join(format!("lantoa-reserve-{}", uuid::Uuid::new_v4()));
        fs::create_dir(&folder).unwrap();
        let reserve = Reserve::beside(&folder.join("lantoa.db")).await;
        let file = folder.join("lantoa.db-reserve");
        assert_eq!(fs::metadata(&file).unwrap().len(), SIZE as u64);
        assert!(reserve.is_kept().await);
        assert!(reserve.give_up().await);
        assert!(!file.exists());
        // Nothing is left to give up, and it is not looked again at once.
        assert!(!reserve.give_up().await && !reserve.is_kept().await);
        *reserve.state.lock().await = State::GivenUp(None);
        assert!(reserve.is_kept().await && file.exists());
        // Where it cannot be written there is no room.
        fs::remove_dir_all(&folder).unwrap();
        *reserve.state.lock().await = State::GivenUp(None);
        assert!(!reserve.is_kept().await);
    }
}
