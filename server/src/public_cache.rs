//! Public answers: what did not change is not sent twice.

use crate::etag::ETag;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use frame::context::cookie;

/// Files for everybody that lie beside the pages.
const FILES: [&str; 3] = ["/picture.png", "/robots.txt", "/sitemap.xml"];
/// The end of a page.
const END: &[u8] = b"</html>";
/// What a page without islands may load.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);
/// An answer is not longer.
const ANSWER_MAX: usize = 32 << 20;

/// For how long a browser takes an answer as it was before it asks again, in seconds.
fn fresh(path: &str) -> HeaderValue {
    HeaderValue::from_static(match path {
        "/near.ics" => "public, max-age=900",
        _ if path.ends_with("picture.png") => "public, max-age=3600",
        _ => "public, max-age=60",
    })
}

/// Gives what is public to whoever is not signed in with an ETag, and answers 304 where the browser has it.
pub async fn cache(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let mut beginnings = app::public_addresses().chain(FILES);
    let public = path == "/" || beginnings.any(|beginning| path.starts_with(beginning));
    // Whoever signs in by a token has no cookie, and what is made for one person is nobody else's.
    let personal = request.headers().contains_key(header::AUTHORIZATION);
    let signed_in = personal || cookie(request.headers(), "session").is_some();
    if request.method() != Method::GET || !public || signed_in {
        return next.run(request).await;
    }
    let (fresh, asked) = (fresh(path), request.headers().clone());
    let response = next.run(request).await;
    if response.headers().contains_key(header::SET_COOKIE) {
        return response;
    }
    let mut response = match response.status() {
        // It had its tag before it was made.
        StatusCode::OK | StatusCode::NOT_MODIFIED if response.headers().contains_key(header::ETAG) => {
            response
        }
        StatusCode::OK => match tagged(response, &asked).await {
            Ok(response) => response,
            Err(status) => return status.into_response(),
        },
        _ => return response,
    };
    response.headers_mut().insert(header::CACHE_CONTROL, fresh);
    // The language is in a cookie, or the browser's.
    response.headers_mut().append(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    response
}

/// An answer with the tag of its bytes, and without them where the browser has them.
async fn tagged(response: Response, asked: &HeaderMap) -> Result<Response, StatusCode> {
    let (mut parts, body) = response.into_parts();
    let mut body = to_bytes(body, ANSWER_MAX).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("text/html")) {
        // After its end the framework writes scripts for islands, of which there are none here, each with a nonce of
        // its own.
        let end = body.windows(END.len()).rposition(|bytes| bytes == END).map(|at| at + END.len());
        body.truncate(end.unwrap_or(body.len()));
        parts.headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    }
    let tag = ETag::of(&body);
    tag.mark(&mut parts.headers);
    if tag.is_known(asked) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        return Ok(Response::from_parts(parts, Body::empty()));
    }
    Ok(Response::from_parts(parts, Body::from(body)))
}
