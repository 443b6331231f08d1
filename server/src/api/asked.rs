//! What is asked for by an address. A program is told which parameter cannot be read; a page leaves such a filter out,
//! and so does a file to which a page leads a browser.

use crate::{answers::wants_page, guard, problem::Problem};
use axum::{
    extract::{FromRequestParts, Path, Query, path::ErrorKind, rejection::PathRejection},
    http::{HeaderMap, StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use domain::{
    Actor,
    activities::{ActivityFilter, Group, Kind, Sort, Status},
    calendar::{CalendarFilter, View},
    outreach::{self, Axis, ResultsFilter},
    targets::Measure,
    time::{parse_day, parse_month},
};
use serde::de::DeserializeOwned;

/// What a path names. One that cannot be read as such names nothing: it is not found.
pub struct Named<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let missing = if parts.uri.path().starts_with(guard::API) {
            Problem::of(StatusCode::NOT_FOUND).into_response()
        } else {
            StatusCode::NOT_FOUND.into_response()
        };
        match Path::from_request_parts(parts, state).await {
            Ok(Path(named)) => Ok(Self(named)),
            Err(PathRejection::FailedToDeserializePathParams(failed)) => Err(match failed.kind() {
                ErrorKind::InvalidUtf8InPathParam { key } => Problem::unread(key).into_response(),
                _ => missing,
            }),
            Err(_) => Err(missing),
        }
    }
}

/// Who asks, where somebody is signed in or shows a token.
pub struct SignedIn(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let me = parts.extensions.get::<Actor>().cloned();
        me.map(Self).ok_or_else(|| Problem::of(StatusCode::UNAUTHORIZED))
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
pub fn of_schedule(filter: &ActivityFilter) -> [Given<'_>; 9] {
    let ActivityFilter { q: _, unit, kind, audience, organisation, status, from, to, sort, group, page: _ } =
        filter;
    [
        ("unit", unit, is_id),
        ("kind", kind, is_kind),
        ("audience", audience, is_id),
        ("organisation", organisation, is_id),
        ("status", status, is_status),
        ("from", from, is_day),
        ("to", to, is_day),
        ("sort", sort, is_sort),
        ("group", group, is_group),
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

/// The parameters of results.
pub fn of_results(filter: &ResultsFilter) -> [Given<'_>; 10] {
    let ResultsFilter { view, rows, columns, measure, campaign, unit, kind, audience, from, to } = filter;
    let is_axis = |word: &str| Axis::from_word(word).is_some();
    let is_measure = |word: &str| Measure::from_word(word).is_some_and(Measure::has_figures);
    [
        ("view", view, |word| outreach::View::from_word(word).is_some()),
        ("rows", rows, is_axis),
        ("columns", columns, is_axis),
        ("measure", measure, is_measure),
        ("campaign", campaign, is_id),
        ("unit", unit, is_id),
        ("kind", kind, is_kind),
        ("audience", audience, is_id),
        ("from", from, |month| parse_month(month).is_some()),
        ("to", to, |month| parse_month(month).is_some()),
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

fn is_sort(value: &str) -> bool {
    Sort::from_word(value.strip_prefix('-').unwrap_or(value)).is_some()
}

fn is_group(value: &str) -> bool {
    Group::from_word(value).is_some()
}

fn is_status(word: &str) -> bool {
    Status::from_word(word).is_some()
}
