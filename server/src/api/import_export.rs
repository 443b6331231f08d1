//! Lists that leave as files and come back.

use super::{EXCEL, asked::Named, schema::*};
use crate::{
    answers::{attachment, refusal, signed_out, unproven},
    spreadsheets::{self, Grid, Unreadable},
};
use app::import_export::{FILE_MAX, column, in_language, recognise, recognise_as, shown, title};
use axum::{
    Extension, Json,
    extract::{Multipart, Path, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Actor,
    import_export::{List, Table},
};
use frame::context::{Site, locale_of};
use std::collections::BTreeMap;
use store::{Invitation, Writer};
use tower_sessions::Session;

/// A list as CSV, as Excel, or as JSON
///
/// JSON has an object a record, whose keys and words are the same in every language.
#[utoipa::path(get, path = "/lists/{file}", tag = "Staff", security(("token" = [])),
    params(("file" = inline(ListFile), Path, description = "Which list. Accounts are read by those who keep them.")),
    responses(
        (status = 200, description = "The list", content(
            (String = "text/csv"),
            (inline(File) = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (Vec<BTreeMap<String, String>> = "application/json")
        )),
        Unread, SignedOut, Forbidden, NotFound
    ))]
pub(super) async fn list(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Named(file): Named<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let Some(Extension(me)) = me else { return signed_out(&headers, &uri) };
    let Some((word, kind)) = file.rsplit_once('.') else { return StatusCode::NOT_FOUND.into_response() };
    let Some(list) = List::from_word(word) else { return StatusCode::NOT_FOUND.into_response() };
    let table = match site.db.table(&me, list).await {
        Ok(table) => table,
        Err(error) => return refusal(&error),
    };
    if list == List::Accounts
        && let Err(error) = site.db.tell_export(&me, &file).await
    {
        return refusal(&error);
    }
    let (name, grid) = in_language(locale_of(&headers), || (title(list), as_read(list, &table)));
    match kind {
        "json" => Json(records(&table)).into_response(),
        "csv" => match spreadsheets::write_csv(&grid) {
            Ok(bytes) => attachment(&file, "text/csv; charset=utf-8", bytes),
            Err(error) => failed(&error),
        },
        "xlsx" => workbook(&file, name, grid).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn records(table: &Table) -> Vec<BTreeMap<&str, &str>> {
    let columns = || table.columns.iter().map(String::as_str);
    table.rows.iter().map(|(_, cells)| columns().zip(cells.iter().map(String::as_str)).collect()).collect()
}

/// A table in the words of the language around it.
fn as_read(list: List, table: &Table) -> Grid {
    let cells = |cells: &Vec<String>| {
        table.columns.iter().zip(cells).map(|(column, cell)| shown(list, column, cell)).collect()
    };
    Grid {
        headings: table.columns.iter().map(|key| column(list, key).to_owned()).collect(),
        rows: table.rows.iter().map(|(line, row)| (*line, cells(row))).collect(),
    }
}

async fn workbook(file: &str, name: &'static str, grid: Grid) -> Response {
    match tokio::task::spawn_blocking(move || spreadsheets::write_xlsx(name, &grid)).await {
        Ok(Ok(bytes)) => attachment(file, EXCEL, bytes),
        failure => failed(&format!("{:?}", failure.err())),
    }
}

fn failed(cause: &impl std::fmt::Display) -> Response {
    tracing::error!(%cause, "list");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// `POST /lists/{list}/read`: reads a file and shows what it would do. Nothing is changed by it.
pub(super) async fn read(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    Path(word): Path<String>,
    multipart: Multipart,
) -> Response {
    let Some(list) = List::from_word(&word) else { return StatusCode::NOT_FOUND.into_response() };
    let page = format!("/lists/{word}/import");
    let may = |me: &Actor| list.may_be_kept_by(me);
    read_for(&site, me, may, &page, multipart, move |Grid { headings, rows }| {
        recognise(list, &headings, rows)
    })
    .await
}

/// `POST /lists/logs/read`: as [`read`], of logs of outreach, which come in and never leave so.
pub(super) async fn read_logs(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    multipart: Multipart,
) -> Response {
    read_for(&site, me, Actor::may_log, "/outreach/import", multipart, |Grid { headings, rows }| {
        recognise_as(app::outreach::import_columns, &headings, rows)
    })
    .await
}

/// `GET /lists/logs.xlsx`: the headings of a table of logs.
pub(super) async fn logs_template(me: Option<Extension<Actor>>, headers: HeaderMap, uri: Uri) -> Response {
    if me.is_none() {
        return signed_out(&headers, &uri);
    }
    let headings = in_language(locale_of(&headers), || {
        app::outreach::import_columns().iter().map(|column| column.label.to_owned()).collect()
    });
    workbook("logs.xlsx", "Lan Toa", Grid { headings, rows: Vec::new() }).await
}

/// Reads a posted file and leads to the page that tells what it would do.
async fn read_for(
    site: &Site,
    me: Option<Extension<Actor>>,
    may: impl FnOnce(&Actor) -> bool,
    page: &str,
    multipart: Multipart,
    recognise: impl FnOnce(Grid) -> Table + Send + 'static,
) -> Response {
    let Some(Extension(me)) = me else {
        return Redirect::to(&format!("/sign-in?next={page}")).into_response();
    };
    if !may(&me) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let table = match upload(multipart).await {
        Ok(bytes) => tokio::task::spawn_blocking(move || spreadsheets::read(&bytes).map(recognise))
            .await
            .unwrap_or(Err(Unreadable::Kind))
            .map_err(|problem| match problem {
                Unreadable::Kind => "kind",
                Unreadable::Empty => "empty",
                Unreadable::Overlong => "long",
            }),
        Err(problem) => Err(problem),
    };
    let table = match table {
        Ok(table) => table,
        Err(problem) => return Redirect::to(&format!("{page}?problem={problem}#problems")).into_response(),
    };
    let kept = match serde_json::to_string(&table) {
        Ok(content) => site.db.keep_draft(Writer::Person(&me), content).await,
        Err(error) => return failed(&error),
    };
    match kept {
        Ok(key) => Redirect::to(&format!("{page}?draft={}", key.unwrap_or_default())).into_response(),
        Err(error) => refusal(&error),
    }
}

/// The one file of a form.
async fn upload(mut multipart: Multipart) -> Result<Vec<u8>, &'static str> {
    while let Some(field) = multipart.next_field().await.map_err(|_| "large")? {
        if field.name() != Some("file") {
            continue;
        }
        let bytes = field.bytes().await.map_err(|_| "large")?;
        return match bytes.len() {
            0 => Err("none"),
            length if length > FILE_MAX => Err("large"),
            _ => Ok(bytes.to_vec()),
        };
    }
    Err("none")
}

/// `POST /lists/invitations.xlsx`: a fresh link for everybody who has an account and has not come yet.
pub(super) async fn invitations(
    State(site): State<Site>,
    me: Option<Extension<Actor>>,
    session: Session,
    headers: HeaderMap,
) -> Response {
    let Some(Extension(me)) = me else { return Redirect::to("/sign-in?next=/accounts").into_response() };
    if let Some(refused) = unproven(&session, &headers, "/accounts").await {
        return refused;
    }
    let invited = async { site.db.account_keeper(&me)?.invite_all().await };
    let invitations = match invited.await {
        Ok(invitations) => invitations,
        Err(error) => return refusal(&error),
    };
    let grid = in_language(locale_of(&headers), || Grid {
        headings: app::accounts::say::invitation_columns().map(str::to_owned).into(),
        rows: (2..).zip(invitations).map(|(line, one)| (line, link(&site.base_url, one))).collect(),
    });
    workbook("invitations.xlsx", "Lan Toa", grid).await
}

fn link(base_url: &str, invitation: Invitation) -> Vec<String> {
    let Invitation { login, name, token } = invitation;
    vec![login, name, format!("{base_url}/join/{token}")]
}
