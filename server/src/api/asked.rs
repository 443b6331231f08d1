//! What is asked for by an address. A program is told which parameter cannot be read; a page leaves such a filter out,
//! and so does a file to which a page leads a browser.

use crate::{answers::wants_page, problem::Problem};
use axum::{
    extract::{FromRequestParts, Path, Query, path::ErrorKind, rejection::PathRejection},
    http::{HeaderMap, StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{
    activities::{ActivityFilter, Kind, Status},
    calendar::{CalendarFilter, View},
    time::parse_day,
};
use serde::de::DeserializeOwned;

/// What a path names. One that cannot be read as such names nothing: it is not found.
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(named)) => Ok(Self(named)),
            Err(PathRejection::FailedToDeserializePathParams(failed)) => Err(match failed.kind() {
                ErrorKind::InvalidUtf8InPathParam { key } => Problem::unread(key).into_response(),
                _ => StatusCode::NOT_FOUND.into_response(),
            }),
            Err(_) => Err(StatusCode::NOT_FOUND.into_response()),
        }
    }
}

/// What a query asks for; a field that stands there twice cannot be read.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = Query::from_request_parts(parts, state).await;
        let refused = |rejection: axum::extract::rejection::QueryRejection| {
            Problem::new(StatusCode::BAD_REQUEST, rejection.body_text())
        };
        query.map(|Query(asked)| Self(asked)).map_err(refused)
    }
}

/// A value of a query, and whether it can be read. One that is empty is not there.
type Given<'a> = (&'static str, &'a str, fn(&str) -> bool);

/// Refuses for a program the first parameter that cannot be read.
pub fn require_read<'a>(
    headers: &HeaderMap,
    given: impl IntoIterator<Item = Given<'a>>,
) -> Result<(), Problem> {
    let unread = |(_, value, reads): &Given<'_>| !value.trim().is_empty() && !reads(value.trim());
    match given.into_iter().find(unread) {
        Some((parameter, ..)) if !wants_page(headers) => Err(Problem::unread(parameter)),
        _ => Ok(()),
    }
}

/// The parameters of a schedule. A file has no pages.
pub fn of_schedule(filter: &ActivityFilter) -> [Given<'_>; 7] {
    let ActivityFilter { q: _, unit, kind, audience, organisation, status, from, to, page: _ } = filter;
    [
        ("unit", unit, is_id),
        ("kind", kind, is_kind),
        ("audience", audience, is_id),
        ("organisation", organisation, is_id),
        ("status", status, is_status),
        ("from", from, is_day),
        ("to", to, is_day),
    ]
}

/// The parameters of the calendar.
pub fn of_calendar(filter: &CalendarFilter) -> [Given<'_>; 8] {
    let CalendarFilter { view, on, campaign, unit, kind, audience, organisation, status } = filter;
    [
        ("view", view, |word| View::from_word(word).is_some()),
        ("on", on, |day| CalendarFilter::day(day).is_some()),
        ("campaign", campaign, is_id),
        ("unit", unit, is_id),
        ("kind", kind, is_kind),
        ("audience", audience, is_id),
        ("organisation", organisation, is_id),
        ("status", status, is_status),
    ]
}

fn is_id(typed: &str) -> bool {
    typed.parse::<i64>().is_ok()
}

fn is_day(typed: &str) -> bool {
    parse_day(typed).is_some()
}

fn is_kind(word: &str) -> bool {
    Kind::from_word(word).is_some()
}

fn is_status(word: &str) -> bool {
    Status::from_word(word).is_some()
}
