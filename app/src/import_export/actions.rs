use domain::import_export::{List, Report, Table};
use frame::{
    AppError,
    context::{proven_session, see_other, session},
    forms::{PROVE, encode},
};
use leptos::prelude::*;

/// What a table that was read would do, and the columns of it that are not known; `None` where there is no such table.
pub async fn preview(list: String, key: String) -> Result<Option<(Report, Vec<String>)>, AppError> {
    let (db, me) = session().await?;
    let list = List::from_word(&list).ok_or(AppError::NotFound)?;
    if !list.may_be_kept_by(&me) {
        return Err(AppError::Forbidden);
    }
    let Some(table) = kept(&db, &me, &key).await? else { return Ok(None) };
    let report = db.import_table(&me, list, &table, false).await?;
    Ok(Some((report, table.unknown)))
}

/// Brings in a table that was read and looked at.
#[server(prefix = "/do", endpoint = "lists/bring-in")]
pub async fn import_table(
    #[server(default)] list: String,
    #[server(default)] key: String,
) -> Result<(), AppError> {
    let back = format!("/lists/{}/import", encode(&list));
    let found = if list == List::Accounts.word() { proven_session().await } else { session().await };
    let (db, me) = match found {
        Ok(session) => session,
        Err(error) => {
            let first = if error == AppError::Unproven { PROVE } else { "/sign-in" };
            see_other(&format!("{first}?next={}", encode(&format!("{back}?draft={key}"))));
            return Ok(());
        }
    };
    let list = List::from_word(&list).ok_or(AppError::NotFound)?;
    let Some(table) = kept(&db, &me, &key).await? else {
        see_other(&back);
        return Ok(());
    };
    let report = db.import_table(&me, list, &table, true).await?;
    if report.refused.is_empty() {
        let (added, changed) = (report.added.len(), report.changed.len());
        see_other(&format!("/{}?added={added}&changed={changed}", list.word()));
    } else {
        see_other(&format!("{back}?draft={}", encode(&key)));
    }
    Ok(())
}

/// A table that was read and waits to be brought in.
pub(crate) async fn kept(db: &store::Db, me: &domain::Actor, key: &str) -> Result<Option<Table>, AppError> {
    let content = db.draft(Some(me), key).await?;
    Ok(content.and_then(|content| serde_json::from_str(&content).ok()))
}
