//! What every file is answered with.

use crate::{
    drawing::{Undrawn, busy},
    problem::Problem,
};
use app::materials::{Material, Printable};
use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{activities::ActivityDetail, materials::Unprintable};
use frame::{
    context::{Site, is_proven, locale_of},
    forms::{PROVE, encode},
};
use leptos::prelude::{Owner, provide_context};
use print::PrintError;
use rust_xlsxwriter::XlsxError;
use tower_sessions::Session;
use words::Locale;

/// True for a browser, which shows pages; a program is told by statuses.
pub(crate) fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// A browser that follows a link after its session ended signs in first and then has the file; a program is told.
pub(crate) fn signed_out(headers: &HeaderMap, uri: &Uri) -> Response {
    if !wants_page(headers) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let file = uri.path_and_query().map_or("/", |file| file.as_str());
    Redirect::to(&format!("/sign-in?next={}", encode(file))).into_response()
}

/// The answer to who asks for what is grave and gave the password too long ago: a browser gives it again and goes on at
/// `next`; a program is told. `None` where it was given a little while ago.
pub(crate) async fn unproven(session: &Session, headers: &HeaderMap, next: &str) -> Option<Response> {
    match is_proven(session).await {
        Ok(true) => None,
        Ok(false) if wants_page(headers) => {
            Some(Redirect::to(&format!("{PROVE}?next={}", encode(next))).into_response())
        }
        Ok(false) => Some(StatusCode::UNAUTHORIZED.into_response()),
        Err(error) => {
            tracing::error!(cause = ?error, "a session");
            Some(StatusCode::INTERNAL_SERVER_ERROR.into_response())
        }
    }
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

pub(crate) fn attachment(name: &str, kind: &'static str, bytes: impl Into<Bytes>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes.into())
        .into_response()
}

/// A poster or leaflet of an activity, with the numbers that the public is sent to today.
pub(crate) async fn printable(
    site: &Site,
    material: Material,
    detail: &ActivityDetail,
    locale: Locale,
) -> store::Result<Printable> {
    Ok(Printable::of(material, detail, &site.db.hotlines().await?, locale, &site.base_url))
}

/// A printed page as PDF.
pub(crate) fn pdf(printable: &Printable) -> Result<Vec<u8>, PrintError> {
    print::pdf(&printable.scene()?, chrono::Utc::now())
}

/// What was drawn as a file of that name. A browser reads at the address `page` gives why nothing was.
pub(crate) async fn drawn(
    drawn: Result<Bytes, Undrawn<PrintError>>,
    name: &str,
    kind: &'static str,
    page: impl FnOnce(&PrintError) -> Option<String>,
) -> Response {
    match drawn {
        Ok(bytes) => attachment(name, kind, bytes),
        Err(Undrawn::Busy) => busy().await,
        Err(Undrawn::Failed(error)) => {
            tracing::warn!(%error, file = name, "a page could not be drawn");
            match page(&error) {
                Some(page) => Redirect::to(&page).into_response(),
                None => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()).into_response(),
            }
        }
        Err(Undrawn::Lost) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Why a sheet cannot be printed, where that is its text.
pub(crate) fn unprintable(error: &PrintError) -> Option<Unprintable> {
    match error {
        PrintError::Overflow(_) | PrintError::TooMany { .. } | PrintError::Qr(_) => {
            Some(Unprintable::TooLong)
        }
        PrintError::MissingGlyph(_) | PrintError::Control(_) => Some(Unprintable::NoGlyph),
        PrintError::Font(_) | PrintError::Pdf(_) | PrintError::Png(_) => None,
    }
}

/// A workbook as a file of that name, in the words of the page.
pub(crate) async fn spreadsheet(
    file: &str,
    headers: &HeaderMap,
    write: impl FnOnce() -> Result<Vec<u8>, XlsxError> + Send + 'static,
) -> Response {
    let locale = locale_of(headers);
    let written = tokio::task::spawn_blocking(move || {
        Owner::new_root(None).with(|| {
            provide_context(locale);
            write()
        })
    });
    match written.await {
        Ok(Ok(bytes)) => attachment(file, crate::api::EXCEL, bytes),
        failed => {
            tracing::error!(cause = ?failed.err(), file, "a workbook");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
