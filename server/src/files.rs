//! What is taken away as a file: PDF for the print shop, Excel for the office.

use crate::{
    answers::{attachment, refusal, signed_out},
    excel::workbook,
    ics,
};
use app::{
    activities::filter_query,
    materials::{Material, Printable},
};
use axum::{
    Extension,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use domain::{
    Actor,
    activities::{ActivityDetail, ActivityFilter},
    calendar::CalendarFilter,
    time::{show_days, today},
};
use frame::context::{Site, locale_of};
use leptos::prelude::{Owner, provide_context};
use rust_xlsxwriter::XlsxError;
use serde::Deserialize;
use words::Locale;

/// The language that a sheet is asked for in; the reader's own where none is named.
#[derive(Debug, Deserialize)]
pub struct Spoken {
    language: Option<String>,
}

/// `/activities/{id}/{poster-a2|poster-a3|leaflet-a5}.pdf?language=…`, and the activity for a calendar program
pub async fn material(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Path((id, file)): Path<(i64, String)>,
    Query(spoken): Query<Spoken>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    if file == ics::FILE {
        return ics::activity(&site, &me, id).await;
    }
    let material = file.strip_suffix(".pdf").and_then(|name| Some((name, Material::from_file(name)?)));
    let Some((name, material)) = material else { return StatusCode::NOT_FOUND.into_response() };
    let detail = match site.db.activities(&me).find(id).await {
        Ok(detail) => detail,
        Err(error) => return refusal(&error),
    };
    let language = spoken.language.and_then(|word| word.parse().ok());
    let locale = language.unwrap_or_else(|| locale_of(&headers));
    match printable(&site, material, &detail, locale).await {
        Ok(printable) => printed(printable, &format!("{name}-{id}.pdf")).await,
        Err(error) => refusal(&error),
    }
}

/// A sheet of an activity, with the numbers that the public is sent to today.
pub(crate) async fn printable(
    site: &Site,
    material: Material,
    detail: &ActivityDetail,
    locale: Locale,
) -> store::Result<Printable> {
    Ok(Printable::of(material, detail, &site.db.hotlines().await?, locale, &site.base_url))
}

/// A sheet as a file of that name.
pub(crate) async fn printed(printable: Printable, name: &str) -> Response {
    let made = tokio::task::spawn_blocking(move || print::pdf(&printable.scene()?, chrono::Utc::now()));
    match made.await {
        Ok(Ok(bytes)) => attachment(name, "application/pdf", bytes),
        Ok(Err(error)) => {
            tracing::warn!(%error, file = name, "a sheet could not be laid out");
            (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `/campaigns/{id}/schedule.xlsx`, with the filter of the page.
pub async fn schedule(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Path(id): Path<i64>,
    Query(filter): Query<ActivityFilter>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    let campaign = match site.db.campaigns(&me).card(id).await {
        Ok(campaign) => campaign,
        Err(error) => return refusal(&error),
    };
    let cards = match site.db.activities(&me).whole_schedule(id, &(&filter).into()).await {
        Ok(cards) => cards,
        Err(error) => return refusal(&error),
    };
    let filtered = if filter_query(&filter).is_empty() { "" } else { "-filtered" };
    let file = format!("campaign-{id}{filtered}.xlsx");
    spreadsheet(&file, &headers, move || workbook(&campaign.title, &campaign.code, &cards)).await
}

/// `/calendar.xlsx`, with the days and the filter of the page.
pub async fn calendar(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Query(filter): Query<CalendarFilter>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    let days = filter.view().days(filter.on(today()));
    let cards = match site.db.activities(&me).whole_calendar(&filter.query(days)).await {
        Ok(cards) => cards,
        Err(error) => return refusal(&error),
    };
    let file = format!("calendar-{}-{}.xlsx", days.0, days.1);
    spreadsheet(&file, &headers, move || workbook(&show_days(days.0, days.1), "Lan Tỏa", &cards)).await
}

/// A workbook as a file of that name, in the words of the page.
async fn spreadsheet(
    file: &str,
    headers: &HeaderMap,
    write: impl FnOnce() -> Result<Vec<u8>, XlsxError> + Send + 'static,
) -> Response {
    let locale = locale_of(headers);
    let written = tokio::task::spawn_blocking(move || {
        Owner::new_root(None).with(|| {
            provide_context(locale);
            write()
        })
    });
    match written.await {
        Ok(Ok(bytes)) => {
            attachment(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
        }
        failed => {
            tracing::error!(cause = ?failed.err(), file, "a workbook");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
