use super::form::LAWS;
use domain::laws::{LawCard, LawForm};
use frame::{AppError, context::site};
use leptos::prelude::*;

/// The texts that words find, the latest first; all of them without words.
pub async fn list_laws(q: String) -> Result<Vec<LawCard>, AppError> {
    let words = domain::text::search_words(&q);
    let mut laws = site().db.laws().await?;
    laws.retain(|card| {
        words.is_empty() || domain::search::fit(&words, &card.law.title, &super::say::beside(&card.law)) > 0
    });
    Ok(laws)
}

/// Adds a text, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "laws/save")]
pub async fn save_law(
    #[server(default)] id: String,
    #[server(default)] form: LawForm,
) -> Result<(), AppError> {
    LAWS.save(&id, form).await
}

#[server(prefix = "/do", endpoint = "laws/remove")]
pub async fn remove_law(
    #[server(default)] id: String,
    #[server(default)] form: LawForm,
) -> Result<(), AppError> {
    LAWS.remove(&id, form).await
}

/// Restores a text that the person removed.
#[server(prefix = "/do", endpoint = "laws/restore")]
pub async fn restore_law(#[server(default)] entry: String) -> Result<(), AppError> {
    LAWS.restore(&entry).await
}
