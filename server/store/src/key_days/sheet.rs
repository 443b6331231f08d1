//! The list as a sheet: taken away whole, and brought back by the verbs of its pages.

use crate::{Db, error::Result};
use domain::{
    Actor, fold,
    key_days::{KeyDay, KeyDayForm},
    lists::{Brought, Row},
};

pub(crate) async fn rows(db: &Db) -> Result<Vec<Vec<String>>> {
    let days = db.key_days().await?;
    Ok(days.into_iter().map(|day| vec![day.show(), day.name, day.name_en]).collect())
}

pub(crate) async fn bring(db: &Db, me: &Actor, row: &Row<'_>) -> Result<Brought> {
    let form = KeyDayForm {
        version: String::new(),
        on: row.or("on", ""),
        name: row.or("name", ""),
        name_en: String::new(),
    };
    let day = form.parse()?;
    let same = |known: &KeyDay| {
        (known.day, known.month) == (day.day, day.month) && fold(&known.name) == fold(&day.name)
    };
    let known = db.key_days().await?.into_iter().find(same);
    let before = known.as_ref().map(KeyDayForm::from).unwrap_or_default();
    let form =
        KeyDayForm { version: before.version.clone(), name_en: row.or("name_en", &before.name_en), ..form };
    if known.is_some() && form.parse()? == before.parse()? {
        return Ok(Brought::Unchanged);
    }
    db.save_key_day(me, known.as_ref().map(|known| known.id), &form).await?;
    Ok(if known.is_some() { Brought::Changed(day.name) } else { Brought::Added(day.name) })
}
