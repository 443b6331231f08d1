use domain::{
    Actor,
    audiences::{AudienceCard, AudienceForm},
};
use frame::{
    AppError,
    context::session,
    forms::{answer, id_of, record},
};
use leptos::prelude::*;

pub async fn list_audiences() -> Result<(Actor, Vec<AudienceCard>), AppError> {
    let (db, me) = session().await?;
    let audiences = db.audiences().await?;
    Ok((me, audiences))
}

pub async fn show_audience(id: i64) -> Result<AudienceCard, AppError> {
    let (db, me) = session().await?;
    if !me.may_edit_audiences() {
        return Err(AppError::Forbidden);
    }
    Ok(db.audience(id).await?)
}

/// Adds an audience, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "audiences/save")]
pub async fn save_audience(
    #[server(default)] id: String,
    #[server(default)] form: AudienceForm,
) -> Result<(), AppError> {
    let back = if id.is_empty() {
        "/audiences/new".into()
    } else {
        format!("/audiences/{}", frame::forms::encode(&id))
    };
    let saved = async {
        let (db, me) = session().await?;
        db.save_audience(&me, record(&id)?, &form).await?;
        Ok("/audiences?saved=1".to_owned())
    };
    answer(saved.await, &back, form).await
}

/// Takes an audience away that nothing names.
#[server(prefix = "/do", endpoint = "audiences/remove")]
pub async fn remove_audience(
    #[server(default)] id: String,
    #[server(default)] form: AudienceForm,
) -> Result<(), AppError> {
    let removed = async {
        let (db, me) = session().await?;
        let entry = db.remove_audience(&me, id_of(&id)?, &form.version).await?;
        Ok(format!("/audiences?removed={entry}"))
    };
    answer(removed.await, "/audiences", form).await
}

/// Brings an audience back that the person took away.
#[server(prefix = "/do", endpoint = "audiences/restore")]
pub async fn restore_audience(#[server(default)] entry: String) -> Result<(), AppError> {
    let restored = async {
        let (db, me) = session().await?;
        db.restore_audience(&me, id_of(&entry)?).await?;
        Ok("/audiences?restored=1".to_owned())
    };
    answer(restored.await, "/audiences", AudienceForm::default()).await
}
