use domain::{
    privacy::{EraseAccountForm, ErasePersonForm, People, Retention},
    settings::Contact,
};
use frame::{
    AppError,
    context::{proven_session, session, site},
    forms::{answer, encode, id_of},
};
use leptos::prelude::*;

/// Whom to ask, and how long what is kept; for everybody.
pub async fn show_notice() -> Result<(Contact, Retention), AppError> {
    let settings = site().db.settings().await?;
    let retention = settings.retention;
    Ok((settings.into(), retention))
}

/// A page of those who are named in activities; for administrators.
pub async fn list_people(typed: &str, page: u64) -> Result<People, AppError> {
    let (db, me) = session().await?;
    Ok(db.people(&me, typed, page).await?)
}

/// Takes a name out of all activities, for good.
#[server(prefix = "/do", endpoint = "privacy/erase-person")]
pub async fn erase_person(#[server(default)] form: ErasePersonForm) -> Result<(), AppError> {
    let erased = async {
        let (db, me) = proven_session().await?;
        db.erase_person(&me, &form).await?;
        Ok("/privacy/people?saved=1".to_owned())
    };
    answer(erased.await, &format!("/privacy/people?q={}", encode(&form.name)), form).await
}

/// Takes away who held an account, for good.
#[server(prefix = "/do", endpoint = "privacy/erase-account")]
pub async fn erase_account(
    #[server(default)] id: String,
    #[server(default)] form: EraseAccountForm,
) -> Result<(), AppError> {
    let page = format!("/accounts/{}", encode(&id));
    let erased = async {
        let (db, me) = proven_session().await?;
        db.account_keeper(&me)?.erase(id_of(&id)?, &form).await?;
        Ok(format!("{page}?done=erase&saved=1"))
    };
    answer(erased.await, &format!("{page}?form=erase"), form).await
}
