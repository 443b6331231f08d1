//! Campaigns as programs read them.

use super::{
    asked::{Asked, SignedIn},
    described_plan::CampaignPage,
    outreach::{number, refused},
    schema::*,
};
use crate::etag::ETag;
use axum::{
    Json,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use domain::campaigns::CampaignCard;
use frame::context::Site;
use serde::{Deserialize, Serialize};

/// Records in one answer.
pub(super) const PAGE: usize = 100;

/// One more than a page was asked for: the rows of the page, and after which the next one begins.
pub(super) fn paged<T>(mut rows: Vec<T>, id: fn(&T) -> i64) -> (Vec<T>, Option<i64>) {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().map(id).filter(|_| more);
    (rows, next)
}

/// How many rows show that there are more than a page.
pub(super) fn asked_for() -> u64 {
    u64::try_from(PAGE + 1).unwrap_or(u64::MAX)
}

#[derive(Debug, Deserialize)]
pub(super) struct After {
    cursor: Option<String>,
}

#[derive(Debug, Serialize)]
struct Page {
    campaigns: Vec<CampaignCard>,
    next: Option<i64>,
}

/// The campaigns that the reader may see, in the order of their ids
///
/// Where there are more, `next` is the `cursor` to go on with.
#[utoipa::path(get, path = "/api/v1/campaigns", tag = "Staff", security(("token" = [])),
    params(("cursor" = inline(Option<Cursor>), Query, description = "`next` of the last answer; the beginning where it is left out.")),
    responses((status = 200, description = "At most 100", body = CampaignPage), Unchanged, Unread, Unknown))]
pub(super) async fn campaigns(
    State(site): State<Site>,
    Asked(after): Asked<After>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
) -> Response {
    let cursor = match number("cursor", after.cursor.as_deref()) {
        Ok(cursor) => cursor.unwrap_or_default(),
        Err(problem) => return problem.into_response(),
    };
    match site.db.campaigns(&me).after(cursor, asked_for()).await {
        Ok(rows) => {
            let (campaigns, next) = paged(rows, |card| card.id);
            let page = Page { campaigns, next };
            ETag::of_shown(&page).or_made(&headers, async { Json(&page).into_response() }).await
        }
        Err(error) => refused(&error).into_response(),
    }
}
