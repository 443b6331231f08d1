//! What photos look like: decoded, drawn anew without anything that the camera noted, and kept beside the database in a
//! folder or in S3.
//!
//! What comes takes little memory however many send at once: of each no more than a piece of 256 kB (64 of them: 16 MB).
//! Only as many as there are cores are there whole, up to 20 MB, and unfold into [`MEMORY_MAX`] at most.

mod incoming;

pub(crate) use incoming::{Came, Incoming, Pieces};

mod sample;

use crate::{
    config::PhotoPlace,
    drawing::{Drawing, Undrawn, in_turn},
    hex::hex,
};
use axum::body::Bytes;
use chrono::{DateTime, Utc};
use domain::outreach::{PHOTO_BYTES_MAX, PHOTO_PIXELS_MAX, PHOTO_SIDE, PhotoProblem, SMALL_SIDE, fit};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    metadata::Orientation,
};
use object_store::{
    ObjectMeta, ObjectStore, ObjectStoreExt, aws::AmazonS3Builder, local::LocalFileSystem, path::Path,
    prefix::PrefixStore,
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    io::{self, Cursor},
    sync::{Arc, OnceLock},
};
use store::{Added, Db, Logs, NewPhoto};

/// Photos that are kept, and pieces of those that are on their way.
const KEPT: &str = "kept";
const PIECES: &str = "pieces";
/// Files that are attached to records.
const ATTACHED: &str = "attached";
const SMALL: &str = "-small";

/// How good a picture is kept, of 100, and its small copy.
const QUALITY: u8 = 82;
const SMALL_QUALITY: u8 = 75;

/// Bytes that one picture may take in memory while it is decoded.
const MEMORY_MAX: u64 = 256 << 20;

/// Where photos are kept; a clone is the same place.
#[derive(Clone, Debug)]
pub struct Photos(Arc<Place>);

#[derive(Debug)]
struct Place {
    at: Option<PhotoPlace>,
    /// Opened when it is first needed: a site without photos needs none.
    files: OnceLock<Arc<dyn ObjectStore>>,
}

