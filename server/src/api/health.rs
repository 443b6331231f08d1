//! Whether the server lives and is ready.

use axum::{extract::State, http::StatusCode};
use frame::context::Site;

/// The server lives
#[utoipa::path(get, path = "/healthz", tag = "Operation", security(()),
    responses((status = 200, description = "`ok`", body = String, content_type = "text/plain")))]
pub(super) async fn live() -> &'static str {
    "ok"
}

/// The server is ready: its database answers
#[utoipa::path(get, path = "/readyz", tag = "Operation", security(()), responses(
    (status = 200, description = "`ready`", body = String, content_type = "text/plain"),
    (status = 503, description = "The database does not answer.", body = String, content_type = "text/plain")
))]
pub(super) async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    if site.db.ping().await.is_ok() {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "database")
    }
}
