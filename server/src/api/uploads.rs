//! Photos that come in pieces and go on where they stopped: tus 1.0 with creation, expiration and checksum.

use super::{
    asked::{Named, SignedIn},
    photos::{at_once, told},
    schema::*,
};
use crate::{
    drawing::Drawing,
    photos::{Came, PhotoError, Photos, Pieces},
    problem::Problem,
};
use axum::{
    Extension,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use domain::outreach::{PHOTO_BYTES_MAX, PHOTO_PIECE};
use frame::context::Site;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use store::{Begun, Logs, Upload};

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
pub(super) const VERSION: &str = "1.0.0";
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const OWNER: HeaderName = HeaderName::from_static("upload-owner");
const PIECE: &str = "application/offset+octet-stream";

/// Send a photo in pieces (tus 1.0)
///
/// `Location` says where the pieces go; asked for again under the same name, it is the same place. What stops is kept for
/// seven days.
#[utoipa::path(post, path = "/api/v1/logs/{log}/files/{name}", tag = "Staff", security(("token" = [])),
    params(
        ("log" = inline(LogKey), Path, description = "The id that its device gave a log (UUID)."),
        ("name" = inline(PhotoName), Path, description = "Up to 80 of letters of ASCII, digits, `.`, `-` and `_`."),
        ("tus-resumable" = inline(TusVersion), Header, description = "1.0.0"),
        ("upload-length" = inline(PhotoLength), Header, description = "Bytes of the whole."),
        ("upload-owner" = inline(Option<Id>), Header, description = "The account whose photo it is: a session of another answers 401, so that nobody sends what is another's.")
    ),
    responses(
        (status = 201, description = "Pieces go to `Location`."),
        (status = 200, description = "The photo is there; `Location` says where it is shown."),
        Unkept, OtherVersion
    ))]
pub(super) async fn begin(
    State(site): State<Site>,
    Named((key, name)): Named<(String, String)>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
) -> Response {
    if let Some(refused) = other_version(&headers) {
        return refused;
    }
    let Some(length) = number(&headers, &LENGTH) else {
        return Problem::unread(LENGTH.as_str()).into_response();
    };
    if headers.contains_key(&OWNER) && number(&headers, &OWNER) != usize::try_from(me.account).ok() {
        let detail = "the photo is of another account than the one that is signed in";
        return Problem::new(StatusCode::UNAUTHORIZED, detail).into_response();
    }
    match site.db.logs(&me).begin_upload(&key, &name, length).await {
        Ok(Begun::Upload(upload)) => {
            let there = format!("/api/v1/uploads/{}", upload.id);
            standing(StatusCode::CREATED, &upload, [(header::LOCATION, there)])
        }
        Ok(Begun::There(id)) => {
            let there = [
                (RESUMABLE, VERSION.to_owned()),
                (OFFSET, length.to_string()),
                (header::LOCATION, format!("/photos/{id}")),
            ];
            (StatusCode::OK, there).into_response()
        }
        Err(error) => told(error.into(), &headers),
    }
}

/// How much of a photo has come (tus 1.0)
#[utoipa::path(head, path = "/api/v1/uploads/{upload}", tag = "Staff", security(("token" = [])),
    params(("upload" = String, Path, description = "As `Location` named it.")),
    responses(
        (status = 200, description = "`Upload-Offset` says how many bytes there are of `Upload-Length`."),
        Unread, Unknown, Missing
    ))]
pub(super) async fn offset(
    State(site): State<Site>,
    Named(id): Named<String>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
) -> Response {
    match site.db.logs(&me).upload(&id).await {
        Ok(upload) => standing(StatusCode::OK, &upload, [(header::CACHE_CONTROL, "no-store".to_owned())]),
        Err(error) => told(error.into(), &headers),
    }
}

/// A piece of a photo (tus 1.0)
///
/// At most 256 kB. With the last one the photo is kept; if it is refused then, its pieces are thrown away.
#[utoipa::path(patch, path = "/api/v1/uploads/{upload}", tag = "Staff", security(("token" = [])),
    params(
        ("upload" = String, Path, description = "As `Location` named it."),
        ("tus-resumable" = inline(TusVersion), Header, description = "1.0.0"),
        ("upload-offset" = u64, Header, description = "Bytes that are there already."),
        ("upload-checksum" = inline(Option<PieceChecksum>), Header, description = "`sha1` or `sha256`, a space, and the hash of the piece in Base64.")
    ),
    request_body(content = inline(File), content_type = "application/offset+octet-stream"),
    responses(
        (status = 204, description = "`Upload-Offset` says how many bytes there are now."),
        (status = 415, description = "The piece is of another kind.", body = inline(Problem), content_type = "application/problem+json"),
        (status = 460, description = "The hash is another.", body = inline(Problem), content_type = "application/problem+json"),
        Unkept, OtherVersion
    ))]