/// Why a photo was not kept, or cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    #[error("refused")]
    Refused(PhotoProblem),
    #[error("store")]
    Store(#[from] store::Error),
    #[error("the files of photos")]
    Files(#[from] object_store::Error),
    #[error("the folder of photos")]
    Folder(#[from] io::Error),
    /// The thread that drew it came to grief.
    #[error("not drawn")]
    Lost,
}

type Result<T> = std::result::Result<T, PhotoError>;

impl Photos {
    /// Nothing is opened yet.
    pub fn new(at: &PhotoPlace) -> Self {
        Self(Arc::new(Place { at: Some(at.clone()), files: OnceLock::new() }))
    }

    /// In S3 as a builder names it.
    ///
    /// # Errors
    /// The builder lacks something.
    pub fn over_s3(s3: AmazonS3Builder) -> Result<Self> {
        Ok(Self::over(build(s3)?))
    }

    /// Over files that are open already.
    pub fn over(files: Arc<dyn ObjectStore>) -> Self {
        Self(Arc::new(Place { at: None, files: OnceLock::from(files) }))
    }

    /// Keeps what came as a photo of a log. The same bytes under the same name are kept once.
    pub(crate) async fn keep(
        &self,
        drawing: &Drawing,
        logs: &Logs<'_>,
        (key, name): (&str, &str),
        came: Came<'_>,
    ) -> Result<Added> {
        let turn = drawing.turn().await.ok_or(PhotoError::Lost)?;
        let bytes = match came {
            Came::Whole(bytes) => bytes,
            Came::Pieces(pieces) => self.join(pieces).await?,
        };
        let digest = digest(&bytes);
        if let Some((id, known)) = logs.photo_named(key, name).await? {
            let same = Added { id, again: true, audit: 0 };
            return if known == digest { Ok(same) } else { Err(PhotoError::Refused(PhotoProblem::SameName)) };
        }
        let drawn = in_turn(turn, move || draw(&bytes)).await.map_err(|undrawn| match undrawn {
            Undrawn::Failed(problem) => PhotoError::Refused(problem),
            Undrawn::Busy | Undrawn::Lost => PhotoError::Lost,
        })?;
        let file = uuid::Uuid::new_v4().simple().to_string();
        // What fails from here on leaves files that nobody knows, which are swept.
        let new = self.keep_files(name, digest, file, drawn).await?;
        Ok(logs.add_photo(key, &new).await?)
    }

    async fn keep_files(&self, name: &str, digest: String, file: String, drawn: Drawn) -> Result<NewPhoto> {
        let Drawn { large, small, width, height } = drawn;
        let bytes = large.len() + small.len();
        self.write(&place(&file, false), large).await?;
        self.write(&place(&file, true), small).await?;
        Ok(NewPhoto { name: name.to_owned(), digest, file, width, height, bytes })
    }

    /// A photo, or its small copy.
    pub(crate) async fn read(&self, file: &str, small: bool) -> Result<Bytes> {
        Ok(self.files()?.get(&place(file, small)).await?.bytes().await?)
    }

    /// Keeps a file that is attached to a record, as it came; answers its name.
    pub(crate) async fn keep_attached(&self, bytes: Vec<u8>) -> Result<String> {
        let file = uuid::Uuid::new_v4().simple().to_string();
        self.write(&attached(&file), bytes).await?;
        Ok(file)
    }

    pub(crate) async fn read_attached(&self, file: &str) -> Result<Bytes> {
        Ok(self.files()?.get(&attached(file)).await?.bytes().await?)
    }

    /// Keeps a piece of an upload that begins at a byte; answers the name of its file.
    pub(crate) async fn keep_piece(&self, upload: &str, at: usize, bytes: Vec<u8>) -> Result<String> {
        // Two that come at once are two files, of which the database knows one.
        let name = format!("{at:08}-{}", uuid::Uuid::new_v4().simple());
        self.write(&piece(upload, &name), bytes).await?;
        Ok(name)
    }

    async fn join(&self, Pieces { of, names }: Pieces<'_>) -> Result<Vec<u8>> {
        let mut joined = Vec::new();
        for name in names {
            joined.extend_from_slice(&self.files()?.get(&piece(of, name)).await?.bytes().await?);
        }
        Ok(joined)
    }

    /// Throws away pieces that are needed no more. What stays is swept.
    pub(crate) async fn drop_pieces(&self, Pieces { of, names }: Pieces<'_>) {
        for name in names {
            let dropped = async { Ok(self.files()?.delete(&piece(of, name)).await?) };
            if let Err(error) = dropped.await as Result<()> {
                tracing::warn!(cause = ?error, "a piece of a photo is left for the sweep");
            }
        }
    }

    /// Throws away the files from before a moment that the database does not know; answers how many.
    ///
    /// # Errors
    /// The files or the database cannot be read; what was thrown away until then stays so.
    pub async fn sweep(&self, db: &Db, before: DateTime<Utc>) -> Result<usize> {
        if matches!(&self.0.at, Some(PhotoPlace::Folder(folder)) if !folder.is_dir()) {
            return Ok(0);
        }
        let files = self.files()?;
        let mut found: Vec<(ObjectMeta, String)> = Vec::new();
        for object in files.list_with_delimiter(Some(&Path::from(KEPT))).await?.objects {
            let stem = stem(&object.location).to_owned();
            found.push((object, stem));
        }
        let kept: Vec<String> = found.iter().map(|(_, stem)| stem.clone()).collect();
        let mut uploads = Vec::new();
        for folder in files.list_with_delimiter(Some(&Path::from(PIECES))).await?.common_prefixes {
            let upload = folder.filename().unwrap_or_default().to_owned();
            for object in files.list_with_delimiter(Some(&folder)).await?.objects {
                found.push((object, upload.clone()));
            }
            uploads.push(upload);
        }
        let mut attached = Vec::new();
        for object in files.list_with_delimiter(Some(&Path::from(ATTACHED))).await?.objects {
            let name = object.location.filename().unwrap_or_default().to_owned();
            attached.push(name.clone());
            found.push((object, name));
        }
        let mut known = db.known_files(&kept, &uploads).await?;
        known.extend(db.known_attached(&attached).await?);
        self.throw_away(found, &known, before).await
    }

    async fn throw_away(
        &self,
        found: Vec<(ObjectMeta, String)>,
        known: &HashSet<String>,
        before: DateTime<Utc>,
    ) -> Result<usize> {
        let unknown =
            |(object, of): &(ObjectMeta, String)| object.last_modified < before && !known.contains(of);
        let mut thrown = 0;
        for (object, _) in found.into_iter().filter(unknown) {
            self.files()?.delete(&object.location).await?;
            thrown += 1;
        }
        Ok(thrown)
    }

    fn files(&self) -> Result<&Arc<dyn ObjectStore>> {
        if let (None, Some(at)) = (self.0.files.get(), &self.0.at) {
            let _ = self.0.files.set(open(at)?);
        }
        self.0.files.get().ok_or(PhotoError::Lost)
    }

    async fn write(&self, path: &Path, bytes: Vec<u8>) -> Result<()> {
        self.files()?.put(path, bytes.into()).await?;
        Ok(())
    }
}

fn open(at: &PhotoPlace) -> Result<Arc<dyn ObjectStore>> {
    match at {
        PhotoPlace::Folder(folder) => {
            for part in [KEPT, PIECES, ATTACHED] {
                std::fs::create_dir_all(folder.join(part))?;
            }
            // A row speaks of no file that a cut of power has taken.
            let files = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
            Ok(Arc::new(files.with_automatic_cleanup(true)))
        }
        PhotoPlace::S3 { bucket, folder } => {
            let s3 = build(AmazonS3Builder::from_env().with_bucket_name(bucket))?;
            Ok(Arc::new(PrefixStore::new(s3, folder.as_str())))
        }
    }
}

fn build(s3: AmazonS3Builder) -> Result<Arc<dyn ObjectStore>> {
    // A program has one provider of cryptography; that it has it already is no fault.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Ok(Arc::new(s3.build()?))
}

fn place(file: &str, small: bool) -> Path {
    Path::from(format!("{KEPT}/{file}{}.jpg", if small { SMALL } else { "" }))
}

fn attached(file: &str) -> Path {
    Path::from(format!("{ATTACHED}/{file}"))
}

fn piece(upload: &str, name: &str) -> Path {
    Path::from(format!("{PIECES}/{upload}/{name}"))
}

/// What the database calls the photo of a file.
fn stem(path: &Path) -> &str {
    let name = path.filename().unwrap_or_default();
    let name = name.strip_suffix(".jpg").unwrap_or(name);
    name.strip_suffix(SMALL).unwrap_or(name)
}

/// What names some bytes: SHA-256 in hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A photo as it is kept.
#[derive(Debug)]
struct Drawn {
    large: Vec<u8>,
    small: Vec<u8>,
    width: u32,
    height: u32,
}

/// Decodes a picture and draws it anew, upright and no larger than it is shown.
fn draw(bytes: &[u8]) -> std::result::Result<Drawn, PhotoProblem> {
    if bytes.len() > PHOTO_BYTES_MAX {
        return Err(PhotoProblem::TooManyBytes { megabytes: PHOTO_BYTES_MAX >> 20 });
    }
    let (picture, upright) = decode(bytes)?;
    let (width, height) = fit(picture.width(), picture.height(), PHOTO_SIDE);
    let mut large = scaled(&picture, width, height);
    drop(picture);
    // What is turned is there twice for a moment, so it is turned when it is small.
    large.apply_orientation(upright);
    let (width, height) = (large.width(), large.height());
    let (across, down) = fit(width, height, SMALL_SIDE);
    let small = encode(&scaled(&large, across, down), SMALL_QUALITY)?;
    Ok(Drawn { large: encode(&large, QUALITY)?, small, width, height })
}

const TOO_MANY_PIXELS: PhotoProblem = PhotoProblem::TooManyPixels { millions: PHOTO_PIXELS_MAX / 1_000_000 };

fn unread(error: ImageError) -> PhotoProblem {
    if matches!(error, ImageError::Limits(_)) { TOO_MANY_PIXELS } else { PhotoProblem::NotAPicture }
}

/// A picture as it lies in its file, and how it is turned upright.
fn decode(bytes: &[u8]) -> std::result::Result<(DynamicImage, Orientation), PhotoProblem> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_: io::Error| PhotoProblem::NotAPicture)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unread)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PHOTO_PIXELS_MAX || decoder.total_bytes() > MEMORY_MAX {
        return Err(TOO_MANY_PIXELS);
    }
    let upright = decoder.orientation().map_err(unread)?;
    Ok((DynamicImage::from_decoder(decoder).map_err(unread)?, upright))
}

