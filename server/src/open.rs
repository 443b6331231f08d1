//! The public site beside its pages: files, what search engines read, and that a page that did not change is not sent
//! twice.

use crate::{
    files::{refusal, sheet},
    ics,
};
use app::{
    context::{Site, cookie, locale_of},
    materials::{Material, campaign_card, card, site_card},
};
use axum::{
    body::{Body, to_bytes},
    extract::{Path, Query, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::activities::Status;
use print::{Card, PrintError};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// Pages for everybody, whole or as the beginning of an address.
const PAGES: [&str; 5] = ["/near", "/help", "/a/", "/c/", "/sitemap.xml"];
/// The file of the picture for social networks, and how many pixels it is across.
const PICTURE: &str = "picture.png";
const PICTURE_WIDTH: u32 = 1200;
/// The end of a page.
const END: &[u8] = b"</html>";
/// What a page without islands may load.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);
/// Seconds for which a page is taken as it was.
const FRESH: HeaderValue = HeaderValue::from_static("public, max-age=60");
/// A page is not longer.
const PAGE_MAX: usize = 4 << 20;

/// Gives public pages to whoever is not signed in with an ETag, and answers 304 where the browser has them.
pub async fn cache(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let public = path == "/" || PAGES.iter().any(|page| path.starts_with(page));
    // Whoever signs in by a token has no cookie, and what is made for one person is nobody else's.
    let personal = request.headers().contains_key(header::AUTHORIZATION);
    let signed_in = personal || cookie(request.headers(), "session").is_some();
    if request.method() != Method::GET || !public || signed_in {
        return next.run(request).await;
    }
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let page = kind.is_some_and(|kind| kind.starts_with("text/html"));
    if response.status() != StatusCode::OK || !page || response.headers().contains_key(header::SET_COOKIE) {
        return response;
    }
    tagged(response, known).await
}

async fn tagged(response: Response, known: Option<HeaderValue>) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, PAGE_MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    // After its end the framework writes scripts for islands, of which there are none here, each with a nonce of its own.
    let end = body.windows(END.len()).rposition(|bytes| bytes == END).map_or(body.len(), |at| at + END.len());
    let body = body.slice(..end);
    parts.headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    let digest: String = Sha256::digest(&body).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    // Weak: compression changes its bytes.
    let Ok(tag) = HeaderValue::from_str(&format!("W/\"{digest}\"")) else {
        return Response::from_parts(parts, Body::from(body));
    };
    let same = known.is_some_and(|known| known == tag);
    parts.headers.insert(header::ETAG, tag);
    parts.headers.insert(header::CACHE_CONTROL, FRESH);
    // The language is in a cookie.
    parts.headers.append(header::VARY, HeaderValue::from_static("cookie"));
    if same {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(body))
}

/// `/a/{id}/{poster-a3.pdf|leaflet-a5.pdf|event.ics|picture.png}` of an activity that was approved; of one that was
/// cancelled only the file that tells calendars so.
pub async fn file(
    State(site): State<Site>,
    Path((id, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let detail = match site.db.open_activity(&id).await {
        Ok(detail) if detail.public => detail,
        Ok(_) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return refusal(&error),
    };
    if file == "event.ics" {
        return ics::open_activity(&detail, &site.base_url);
    }
    if detail.status == Status::Cancelled {
        return StatusCode::NOT_FOUND.into_response();
    }
    if file == PICTURE {
        return picture(card(&detail, locale_of(&headers))).await;
    }
    let material = file.strip_suffix(".pdf").and_then(Material::from_file);
    let Some(material) = material else { return StatusCode::NOT_FOUND.into_response() };
    sheet(&site, material, detail, locale_of(&headers), &file).await
}

/// `/picture.png`: the site as social networks show it.
pub async fn site_picture(headers: HeaderMap) -> Response {
    picture(site_card(locale_of(&headers))).await
}

/// `/c/{id}/picture.png` of a campaign that was approved.
pub async fn campaign_picture(State(site): State<Site>, Path(id): Path<i64>, headers: HeaderMap) -> Response {
    match site.db.open_campaign(id).await {
        Ok(campaign) => picture(campaign_card(&campaign, locale_of(&headers))).await,
        Err(error) => refusal(&error),
    }
}

async fn picture(card: Card) -> Response {
    let painted = tokio::task::spawn_blocking(move || {
        let scene = card.scene()?;
        let page = scene.pages.first().ok_or_else(|| PrintError::Png("no page".into()))?;
        print::png(page, PICTURE_WIDTH)
    });
    match painted.await {
        Ok(Ok(bytes)) => {
            let headers =
                [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=3600")];
            (headers, bytes).into_response()
        }
        Ok(Err(error)) => {
            tracing::warn!(%error, "a picture could not be painted");
            StatusCode::UNPROCESSABLE_ENTITY.into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The query of `/near.ics`.
#[derive(Debug, Deserialize)]
pub struct Near {
    unit: Option<i64>,
}

/// `/near.ics?unit=…`: what is to come in a unit, or everywhere, for a calendar program.
pub async fn near(State(site): State<Site>, Query(near): Query<Near>) -> Response {
    match ics::near(&site, near.unit).await {
        Ok(response) => response,
        Err(error) => refusal(&error),
    }
}

/// `/robots.txt`: the public site may be found, the staff's has nothing to find.
pub async fn robots(State(site): State<Site>) -> Response {
    let text = format!(
        "User-agent: *\nAllow: /$\nAllow: /a/\nAllow: /c/\nAllow: /near\nAllow: /help\nAllow: /picture.png\nAllow: /pkg/\nAllow: /fonts/\n\
         Disallow: /\n\nSitemap: {}/sitemap.xml\n",
        site.base_url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// `/sitemap.xml`
pub async fn sitemap(State(site): State<Site>) -> Response {
    let (campaigns, activities) = match site.db.sitemap().await {
        Ok(found) => found,
        Err(error) => return refusal(&error),
    };
    let fixed = ["/", "/near", "/help"].map(str::to_owned);
    let campaigns = campaigns.into_iter().map(|id| format!("/c/{id}"));
    let activities = activities.into_iter().map(|id| format!("/a/{id}"));
    // None of these holds a character that XML minds, but the address of the site may.
    let base = site.base_url.replace('&', "&amp;");
    let urls: String = fixed
        .into_iter()
        .chain(campaigns)
        .chain(activities)
        .map(|path| format!("<url><loc>{base}{path}</loc></url>\n"))
        .collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    );
    ([(header::CONTENT_TYPE, "application/xml")], xml).into_response()
}
