//! Files that are attached to records: taken from a form, and sent to whoever the record concerns.

use super::asked::Named;
use crate::{answers::refusal, photos::Photos};
use axum::{
    Extension,
    extract::{Multipart, State, multipart::Field},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Actor, Problem, Problems,
    discussion::{About, DiscussionProblem, FILE_BYTES_MAX, FileKind, TaskForm, file_name},
};
use frame::{
    AppError,
    context::Site,
    forms::{Filled, encode},
};
use store::{Error, NewFile, Writer};

/// `POST /discussion/{about}/files`: the files of a form.
pub(super) async fn post(
    State(site): State<Site>,
    Extension(photos): Extension<Photos>,
    me: Option<Extension<Actor>>,
    Named(word): Named<String>,
    mut multipart: Multipart,
) -> Response {
    let found = About::from_word(&word).and_then(|about| Some((about, app::discussion::address(about)?)));
    let Some((about, page)) = found else { return StatusCode::NOT_FOUND.into_response() };
    let Some(Extension(me)) = me else {
        return Redirect::to(&format!("/sign-in?next={page}")).into_response();
    };
    // Nothing is read for whom the record does not concern.
    if let Err(error) = site.db.require_attaching(&me, about).await {
        return refusal(&error);
    }
    let (mut problems, mut last) = (Problems::default(), 0);
    loop {
        let field = match multipart.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            // More than a form may hold came; what came before is attached.
            Err(_) => {
                problems.add("file", too_many_bytes());
                break;
            }
        };
        match take(&site, &photos, &me, about, field).await {
            Ok(entry) => last = entry.unwrap_or(last),
            Err(Refused::Problem(problem)) => problems.add("file", problem),
            Err(Refused::Answer(answer)) => return *answer,
        }
    }
    if problems.is_empty() {
        return Redirect::to(&format!("{page}?done=file_added&saved={}#files", last.max(1))).into_response();
    }
    let filled = Filled { form: TaskForm::default(), error: Some(AppError::Invalid(problems)) };
    let Ok(content) = serde_json::to_string(&filled) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    match site.db.keep_draft(Writer::Person(&me), content).await {
        Ok(key) => {
            let key = key.unwrap_or_default();
            Redirect::to(&format!("{page}?form=file&draft={key}#files")).into_response()
        }
        Err(error) => refusal(&error),
    }
}

fn too_many_bytes() -> DiscussionProblem {
    DiscussionProblem::TooManyBytes { megabytes: FILE_BYTES_MAX >> 20 }
}

/// Why a file was not attached: it is told at the form, or it is the answer.
enum Refused {
    Problem(Problem),
    Answer(Box<Response>),
}

/// Attaches the file of a field; `None` of a field in which nothing was chosen.
async fn take(
    site: &Site,
    photos: &Photos,
    me: &Actor,
    about: About,
    mut field: Field<'_>,
) -> Result<Option<i64>, Refused> {
    let answer = |status: StatusCode| Refused::Answer(Box::new(status.into_response()));
    let name = file_name(field.file_name().unwrap_or_default());
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|_| Refused::Problem(too_many_bytes().into()))? {
        // Of what is too long no more is kept than that it is.
        if bytes.len() <= FILE_BYTES_MAX {
            bytes.extend_from_slice(&piece);
        }
    }
    if bytes.is_empty() && name.is_empty() {
        return Ok(None);
    }
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Refused::Problem(too_many_bytes().into()));
    }
    let kind = FileKind::of(&name, &bytes);
    let kind = kind.ok_or_else(|| Refused::Problem(DiscussionProblem::NotADocument.into()))?;
    let length = bytes.len();
    let file = photos.keep_attached(bytes).await.map_err(|error| {
        tracing::error!(cause = ?error, "a file of a record");
        answer(StatusCode::INTERNAL_SERVER_ERROR)
    })?;
    // What fails from here on leaves a file that nobody knows, which is swept.
    match site.db.attach(me, about, &NewFile { name, kind, bytes: length, file }).await {
        Ok(entry) => Ok(Some(entry)),
        Err(Error::Invalid(problems)) => match problems.iter().next() {
            Some((_, problem)) => Err(Refused::Problem(problem.clone())),
            None => Err(answer(StatusCode::BAD_REQUEST)),
        },
        Err(Error::Full) => Err(answer(StatusCode::INSUFFICIENT_STORAGE)),
        Err(error) => Err(Refused::Answer(Box::new(refusal(&error)))),
    }
}

/// `GET /files/{id}`: a file, to be kept or opened by its own program, never shown within the site.
pub(super) async fn get(
    State(site): State<Site>,
    Extension(photos): Extension<Photos>,
    me: Option<Extension<Actor>>,
    Named(id): Named<i64>,
) -> Response {
    let Some(Extension(me)) = me else {
        return Redirect::to(&format!("/sign-in?next=/files/{id}")).into_response();
    };
    let found = match site.db.attached(&me, id).await {
        Ok(found) => found,
        Err(error) => return refusal(&error),
    };
    let bytes = match photos.read_attached(&found.file).await {
        Ok(bytes) => bytes,
        Err(error) => {
            tracing::error!(cause = ?error, file = id, "a file of a record");
            return StatusCode::NOT_FOUND.into_response();
        }
    };
    let named = format!("attachment; filename*=UTF-8''{}", encode(&found.name));
    let named = HeaderValue::from_str(&named).unwrap_or(HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static(found.kind.media_type());
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, named)], bytes).into_response()
}
