//! Refusals as programs read them: problem details (RFC 9457).

use app::import_export::in_language;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{Problems, sync::Sentence};
use serde::Serialize;
use std::collections::BTreeMap;
use words::Locale;

/// How such an answer is marked.
pub const KIND: &str = "application/problem+json";

/// What is wrong with a field, in words, as the document of the API tells of a [`Sentence`].
#[derive(utoipa::ToSchema)]
#[schema(as = Sentence)]
#[expect(dead_code, reason = "it is described and never made")]
pub struct SentenceLine {
    field: String,
    sentence: String,
}

/// What is wrong with fields, in a language.
pub fn sentences(problems: &Problems, locale: Locale) -> Vec<Sentence> {
    in_language(locale, || {
        let sentence = |(field, problem): &(String, domain::Problem)| Sentence {
            field: field.clone(),
            sentence: words::problem(problem),
        };
        problems.iter().map(sentence).collect()
    })
}

/// Why nothing is given to a program.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// What the status means.
    title: String,
    status: u16,
    /// What is wrong.
    detail: String,
    /// The parameter that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    /// The fields that are refused, each with why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<SentenceLine>>)]
    fields: Option<Vec<Sentence>>,
    /// Seconds after which to come again, which `Retry-After` says.
    #[serde(skip)]
    retry_after: Option<u32>,
}

impl Problem {
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or_default().to_owned();
        Self {
            title,
            status: status.as_u16(),
            detail: detail.into(),
            parameter: None,
            fields: None,
            retry_after: None,
        }
    }

    /// A status that says enough by itself.
    pub fn of(status: StatusCode) -> Self {
        let detail = match status {
            StatusCode::UNAUTHORIZED => "nobody is signed in, or the token has ended",
            StatusCode::FORBIDDEN => "whoever asks may not do this",
            StatusCode::NOT_FOUND => "there is none, or none that may be seen",
            _ => "the server could not do it; it may be asked again",
        };
        Self::new(status, detail)
    }

    /// Fields of a form are refused; why, is said in a language.
    pub fn invalid(problems: &Problems, locale: Locale) -> Self {
        let detail = "some fields are refused; `fields` says which and why";
        let fields = Some(sentences(problems, locale));
        Self { fields, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail) }
    }

    /// There is too much to do, for so many seconds.
    pub fn busy(seconds: u32) -> Self {
        let detail = "there is too much to do at the moment; come again";
        Self { retry_after: Some(seconds), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, detail) }
    }

    /// A parameter has no value that it may have.
    pub fn unread(parameter: &str) -> Self {
        let detail = format!("the parameter {parameter} cannot be read; /openapi.json says what it may be");
        Self { parameter: Some(parameter.to_owned()), ..Self::new(StatusCode::BAD_REQUEST, detail) }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let retry_after = self.retry_after;
        let mut response = (status, [(header::CONTENT_TYPE, KIND)], Json(self)).into_response();
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// Such an answer as the document of the API tells of it.
pub fn described(
    status: StatusCode,
    description: &str,
) -> BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::Response>> {
    use utoipa::{
        PartialSchema,
        openapi::{ContentBuilder, RefOr, ResponseBuilder},
    };
    let content = ContentBuilder::new().schema(Some(Problem::schema())).build();
    let response = ResponseBuilder::new().description(description).content(KIND, content).build();
    BTreeMap::from([(status.as_str().to_owned(), RefOr::T(response))])
}
