use domain::{
    Actor,
    organisations::{OrganisationCard, OrganisationDetail, OrganisationForm, OrganisationPage},
    units::UnitCard,
};
use frame::{
    AppError,
    context::session,
    forms::{answer, record},
};
use leptos::prelude::*;

pub async fn list_organisations() -> Result<Vec<OrganisationCard>, AppError> {
    let (db, _) = session().await?;
    Ok(db.organisations().await?)
}

/// The units and organisations that an organisation can name; for administrators.
pub async fn organisation_options(
    own: Option<i64>,
) -> Result<(Vec<UnitCard>, Vec<OrganisationCard>), AppError> {
    let (db, me) = session().await?;
    if !me.may_keep_organisations() {
        return Err(AppError::Forbidden);
    }
    let today = domain::time::today();
    let mut units = db.units_within(today, today).await?;
    let mut organisations = db.organisations().await?;
    // Where it worked already stays a choice, though that has ended.
    let unit =
        organisations.iter().find(|organisation| Some(organisation.id) == own).and_then(|own| own.unit);
    units.extend(db.units_by_id(unit.filter(|unit| units.iter().all(|known| known.id != *unit))).await?);
    organisations.retain(|organisation| Some(organisation.id) != own);
    Ok((units, organisations))
}

/// An organisation with what concerns it.
pub async fn show_organisation_page(id: i64) -> Result<(Actor, OrganisationPage), AppError> {
    let (db, me) = session().await?;
    let page = db.organisation_page(&me, id).await?;
    Ok((me, page))
}

/// An organisation to be changed; for administrators.
pub async fn show_organisation(id: i64) -> Result<OrganisationDetail, AppError> {
    let (db, me) = session().await?;
    Ok(db.organisation_keeper(&me)?.find(id).await?)
}

/// Adds an organisation, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "organisations/save")]
pub async fn save_organisation(
    #[server(default)] id: String,
    #[server(default)] form: OrganisationForm,
) -> Result<(), AppError> {
    let back = if id.is_empty() {
        "/organisations/new".into()
    } else {
        format!("/organisations/{}/edit", frame::forms::encode(&id))
    };
    let saved = async {
        let (db, me) = session().await?;
        db.organisation_keeper(&me)?.save(record(&id)?, &form).await?;
        Ok("/organisations?saved=1".to_owned())
    };
    answer(saved.await, &back, form).await
}
