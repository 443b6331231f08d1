use crate::AppError;
use crate::{
    context::session,
    forms::{answer, record},
};
use domain::hotlines::{HotlineCard, HotlineForm};
use leptos::prelude::*;

#[server(prefix = "/do", endpoint = "hotlines/show")]
pub async fn show_hotline(#[server(default)] id: i64) -> Result<HotlineCard, AppError> {
    let (db, me) = session().await?;
    Ok(db.hotline(&me, id).await?)
}

/// Adds a number, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "hotlines/save")]
pub async fn save_hotline(
    #[server(default)] id: String,
    #[server(default)] form: HotlineForm,
) -> Result<(), AppError> {
    let back = if id.is_empty() {
        "/hotlines/new".into()
    } else {
        format!("/hotlines/{}", crate::forms::encode(&id))
    };
    let saved = async {
        let (db, me) = session().await?;
        db.save_hotline(&me, record(&id)?, &form).await?;
        Ok("/hotlines?saved=1".to_owned())
    };
    answer(saved.await, &back, form).await
}

/// Says that a number was called today.
#[server(prefix = "/do", endpoint = "hotlines/check")]
pub async fn check_hotline(
    #[server(default)] id: String,
    #[server(default)] form: HotlineForm,
) -> Result<(), AppError> {
    let checked = async {
        let (db, me) = session().await?;
        db.check_hotline(&me, id.parse().unwrap_or_default(), &form.version).await?;
        Ok("/hotlines?saved=1&done=checked".to_owned())
    };
    answer(checked.await, "/hotlines", form).await
}

/// Puts a number one place further up.
#[server(prefix = "/do", endpoint = "hotlines/raise")]
pub async fn raise_hotline(#[server(default)] id: String) -> Result<(), AppError> {
    let raised = async {
        let (db, me) = session().await?;
        db.raise_hotline(&me, id.parse().unwrap_or_default()).await?;
        Ok("/hotlines?saved=1".to_owned())
    };
    answer(raised.await, "/hotlines", HotlineForm::default()).await
}

#[server(prefix = "/do", endpoint = "hotlines/remove")]
pub async fn remove_hotline(
    #[server(default)] id: String,
    #[server(default)] form: HotlineForm,
) -> Result<(), AppError> {
    let removed = async {
        let (db, me) = session().await?;
        let entry = db.remove_hotline(&me, id.parse().unwrap_or_default(), &form.version).await?;
        Ok(format!("/hotlines?removed={entry}"))
    };
    answer(removed.await, "/hotlines", form).await
}

/// Brings back what the person took away.
#[server(prefix = "/do", endpoint = "removed/restore")]
pub async fn restore_removed(
    #[server(default)] entry: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let back = crate::forms::within_site(&back).to_owned();
    let restored = async {
        let (db, me) = session().await?;
        db.restore_removed(&me, entry.parse().unwrap_or_default()).await?;
        Ok(format!("{back}?restored=1"))
    };
    answer(restored.await, &back, HotlineForm::default()).await
}
