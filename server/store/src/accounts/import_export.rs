//! The list as a table: exported whole, and imported by the verbs of its pages.

use crate::{
    Db, Error,
    accounts::system,
    error::Result,
    import_export::{
        cells::{coded, id_of, together},
        known::Known,
    },
    units::every_unit,
};
use domain::{
    Actor, Problems,
    accounts::{AccountEditForm, AccountForm},
    import_export::{Row, RowImported},
    time::today,
    units::{UnitCard, named},
};
use std::collections::HashMap;

pub(crate) async fn rows(db: &Db, me: &Actor) -> Result<Vec<Vec<String>>> {
    let units: HashMap<i64, UnitCard> =
        every_unit(&db.connection).await?.into_iter().map(|unit| (unit.id, unit)).collect();
    let mut rows = Vec::new();
    for (card, unit) in db.account_keeper(me)?.list_with_units().await? {
        let unit = unit.and_then(|id| units.get(&id)).map(coded).unwrap_or_default();
        let organisation = card.organisation.unwrap_or_default();
        rows.push(vec![card.login, card.name, card.role.word().to_owned(), unit, organisation]);
    }
    Ok(rows)
}

/// New people are invited: their links are made once they are all there.
pub(crate) async fn import_row(db: &Db, me: &Actor, row: &Row<'_>, beside: &Known) -> Result<RowImported> {
    let login = row.or("login", "").trim().to_lowercase();
    let known = match db.account_keeper(&system())?.find_by_login(&login).await {
        Ok(detail) => Some(detail),
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    let mut form = known.as_ref().map(AccountEditForm::from).unwrap_or_default();
    let mut problems = Problems::default();
    if let Some(cell) = row.get("unit") {
        let own = known.as_ref().and_then(|known| known.unit);
        let offered = |unit: &&UnitCard| Some(unit.id) == own || unit.validity.holds(today());
        let mut units: Vec<UnitCard> = beside.units.iter().filter(offered).cloned().collect();
        // First where the person is already, though that has ended.
        units.sort_by_key(|unit| Some(unit.id) != own);
        form.unit = id_of(cell, named(cell, &units).map(|unit| unit.id), "unit", &mut problems);
    }
    if let Some(cell) = row.get("organisation") {
        let own = known.as_ref().and_then(|known| known.organisation);
        let found = beside.organisation(cell, own, false);
        form.organisation = id_of(cell, found, "organisation", &mut problems);
    }
    (form.name, form.role) = (row.or("name", &form.name), row.or("role", &form.role));
    if !problems.is_empty() {
        return Err(together(problems, form.parse().err()).into());
    }
    match known {
        Some(known) if form.parse()? == AccountEditForm::from(&known).parse()? => Ok(RowImported::Unchanged),
        Some(known) => {
            db.account_keeper(me)?.edit(known.id, &form).await?;
            Ok(RowImported::Changed(known.login))
        }
        None => {
            let AccountEditForm { version: _, name, role, unit, organisation } = form;
            let form = AccountForm { login, name, role, unit, organisation, ..AccountForm::default() };
            db.account_keeper(me)?.add_invited(&form).await?;
            Ok(RowImported::Added(form.login))
        }
    }
}
