//! The public site beside its pages: files, what search engines read, and that what did not change is not sent twice.

use crate::{
    answers::refusal,
    etag::ETag,
    files::{printable, printed},
    ics,
};
use app::materials::{Material, Printable, campaign_card, card, site_card};
use axum::{
    body::{Body, to_bytes},
    extract::{Path, Query, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::activities::Status;
use frame::context::{Site, cookie, locale_of};
use print::{Card, PrintError};
use serde::Deserialize;
use store::Sitemap;
use words::Locale;

/// What is for everybody beside the front, whole or as the beginning of an address: pages and files.
const PUBLIC: [&str; 8] =
    ["/near", "/help", "/materials", "/a/", "/c/", "/picture.png", "/robots.txt", "/sitemap.xml"];
/// Pages that search engines are told of, beside those of what is in the database.
const FIXED: [&str; 4] = ["/", "/near", "/help", "/materials"];
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
/// An answer is not longer.
const ANSWER_MAX: usize = 32 << 20;

/// For how long a browser takes an answer as it was before it asks again, in seconds.
fn fresh(path: &str) -> HeaderValue {
    HeaderValue::from_static(match path {
        "/near.ics" => "public, max-age=900",
        _ if path.ends_with(PICTURE) => "public, max-age=3600",
        _ => "public, max-age=60",
    })
}

/// Gives what is public to whoever is not signed in with an ETag, and answers 304 where the browser has it.
pub async fn cache(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let public = path == "/" || PUBLIC.iter().any(|beginning| path.starts_with(beginning));
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
    // The language is in a cookie.
    response.headers_mut().append(header::VARY, HeaderValue::from_static("cookie"));
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

/// `/a/{id}/{poster-a3.pdf|leaflet-a5.pdf|event.ics|picture.png}` of an activity that was approved; of one that was
/// cancelled only the file that tells calendars so.
pub async fn file(
    State(site): State<Site>,
    Path((id, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let detail = match site.db.public_detail(&id).await {
        Ok(detail) if detail.public => detail,
        Ok(_) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return refusal(&error),
    };
    if file == "event.ics" {
        return ics::public_activity(&site, &detail).await;
    }
    if detail.status == Status::Cancelled {
        return StatusCode::NOT_FOUND.into_response();
    }
    if file == PICTURE {
        return picture(card(&detail, locale_of(&headers)), &headers).await;
    }
    let material = file.strip_suffix(".pdf").and_then(Material::from_file);
    let Some(material) = material else { return StatusCode::NOT_FOUND.into_response() };
    match printable(&site, material, &detail, locale_of(&headers)).await {
        Ok(printable) => ETag::of_shown(&printable).or_made(&headers, printed(printable, &file)).await,
        Err(error) => refusal(&error),
    }
}

/// `/materials/{poster-a2|poster-a3|leaflet-a5}.pdf`: sheets that speak of no single activity.
pub async fn material(State(site): State<Site>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let material = file.strip_suffix(".pdf").and_then(Material::from_file);
    let Some(material) = material else { return StatusCode::NOT_FOUND.into_response() };
    match general(&site, material, locale_of(&headers)).await {
        Ok(printable) => ETag::of_shown(&printable).or_made(&headers, printed(printable, &file)).await,
        Err(error) => refusal(&error),
    }
}

async fn general(site: &Site, material: Material, locale: Locale) -> store::Result<Printable> {
    let (hotlines, settings) = (site.db.hotlines().await?, site.db.settings().await?);
    Ok(Printable::general(material, &settings.into(), &hotlines, locale, &site.base_url))
}

/// `/picture.png`: the site as social networks show it.
pub async fn site_picture(headers: HeaderMap) -> Response {
    picture(site_card(locale_of(&headers)), &headers).await
}

/// `/c/{id}/picture.png` of a campaign that was approved.
pub async fn campaign_picture(State(site): State<Site>, Path(id): Path<i64>, headers: HeaderMap) -> Response {
    match site.db.public_campaign(id).await {
        Ok(campaign) => picture(campaign_card(&campaign, locale_of(&headers)), &headers).await,
        Err(error) => refusal(&error),
    }
}

/// A picture, for who does not have it.
async fn picture(card: Card, asked: &HeaderMap) -> Response {
    ETag::of_shown(&card).or_made(asked, paint(card)).await
}

async fn paint(card: Card) -> Response {
    let painted = tokio::task::spawn_blocking(move || {
        let scene = card.scene()?;
        let page = scene.pages.first().ok_or_else(|| PrintError::Png("no page".into()))?;
        print::png(page, PICTURE_WIDTH)
    });
    match painted.await {
        Ok(Ok(bytes)) => ([(header::CONTENT_TYPE, "image/png")], bytes).into_response(),
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
        "User-agent: *\nAllow: /$\nAllow: /a/\nAllow: /c/\nAllow: /near\nAllow: /help\nAllow: /materials\nAllow: /picture.png\nAllow: /pkg/\nAllow: /fonts/\n\
         Disallow: /\n\nSitemap: {}/sitemap.xml\n",
        site.base_url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// `/sitemap.xml`: every public page, each activity and campaign with its last change.
pub async fn sitemap(State(site): State<Site>) -> Response {
    let Sitemap { campaigns, units, activities, cut } = match site.db.sitemap().await {
        Ok(found) => found,
        Err(error) => return refusal(&error),
    };
    // None of these holds a character that XML minds, but the address of the site may.
    let base = site.base_url.replace('&', "&amp;");
    let url = |path: &str, changed: Option<DateTime<Utc>>| {
        let changed = changed.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
        let changed = changed.map(|at| format!("<lastmod>{at}</lastmod>")).unwrap_or_default();
        format!("<url><loc>{base}{path}</loc>{changed}</url>\n")
    };
    let urls = FIXED.into_iter().map(|path| url(path, None));
    let urls = urls.chain(campaigns.iter().map(|(id, changed)| url(&format!("/c/{id}"), Some(*changed))));
    let urls = urls.chain(units.iter().map(|id| url(&format!("/near?unit={id}"), None)));
    let urls = urls.chain(activities.iter().map(|(id, changed)| url(&format!("/a/{id}"), Some(*changed))));
    let urls: String = urls.collect();
    // The format takes 50,000 addresses.
    let left = if cut { "<!-- Earlier activities are left out: there are too many. -->\n" } else { "" };
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{left}{urls}</urlset>\n"
    );
    ([(header::CONTENT_TYPE, "application/xml")], xml).into_response()
}
