//! What programs read: files and feeds, each described by its own handler (OpenAPI 3.1).

mod activities;
mod asked;
mod calendar;
mod health;
mod import_export;
mod privacy;
mod public;
mod schema;

use axum::{
    Router,
    routing::{get, post},
};
use frame::context::Site;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// A printed page.
pub(crate) const PDF: &str = "application/pdf";
/// A workbook (Office Open XML).
pub(crate) const EXCEL: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Lan Tỏa",
        description = "What programs read from Lan Tỏa. Files of the staff are read with an access token, made under \
            Tài khoản của tôi, and hold what the token's holder may see; nothing can be written with one. What is public \
            needs none. Words in files are Vietnamese; the cookie `language=en` asks for English."
    ),
    tags(
        (name = "Staff", description = "With an access token."),
        (name = "Public", description = "For everybody; answers carry an ETag."),
        (name = "Operation", description = "For whoever watches over the server.")
    ),
    modifiers(&Token)
)]
struct Document;

/// How staff are recognised.
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(
            "An access token of a person; it ends after its last day, when it is revoked, when its holder signs out \
             everywhere, and when the account is suspended or its password changes.",
        ));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme.build()));
    }
}

/// The addresses of the API: those that look at who asks, those that do not, and the document that describes both.
pub struct Api {
    pub asked_by_somebody: Router<Site>,
    pub asked_by_anybody: Router<Site>,
    pub document: utoipa::openapi::OpenApi,
}

/// Everything that programs read, and the files that people post.
pub fn api() -> Api {
    let described = OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(import_export::list))
        .routes(routes!(activities::activity_file))
        .routes(routes!(activities::schedule))
        .routes(routes!(calendar::calendar))
        .routes(routes!(calendar::feed))
        .routes(routes!(calendar::near))
        .routes(routes!(privacy::own_data))
        .routes(routes!(public::public_file))
        .routes(routes!(public::material))
        .routes(routes!(public::campaign_picture))
        .routes(routes!(public::site_picture))
        .routes(routes!(public::robots))
        .routes(routes!(public::sitemap));
    let health = OpenApiRouter::new().routes(routes!(health::live)).routes(routes!(health::ready));
    let (asked_by_somebody, mut document) = described.split_for_parts();
    let (asked_by_anybody, of_health) = health.split_for_parts();
    document.merge(of_health);
    Api {
        asked_by_somebody: asked_by_somebody
            .route("/accounts/{id}/data.json", get(privacy::data_of))
            .route("/lists/invitations.xlsx", post(import_export::invitations))
            .route(crate::guard::UPLOAD, post(import_export::read)),
        asked_by_anybody,
        document,
    }
}
