//! The list as a table: exported whole, and imported by the verbs of its pages.

use super::is_namesake;
use crate::{
    Db,
    error::Result,
    import_export::{
        book::{Book, Entered},
        cells::{coded, id_of, together},
        known::Known,
    },
};
use domain::{
    Actor, Problem, Problems, fold,
    import_export::{List, Row, RowImported, Table, parts},
    organisations::{Organisation, OrganisationCard, OrganisationDetail, OrganisationForm},
    text::spelled,
    time::{show_day, today},
    units::UnitCard,
};
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

pub(crate) async fn rows(db: &Db) -> Result<Vec<Vec<String>>> {
    Ok(cells(&Known::read(db).await?))
}

fn cells(known: &Known) -> Vec<Vec<String>> {
    let row = |card: &OrganisationCard| {
        let day = |day: Option<_>| day.map(show_day).unwrap_or_default();
        let unit = card.unit.and_then(|id| known.unit(id)).map(coded).unwrap_or_default();
        vec![
            card.name.clone(),
            card.short_name.clone(),
            card.kind.word().to_owned(),
            unit,
            day(card.validity.from),
            day(card.validity.to),
            card.successors.join("; "),
        ]
    };
    known.organisations().map(row).collect()
}

/// The organisations while a table of them is taken in. One of the same name and first day is the same.
pub(crate) struct Organisations {
    known: Known,
    /// The names in the table itself, as they are told from each other.
    in_table: HashSet<String>,
    /// Those that a row was about: a second one would undo the first.
    entered: HashSet<i64>,
    /// How many are new. Until they are saved, a number below zero stands for the id of each.
    new: i64,
    /// The ids that they have since they are saved.
    saved: HashMap<i64, i64>,
}

/// An organisation by its id, and how it is saved.
pub(crate) struct Step {
    id: i64,
    form: OrganisationForm,
}

impl Book for Organisations {
    const LIST: List = List::Organisations;
    type Step = Step;

    async fn read(db: &Db) -> Result<Self> {
        let known = Known::read(db).await?;
        let (in_table, entered) = (HashSet::new(), HashSet::new());
        Ok(Self { known, in_table, entered, new: 0, saved: HashMap::new() })
    }

    fn cells(&self) -> Vec<Vec<String>> {
        cells(&self.known)
    }

    fn look_ahead(&mut self, table: &Table) {
        self.in_table = table.rows().filter_map(|row| row.get("name").map(spelled)).collect();
    }

    fn enter(&mut self, row: &Row<'_>) -> Entered<Step> {
        let name = row.or("name", "");
        let taken = || Problems::one("name", Problem::Taken);
        let detail =
            known(row, &name, &self.known, &self.in_table).and_then(|id| self.known.organisation(id));
        let own = detail.map(|detail| detail.card.id);
        if own.is_some_and(|own| self.entered.contains(&own)) {
            return Err(taken());
        }
        let before = detail.map(OrganisationForm::from).unwrap_or_default();
        let mut problems = Problems::default();
        let already = OrganisationForm { name: name.clone(), ..before.clone() };
        let form = form(row, already, &self.known, &mut problems);
        if !problems.is_empty() {
            return Err(together(problems, parse(&form, own, &self.known).err()));
        }
        let organisation = parse(&form, own, &self.known)?;
        if let Some(own) = own
            && organisation == parse(&before, Some(own), &self.known)?
        {
            self.entered.insert(own);
            return Ok((RowImported::Unchanged, None));
        }
        if self.known.called(&organisation.name).any(|other| is_namesake(other, own, &organisation)) {
            return Err(taken());
        }
        let version = detail.map_or(1, |detail| detail.version + 1);
        self.new += i64::from(own.is_none());
        let id = own.unwrap_or(-self.new);
        let detail = saved(id, version, organisation, &self.known);
        self.known.add(detail);
        self.entered.insert(id);
        let done = if own.is_some() { RowImported::Changed(name) } else { RowImported::Added(name) };
        Ok((done, Some(Step { id, form })))
    }

    async fn save(&mut self, db: &Db, me: &Actor, step: Step) -> Result<()> {
        let Step { id, mut form } = step;
        for successor in &mut form.successors {
            let new = successor.parse::<i64>().ok().and_then(|id| self.saved.get(&id));
            if let Some(id) = new {
                *successor = id.to_string();
            }
        }
        let own = (id > 0).then_some(id);
        let saved = db.organisation_keeper(me)?.save(own, &form).await?;
        self.saved.insert(id, saved);
        Ok(())
    }
}

/// What a form says, of the units and organisations that it names.
fn parse(
    form: &OrganisationForm,
    own: Option<i64>,
    beside: &Known,
) -> std::result::Result<Organisation, Problems> {
    let unit = form.unit.trim().parse().ok().and_then(|id: i64| beside.unit(id));
    let units: Vec<UnitCard> = unit.cloned().into_iter().collect();
    let named = form.successors.iter().filter_map(|id| beside.organisation(id.trim().parse().ok()?));
    let others: Vec<OrganisationCard> = named.map(|detail| detail.card.clone()).collect();
    form.parse(own, &units, &others)
}

/// An organisation as it is once it is saved.
fn saved(id: i64, version: i64, organisation: Organisation, beside: &Known) -> OrganisationDetail {
    let Organisation { name, short_name, kind, unit, validity, successors: successor_ids } = organisation;
    let names = successor_ids.iter().filter_map(|id| beside.organisation(*id));
    let successors = names.map(|detail| detail.card.name.clone()).collect();
    let card = OrganisationCard { id, name, short_name, kind, unit, validity, successors };
    OrganisationDetail { card, successor_ids, version }
}

/// The organisation that a row means: the one of its name, else the only one whose name differs in its marks, unless
/// another row names that one. Without a first day the one that is there now.
fn known(row: &Row<'_>, name: &str, beside: &Known, in_table: &HashSet<String>) -> Option<i64> {
    let from = row.get("valid_from").map(domain::time::parse_day);
    let same = |known: &&OrganisationCard| {
        fold(&known.name) == fold(name) && from.is_none_or(|from| from == known.validity.from)
    };
    let (exactly, but_for_marks): (Vec<_>, Vec<_>) =
        beside.called(name).filter(same).partition(|known| spelled(&known.name) == spelled(name));
    let unnamed = |known: &&OrganisationCard| !in_table.contains(&spelled(&known.name));
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
        // Codes and names are used again: its own, else the one that is there now, else the latest.
        let found = beside.unit_named(cell, |unit| {
            let latest = Reverse(unit.validity.from);
            Some((unit.id.to_string() != form.unit, !unit.validity.holds(today()), latest))
        });
        form.unit = id_of(cell, found, "unit", problems);
    }
    if let Some(cell) = row.get("successors") {
        let found = parts(cell).into_iter().map(|part| {
            let found = beside.organisation_named(&part, None, true);
            id_of(&part, found, "successors", problems)
        });
        form.successors = found.collect();
    }
    form
}
