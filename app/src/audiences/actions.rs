use super::form::AUDIENCES;
use domain::audiences::{AudienceCard, AudienceForm};
use frame::{AppError, context::session};
use leptos::prelude::*;

pub async fn list_audiences() -> Result<Vec<AudienceCard>, AppError> {
    let (db, _) = session().await?;
    Ok(db.audiences().await?)
}

/// Adds an audience, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "audiences/save")]
pub async fn save_audience(
    #[server(default)] id: String,
    #[server(default)] form: AudienceForm,
) -> Result<(), AppError> {
    AUDIENCES.save(&id, form).await
}

/// Takes an audience away that nothing names.
#[server(prefix = "/do", endpoint = "audiences/remove")]
pub async fn remove_audience(
    #[server(default)] id: String,
    #[server(default)] form: AudienceForm,
) -> Result<(), AppError> {
    AUDIENCES.remove(&id, form).await
}

/// Brings an audience back that the person removed.
#[server(prefix = "/do", endpoint = "audiences/restore")]
pub async fn restore_audience(#[server(default)] entry: String) -> Result<(), AppError> {
    AUDIENCES.restore(&entry).await
}
