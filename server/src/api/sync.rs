//! How phones and programs send logs of outreach, and learn what became of them.

use super::{
    asked::{Asked, SignedIn},
    described::{BatchAnswered, BatchSent, Changed, Clock},
    outreach::{number, refused},
    schema::*,
    sent::{Whole, json_bytes},
};
use crate::{
    outreach_writer::OutreachWriter,
    problem::{Problem, sentences},
};
use axum::{
    Extension, Json,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use domain::{
    Actor,
    sync::{Answer, Batch, OPERATIONS_MAX, Operation, OperationId, PROTOCOL, is_understood},
};
use frame::context::{Site, locale_of};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Judged;
use words::Locale;

/// Seconds after which whoever could not wait comes again.
const AGAIN: u32 = 2;

/// Sends logs of outreach, new ones and corrections
///
/// Every operation is judged by itself and answered in the order in which it was sent; `created` and `duplicate` are
/// answered once it is on disk. A log is the form that people fill in: texts under the names of its fields, of which those
/// that are empty may be left out, and those that are unknown are not read. Two logs are the same where their canonical
/// bytes are equal, of the fields but `key` and `version`: sorted keys, text in NFC, no space between, no escape that is not
/// needed. An operation on top of a revision (`base`) is the revision after it. Sent again, it is a `duplicate`; where
/// something else came after the same base it is a `conflict` and is kept beside it for a person, and so it is where the
/// log is `locked`. A log whose device has a clock that is more than ten minutes off says so; nothing is refused for it.
#[utoipa::path(post, path = "/api/v1/sync/batch", tag = "Staff", security(("token" = [])),
    request_body(content = BatchSent, content_type = "application/json"),
    responses((status = 200, description = "What became of each", body = BatchAnswered), Unsent))]
pub(super) async fn batch(
    Extension(writer): Extension<OutreachWriter>,
    SignedIn(me): SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let batch = match read(&me, &headers, body).await {
        Ok(batch) => batch,
        Err(problem) => return problem.into_response(),
    };
    match writer.keep(&me, batch).await {
        Ok(answers) => Json(Answered { results: said(answers, locale_of(&headers)) }).into_response(),
        Err(_) => Problem::busy(AGAIN).into_response(),
    }
}

/// What every protocol begins with.
#[derive(Deserialize)]
struct Head {
    protocol: Whole,
}

#[derive(Deserialize)]
struct Sent {
    owner: Whole,
    sent_at: Option<DateTime<Utc>>,
    operations: Vec<SentOperation>,
}

#[derive(Deserialize)]
struct SentOperation {
    id: OperationId,
    base: Option<Whole>,
    made_at: DateTime<Utc>,
    log: Value,
}

impl From<SentOperation> for Operation {
    fn from(SentOperation { id, base, made_at, log }: SentOperation) -> Self {
        Self { id, base: base.map(|Whole(base)| base), made_at, log }
    }
}

async fn read(me: &Actor, headers: &HeaderMap, body: Body) -> Result<Batch, Problem> {
    let bytes = json_bytes(headers, body).await?;
    let too_large = || Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "send the batch in parts");
    let unread = |error: serde_json::Error| Problem::new(StatusCode::BAD_REQUEST, error.to_string());
    let Head { protocol: Whole(protocol) } = serde_json::from_slice(&bytes).map_err(unread)?;
    let Some(protocol) = u32::try_from(protocol).ok().filter(|protocol| is_understood(*protocol)) else {
        let detail = format!("this server speaks protocol {PROTOCOL}; the client is to be updated");
        return Err(Problem::new(StatusCode::UPGRADE_REQUIRED, detail));
    };
    let Sent { owner: Whole(owner), sent_at, operations } = serde_json::from_slice(&bytes).map_err(unread)?;
    if owner != me.account {
        let detail = "the batch is of another account than the one that is signed in";
        return Err(Problem::new(StatusCode::UNAUTHORIZED, detail));
    }
    if operations.len() > OPERATIONS_MAX {
        return Err(too_large());
    }
    let operations = operations.into_iter().map(Operation::from).collect();
    Ok(Batch { protocol, owner, sent_at, operations })
}

/// In the order in which they were sent.
#[derive(Serialize)]
struct Answered {
    results: Vec<Answer>,
}

/// Each with what is wrong in words.
fn said(judged: Vec<Judged>, locale: Locale) -> Vec<Answer> {
    let said = |Judged { id, outcome, revision, problems }| Answer {
        id,
        outcome,
        revision,
        sentences: sentences(&problems, locale),
    };
    judged.into_iter().map(said).collect()
}

#[derive(Debug, Deserialize)]
pub(super) struct Since {
    cursor: Option<String>,
}

/// What has changed of the logs that the reader may see, in the order of commits
///
/// Each log stands there once, as it is now, after its last change; of one that was removed, or that the reader saw and no
/// longer sees, only the id.
#[utoipa::path(get, path = "/api/v1/sync/changes", tag = "Staff", security(("token" = [])),
    params(("cursor" = inline(Option<Cursor>), Query, description = "`cursor` of the last answer; everything where it is left out.")),
    responses((status = 200, description = "The changes", body = Changed), Unread, Unknown))]
pub(super) async fn changes(
    State(site): State<Site>,
    Asked(since): Asked<Since>,
    SignedIn(me): SignedIn,
) -> Response {
    let cursor = match number("cursor", since.cursor.as_deref()) {
        Ok(cursor) => cursor.unwrap_or_default(),
        Err(problem) => return problem.into_response(),
    };
    match site.db.logs(&me).changes(cursor).await {
        Ok(changes) => Json(changes).into_response(),
        Err(error) => refused(&error).into_response(),
    }
}

#[derive(Serialize)]
pub(super) struct Now {
    now: DateTime<Utc>,
}

/// The clock of the server, against which a device tells how wrong its own is
#[utoipa::path(get, path = "/api/v1/time", tag = "Public", security(()),
    responses((status = 200, description = "The time", body = Clock)))]
pub(super) async fn time() -> Json<Now> {
    Json(Now { now: Utc::now() })
}
