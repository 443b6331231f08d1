use super::form::KEY_DAYS;
use domain::key_days::{KeyDay, KeyDayForm};
use frame::{AppError, context::session};
use leptos::prelude::*;

pub async fn list_key_days() -> Result<Vec<KeyDay>, AppError> {
    let (db, _) = session().await?;
    Ok(db.key_days().await?)
}

/// Adds a day, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "key-days/save")]
pub async fn save_key_day(
    #[server(default)] id: String,
    #[server(default)] form: KeyDayForm,
) -> Result<(), AppError> {
    KEY_DAYS.save(&id, form).await
}

#[server(prefix = "/do", endpoint = "key-days/remove")]
pub async fn remove_key_day(
    #[server(default)] id: String,
    #[server(default)] form: KeyDayForm,
) -> Result<(), AppError> {
    KEY_DAYS.remove(&id, form).await
}

/// Brings a day back that the person removed.
#[server(prefix = "/do", endpoint = "key-days/restore")]
pub async fn restore_key_day(#[server(default)] entry: String) -> Result<(), AppError> {
    KEY_DAYS.restore(&entry).await
}
