//! All that is kept of a person, as a file.

use super::{asked::Named, schema::*};
use crate::answers::{attachment, refusal, signed_out, unproven};
use app::{import_export::in_language, privacy::data_file};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use domain::Actor;
use frame::context::{Site, locale_of};
use tower_sessions::Session;

/// What is kept of the holder of the token
///
/// The account, its sessions, tokens and addresses for calendars, refused sign-ins, the photos that its holder added,
/// what its holder said beside records and entries of the audit; nothing that opens the account.
#[utoipa::path(get, path = "/account/data.json", tag = "Staff", security(("token" = [])), responses(
    (status = 200, description = "The data, under headings in the language of the reader",
        body = inline(PersonalFile), content_type = "application/json"),
    SignedOut
))]
pub(super) async fn own_data(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    file(&site, &me, me.account, &headers).await
}

/// `GET /accounts/{id}/data.json`: as [`own_data`], for who keeps the account of another. It asks for the password
/// again, so no token reads it.
pub(super) async fn data_of(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    session: Session,
    Named(id): Named<i64>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    if !me.may_read_data_of(id) {
        return StatusCode::FORBIDDEN.into_response();
    }
    if me.account != id
        && let Some(refused) = unproven(&session, &headers, uri.path()).await
    {
        return refused;
    }
    file(&site, &me, id, &headers).await
}

async fn file(site: &Site, me: &Actor, id: i64, headers: &HeaderMap) -> Response {
    let data = match site.db.personal_data(me, id).await {
        Ok(data) => data,
        Err(error) => return refusal(&error),
    };
    match in_language(locale_of(headers), || data_file(&data, &site.base_url)) {
        Ok(bytes) => attachment("personal-data.json", "application/json", bytes),
        Err(error) => {
            tracing::error!(%error, "a file of personal data");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
