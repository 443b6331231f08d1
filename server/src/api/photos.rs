//! Photos of logs: shown, and taken in whole.

use super::{
    asked::{Named, SignedIn},
    schema::*,
};
use crate::{
    answers::refusal,
    drawing::Drawing,
    etag::ETag,
    photos::{Came, Incoming, PhotoError, Photos},
    problem::Problem,
};
use app::import_export::in_language;
use axum::{
    Extension,
    body::{Body, to_bytes},
    extract::{Multipart, State, multipart::Field},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use domain::{
    Actor, Problem as Refused, Problems,
    outreach::{OutreachProblem, PHOTO_PIECE, PhotoProblem},
};
use frame::{
    AppError,
    context::{Site, locale_of},
    forms::{Filled, TransitionForm},
};
use sha2::{Digest, Sha256};
use store::Writer;

/// A photo of a log
///
/// For who may see its log; for everybody once it was released.
#[utoipa::path(get, path = "/photos/{photo}", tag = "Staff", security((), ("token" = [])),
    params(("photo" = inline(Id), Path, description = "Id of a photo.")),
    responses(
        (status = 200, description = "At most 1600 pixels a side", body = inline(File), content_type = "image/jpeg"),
        Unchanged, Unread, NotFound
    ))]
pub(super) async fn photo(
    State(site): State<Site>,
    Extension(photos): Extension<Photos>,
    me: Option<Extension<Actor>>,
    Named(id): Named<i64>,
    headers: HeaderMap,
) -> Response {
    shown(&site, &photos, me.as_deref(), (id, false), &headers).await
}

/// The small copy of a photo, for galleries
#[utoipa::path(get, path = "/photos/{photo}/small", tag = "Staff", security((), ("token" = [])),
    params(("photo" = inline(Id), Path, description = "Id of a photo.")),
    responses(
        (status = 200, description = "At most 400 pixels a side", body = inline(File), content_type = "image/jpeg"),
        Unchanged, Unread, NotFound
    ))]
pub(super) async fn small_photo(
    State(site): State<Site>,
    Extension(photos): Extension<Photos>,
    me: Option<Extension<Actor>>,
    Named(id): Named<i64>,
    headers: HeaderMap,
) -> Response {
    shown(&site, &photos, me.as_deref(), (id, true), &headers).await
}

async fn shown(
    site: &Site,
    photos: &Photos,
    me: Option<&Actor>,
    (id, small): (i64, bool),
    headers: &HeaderMap,
) -> Response {
    let file = match site.db.photo_file(me, id).await {
        Ok(found) => found.file,
        Err(error) => return refusal(&error),
    };
    let read = async {
        match photos.read(&file, small).await {
            Ok(bytes) => ([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response(),
            Err(error) => {
                tracing::error!(cause = ?error, photo = id, "a photo");
                StatusCode::NOT_FOUND.into_response()
            }
        }
    };
    let mut response = ETag::of_shown(&(&file, small)).or_made(headers, read).await;
    // Who may see it is asked each time; its bytes are not sent again.
    let keeping = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, keeping);
    response
}

/// Add a photo to a log, whole
///
/// Up to 256 kB; a larger one comes in pieces. `name` is the device's own: the same bytes under it are kept once.
#[utoipa::path(put, path = "/api/v1/logs/{log}/files/{name}", tag = "Staff", security(("token" = [])),
    params(
        ("log" = inline(LogKey), Path, description = "The id that its device gave a log (UUID)."),
        ("name" = inline(PhotoName), Path, description = "Up to 80 of letters of ASCII, digits, `.`, `-` and `_`."),
        ("content-digest" = inline(Option<ContentDigest>), Header, description = "SHA-256 of the body (RFC 9530).")
    ),
    request_body(content = inline(File), content_type = "application/octet-stream", description = "JPEG, PNG or WebP."),
    responses(
        (status = 201, description = "It is kept; `Location` says where it is shown."),
        (status = 200, description = "It was there already, byte for byte."),
        Unkept
    ))]
pub(super) async fn put(
    State(site): State<Site>,
    (Extension(photos), Extension(drawing)): (Extension<Photos>, Extension<Drawing>),
    Named((key, name)): Named<(String, String)>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let bytes = match at_once(body, PHOTO_PIECE).await {
        Ok(bytes) => bytes,
        Err(problem) => return problem.into_response(),
    };
    if !is_whole(&headers, &bytes) {
        let detail = "Content-Digest is not that of what came";
        return Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail).into_response();
    }
    let logs = site.db.logs(&me);
    match photos.keep(&drawing, &logs, (&key, &name), Came::Whole(bytes)).await {
        Ok(added) => {
            let status = if added.again { StatusCode::OK } else { StatusCode::CREATED };
            (status, [(header::LOCATION, format!("/photos/{}", added.id))]).into_response()
        }
        Err(error) => told(error, &headers),
    }
}

/// The bytes of a file that comes whole, or of a piece of one.
pub(super) async fn at_once(body: Body, max: usize) -> Result<Vec<u8>, Problem> {
    let detail = "no more than 256 kB come at once; a larger file comes in pieces, by tus 1.0";
    let too_many = |_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail);
    to_bytes(body, max).await.map(Vec::from).map_err(too_many)
}

