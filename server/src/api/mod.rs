//! What programs read and write: files, feeds and JSON, each described by its own handler (OpenAPI 3.1).

mod activities;
mod asked;
mod attachments;
mod calendar;
mod campaigns;
mod described;
mod described_plan;
mod health;
mod import_export;
mod outreach;
mod photos;
mod plan;
mod privacy;
mod public;
mod results;
mod schema;
mod sent;
mod sync;
mod uploads;

use crate::problem::SentenceLine;
use axum::{
    Router,
    routing::{get, options, post},
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
        description = "What programs read from Lan Tỏa, and what they write. Files of the staff are read with an access \
            token, made under Tài khoản của tôi, and hold what the token's holder may see. With one that says so, logs of \
            outreach are sent; with one that says so, activities are planned and moved on, and logs are reviewed; nothing \
            else can be written. What is public needs none. Words in files and refusals are Vietnamese; the cookie \
            `language=en` asks for English."
    ),
    tags(
        (name = "Staff", description = "With an access token."),
        (name = "Public", description = "For everybody; answers carry an ETag."),
        (name = "Operation", description = "For whoever watches over the server.")
    ),
    components(schemas(SentenceLine)),
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

/// Everything that programs read and write, and the files that people post.
pub fn api() -> Api {
    let health = OpenApiRouter::new()
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(sync::time));
    let (asked_by_somebody, mut document) = asked_by_somebody().split_for_parts();
    let (asked_by_anybody, of_health) = health.split_for_parts();
    document.merge(of_health);
    Api {
        asked_by_somebody: asked_by_somebody
            .route("/accounts/{id}/data.json", get(privacy::data_of))
            .route("/lists/invitations.xlsx", post(import_export::invitations))
            .route("/lists/logs.xlsx", get(import_export::logs_template))
            .route("/lists/logs/read", post(import_export::read_logs))
            .route(crate::guard::PHOTOS, post(photos::post))
            .route(crate::guard::ATTACH, post(attachments::post))
            .route("/files/{id}", get(attachments::get))
            .route("/api/v1/uploads/{upload}", options(uploads::spoken))
            .route(crate::guard::UPLOAD, post(import_export::read)),
        asked_by_anybody,
        document,
    }
}

/// What looks at who asks, as the document tells of it.
fn asked_by_somebody() -> OpenApiRouter<Site> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(import_export::list))
        .routes(routes!(activities::activity_file))
        .routes(routes!(activities::schedule))
        .routes(routes!(calendar::calendar))
        .routes(routes!(calendar::feed))
        .routes(routes!(calendar::near))
        .routes(routes!(campaigns::campaigns))
        .routes(routes!(plan::activities, plan::plan_activity))
        .routes(routes!(plan::activity, plan::change_activity))
        .routes(routes!(plan::move_activity))
        .routes(routes!(outreach::logs))
        .routes(routes!(outreach::log))
        .routes(routes!(outreach::move_log))
        .routes(routes!(outreach::figures))
        .routes(routes!(outreach::units))
        .routes(routes!(outreach::audiences))
        .routes(routes!(sync::batch))
        .routes(routes!(sync::changes))
        .routes(routes!(privacy::own_data))
        .routes(routes!(results::results))
        .routes(routes!(photos::photo))
        .routes(routes!(photos::small_photo))
        .routes(routes!(photos::put, uploads::begin))
        .routes(routes!(uploads::offset, uploads::add_piece))
        .routes(routes!(public::public_file))
        .routes(routes!(public::material))
        .routes(routes!(public::campaign_picture))
        .routes(routes!(public::site_picture))
        .routes(routes!(public::robots))
        .routes(routes!(public::sitemap))
}
