//! What programs send: JSON of at most so many bytes, and on top of which version.

use super::outreach::refused;
use crate::problem::Problem;
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, StatusCode, header},
};
use domain::sync::BYTES_MAX;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error},
};
use serde_json::Number;
use words::Locale;

/// The bytes of what is sent as JSON.
pub async fn json_bytes(headers: &HeaderMap, body: Body) -> Result<Bytes, Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "what is sent is application/json"));
    }
    let too_large = |_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "it has more than 1,000,000 bytes");
    to_bytes(body, BYTES_MAX).await.map_err(too_large)
}

/// What is sent as JSON.
pub async fn json<T: DeserializeOwned>(headers: &HeaderMap, body: Body) -> Result<T, Problem> {
    let bytes = json_bytes(headers, body).await?;
    serde_json::from_slice(&bytes).map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.to_string()))
}

/// A whole number as JSON may write it: 3.0 is 3, as JSON Schema has it.
#[derive(Clone, Copy, Debug)]
pub struct Whole(pub i64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Number::deserialize(deserializer)?;
        let whole = number.as_i64().or_else(|| number.to_string().strip_suffix(".0")?.parse().ok());
        whole.map(Self).ok_or_else(|| D::Error::custom(format!("{number} is no whole number")))
    }
}

/// The version that a program read and now changes: `If-Match: "3"`.
pub fn seen(headers: &HeaderMap) -> Result<i64, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else {
        let detail = "If-Match says on top of which version this is, as \"3\"";
        return Err(Problem::new(StatusCode::PRECONDITION_REQUIRED, detail));
    };
    // A version has one way to be written: none with a sign, and none without its quotes.
    let typed = value.to_str().unwrap_or_default().trim();
    let digits = typed.strip_prefix('"').and_then(|typed| typed.strip_suffix('"')).unwrap_or_default();
    let version = digits.parse().ok().filter(|version: &i64| version.to_string() == digits);
    version.ok_or_else(|| Problem::unread("If-Match"))
}

/// Why a change was not made on top of the version `seen`; `now` is the version that stands.
pub fn not_changed(error: &store::Error, (seen, now): (i64, i64), locale: Locale) -> Problem {
    match error {
        store::Error::Conflict if seen == now => {
            Problem::new(StatusCode::CONFLICT, "this transition does not lead from where it stands")
        }
        store::Error::Conflict => Problem::new(
            StatusCode::PRECONDITION_FAILED,
            format!("it has changed since; version {now} stands"),
        ),
        error => not_written(error, locale),
    }
}

/// Why nothing was written, with what is wrong in the words of the reader.
pub fn not_written(error: &store::Error, locale: Locale) -> Problem {
    match error {
        store::Error::Invalid(problems) => Problem::invalid(problems, locale),
        store::Error::Conflict => Problem::new(StatusCode::CONFLICT, "something else has this key"),
        store::Error::Full => Problem::new(StatusCode::INSUFFICIENT_STORAGE, "the disk is full"),
        error => refused(error),
    }
}
