//! Refusals as programs read them: problem details (RFC 9457).

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::{
    PartialSchema, ToSchema, openapi,
    openapi::{ContentBuilder, RefOr, ResponseBuilder},
};

/// How such an answer is marked.
pub const KIND: &str = "application/problem+json";

/// Why nothing is given to a program.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// What the status means.
    title: String,
    status: u16,
    /// What is wrong.
    detail: String,
    /// The parameter that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
}

impl Problem {
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or_default().to_owned();
        Self { title, status: status.as_u16(), detail: detail.into(), parameter: None }
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
        (status, [(header::CONTENT_TYPE, KIND)], Json(self)).into_response()
    }
}

/// Such an answer as the document of the API tells of it.
pub fn described(status: StatusCode, description: &str) -> BTreeMap<String, RefOr<openapi::Response>> {
    let content = ContentBuilder::new().schema(Some(Problem::schema())).build();
    let response = ResponseBuilder::new().description(description).content(KIND, content).build();
    BTreeMap::from([(status.as_str().to_owned(), RefOr::T(response))])
}
