use crate::{
    api::{Api, EXCEL, PDF, api},
    build::{self, Build},
    config::Config,
    drawing::Drawing,
    guard::{self, Strangers},
    metrics, moved,
    outreach_writer::OutreachWriter,
    phone,
    photos::Photos,
    public_cache,
    session::{self, Identify},
};
use axum::{
    Extension, Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderName, Request, StatusCode, header},
    middleware,
    response::IntoResponse,
    routing::get,
};
use frame::{Feature, context::Site};
use leptos::prelude::*;
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::time::Duration;
use store::Db;
use tower_http::{
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    set_header::SetResponseHeaderLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
    trace::{DefaultOnResponse, TraceLayer},
};
use tower_http_csrf::csrf::CsrfLayer;
use tracing::Level;

/// How long a piece of what is posted is waited for.
const BODY: Duration = Duration::from_secs(15);
/// How long an answer may take, what is posted included.
const HANDLER: Duration = Duration::from_secs(60);

/// What follows these is a secret by which somebody is let in.
const SECRET_PATHS: [&str; 3] = ["/set-up/", "/join/", "/feeds/"];

/// The whole site, with a writer of its own.
pub fn router(config: &Config, db: Db) -> Router {
    router_over(config, db, Photos::new(&config.photos))
}

/// As [`router`], with photos in a place of its own.
pub fn router_over(config: &Config, db: Db, photos: Photos) -> Router {
    let (writer, _) = OutreachWriter::start(db.clone());
    router_with(config, db, writer, photos)
}

/// The whole site.
pub fn router_with(config: &Config, db: Db, writer: OutreachWriter, photos: Photos) -> Router {
    let build = Build::read(&config.site_root, phone::WORKER);
    let site = Site {
        db,
        base_url: config.base_url.clone(),
        build: build.name.clone(),
        styleguide: config.styleguide,
    };
    let options = leptos_options(config);
    let identify = Identify { site: site.clone(), trust_proxy: config.trust_proxy };

    let Api { asked_by_somebody, asked_by_anybody, document } = api();
    let document = Bytes::from(serde_json::to_vec(&document).unwrap_or_default());

    let for_people = Router::new()
        // Pages and their server functions, public and for staff: each authorises inside.
        .merge(pages(&options, &site))
        .layer(middleware::from_fn(guard::limit_nesting))
        .layer(middleware::from_fn_with_state(Strangers::new(site.db.clone()), guard::slow_strangers))
        // Where tests go, beside the pieces of the site.
        .route("/styleguide/addresses", get(addresses))
        // Strangers are refused here before anything is read for them, so nobody needs to be slowed.
        .merge(
            asked_by_somebody.layer(middleware::from_fn_with_state(site.clone(), session::identify_program)),
        )
        .with_state(site.clone())
        .layer(Extension(Drawing::default()))
        .layer(Extension(writer))
        .layer(Extension(photos))
        .layer(middleware::from_fn(moved::redirect))
        .layer(middleware::from_fn(public_cache::cache))
        .layer(middleware::from_fn_with_state(identify, session::identify))
        .layer(session::layer(&site))
        .layer(DefaultBodyLimit::max(guard::BODY_MAX))
        .layer(RequestBodyLimitLayer::new(guard::BODY_MAX))
        .layer(csrf(&config.base_url));
    let all = for_people
        // What browsers download needs no session. It is not left to leptos_axum, whose own handler takes the
        // headers of whatever page is being made at the same time on its thread.
        .merge(build.downloads(config.watched))
        .merge(phone::installed(&build))
        // Nor does what it offers to programs, nor health.
        .route("/openapi.json", get(|| async { ([(header::CONTENT_TYPE, "application/json")], document) }))
        .merge(asked_by_anybody.with_state(site))
        .layer(middleware::from_fn(guard::headers))
        .layer(SetResponseHeaderLayer::overriding(
            header::STRICT_TRANSPORT_SECURITY,
            guard::transport_security(&config.base_url),
        ))
        .layer(SetResponseHeaderLayer::overriding(build::HEADER, build.header()))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(RequestBodyTimeoutLayer::new(BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, HANDLER));
    observed(all)
}

/// Files of ours are compressed in themselves.
fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new(PDF)).and(NotForContentType::const_new(EXCEL))
}

/// With an id for each request, by which the log, the figures and the answer name it.
fn observed(router: Router) -> Router {
    let trace = TraceLayer::new_for_http().make_span_with(span);
    router
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(trace.on_response(DefaultOnResponse::new().level(Level::INFO)))
        .layer(middleware::from_fn(metrics::count))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        // A request id is ours alone.
        .layer(middleware::map_request(|mut request: Request<axum::body::Body>| async {
            request.headers_mut().remove(HeaderName::from_static("x-request-id"));
            request
        }))
}

fn pages(options: &LeptosOptions, site: &Site) -> Router<Site> {
    let context = {
        let site = site.clone();
        move || {
            provide_context(site.clone());
            let locale = use_context::<axum::http::request::Parts>()
                .map(|parts| frame::context::locale_of(&parts.headers));
            provide_context(locale.unwrap_or_default());
        }
    };
    let shell = {
        let options = options.clone();
        move || app::shell(options.clone())
    };
    let fallback =
        leptos_axum::file_and_error_handler_with_context::<LeptosOptions, _>(context.clone(), app::shell);
    Router::new()
        .leptos_routes_with_context(options, generate_route_list(app::App), context, shell)
        .fallback(fallback)
        .with_state(options.clone())
}

/// The name is fixed at build time; the folder of what the browser downloads is configured.
fn leptos_options(config: &Config) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("lantoa")
        .site_root(config.site_root.display().to_string())
        .site_pkg_dir("pkg")
        .site_addr(config.addr)
        .build()
}

/// Posts from other sites are refused.
fn csrf(base_url: &str) -> CsrfLayer {
    // A site behind a proxy may be called otherwise than the proxy calls us.
    CsrfLayer::new().add_trusted_origin(base_url).unwrap_or_else(|_| CsrfLayer::new())
}

/// The pages of the sample that tests walk, as the features name them; only where the style guide is shown.
async fn addresses(State(site): State<Site>) -> impl IntoResponse {
    let all = |of: fn(&Feature) -> &'static [&'static str]| {
        app::FEATURES.iter().flat_map(|feature| of(feature)).copied().collect::<Vec<_>>()
    };
    if !site.styleguide {
        return StatusCode::NOT_FOUND.into_response();
    }
    let (staff, everybody) = (all(|feature| feature.addresses), all(|feature| feature.public_addresses));
    Json(serde_json::json!({ "staff": staff, "everybody": everybody })).into_response()
}

/// Paths are logged without their query, which may hold what a person searched, and without the key that some end with.
fn span(request: &Request<axum::body::Body>) -> tracing::Span {
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default();
    let path = request.uri().path();
    let path = SECRET_PATHS.into_iter().find(|key| path.starts_with(key)).unwrap_or(path);
    tracing::info_span!("http", method = %request.method(), path, id)
}
