//! Logs of outreach and their figures, and what a log names, as programs read them.

use super::{
    asked::{Asked, Named, SignedIn},
    described::{AudienceRead, FigureRead, LogMoved, LogPage, LogRead, UnitRead},
    schema::*,
    sent::{json, not_changed, seen},
};
use crate::{etag::ETag, problem::Problem};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use domain::{
    Problem as Refusal, Problems,
    outreach::{Face, LOGS_MAX, LOGS_PAGE, LogCard, LogQuery, Transition},
    time::today,
};
use frame::{
    context::{Site, locale_of},
    forms::TransitionForm,
};
use serde::{Deserialize, Serialize};

/// A number in a query; one that is empty is not there.
pub(super) fn number(parameter: &str, typed: Option<&str>) -> Result<Option<i64>, Problem> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty());
    let read = typed.map(|typed| typed.parse().ok().filter(|number: &i64| *number >= 0));
    read.map(|read| read.ok_or_else(|| Problem::unread(parameter))).transpose()
}

pub(super) fn refused(error: &store::Error) -> Problem {
    match error {
        store::Error::NotFound => Problem::of(StatusCode::NOT_FOUND),
        store::Error::Forbidden => Problem::of(StatusCode::FORBIDDEN),
        cause => {
            tracing::error!(cause = ?cause, "api");
            Problem::of(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

fn answered<T: Serialize>(read: store::Result<T>) -> Response {
    match read {
        Ok(read) => Json(read).into_response(),
        Err(error) => refused(&error).into_response(),
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct LogsAsked {
    page: Option<String>,
    campaign: Option<String>,
    activity: Option<String>,
    unit: Option<String>,
}

impl LogsAsked {
    fn read(&self) -> Result<LogQuery, Problem> {
        let page = number("page", self.page.as_deref())?.unwrap_or(1).unsigned_abs();
        Ok(LogQuery {
            face: Some(Face::All),
            campaign: number("campaign", self.campaign.as_deref())?,
            activity: number("activity", self.activity.as_deref())?,
            unit: number("unit", self.unit.as_deref())?,
            page: page.max(1),
            ..LogQuery::default()
        })
    }
}

#[derive(Serialize)]
struct Logs {
    logs: Vec<LogCard>,
    count: u64,
    pages: u64,
}

/// The logs that the reader may see, the latest first
#[utoipa::path(get, path = "/api/v1/logs", tag = "Staff", security(("token" = [])),
    params(
        ("page" = inline(Option<Id>), Query, description = "Which page, from 1."),
        ("campaign" = inline(Option<Id>), Query, description = "Those of a campaign."),
        ("activity" = inline(Option<Id>), Query, description = "Those of an activity."),
        ("unit" = inline(Option<Id>), Query, description = "Those of a unit and of all below it."),
    ),
    responses((status = 200, description = "A page of the latest 1,000; all there are come with `/api/v1/sync/changes`", body = LogPage),
        Unread, Unknown))]
pub(super) async fn logs(
    State(site): State<Site>,
    Asked(asked): Asked<LogsAsked>,
    SignedIn(me): SignedIn,
) -> Response {
    let query = match asked.read() {
        Ok(query) => query,
        Err(problem) => return problem.into_response(),
    };
    let read = site.db.logs(&me).list(&query).await;
    answered(read.map(|(logs, count)| Logs { logs, count, pages: count.min(LOGS_MAX).div_ceil(LOGS_PAGE) }))
}

/// One log, with what a reviewer asked to be changed
#[utoipa::path(get, path = "/api/v1/logs/{log}", tag = "Staff", security(("token" = [])),
    params(("log" = inline(Id), Path, description = "Number of a log.")),
    responses((status = 200, description = "The log", body = LogRead), Unchanged, Unread, Unknown, Missing))]
pub(super) async fn log(
    State(site): State<Site>,
    Named(id): Named<i64>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
) -> Response {
    match site.db.logs(&me).detail(id).await {
        Ok(detail) => {
            let tag = ETag::of_shown(&detail);
            tag.or_made(&headers, async { Json(detail).into_response() }).await
        }
        Err(error) => refused(&error).into_response(),
    }
}

/// The transitions that programs take: a log is sent as what it is, by a batch.
pub(super) const LOG_MOVES: [Transition; 5] =
    [Transition::Accept, Transition::Return, Transition::Merge, Transition::Separate, Transition::Withdraw];

/// Accepts a log, returns it with remarks, tells doubles apart, or takes one's own back
#[utoipa::path(post, path = "/api/v1/logs/{log}/transition", tag = "Staff", security(("token" = [])),
    params(
        ("log" = inline(Id), Path, description = "Number of a log."),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read, as `\"3\"`; without it nothing is changed.")
    ),
    request_body(content = LogMoved, content_type = "application/json"),
    responses((status = 200, description = "As it stands now", body = LogRead), Unwritten, Stale))]
pub(super) async fn move_log(
    State(site): State<Site>,
    Named(id): Named<i64>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let (seen, locale) = (seen(&headers)?, locale_of(&headers));
    let form: TransitionForm = json(&headers, body).await?;
    let word = Transition::from_word(&form.transition).filter(|transition| LOG_MOVES.contains(transition));
    let Some(transition) = word else {
        return Err(Problem::invalid(&Problems::one("transition", Refusal::Unknown), locale));
    };
    let logs = site.db.logs(&me);
    let moved = logs.transition(id, &seen.to_string(), transition, &form.remarks).await;
    let detail = logs.detail(id).await.map_err(|error| refused(&error))?;
    match moved {
        Ok(_) => Ok(Json(detail).into_response()),
        Err(error) => Err(not_changed(&error, (seen, detail.card.version), locale)),
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct OfFigures {
    campaign: Option<String>,
    unit: Option<String>,
}

/// Sums over the logs that count, by campaign, unit, kind, audience, measure and month
///
/// A whole and its parts are measures of their own; figures of several audiences add up to that of all.
#[utoipa::path(get, path = "/api/v1/figures", tag = "Staff", security(("token" = [])),
    params(
        ("campaign" = inline(Option<Id>), Query, description = "Id of a campaign."),
        ("unit" = inline(Option<Id>), Query, description = "Id of a unit: in it or below it.")
    ),
    responses((status = 200, description = "The sums", body = Vec<FigureRead>), Unread, Unknown, Refused))]
pub(super) async fn figures(
    State(site): State<Site>,
    Asked(asked): Asked<OfFigures>,
    SignedIn(me): SignedIn,
) -> Response {
    let campaign = number("campaign", asked.campaign.as_deref());
    let of = campaign.and_then(|campaign| Ok((campaign, number("unit", asked.unit.as_deref())?)));
    match of {
        Ok((campaign, unit)) => answered(site.db.logs(&me).figures(campaign, unit).await),
        Err(problem) => problem.into_response(),
    }
}

/// The units of today, with the ids by which logs name them
#[utoipa::path(get, path = "/api/v1/units", tag = "Staff", security(("token" = [])),
    responses((status = 200, description = "The units, parents before children", body = Vec<UnitRead>), Unknown))]
pub(super) async fn units(State(site): State<Site>, _: SignedIn) -> Response {
    answered(site.db.units_on(today()).await)
}

/// The audiences, with the ids by which logs name them
#[utoipa::path(get, path = "/api/v1/audiences", tag = "Staff", security(("token" = [])),
    responses((status = 200, description = "The audiences in their order", body = Vec<AudienceRead>), Unknown))]
pub(super) async fn audiences(State(site): State<Site>, _: SignedIn) -> Response {
    answered(site.db.audiences().await)
}
