//! The list as a table: exported whole, and imported by the verbs of its pages.

use crate::{
    Db,
    accounts::system,
    error::Result,
    import_export::{
        cells::{coded, id_of, together},
        known::Known,
    },
    units::every_unit,
};
use domain::{
    Actor, Problems, fold,
    import_export::{Row, RowImported, parts},
    organisations::{OrganisationCard, OrganisationForm},
    text::spelled,
    time::{show_day, today},
    units::{UnitCard, named},
};
use std::collections::HashMap;

pub(crate) async fn rows(db: &Db) -> Result<Vec<Vec<String>>> {
    let units: HashMap<i64, UnitCard> =
        every_unit(&db.connection).await?.into_iter().map(|unit| (unit.id, unit)).collect();
    let row = |card: OrganisationCard| {
        let day = |day: Option<_>| day.map(show_day).unwrap_or_default();
        let unit = card.unit.and_then(|id| units.get(&id)).map(coded).unwrap_or_default();
        vec![
            card.name,
            card.short_name,
            card.kind.word().to_owned(),
            unit,
            day(card.validity.from),
            day(card.validity.to),
            card.successors.join("; "),
        ]
    };
    Ok(db.organisations().await?.into_iter().map(row).collect())
}

/// One of the same name and first day is the same.
pub(crate) async fn import_row(
    db: &Db,
    me: &Actor,
    row: &Row<'_>,
    beside: &mut Known,
) -> Result<RowImported> {
    let name = row.or("name", "");
    let known = match known(row, &name, beside) {
        Some(id) => Some(db.organisation_keeper(&system())?.find(id).await?),
        None => None,
    };
    let own = known.as_ref().map(|known| known.card.id);
    let before = known.as_ref().map(OrganisationForm::from).unwrap_or_default();
    let mut problems = Problems::default();
    let form = form(row, OrganisationForm { name: name.clone(), ..before.clone() }, beside, &mut problems);
    let parse = |form: &OrganisationForm| form.parse(own, &beside.units, &beside.organisations);
    if !problems.is_empty() {
        return Err(together(problems, parse(&form).err()).into());
    }
    if own.is_some() && parse(&form)? == parse(&before)? {
        return Ok(RowImported::Unchanged);
    }
    let id = db.organisation_keeper(me)?.save(own, &form).await?;
    beside.add(db.organisation_keeper(&system())?.find(id).await?.card);
    Ok(if known.is_some() { RowImported::Changed(name) } else { RowImported::Added(name) })
}

/// The organisation that a row means: the one of its name, else the only one whose name differs in its marks, unless
/// another row names that one. Without a first day the one that is there now.
fn known(row: &Row<'_>, name: &str, beside: &Known) -> Option<i64> {
    let from = row.get("valid_from").map(domain::time::parse_day);
    let same = |known: &&OrganisationCard| {
        fold(&known.name) == fold(name) && from.is_none_or(|from| from == known.validity.from)
    };
    let (exactly, but_for_marks): (Vec<_>, Vec<_>) =
        beside.called(name).filter(same).partition(|known| spelled(&known.name) == spelled(name));
    let unnamed = |known: &&OrganisationCard| !beside.in_table.contains(&spelled(&known.name));
    let there = |known: &&OrganisationCard| known.validity.holds(today());
    let found = exactly.into_iter().max_by_key(there).or_else(|| {
        let first = but_for_marks.first().map(|known| spelled(&known.name));
        let alone = but_for_marks.iter().all(|known| Some(spelled(&known.name)) == first);
        but_for_marks.into_iter().filter(|known| alone && unnamed(known)).max_by_key(there)
    });
    found.map(|known| known.id)
}

/// The form as the row changes it; what it names and nobody knows is a problem.
fn form(
    row: &Row<'_>,
    mut form: OrganisationForm,
    beside: &Known,
    problems: &mut Problems,
) -> OrganisationForm {
    for (column, field) in [
        ("short_name", &mut form.short_name),
        ("kind", &mut form.kind),
        ("valid_from", &mut form.valid_from),
        ("valid_to", &mut form.valid_to),
    ] {
        *field = row.or(column, field);
    }
    if let Some(cell) = row.get("unit") {
        let mut units = beside.units.clone();
        // Codes and names are used again: its own, else the one that is there now, else the latest.
        units.sort_by_key(|unit| {
            let latest = std::cmp::Reverse(unit.validity.from);
            (unit.id.to_string() != form.unit, !unit.validity.holds(today()), latest)
        });
        let found = named(cell, &units).map(|unit| unit.id);
        form.unit = id_of(cell, found, "unit", problems);
    }
    if let Some(cell) = row.get("successors") {
        let found = parts(cell).into_iter().map(|part| {
            let found = beside.organisation(&part, None, true);
            id_of(&part, found, "successors", problems)
        });
        form.successors = found.collect();
    }
    form
}
