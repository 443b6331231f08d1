use super::form::HOTLINES;
use domain::hotlines::HotlineForm;
use frame::{
    AppError,
    context::session,
    forms::{answer, id_of},
};
use leptos::prelude::*;

/// Adds a number, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "hotlines/save")]
pub async fn save_hotline(
    #[server(default)] id: String,
    #[server(default)] form: HotlineForm,
) -> Result<(), AppError> {
    HOTLINES.save(&id, form).await
}

/// Says that a number was called today.
#[server(prefix = "/do", endpoint = "hotlines/check")]
pub async fn check_hotline(
    #[server(default)] id: String,
    #[server(default)] form: HotlineForm,
) -> Result<(), AppError> {
    let checked = async {
        let (db, me) = session().await?;
        db.check_hotline(&me, id_of(&id)?, &form.version).await?;
        Ok("/hotlines?saved=1&done=checked".to_owned())
    };
    answer(checked.await, "/hotlines", form).await
}

/// Puts a number one place further up.
#[server(prefix = "/do", endpoint = "hotlines/raise")]
pub async fn raise_hotline(#[server(default)] id: String) -> Result<(), AppError> {
    let raised = async {
        let (db, me) = session().await?;
        db.raise_hotline(&me, id_of(&id)?).await?;
        Ok("/hotlines?saved=1".to_owned())
    };
    answer(raised.await, "/hotlines", HotlineForm::default()).await
}

#[server(prefix = "/do", endpoint = "hotlines/remove")]
pub async fn remove_hotline(
    #[server(default)] id: String,
    #[server(default)] form: HotlineForm,
) -> Result<(), AppError> {
    HOTLINES.remove(&id, form).await
}

/// Brings a number back that the person removed.
#[server(prefix = "/do", endpoint = "hotlines/restore")]
pub async fn restore_hotline(#[server(default)] entry: String) -> Result<(), AppError> {
    HOTLINES.restore(&entry).await
}
