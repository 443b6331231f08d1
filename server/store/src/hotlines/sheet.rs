//! The list as a sheet: taken away whole, and brought back by the verbs of its pages.

use crate::{Db, error::Result, hotlines::by_number};
use domain::{
    Actor,
    hotlines::HotlineForm,
    lists::{Brought, Row},
    time::today,
};

pub(crate) async fn rows(db: &Db) -> Result<Vec<Vec<String>>> {
    let row = |h: HotlineForm| vec![h.number, h.name, h.name_en, h.checked_on];
    Ok(db.hotlines().await?.iter().map(|hotline| row(hotline.into())).collect())
}

pub(crate) async fn bring(db: &Db, me: &Actor, row: &Row<'_>) -> Result<Brought> {
    let number = row.or("number", "");
    let known = by_number(db, &number).await?;
    let before = known.as_ref().map(HotlineForm::from).unwrap_or_default();
    let form = HotlineForm {
        version: before.version.clone(),
        number: number.clone(),
        name: row.or("name", &before.name),
        name_en: row.or("name_en", &before.name_en),
        checked_on: row.or("checked_on", &before.checked_on),
    };
    if known.is_some() && form.parse(today())? == before.parse(today())? {
        return Ok(Brought::Unchanged);
    }
    db.save_hotline(me, known.as_ref().map(|known| known.id), &form).await?;
    Ok(if known.is_some() { Brought::Changed(number) } else { Brought::Added(number) })
}
