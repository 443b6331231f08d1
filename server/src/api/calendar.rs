//! What is planned, for calendar programs and for the office.

use super::{
    EXCEL,
    asked::{Asked, Named, of_calendar, require_read},
    schema::*,
};
use crate::{
    answers::{refusal, signed_out, spreadsheet},
    drawing::{Drawing, busy},
    excel, ics,
};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use domain::{
    Actor,
    calendar::CalendarFilter,
    time::{show_days, today},
};
use frame::context::Site;
use serde::Deserialize;

/// The activities of a part of the calendar as Excel
#[utoipa::path(get, path = "/calendar.xlsx", tag = "Staff", security(("token" = [])),
    params(
        ("view" = inline(Option<ViewWord>), Query, description = "How much the calendar shows."),
        ("on" = inline(Option<DayText>), Query, description = "A day of what is shown; today where it is left out."),
        ("campaign" = inline(Option<Id>), Query, description = "Id of a campaign."),
        ("unit" = inline(Option<Id>), Query, description = "Id of a unit: in it or below it."),
        ("kind" = inline(Option<KindWord>), Query, description = "Kind of activity."),
        ("audience" = inline(Option<Id>), Query, description = "Id of an audience."),
        ("organisation" = inline(Option<Id>), Query, description = "Id of an organisation that leads or supports."),
        ("status" = inline(Option<StatusWord>), Query, description = "State of the activity.")
    ),
    responses((status = 200, description = "The activities", body = inline(File), content_type = EXCEL), Unread, SignedOut))]
pub(super) async fn calendar(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Asked(filter): Asked<CalendarFilter>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    if let Err(problem) = require_read(&headers, of_calendar(&filter)) {
        return problem.into_response();
    }
    let days = filter.view().days(filter.on(today()));
    let cards = match site.db.activities(&me).whole_calendar(&filter.query(days)).await {
        Ok(cards) => cards,
        Err(error) => return refusal(&error),
    };
    let file = format!("calendar-{}-{}.xlsx", days.0, days.1);
    let title = show_days(days.0, days.1);
    spreadsheet(&file, &headers, move || excel::workbook(&title, "Lan Tỏa", &cards)).await
}

/// What a person may see, for a calendar program
///
/// The address is made under Lịch, Đưa vào lịch của tôi, and shown once; whoever has it is let in.
#[utoipa::path(get, path = "/feeds/{file}", tag = "Staff", security(()),
    params(("file" = String, Path, description = "The secret in the address, and `.ics`.")),
    responses(
        (status = 200, description = "iCalendar (RFC 5545)", body = String, content_type = "text/calendar"),
        Unread, NotFound
    ))]
pub(super) async fn feed(
    State(site): State<Site>,
    Named(file): Named<String>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = file.strip_suffix(".ics") else { return StatusCode::NOT_FOUND.into_response() };
    match ics::feed(&site, token, &headers).await {
        Ok(Some(written)) => {
            let kept = (header::CACHE_CONTROL, "private, max-age=900");
            ([(header::CONTENT_TYPE, ics::KIND), kept], written).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => refusal(&error),
    }
}

/// The query of `/near.ics`.
#[derive(Debug, Deserialize)]
pub(super) struct Near {
    unit: Option<String>,
}

/// What is to come in a unit, or everywhere, for a calendar program
#[utoipa::path(get, path = "/near.ics", tag = "Public", security(()),
    params(("unit" = inline(Option<Id>), Query, description = "Id of a unit of today: in it, below it, or in one that holds it.")),
    responses(
        (status = 200, description = "iCalendar (RFC 5545)", body = String, content_type = "text/calendar"),
        Unchanged, Unread, NotFound, Busy
    ))]
pub(super) async fn near(
    State(site): State<Site>,
    Extension(drawing): Extension<Drawing>,
    Asked(near): Asked<Near>,
) -> Response {
    let Some(_place) = drawing.wait() else { return busy().await };
    // An id that cannot be read is nobody's.
    let unit = match near.unit.map(|id| id.parse()).transpose() {
        Ok(unit) => unit,
        Err(_) => return StatusCode::NOT_FOUND.into_response(),
    };
    match ics::near(&site, unit).await {
        Ok(written) => ([(header::CONTENT_TYPE, ics::KIND)], written).into_response(),
        Err(error) => refusal(&error),
    }
}
