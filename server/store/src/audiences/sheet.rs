//! The list as a sheet: taken away whole, and brought back by the verbs of its pages.

use crate::{Db, error::Result};
use domain::{
    Actor,
    audiences::AudienceForm,
    fold,
    lists::{Brought, Row, parts},
};

pub(crate) async fn rows(db: &Db) -> Result<Vec<Vec<String>>> {
    let row = |a: AudienceForm| vec![a.name, a.name_en, a.message, a.message_en, a.forms.join("; ")];
    Ok(db.audiences().await?.iter().map(|audience| row(audience.into())).collect())
}

pub(crate) async fn bring(db: &Db, me: &Actor, row: &Row<'_>) -> Result<Brought> {
    let name = row.or("name", "");
    let known = db.audiences().await?.into_iter().find(|known| fold(&known.name) == fold(&name));
    let before = known.as_ref().map(AudienceForm::from).unwrap_or_default();
    let forms = row.get("forms").map_or_else(|| before.forms.clone(), parts);
    let form = AudienceForm {
        version: before.version.clone(),
        name: name.clone(),
        name_en: row.or("name_en", &before.name_en),
        message: row.or("message", &before.message),
        message_en: row.or("message_en", &before.message_en),
        forms,
    };
    if known.is_some() && form.parse()? == before.parse()? {
        return Ok(Brought::Unchanged);
    }
    db.save_audience(me, known.as_ref().map(|known| known.id), &form).await?;
    Ok(if known.is_some() { Brought::Changed(name) } else { Brought::Added(name) })
}
