//! The last line of a backup, behind the pages of the database: a checksum over every byte before it. SQLite reads as
//! many pages as its heading says and never comes to it.

use super::refused;
use crate::{error::Result, owner_only::failed};
use sha2::{Digest, Sha256};
use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::Path,
};

const BEGIN: &str = "lantoa-backup-sha256:";
/// With the checksum in hexadecimal and the line break.
const LENGTH: u64 = BEGIN.len() as u64 + 64 + 1;

/// Says in the heading of a database that this line follows, so that a file that lost it is known; and that none does.
pub(super) const PROMISE: &str = "PRAGMA user_version = 1";
pub(super) const NO_PROMISE: &str = "PRAGMA user_version = 0";
/// Where the heading says it (sqlite.org/fileformat, 1.3).
const PROMISE_AT: u64 = 60;

/// Adds the line to a finished file.
pub(super) fn append(file: &Path) -> Result<()> {
    let add = || -> io::Result<()> {
        let length = std::fs::metadata(file)?.len();
        let line = line_of(&mut File::open(file)?, length)?;
        OpenOptions::new().append(true).open(file)?.write_all(line.as_bytes())
    };
    add().map_err(failed(file))
}

/// Refuses a file of which any bit is not as it was; versions before this line made files without it.
pub(super) fn require_whole(file: &Path) -> Result<()> {
    let look = || -> io::Result<(Option<String>, String, bool)> {
        let mut opened = File::open(file)?;
        let length = opened.metadata()?.len();
        let said = said(&mut opened, length)?;
        let is = line_of(&mut opened, length.saturating_sub(LENGTH))?;
        Ok((said, is, is_promised(&mut opened)?))
    };
    match look().map_err(failed(file))? {
        (Some(said), is, _) if said != is => Err(refused("it is not as it was when it was made")),
        (None, _, true) => Err(refused("its end is missing")),
        _ => Ok(()),
    }
}

/// Takes the line off, before the file grows.
pub(super) fn take_off(file: &Path) -> Result<()> {
    let take = || -> io::Result<()> {
        let mut opened = OpenOptions::new().read(true).write(true).open(file)?;
        let length = opened.metadata()?.len();
        if said(&mut opened, length)?.is_some() {
            opened.set_len(length - LENGTH)?;
        }
        Ok(())
    };
    take().map_err(failed(file))
}

/// The line that a file of so many bytes ends with, if it does.
fn said(file: &mut File, length: u64) -> io::Result<Option<String>> {
    let Some(at) = length.checked_sub(LENGTH) else { return Ok(None) };
    file.seek(SeekFrom::Start(at))?;
    let mut line = Vec::new();
    file.take(LENGTH).read_to_end(&mut line)?;
    Ok(String::from_utf8(line).ok().filter(|line| line.starts_with(BEGIN)))
}

/// The line that belongs behind so many bytes of a file.
fn line_of(file: &mut File, length: u64) -> io::Result<String> {
    file.seek(SeekFrom::Start(0))?;
    let (mut hash, mut left) = (Sha256::new(), file.take(length));
    let mut piece = vec![0; 1 << 16];
    loop {
        match left.read(&mut piece)? {
            0 => return Ok(format!("{BEGIN}{:x}\n", hash.finalize())),
            read => hash.update(&piece[..read]),
        }
    }
}

fn is_promised(file: &mut File) -> io::Result<bool> {
    file.seek(SeekFrom::Start(PROMISE_AT))?;
    let mut promise = Vec::new();
    file.take(4).read_to_end(&mut promise)?;
    Ok(promise.iter().any(|byte| *byte != 0))
}