/// Without a digest, or with that of what came (RFC 9530).
fn is_whole(headers: &HeaderMap, bytes: &[u8]) -> bool {
    let Some(given) = headers.get("content-digest") else { return true };
    let given = given.to_str().unwrap_or_default();
    let sha = given.split(',').find_map(|one| one.trim().strip_prefix("sha-256=:")?.strip_suffix(':'));
    sha.is_some_and(|sha| {
        BASE64_STANDARD.decode(sha).is_ok_and(|sha| sha == Sha256::digest(bytes).as_slice())
    })
}

/// Why a photo was not taken, as a program is told it.
pub(super) fn told(error: PhotoError, headers: &HeaderMap) -> Response {
    let problems = match refused(error) {
        Ok(problems) => problems,
        Err(status) => return Problem::of(status).into_response(),
    };
    let Some((_, problem)) = problems.iter().next() else { return StatusCode::BAD_REQUEST.into_response() };
    let status = match problem {
        Refused::Outreach(OutreachProblem::Photo(PhotoProblem::SameName)) => StatusCode::CONFLICT,
        Refused::Outreach(OutreachProblem::Photo(PhotoProblem::Removed)) => StatusCode::GONE,
        Refused::Outreach(OutreachProblem::Photo(PhotoProblem::TooManyBytes { .. })) => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let sentence = in_language(locale_of(headers), || words::problem(problem));
    Problem::new(status, sentence).into_response()
}

/// What is wrong with a photo, or what went wrong where nothing is wrong with it.
fn refused(error: PhotoError) -> Result<Problems, StatusCode> {
    match error {
        PhotoError::Refused(problem) => Ok(Problems::one("photo", OutreachProblem::Photo(problem))),
        PhotoError::Store(store::Error::Invalid(problems)) => Ok(problems),
        PhotoError::Store(store::Error::NotFound) => Err(StatusCode::NOT_FOUND),
        PhotoError::Store(store::Error::Forbidden) => Err(StatusCode::FORBIDDEN),
        PhotoError::Store(store::Error::Conflict) => Err(StatusCode::CONFLICT),
        PhotoError::Store(store::Error::Full) => Err(StatusCode::INSUFFICIENT_STORAGE),
        cause => {
            tracing::error!(?cause, "a photo");
            Err(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// `POST /outreach/{id}/photos`: the photos of a form, for browsers without a script. Each is called by what it holds,
/// so that one that is posted twice is kept once.
pub(super) async fn post(
    State(site): State<Site>,
    (Extension(photos), Extension(drawing)): (Extension<Photos>, Extension<Drawing>),
    me: Option<Extension<Actor>>,
    Named(id): Named<i64>,
    mut multipart: Multipart,
) -> Response {
    let page = format!("/outreach/{id}");
    let Some(Extension(me)) = me else {
        return Redirect::to(&format!("/sign-in?next={page}")).into_response();
    };
    let logs = site.db.logs(&me);
    let key = match logs.detail(id).await {
        Ok(detail) if detail.may_add_photos => detail.key,
        Ok(_) => return StatusCode::FORBIDDEN.into_response(),
        Err(error) => return refusal(&error),
    };
    let mut problems = Problems::default();
    let mut last = 0;
    loop {
        let field = match multipart.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(_) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        };
        let coming = match come(&photos, field).await {
            Ok(coming) => coming,
            Err(status) => return status.into_response(),
        };
        // An empty field is one in which nothing was chosen.
        if coming.is_empty() {
            continue;
        }
        match coming.keep(&drawing, &logs, &key).await.map_err(refused) {
            Ok(added) => last = added.audit.max(last),
            Err(Ok(refused)) => {
                refused.iter().for_each(|(field, problem)| problems.add(field, problem.clone()))
            }
            Err(Err(status)) => return status.into_response(),
        }
    }
    if problems.is_empty() {
        return Redirect::to(&format!("{page}?done=photo_added&saved={}#photos", last.max(1)))
            .into_response();
    }
    not_added(&site, &me, &page, problems).await
}

/// What comes in a field, of which the most is kept as it comes.
async fn come<'a>(photos: &'a Photos, mut field: Field<'_>) -> Result<Incoming<'a>, StatusCode> {
    let mut coming = Incoming::new(photos);
    while let Some(bytes) = field.chunk().await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)? {
        if let Err(error) = coming.add(&bytes).await {
            tracing::error!(cause = ?error, "a photo");
            return Err(StatusCode::INTERNAL_SERVER_ERROR);
        }
    }
    Ok(coming)
}

/// Leads back to the page, which tells why some were not taken.
async fn not_added(site: &Site, me: &Actor, page: &str, problems: Problems) -> Response {
    let form = TransitionForm { transition: app::outreach::PHOTOS.into(), ..TransitionForm::default() };
    let filled = Filled { form, error: Some(AppError::Invalid(problems)) };
    let kept = match serde_json::to_string(&filled) {
        Ok(content) => site.db.keep_draft(Writer::Person(me), content).await,
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    match kept {
        Ok(key) => Redirect::to(&format!("{page}?draft={}#photos", key.unwrap_or_default())).into_response(),
        Err(error) => refusal(&error),
    }
}
