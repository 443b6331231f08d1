//! What is refused before anything reads it, and the headers of every answer.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::Actor;
use frame::context::{ClientAddress, DEVICE_COOKIE, cookie};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};
use store::Db;

/// Largest body that is read, in bytes: a form that holds far too much is still answered field by field.
pub const BODY_MAX: usize = 32 << 20;
/// Fields of one form; ours have a few hundred.
const FIELDS_MAX: usize = 5_000;
/// Largest body of somebody who is not signed in.
const STRANGER_BODY_MAX: usize = 256 << 10;
/// Brackets in the name of a field: `form[details][speakers][0][name]` has four.
const DEPTH_MAX: usize = 5;

/// Where files are posted, which are no such forms: its handler reads nothing else.
pub const UPLOAD: &str = "/lists/{list}/read";

/// Where programs write; the handlers below it read JSON, and of that so much.
pub const API: &str = "/api/v1/";

/// Where programs plan and move records on; below [`API`] everything else that is written are logs of outreach.
pub fn is_plan(path: &str) -> bool {
    let mut parts = path.strip_prefix(API).unwrap_or_default().split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("activities"), ..) => true,
        // A photo may be called so.
        (Some("logs"), Some(_), Some("transition"), None) => true,
        _ => false,
    }
}

/// What the addresses begin with at which they send pieces of files.
pub const UPLOADS: &str = "/api/v1/uploads/";

/// Where photos of a log are posted.
pub const PHOTOS: &str = "/outreach/{id}/photos";

/// Where files are attached to a record.
pub const ATTACH: &str = "/discussion/{about}/files";

fn is_upload(request: &Request) -> bool {
    let path = request.uri().path();
    let of =
        |beginning: &str, end: &str| path.strip_prefix(beginning).is_some_and(|rest| rest.ends_with(end));
    of("/lists/", "/read") || of("/outreach/", "/photos") || of("/discussion/", "/files")
}

/// Refuses posted forms whose field names nest deeper than any form of ours: the parser behind server functions
/// would follow them until the stack ends.
pub async fn limit_nesting(request: Request, next: Next) -> Response {
    if request.method() != Method::POST
        || (is_upload(&request) && request.extensions().get::<Actor>().is_some())
    {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let limit = if parts.extensions.get::<Actor>().is_some() { BODY_MAX } else { STRANGER_BODY_MAX };
    let Ok(bytes) = to_bytes(body, limit).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    if bytes.iter().filter(|byte| **byte == b'&').count() > FIELDS_MAX {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    if bytes.split(|byte| *byte == b'&').any(nests_too_deep) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}

fn nests_too_deep(pair: &[u8]) -> bool {
    let name = pair.split(|byte| *byte == b'=').next().unwrap_or_default();
    let plain = name.iter().filter(|byte| **byte == b'[').count();
    let encoded = name.windows(3).filter(|three| three.eq_ignore_ascii_case(b"%5B")).count();
    plain + encoded > DEPTH_MAX
}

/// Posts that strangers at one address may make at once, and how many more each second.
const BURST: f64 = 240.0;
const EACH_SECOND: f64 = 2.0;
/// Addresses that are remembered before those are forgotten that have been quiet.
const ADDRESSES_MAX: usize = 10_000;

/// What strangers have posted lately, by address.
#[derive(Clone, Debug)]
pub struct Strangers {
    db: Db,
    left: Arc<Mutex<HashMap<String, (f64, Instant)>>>,
}

impl Strangers {
    pub fn new(db: Db) -> Self {
        Self { db, left: Arc::default() }
    }

    fn admit(&self, address: &str) -> bool {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let filled = |(left, at): (f64, Instant)| (left + (now - at).as_secs_f64() * EACH_SECOND).min(BURST);
        if left.len() >= ADDRESSES_MAX {
            left.retain(|_, then| filled(*then) < BURST);
        }
        let before = left.get(address).map_or(BURST, |then| filled(*then));
        left.insert(address.to_owned(), ((before - 1.0).max(0.0), now));
        before >= 1.0
    }
}

/// Refuses what floods of strangers post before anything is read for it or written; who has signed in before with the
/// browser, and whoever is signed in, is none of them.
pub async fn slow_strangers(State(strangers): State<Strangers>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || request.extensions().get::<Actor>().is_some() {
        return next.run(request).await;
    }
    let address = request.extensions().get::<ClientAddress>().map(|address| address.0.clone());
    if !strangers.admit(&address.unwrap_or_default()) {
        let device = cookie(request.headers(), DEVICE_COOKIE);
        if !strangers.db.is_known_browser(device.as_deref()).await.unwrap_or_default() {
            return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "60")], TOO_MANY).into_response();
        }
    }
    next.run(request).await
}

const TOO_MANY: &str = "Quá nhiều yêu cầu từ mạng này. Hãy đợi một phút rồi thử lại.\n\
                        Too many requests from this network. Wait a minute and try again.\n";

/// How long a browser keeps what it downloads; what is made for one person it does not.
fn keeping(path: &str) -> &'static str {
    // What stands under the name of a typeface stays.
    if path.starts_with("/fonts/") {
        return "public, max-age=31536000";
    }
    let asked_each_time =
        path.starts_with("/build/") || path.starts_with("/icon") || path.ends_with(".webmanifest");
    if asked_each_time { "no-cache" } else { "no-store" }
}

/// Security headers, and how long each answer is kept that does not say so itself.
pub async fn headers(request: Request, next: Next) -> Response {
    let keeping = keeping(request.uri().path());
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    // A file that is not there yet may come with the next release.
    set(header::CACHE_CONTROL, if found { keeping } else { "no-store" });
    response
}

/// Where the site is reached over TLS, browsers are told to come no other way for a year.
pub fn transport_security(base_url: &str) -> Option<HeaderValue> {
    base_url.starts_with("https://").then_some(HeaderValue::from_static("max-age=31536000"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_deepest_field_passes_and_deeper_ones_do_not() {
        assert!(!nests_too_deep(b"form%5Bdetails%5D%5Bspeakers%5D%5B0%5D%5Bname%5D=[[[[[[[[[["));
        assert!(nests_too_deep(b"x[a][b][c][d][e][f]=1"));
        assert!(nests_too_deep(b"x%5b%5B%5b%5b%5b%5b=1"));
    }

    #[tokio::test]
    async fn a_flood_from_one_address_holds_up_no_other() {
        let strangers = Strangers::new(Db::connect("sqlite::memory:").await.unwrap());
        let admitted = (0..1_000).filter(|_| strangers.admit("192.0.2.1")).count();
        assert!((240..300).contains(&admitted), "{admitted}");
        assert!(strangers.admit("192.0.2.2"));
        // Those that have been quiet are forgotten, and those in need of it remembered.
        for number in 0..ADDRESSES_MAX {
            strangers.admit(&number.to_string());
        }
        assert!(!strangers.admit("192.0.2.1"));
    }

    #[test]
    fn a_plan_is_told_from_a_photo_of_that_name() {
        for path in ["activities", "activities/7", "activities/7/transition", "logs/7/transition"] {
            assert!(is_plan(&format!("{API}{path}")), "{path}");
        }
        for path in ["activities-of-mine", "sync/batch", "uploads/transition", "logs/7/files/transition"] {
            assert!(!is_plan(&format!("{API}{path}")), "{path}");
        }
    }

    #[test]
    fn only_a_site_over_tls_asks_for_it() {
        assert!(transport_security("https://lantoa.vn").is_some());
        assert!(transport_security("http://127.0.0.1:3000").is_none());
    }
}
