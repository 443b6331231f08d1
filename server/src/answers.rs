//! What every file is answered with.

use axum::{
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use frame::forms::encode;

/// A browser that follows a link after its session ended signs in first and then has the file; a program is told.
pub(crate) fn signed_out(headers: &HeaderMap, uri: &Uri) -> Response {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if !accept.contains("text/html") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let file = uri.path_and_query().map_or("/", |file| file.as_str());
    Redirect::to(&format!("/sign-in?next={}", encode(file))).into_response()
}

/// A refusal as a bare status: a link to a file is followed from a page that showed it.
pub(crate) fn refusal(error: &store::Error) -> Response {
    match error {
        store::Error::NotFound => StatusCode::NOT_FOUND.into_response(),
        store::Error::Forbidden => StatusCode::FORBIDDEN.into_response(),
        cause => {
            tracing::error!(cause = ?cause, "file");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

pub(crate) fn attachment(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