fn scaled(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    let same = (picture.width(), picture.height()) == (width, height);
    // Means of squares of pixels: no more memory than the result, however large the picture is.
    let scaled = if same { picture.clone() } else { picture.thumbnail_exact(width, height) };
    DynamicImage::ImageRgb8(scaled.into_rgb8())
}

fn encode(picture: &DynamicImage, quality: u8) -> std::result::Result<Vec<u8>, PhotoProblem> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.write_with_encoder(encoder).map_err(|_| PhotoProblem::NotAPicture)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    fn picture(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30])))
    }

    fn sides(bytes: &[u8]) -> (u32, u32) {
        let (picture, _) = decode(bytes).unwrap();
        (picture.width(), picture.height())
    }

    #[test]
    fn a_picture_is_drawn_anew_in_two_sizes() {
        let drawn = draw(&encode(&picture(2_000, 1_000), 90).unwrap()).unwrap();
        assert_eq!((drawn.width, drawn.height), (1_600, 800));
        assert_eq!(sides(&drawn.large), (1_600, 800));
        assert_eq!(sides(&drawn.small), (400, 200));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [&b""[..], b"GIF89a", b"<svg/>", &encode(&picture(300, 200), 90).unwrap()[..200]] {
            assert_eq!(draw(bytes).unwrap_err(), PhotoProblem::NotAPicture);
        }
    }

    #[test]
    fn files_of_a_photo_have_its_name() {
        for small in [false, true] {
            assert_eq!(stem(&place("0a1b", small)), "0a1b");
        }
    }
}
