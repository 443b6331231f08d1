//! The public site beside its pages: files, and what search engines read.

use super::{PDF, asked::Named, schema::*};
use crate::{
    answers::{drawn, pdf, printable, refusal, unprintable, wants_page},
    drawing::{Drawing, busy},
    etag::ETag,
    ics,
};
use app::materials::{Material, Printable, campaign_card, card, site_card};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, SecondsFormat, Utc};
use domain::activities::Status;
use frame::context::{Site, locale_of};
use print::{Card, PrintError};
use std::iter;
use store::Sitemap;
use words::Locale;

/// The file of the picture for social networks, and how many pixels it is across.
pub(super) const PICTURE: &str = "picture.png";
const PICTURE_WIDTH: u32 = 1200;
/// A poster, a leaflet, the picture or the calendar entry of a public activity
///
/// Of one that was cancelled only the file that tells calendars so.
#[utoipa::path(get, path = "/a/{public_id}/{file}", tag = "Public", security(()),
    params(
        ("public_id" = String, Path, description = "Name of an activity in its public address."),
        ("file" = inline(PublicFile), Path, description = "Which file.")
    ),
    responses(
        (status = 200, description = "The file; a picture is 1200 pixels across", content(
            (inline(File) = "application/pdf"), (String = "text/calendar"), (inline(File) = "image/png")
        )),
        Unchanged, Unread, NotFound, TooLong, Busy
    ))]
pub(super) async fn public_file(
    State(site): State<Site>,
    Extension(drawing): Extension<Drawing>,
    Named((id, file)): Named<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let detail = match site.db.public_detail(&id).await {
        Ok(detail) if detail.visibility.is_public() => detail,
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
        return picture(&drawing, card(&detail, locale_of(&headers)), &headers).await;
    }
    let material = file.strip_suffix(".pdf").and_then(Material::from_file);
    let Some(material) = material else { return StatusCode::NOT_FOUND.into_response() };
    match printable(&site, material, &detail, locale_of(&headers)).await {
        Ok(printable) => {
            let page = format!("/a/{}", detail.public_id);
            sheet(&drawing, printable, &file, &page, &headers).await
        }
        Err(error) => refusal(&error),
    }
}

/// A poster or leaflet that speaks of no single activity
#[utoipa::path(get, path = "/materials/{file}", tag = "Public", security(()),
    params(("file" = inline(MaterialFile), Path, description = "Which one.")),
    responses(
        (status = 200, description = "CMYK, with bleed and crop marks", body = inline(File), content_type = "application/pdf"),
        Unchanged, Unread, NotFound, TooLong, Busy
    ))]
pub(super) async fn material(
    State(site): State<Site>,
    Extension(drawing): Extension<Drawing>,
    Named(file): Named<String>,
    headers: HeaderMap,
) -> Response {
    let material = file.strip_suffix(".pdf").and_then(Material::from_file);
    let Some(material) = material else { return StatusCode::NOT_FOUND.into_response() };
    match general(&site, material, locale_of(&headers)).await {
        Ok(printable) => sheet(&drawing, printable, &file, "/materials", &headers).await,
        Err(error) => refusal(&error),
    }
}

async fn general(site: &Site, material: Material, locale: Locale) -> store::Result<Printable> {
    let (hotlines, settings) = (site.db.hotlines().await?, site.db.settings().await?);
    Ok(Printable::general(material, &settings.into(), &hotlines, locale, &site.base_url))
}

/// The site as social networks show it
#[utoipa::path(get, path = "/picture.png", tag = "Public", security(()), responses(
    (status = 200, description = "1200 pixels across", body = inline(File), content_type = "image/png"), Unchanged, Busy
))]
pub(super) async fn site_picture(Extension(drawing): Extension<Drawing>, headers: HeaderMap) -> Response {
    picture(&drawing, site_card(locale_of(&headers)), &headers).await
}

/// A public campaign as social networks show it
#[utoipa::path(get, path = "/c/{campaign}/picture.png", tag = "Public", security(()),
    params(("campaign" = i64, Path, description = "Id of a campaign.")),
    responses(
        (status = 200, description = "1200 pixels across", body = inline(File), content_type = "image/png"),
        Unchanged, Unread, NotFound, TooLong, Busy
    ))]
pub(super) async fn campaign_picture(
    State(site): State<Site>,
    Extension(drawing): Extension<Drawing>,
    Named(id): Named<i64>,
    headers: HeaderMap,
) -> Response {
    match site.db.public_campaign(id).await {
        Ok(campaign) => picture(&drawing, campaign_card(&campaign, locale_of(&headers)), &headers).await,
        Err(error) => refusal(&error),
    }
}

/// A poster or leaflet that a page offers, for who does not have it.
async fn sheet(
    drawing: &Drawing,
    printable: Printable,
    file: &str,
    page: &str,
    asked: &HeaderMap,
) -> Response {
    let tag = ETag::of_shown(&printable);
    let told = |error: &PrintError| {
        let why = unprintable(error).map(|why| format!("?why={}", why.word())).unwrap_or_default();
        wants_page(asked).then(|| format!("{page}/unprintable{why}"))
    };
    let made =
        async { drawn(drawing.for_everybody(&tag, move || pdf(&printable)).await, file, PDF, told).await };
    tag.or_made(asked, made).await
}

/// A picture, for who does not have it.
async fn picture(drawing: &Drawing, card: Card, asked: &HeaderMap) -> Response {
    let tag = ETag::of_shown(&card);
    let made = async {
        let painted = drawing.for_everybody(&tag, move || paint(&card)).await;
        let mut shown = drawn(painted, PICTURE, "image/png", |_| None).await;
        shown.headers_mut().remove(header::CONTENT_DISPOSITION);
        shown
    };
    tag.or_made(asked, made).await
}

fn paint(card: &Card) -> Result<Vec<u8>, PrintError> {
    let scene = card.scene()?;
    let page = scene.pages.first().ok_or_else(|| PrintError::Png("no page".into()))?;
    print::png(page, PICTURE_WIDTH)
}

/// What search engines may read: the public site may be found, the staff's has nothing to find
#[utoipa::path(get, path = "/robots.txt", tag = "Public", security(()), responses(
    (status = 200, description = "Robots exclusion (RFC 9309)", body = String, content_type = "text/plain"), Unchanged
))]
pub(super) async fn robots(State(site): State<Site>) -> Response {
    let beside = ["/picture.png", "/build/", "/fonts/"];
    let allowed: String =
        app::public_addresses().chain(beside).map(|beginning| format!("Allow: {beginning}\n")).collect();
    let text =
        format!("User-agent: *\nAllow: /$\n{allowed}Disallow: /\n\nSitemap: {}/sitemap.xml\n", site.base_url);
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Every public page, each activity and campaign with its last change
#[utoipa::path(get, path = "/sitemap.xml", tag = "Public", security(()), responses(
    (status = 200, description = "Sitemap (sitemaps.org 0.9)", body = String, content_type = "application/xml"), Unchanged, Busy
))]
pub(super) async fn sitemap(State(site): State<Site>, Extension(drawing): Extension<Drawing>) -> Response {
    let Some(_place) = drawing.wait() else { return busy().await };
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
    let fixed = app::public_addresses().filter(|address| !address.ends_with('/'));
    let urls = iter::once("/").chain(fixed).map(|path| url(path, None));
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