pub(super) async fn add_piece(
    State(site): State<Site>,
    (Extension(photos), Extension(drawing)): (Extension<Photos>, Extension<Drawing>),
    Named(id): Named<String>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let logs = site.db.logs(&me);
    let upload = match logs.upload(&id).await {
        Ok(upload) => upload,
        Err(error) => return told(error.into(), &headers),
    };
    let bytes = match piece(&upload, &headers, body).await {
        Ok(bytes) => bytes,
        Err(refused) => return refused,
    };
    let upload = match noted(&photos, &logs, upload, bytes).await {
        Ok(upload) => upload,
        Err(PhotoError::Store(store::Error::Conflict)) => return elsewhere(),
        Err(error) => return told(error, &headers),
    };
    if upload.received < upload.length {
        return standing(StatusCode::NO_CONTENT, &upload, []);
    }
    match finish(&photos, &drawing, &logs, &upload).await {
        Ok(()) => standing(StatusCode::NO_CONTENT, &upload, []),
        Err(error) => told(error, &headers),
    }
}

/// The bytes of a piece, if it is the next one and whole.
async fn piece(upload: &Upload, headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Response> {
    if let Some(refused) = other_version(headers) {
        return Err(refused);
    }
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != PIECE) {
        let detail = format!("the content type of a piece is {PIECE}");
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail).into_response());
    }
    match number(headers, &OFFSET) {
        None => return Err(Problem::unread(OFFSET.as_str()).into_response()),
        Some(offset) if offset != upload.received => return Err(elsewhere()),
        Some(_) => {}
    }
    let bytes = at_once(body, PHOTO_PIECE).await.map_err(IntoResponse::into_response)?;
    if bytes.len() > upload.length.saturating_sub(upload.received) {
        let detail = "more came than Upload-Length announced";
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail).into_response());
    }
    match headers.get("upload-checksum").map(|given| is_sound(given, &bytes)) {
        None | Some(Some(true)) => Ok(bytes),
        Some(None) => Err(Problem::unread("upload-checksum").into_response()),
        Some(Some(false)) => {
            let mismatch = StatusCode::from_u16(460).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Err(Problem::new(mismatch, "Upload-Checksum is not that of what came").into_response())
        }
    }
}

/// Keeps a piece. An empty one after the last lets a photo be finished that could not be.
async fn noted(
    photos: &Photos,
    logs: &Logs<'_>,
    upload: Upload,
    bytes: Vec<u8>,
) -> Result<Upload, PhotoError> {
    if bytes.is_empty() {
        return Ok(upload);
    }
    let length = bytes.len();
    let file = photos.keep_piece(&upload.id, upload.received, bytes).await?;
    Ok(logs.add_piece(upload, file, length).await?)
}

/// Makes the pieces one photo. What may go better next time keeps them.
async fn finish(
    photos: &Photos,
    drawing: &Drawing,
    logs: &Logs<'_>,
    upload: &Upload,
) -> Result<(), PhotoError> {
    let pieces = Pieces::from(upload);
    let kept = photos.keep(drawing, logs, (&upload.key, &upload.name), Came::Pieces(pieces)).await;
    let again = matches!(
        kept,
        Err(PhotoError::Files(_) | PhotoError::Folder(_) | PhotoError::Lost)
            | Err(PhotoError::Store(store::Error::Database(_) | store::Error::Full))
    );
    if !again {
        logs.end_upload(&upload.id).await?;
        photos.drop_pieces(pieces).await;
    }
    kept.map(|_| ())
}

/// Whether a checksum is that of some bytes; nothing where it cannot be read.
fn is_sound(given: &HeaderValue, bytes: &[u8]) -> Option<bool> {
    let (algorithm, hash) = given.to_str().ok()?.split_once(' ')?;
    let hash = BASE64_STANDARD.decode(hash.trim()).ok()?;
    match algorithm {
        "sha1" => Some(hash == Sha1::digest(bytes).as_slice()),
        "sha256" => Some(hash == Sha256::digest(bytes).as_slice()),
        _ => None,
    }
}

fn elsewhere() -> Response {
    let detail = "Upload-Offset is not where the upload stands; HEAD says where that is";
    Problem::new(StatusCode::CONFLICT, detail).into_response()
}

/// The answer to a client that speaks another version.
fn other_version(headers: &HeaderMap) -> Option<Response> {
    let same = headers.get(RESUMABLE).is_some_and(|version| version == VERSION);
    let problem = || Problem::new(StatusCode::PRECONDITION_FAILED, "Tus-Resumable is 1.0.0 here");
    (!same).then(|| ([("tus-version", VERSION)], problem()).into_response())
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<usize> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// Where an upload stands.
fn standing<const N: usize>(
    status: StatusCode,
    upload: &Upload,
    more: [(HeaderName, String); N],
) -> Response {
    let headers = [
        (RESUMABLE, VERSION.to_owned()),
        (OFFSET, upload.received.to_string()),
        (LENGTH, upload.length.to_string()),
        (HeaderName::from_static("upload-expires"), upload.expires_at.format(HTTP_DATE).to_string()),
    ];
    let mut response = (status, headers).into_response();
    for (name, value) in more {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// A moment in a header (RFC 9110, 5.6.7).
const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// `OPTIONS /api/v1/uploads/{upload}`: what of tus is spoken here.
pub(super) async fn spoken() -> Response {
    let headers = [
        (RESUMABLE, VERSION.to_owned()),
        (HeaderName::from_static("tus-version"), VERSION.to_owned()),
        (HeaderName::from_static("tus-max-size"), PHOTO_BYTES_MAX.to_string()),
        (HeaderName::from_static("tus-extension"), "creation,expiration,checksum".to_owned()),
        (HeaderName::from_static("tus-checksum-algorithm"), "sha1,sha256".to_owned()),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}
