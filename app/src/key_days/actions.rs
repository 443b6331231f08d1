use domain::key_days::{KeyDay, KeyDayForm};
use frame::{
    AppError,
    context::session,
    forms::{answer, id_of, record},
};
use leptos::prelude::*;

pub async fn list_key_days() -> Result<Vec<KeyDay>, AppError> {
    let (db, _) = session().await?;
    Ok(db.key_days().await?)
}

pub async fn show_key_day(id: i64) -> Result<KeyDay, AppError> {
    let (db, me) = session().await?;
    Ok(db.key_day(&me, id).await?)
}

/// Adds a day, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "key-days/save")]
pub async fn save_key_day(
    #[server(default)] id: String,
    #[server(default)] form: KeyDayForm,
) -> Result<(), AppError> {
    let back = if id.is_empty() {
        "/key-days/new".into()
    } else {
        format!("/key-days/{}", frame::forms::encode(&id))
    };
    let saved = async {
        let (db, me) = session().await?;
        db.save_key_day(&me, record(&id)?, &form).await?;
        Ok("/key-days?saved=1".to_owned())
    };
    answer(saved.await, &back, form).await
}

#[server(prefix = "/do", endpoint = "key-days/remove")]
pub async fn remove_key_day(
    #[server(default)] id: String,
    #[server(default)] form: KeyDayForm,
) -> Result<(), AppError> {
    let removed = async {
        let (db, me) = session().await?;
        let entry = db.remove_key_day(&me, id_of(&id)?, &form.version).await?;
        Ok(format!("/key-days?removed={entry}"))
    };
    answer(removed.await, "/key-days", form).await
}

/// Brings a day back that the person took away.
#[server(prefix = "/do", endpoint = "key-days/restore")]
pub async fn restore_key_day(#[server(default)] entry: String) -> Result<(), AppError> {
    let restored = async {
        let (db, me) = session().await?;
        db.restore_key_day(&me, id_of(&entry)?).await?;
        Ok("/key-days?restored=1".to_owned())
    };
    answer(restored.await, "/key-days", KeyDayForm::default()).await
}
