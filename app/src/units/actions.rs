use domain::{
    Actor,
    time::Day,
    units::{EndForm, RenameForm, Touched, UnitCard, UnitDetail, UnitEditForm, UnitForm, UnitPage},
};
use frame::{
    AppError,
    context::session,
    forms::{answer, encode, id_of},
};
use leptos::prelude::*;
use store::End;

/// The units valid on a day, as they were called then, and the former names of those that were renamed; today's for a
/// day that cannot be read.
pub async fn list_units(on: String) -> Result<(Vec<UnitCard>, Vec<(i64, String)>), AppError> {
    let (db, _) = session().await?;
    let day = domain::time::parse_day(&on).unwrap_or_else(domain::time::today);
    Ok((db.units_on(day).await?, db.former_unit_names().await?))
}

/// A unit with what concerns it.
pub async fn show_unit(id: i64) -> Result<(Actor, UnitPage), AppError> {
    let (db, me) = session().await?;
    let page = db.unit_page(&me, id).await?;
    Ok((me, page))
}

/// What a unit is called, if there is one.
pub async fn unit_name(id: i64) -> Result<Option<String>, AppError> {
    let (db, _) = session().await?;
    let unit = db.units_by_id([id]).await?.pop();
    Ok(unit.map(|unit| words::either(&unit.name, &unit.name_en).to_owned()))
}

/// A unit and what ends with it on a day; for administrators.
pub async fn show_touched(id: i64, last: Option<Day>) -> Result<(UnitDetail, Option<Touched>), AppError> {
    let (db, me) = session().await?;
    let keeper = db.unit_keeper(&me)?;
    let touched = match last {
        Some(last) => Some(keeper.touched(id, last).await?),
        None => None,
    };
    Ok((keeper.find(id).await?, touched))
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

/// Ends a unit with a day, or lets it go on; what is planned there after the day goes to its successor.
#[server(prefix = "/do", endpoint = "units/end")]
pub async fn end_unit(
    #[server(default)] id: String,
    #[server(default)] form: EndForm,
) -> Result<(), AppError> {
    let page = format!("/units/{}", encode(&id));
    let back = format!("{page}/end?form[valid_to]={}", encode(&form.valid_to));
    let ended = async {
        let (db, me) = session().await?;
        let End { entry, successor, moved } = db.unit_keeper(&me)?.end(id_of(&id)?, &form).await?;
        let done = if form.valid_to.trim().is_empty() { "goes-on" } else { "ended" };
        let next = successor.map(|next| format!("&successor={next}&moved={moved}")).unwrap_or_default();
        Ok(format!("{page}?saved={entry}&done={done}{next}"))
    };
    answer(ended.await, &back, form).await
}

/// Where an ending is undone.
pub const UNDO_ADDRESS: &str = "/do/units/undo-end";

/// Undoes an ending that the person made, with what was planned elsewhere for it.
#[server(prefix = "/do", endpoint = "units/undo-end")]
pub async fn undo_end_unit(#[server(default)] audit: String) -> Result<(), AppError> {
    let undone = async {
        let (db, me) = session().await?;
        let unit = db.unit_keeper(&me)?.undo_end(id_of(&audit)?).await?;
        Ok(format!("/units/{unit}?undone=1"))
    };
    answer(undone.await, "/units", EndForm::default()).await
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
