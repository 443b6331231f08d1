//! What comes of a photo, of which no more than a piece is in memory.

use super::{Photos, Result};
use crate::{drawing::Drawing, hex::hex, photos::PhotoError};
use domain::outreach::{PHOTO_BYTES_MAX, PHOTO_PIECE, PhotoProblem};
use sha2::{Digest, Sha256};
use std::mem;
use store::{Added, Logs, Upload};

/// A photo as it came.
#[derive(Debug)]
pub(crate) enum Came<'a> {
    /// At most a piece.
    Whole(Vec<u8>),
    Pieces(Pieces<'a>),
}

/// The files that are one photo together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pieces<'a> {
    /// The upload that they are of.
    pub of: &'a str,
    pub names: &'a [String],
}

impl<'a> From<&'a Upload> for Pieces<'a> {
    fn from(upload: &'a Upload) -> Self {
        Self { of: &upload.id, names: &upload.pieces }
    }
}

/// A photo on its way, whose end is not known yet.
pub(crate) struct Incoming<'a> {
    photos: &'a Photos,
    of: String,
    names: Vec<String>,
    last: Vec<u8>,
    length: usize,
    hash: Sha256,
}

impl<'a> Incoming<'a> {
    pub fn new(photos: &'a Photos) -> Self {
        let of = uuid::Uuid::new_v4().simple().to_string();
        Self { photos, of, names: Vec::new(), last: Vec::new(), length: 0, hash: Sha256::new() }
    }

    /// Takes in what comes next; of what is too long only that it is.
    pub async fn add(&mut self, mut bytes: &[u8]) -> Result<()> {
        self.length += bytes.len();
        if self.length > PHOTO_BYTES_MAX {
            return Ok(());
        }
        self.hash.update(bytes);
        while self.last.len() + bytes.len() > PHOTO_PIECE {
            let (now, later) = bytes.split_at(PHOTO_PIECE - self.last.len());
            self.last.extend_from_slice(now);
            self.write().await?;
            bytes = later;
        }
        self.last.extend_from_slice(bytes);
        Ok(())
    }

    async fn write(&mut self) -> Result<()> {
        let at = self.names.len() * PHOTO_PIECE;
        let name = self.photos.keep_piece(&self.of, at, mem::take(&mut self.last)).await?;
        self.names.push(name);
        Ok(())
    }

    /// Nothing came.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Keeps it as a photo of the log of a key, called by what it holds.
    pub async fn keep(mut self, drawing: &Drawing, logs: &Logs<'_>, key: &str) -> Result<Added> {
        let kept = self.keep_whole(drawing, logs, key).await;
        self.photos.drop_pieces(Pieces { of: &self.of, names: &self.names }).await;
        kept
    }

    async fn keep_whole(&mut self, drawing: &Drawing, logs: &Logs<'_>, key: &str) -> Result<Added> {
        if self.length > PHOTO_BYTES_MAX {
            return Err(PhotoError::Refused(PhotoProblem::TooManyBytes { megabytes: PHOTO_BYTES_MAX >> 20 }));
        }
        let name = hex(&self.hash.finalize_reset()[..16]);
        let came = if self.names.is_empty() {
            Came::Whole(mem::take(&mut self.last))
        } else {
            self.write().await?;
            Came::Pieces(Pieces { of: &self.of, names: &self.names })
        };
        self.photos.keep(drawing, logs, (key, &name), came).await
    }
}
