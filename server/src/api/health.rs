//! Whether the server lives and is ready.

use axum::{extract::State, http::StatusCode};
use frame::context::Site;

/// The server lives
#[utoipa::path(get, path = "/healthz", tag = "Operation", security(()),
    responses((status = 200, description = "`ok`", body = String, content_type = "text/plain")))]
pub(super) async fn live() -> &'static str {
    "ok"
}

/// The server is ready: its database answers and has room
#[utoipa::path(get, path = "/readyz", tag = "Operation", security(()), responses(
    (status = 200, description = "`ready`", body = String, content_type = "text/plain"),
    (status = 503, description = "`database`: it does not answer. `full`: its disk has no room to save.", body = String, content_type = "text/plain")
))]
pub(super) async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    match site.db.ping().await {
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "database"),
        Ok(()) if !site.db.has_room().await => (StatusCode::SERVICE_UNAVAILABLE, "full"),
        Ok(()) => (StatusCode::OK, "ready"),
    }
}
