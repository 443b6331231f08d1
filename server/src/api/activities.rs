//! Activities as files: PDF for the print shop, Excel for the office.

use super::{
    EXCEL, PDF,
    asked::{Asked, Named, of_schedule, require_read},
    schema::*,
};
use crate::{
    answers::{drawn, pdf, printable, refusal, signed_out, spreadsheet, wants_page},
    drawing::Drawing,
    excel::workbook,
    ics,
};
use app::{
    activities::filter_query,
    materials::{ATTENDANCE, Material, Printable},
};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use domain::{
    Actor,
    activities::{ActivityFilter, ActivityQuery},
    time::parse_day,
};
use frame::context::{Site, locale_of};
use serde::Deserialize;
use words::{I18nLocaleTrait, Locale};

/// The language that a file is asked for in; the reader's own where none is named.
#[derive(Debug, Deserialize)]
pub(super) struct Spoken {
    language: Option<String>,
}

/// A poster or leaflet of an activity for the print shop, its attendance sheet, or the activity for a calendar program
#[utoipa::path(get, path = "/activities/{activity}/{file}", tag = "Staff", security(("token" = [])),
    params(
        ("activity" = i64, Path, description = "Id of an activity."),
        ("file" = inline(ActivityFile), Path, description = "Which file."),
        ("language" = inline(Option<Language>), Query, description = "The language of the printed page.")
    ),
    responses(
        (status = 200, description = "CMYK, for the print shop with bleed and crop marks; or iCalendar (RFC 5545)",
            content((inline(File) = "application/pdf"), (String = "text/calendar"))),
        Unread, SignedOut, NotFound, TooLong
    ))]
pub(super) async fn activity_file(
    State(site): State<Site>,
    Extension(drawing): Extension<Drawing>,
    me: Option<Extension<Actor>>,
    Named((id, file)): Named<(i64, String)>,
    Asked(spoken): Asked<Spoken>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    let language = spoken.language.as_deref().unwrap_or_default();
    if let Err(problem) = require_read(&headers, [("language", language, is_language as fn(&str) -> bool)]) {
        return problem.into_response();
    }
    if file == ics::FILE {
        return ics::activity(&site, &me, id).await;
    }
    let name = file.strip_suffix(".pdf").unwrap_or_default();
    let material = Material::from_file(name);
    if material.is_none() && name != ATTENDANCE {
        return StatusCode::NOT_FOUND.into_response();
    }
    let detail = match site.db.activities(&me).find(id).await {
        Ok(detail) => detail,
        Err(error) => return refusal(&error),
    };
    let locale = language.parse().unwrap_or_else(|_| locale_of(&headers));
    let sheet = match material {
        Some(material) => printable(&site, material, &detail, locale).await,
        None => Ok(Printable::attendance(&detail, locale, &site.base_url)),
    };
    match sheet {
        Ok(printable) => {
            let made = drawing.for_staff(move || pdf(&printable)).await;
            // The page that shows the sheets says what is wrong with them, too.
            let page = format!("/activities/{id}/print?language={}", locale.as_str());
            drawn(made, &format!("{name}-{id}.pdf"), PDF, |_| wants_page(&headers).then_some(page)).await
        }
        Err(error) => refusal(&error),
    }
}

fn is_language(word: &str) -> bool {
    word.parse::<Locale>().is_ok()
}

/// The schedule of a campaign as Excel, with the filter of its page
#[utoipa::path(get, path = "/campaigns/{campaign}/schedule.xlsx", tag = "Staff", security(("token" = [])),
    params(
        ("campaign" = i64, Path, description = "Id of a campaign."),
        ("q" = Option<String>, Query, description = "Words in any order, each by how it begins, with or without diacritics."),
        ("unit" = inline(Option<Id>), Query, description = "Id of a unit: in it or below it."),
        ("kind" = inline(Option<KindWord>), Query, description = "Kind of activity."),
        ("audience" = inline(Option<Id>), Query, description = "Id of an audience."),
        ("organisation" = inline(Option<Id>), Query, description = "Id of an organisation that leads or supports."),
        ("status" = inline(Option<StatusWord>), Query, description = "State of the activity."),
        ("from" = inline(Option<DayText>), Query, description = "Ends on this day or after."),
        ("to" = inline(Option<DayText>), Query, description = "Begins on this day or before."),
        ("sort" = inline(Option<SortWord>), Query, description = "What it is sorted by; with a minus the last first."),
        ("group" = inline(Option<GroupWord>), Query, description = "What it is grouped by before it is sorted.")
    ),
    responses(
        (status = 200, description = "The schedule", body = inline(File), content_type = EXCEL),
        Unread, SignedOut, NotFound
    ))]
pub(super) async fn schedule(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Named(id): Named<i64>,
    Asked(filter): Asked<ActivityFilter>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    if let Err(problem) = require_read(&headers, of_schedule(&filter)) {
        return problem.into_response();
    }
    let campaign = match site.db.campaigns(&me).card(id).await {
        Ok(campaign) => campaign,
        Err(error) => return refusal(&error),
    };
    let mut query = ActivityQuery::from(&filter);
    if !wants_page(&headers) {
        // The page tells of an end before the beginning and leaves it out; of a program it is taken at its word.
        query.to = parse_day(&filter.to);
    }
    let cards = match site.db.activities(&me).whole_schedule(id, &query).await {
        Ok(cards) => cards,
        Err(error) => return refusal(&error),
    };
    let filtered = if filter_query(&filter).is_empty() { "" } else { "-filtered" };
    let file = format!("campaign-{id}{filtered}.xlsx");
    spreadsheet(&file, &headers, move || workbook(&campaign.title, &campaign.code, &cards)).await
}
