use domain::units::{EndForm, RenameForm, UnitCard, UnitDetail, UnitEditForm, UnitForm};
use frame::{
    AppError,
    context::session,
    forms::{answer, encode, id_of},
};
use leptos::prelude::*;

/// The units valid on a day, as they were called then, and the former names of those that were renamed; today's for a
/// day that cannot be read.
pub async fn list_units(on: String) -> Result<(Vec<UnitCard>, Vec<(i64, String)>), AppError> {
    let (db, _) = session().await?;
    let day = domain::time::parse_day(&on).unwrap_or_else(domain::time::today);
    Ok((db.units_on(day).await?, db.former_unit_names().await?))
}

/// A unit and the one it lies in; for administrators.
pub async fn show_unit(id: i64) -> Result<(UnitDetail, Option<UnitCard>), AppError> {
    let (db, me) = session().await?;
    let unit = db.unit_keeper(&me)?.find(id).await?;
    let parent = db.units_by_id(unit.card.parent).await?.pop();
    Ok((unit, parent))
}

/// The units of today that another can lie in; for administrators.
pub async fn parents() -> Result<Vec<UnitCard>, AppError> {
    let (db, me) = session().await?;
    if !me.may_keep_units() {
        return Err(AppError::Forbidden);
    }
    let today = domain::time::today();
    let mut units = db.units_within(today, today).await?;
    units.retain(|unit| unit.kind.level() < 2);
    Ok(units)
}

#[server(prefix = "/do", endpoint = "units/add")]
pub async fn add_unit(#[server(default)] form: UnitForm) -> Result<(), AppError> {
    let opened = async {
        let (db, me) = session().await?;
        let id = db.unit_keeper(&me)?.add(&form).await?;
        Ok(format!("/units/{id}?saved=1"))
    };
    answer(opened.await, "/units/new", form).await
}

/// Corrects a slip in a unit's name.
#[server(prefix = "/do", endpoint = "units/edit")]
pub async fn edit_unit(
    #[server(default)] id: String,
    #[server(default)] form: UnitEditForm,
) -> Result<(), AppError> {
    let page = format!("/units/{}", encode(&id));
    let edited = async {
        let (db, me) = session().await?;
        db.unit_keeper(&me)?.edit(id_of(&id)?, &form).await?;
        Ok(format!("{page}?saved=1"))
    };
    answer(edited.await, &page, form).await
}

/// Calls a unit otherwise from a day on.
#[server(prefix = "/do", endpoint = "units/rename")]
pub async fn rename_unit(
    #[server(default)] id: String,
    #[server(default)] form: RenameForm,
) -> Result<(), AppError> {
    let page = format!("/units/{}", encode(&id));
    let renamed = async {
        let (db, me) = session().await?;
        db.unit_keeper(&me)?.rename(id_of(&id)?, &form).await?;
        Ok(format!("{page}?saved=1&done=renamed"))
    };
    answer(renamed.await, &format!("{page}?form=rename"), form).await
}

/// Removes a unit that was opened by mistake.
#[server(prefix = "/do", endpoint = "units/remove")]
pub async fn remove_unit(
    #[server(default)] id: String,
    #[server(default)] form: EndForm,
) -> Result<(), AppError> {
    let page = format!("/units/{}", encode(&id));
    let removed = async {
        let (db, me) = session().await?;
        let entry = db.unit_keeper(&me)?.remove(id_of(&id)?, &form.version).await?;
        Ok(format!("/units?removed={entry}"))
    };
    answer(removed.await, &format!("{page}?form=remove"), form).await
}

/// Ends a unit with a day, or lets it go on.
#[server(prefix = "/do", endpoint = "units/end")]
pub async fn end_unit(
    #[server(default)] id: String,
    #[server(default)] form: EndForm,
) -> Result<(), AppError> {
    let page = format!("/units/{}", encode(&id));
    let ended = async {
        let (db, me) = session().await?;
        db.unit_keeper(&me)?.end(id_of(&id)?, &form).await?;
        let done = if form.valid_to.trim().is_empty() { "goes-on" } else { "ended" };
        Ok(format!("{page}?saved=1&done={done}"))
    };
    answer(ended.await, &format!("{page}?form=end"), form).await
}

/// Brings a unit back that the person removed.
#[server(prefix = "/do", endpoint = "units/restore")]
pub async fn restore_unit(#[server(default)] entry: String) -> Result<(), AppError> {
    let restored = async {
        let (db, me) = session().await?;
        db.unit_keeper(&me)?.restore(id_of(&entry)?).await?;
        Ok("/units?restored=1".to_owned())
    };
    answer(restored.await, "/units", EndForm::default()).await
}
