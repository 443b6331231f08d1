//! Activities as programs read and plan them: the same form and the same rules as on the pages.

use super::{
    asked::{Asked, Named, SignedIn},
    campaigns::{asked_for, paged},
    described_plan::{ActivityMoved, ActivityPage, ActivityRead, ActivitySent},
    outreach::{number, refused},
    schema::*,
    sent::{json, not_changed, not_written, seen},
};
use crate::{etag::ETag, problem::Problem};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Actor, Problem as Refusal, Problems,
    activities::{ActivityDetail, ActivityForm, ActivityLine, ActivityQuery, Status, Transition},
};
use frame::{
    context::{Site, locale_of},
    forms::TransitionForm,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

type Answer = Result<Response, Problem>;

#[derive(Debug, Deserialize)]
pub(super) struct ActivitiesAsked {
    cursor: Option<String>,
    campaign: Option<String>,
    unit: Option<String>,
}

#[derive(Debug, Serialize)]
struct Page {
    activities: Vec<ActivityLine>,
    next: Option<i64>,
}

/// The activities that the reader may see, in the order of their ids
///
/// Where there are more, `next` is the `cursor` to go on with.
#[utoipa::path(get, path = "/api/v1/activities", tag = "Staff", security(("token" = [])),
    params(
        ("cursor" = inline(Option<Cursor>), Query, description = "`next` of the last answer; the beginning where it is left out."),
        ("campaign" = inline(Option<Id>), Query, description = "Those of a campaign."),
        ("unit" = inline(Option<Id>), Query, description = "Those in a unit and in all below it.")
    ),
    responses((status = 200, description = "At most 100", body = ActivityPage), Unchanged, Unread, Unknown))]
pub(super) async fn activities(
    State(site): State<Site>,
    Asked(asked): Asked<ActivitiesAsked>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
) -> Answer {
    let query = ActivityQuery {
        campaign: number("campaign", asked.campaign.as_deref())?,
        unit: number("unit", asked.unit.as_deref())?,
        ..ActivityQuery::default()
    };
    let cursor = number("cursor", asked.cursor.as_deref())?.unwrap_or_default();
    let rows = site.db.activities(&me).after(&query, cursor, asked_for()).await;
    let (activities, next) = paged(rows.map_err(|error| refused(&error))?, |line| line.card.id);
    let page = Page { activities, next };
    Ok(ETag::of_shown(&page).or_made(&headers, async { Json(&page).into_response() }).await)
}

/// An activity as it is read and, in `form`, sent back changed.
#[derive(Debug, Serialize)]
struct Read {
    id: i64,
    version: i64,
    campaign: i64,
    status: Status,
    /// Why it was cancelled, or held all the same.
    reason: String,
    form: ActivityForm,
    may_edit: bool,
    transitions: Vec<Transition>,
}

impl From<ActivityDetail> for Read {
    fn from(detail: ActivityDetail) -> Self {
        let form = ActivityForm::from(&detail);
        let ActivityDetail { id, version, campaign, status, reason, may_edit, transitions, .. } = detail;
        Self { id, version, campaign, status, reason, form, may_edit, transitions }
    }
}

async fn read(site: &Site, me: &Actor, id: i64) -> Result<Read, Problem> {
    site.db.activities(me).find(id).await.map(Read::from).map_err(|error| refused(&error))
}

/// One activity, as the form that people fill in
#[utoipa::path(get, path = "/api/v1/activities/{activity}", tag = "Staff", security(("token" = [])),
    params(("activity" = inline(Id), Path, description = "Id of an activity.")),
    responses((status = 200, description = "The activity", body = ActivityRead), Unchanged, Unread, Unknown, Missing))]
pub(super) async fn activity(
    State(site): State<Site>,
    Named(id): Named<i64>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
) -> Answer {
    let read = read(&site, &me, id).await?;
    Ok(ETag::of_shown(&read).or_made(&headers, async { Json(&read).into_response() }).await)
}

/// Plans an activity
///
/// With a `form_key`, a UUID of the program's own, it is planned once however often it is sent.
#[utoipa::path(post, path = "/api/v1/activities", tag = "Staff", security(("token" = [])),
    request_body(content = ActivitySent, content_type = "application/json"),
    responses((status = 201, description = "It is planned; `Location` says where", body = ActivityRead), Unwritten))]
pub(super) async fn plan_activity(
    State(site): State<Site>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let form: ActivityForm = json(&headers, body).await?;
    if !form.form_key.is_empty() && Uuid::parse_str(&form.form_key).is_err() {
        // As if it was left out, it would be planned as often as it is sent.
        let unknown = Problems::one("form_key", Refusal::Unknown);
        return Err(Problem::invalid(&unknown, locale_of(&headers)));
    }
    let planned = site.db.activities(&me).plan(&form).await;
    let id = planned.map_err(|error| not_written(&error, locale_of(&headers)))?.id;
    let there = format!("/api/v1/activities/{id}");
    Ok((StatusCode::CREATED, [(header::LOCATION, there)], Json(read(&site, &me, id).await?)).into_response())
}

/// Changes an activity; its kind and its campaign stay
///
/// The form is sent whole: what is left out is empty afterwards.
#[utoipa::path(put, path = "/api/v1/activities/{activity}", tag = "Staff", security(("token" = [])),
    params(
        ("activity" = inline(Id), Path, description = "Id of an activity."),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read, as `\"3\"`; without it nothing is changed.")
    ),
    request_body(content = ActivitySent, content_type = "application/json"),
    responses((status = 200, description = "As it stands now", body = ActivityRead), Unwritten, Stale))]
pub(super) async fn change_activity(
    State(site): State<Site>,
    Named(id): Named<i64>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let seen = seen(&headers)?;
    let form = ActivityForm { version: seen.to_string(), ..json(&headers, body).await? };
    match site.db.activities(&me).edit(id, &form).await {
        Ok(_) => Ok(Json(read(&site, &me, id).await?).into_response()),
        Err(error) => Err(stands(&site, &me, id, seen, &error, &headers).await),
    }
}

/// Starts, finishes, cancels or reopens an activity
#[utoipa::path(post, path = "/api/v1/activities/{activity}/transition", tag = "Staff", security(("token" = [])),
    params(
        ("activity" = inline(Id), Path, description = "Id of an activity."),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read, as `\"3\"`; without it nothing is changed.")
    ),
    request_body(content = ActivityMoved, content_type = "application/json"),
    responses((status = 200, description = "As it stands now", body = ActivityRead), Unwritten, Stale))]
pub(super) async fn move_activity(
    State(site): State<Site>,
    Named(id): Named<i64>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let seen = seen(&headers)?;
    let form: TransitionForm = json(&headers, body).await?;
    let Some(transition) = Transition::from_word(&form.transition) else {
        let unknown = Problems::one("transition", Refusal::Unknown);
        return Err(Problem::invalid(&unknown, locale_of(&headers)));
    };
    let activities = site.db.activities(&me);
    match activities.transition_from(id, &seen.to_string(), transition, &form.reason).await {
        Ok(_) => Ok(Json(read(&site, &me, id).await?).into_response()),
        Err(error) => Err(stands(&site, &me, id, seen, &error, &headers).await),
    }
}

/// Why a change was refused, against the version that stands.
async fn stands(
    site: &Site,
    me: &Actor,
    id: i64,
    seen: i64,
    error: &store::Error,
    headers: &HeaderMap,
) -> Problem {
    match read(site, me, id).await {
        Ok(read) => not_changed(error, (seen, read.version), locale_of(headers)),
        Err(problem) => problem,
    }
}
