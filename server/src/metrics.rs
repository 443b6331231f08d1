//! Figures for Prometheus: how many requests of which kind, how long they took, and what is under way.

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};
use store::Db;

const REQUESTS: &str = "lantoa_http_requests_total";
const SECONDS: &str = "lantoa_http_request_duration_seconds";
const UNDER_WAY: &str = "lantoa_http_requests_in_flight";
const UP: &str = "lantoa_database_up";
const INFO: &str = "lantoa_info";

/// Bounds of the histogram: from a tenth of what a page takes to what nobody waits for.
const BOUNDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Where the figures of this process are kept; they begin to be kept when it is first asked for.
pub fn recorder() -> Result<PrometheusHandle, BuildError> {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    if let Some(handle) = RECORDER.get() {
        return Ok(handle.clone());
    }
    let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(SECONDS.into()), &BOUNDS)?;
    let recorder = builder.build_recorder();
    let handle = RECORDER.get_or_init(|| recorder.handle()).clone();
    // Another thread may have been quicker; then its recorder is the one that counts.
    if metrics::set_global_recorder(recorder).is_ok() {
        describe_counter!(REQUESTS, "Requests answered, by method, route and status");
        describe_histogram!(SECONDS, "Seconds until the answer began, by method and route");
        describe_gauge!(UNDER_WAY, "Requests that are being answered");
        describe_gauge!(UP, "1 if the database answers");
        describe_gauge!(INFO, "1; the version is a label");
    }
    Ok(handle)
}

/// Counts a request under the route that it matched: never under its address, which names records and holds keys.
pub async fn count(request: Request, next: Next) -> Response {
    let method = method_of(&request).to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let under_way = UnderWay::begin();
    let begun = Instant::now();
    let response = next.run(request).await;
    drop(under_way);
    let labels = [("method", method), ("route", route)];
    histogram!(SECONDS, &labels).record(begun.elapsed().as_secs_f64());
    let status = response.status().as_str().to_owned();
    let [method, route] = labels;
    counter!(REQUESTS, &[method, route, ("status", status)]).increment(1);
    response
}

/// A method by its name; whatever else a stranger calls one is one more kind, not thousands.
fn method_of(request: &Request) -> &str {
    const USUAL: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    let method = request.method().as_str();
    if USUAL.contains(&method) { method } else { "other" }
}

/// A request that is being answered, until it is, or until who asked is gone.
struct UnderWay;

impl UnderWay {
    fn begin() -> Self {
        gauge!(UNDER_WAY).increment(1.0);
        Self
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        gauge!(UNDER_WAY).decrement(1.0);
    }
}

/// How often what was measured is put together, so that it does not pile up where nobody asks for it.
const TOGETHER: Duration = Duration::from_secs(5);

/// Puts together what was measured, for ever.
pub async fn upkeep(handle: PrometheusHandle) {
    let mut often = tokio::time::interval(TOGETHER);
    loop {
        often.tick().await;
        handle.run_upkeep();
    }
}

/// `/metrics`, on an address of its own, which is not for everybody.
pub fn router(handle: PrometheusHandle, db: Db) -> Router {
    Router::new().route("/metrics", get(figures)).with_state((handle, db))
}

async fn figures(State((handle, db)): State<(PrometheusHandle, Db)>) -> impl IntoResponse {
    gauge!(UP).set(if db.ping().await.is_ok() { 1.0 } else { 0.0 });
    gauge!(INFO, "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    handle.run_upkeep();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render())
}
