//! What the cells of a table name: read once for all its rows, and added to as they are taken in.

use crate::{Db, error::Result, organisations::every_organisation, units::every_unit};
use domain::{
    fold,
    organisations::{OrganisationCard, OrganisationDetail},
    text::spelled,
    time::today,
    units::{UnitCard, named},
};
use std::collections::HashMap;

/// By what a cell calls an organisation, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Called {
    Name,
    ShortName,
    NameButForMarks,
    ShortNameButForMarks,
}

#[derive(Default)]
pub(crate) struct Known {
    units: Vec<UnitCard>,
    units_by_id: HashMap<i64, usize>,
    /// Places among the units by their codes and by their folded names.
    units_called: HashMap<String, Vec<usize>>,
    organisations: Vec<OrganisationDetail>,
    organisations_by_id: HashMap<i64, usize>,
    /// Places among the organisations by their folded names, the full and the short one.
    organisations_called: HashMap<String, Vec<usize>>,
}

impl Known {
    pub async fn read(db: &Db) -> Result<Self> {
        let mut known = Self::default();
        every_unit(&db.connection).await?.into_iter().for_each(|unit| known.add_unit(unit));
        every_organisation(&db.connection).await?.into_iter().for_each(|one| known.add(one));
        Ok(known)
    }

    fn add_unit(&mut self, unit: UnitCard) {
        let place = self.units.len();
        self.units_by_id.insert(unit.id, place);
        for name in [unit.code.clone(), fold(&unit.name)] {
            self.units_called.entry(name).or_default().push(place);
        }
        self.units.push(unit);
    }

    /// Takes in an organisation that is new or was changed.
    pub fn add(&mut self, detail: OrganisationDetail) {
        let card = &detail.card;
        let place = *self.organisations_by_id.entry(card.id).or_insert(self.organisations.len());
        for name in [fold(&card.name), fold(&card.short_name)] {
            let places = self.organisations_called.entry(name).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
        match self.organisations.get_mut(place) {
            Some(known) => *known = detail,
            None => self.organisations.push(detail),
        }
    }

    pub fn unit(&self, id: i64) -> Option<&UnitCard> {
        self.units.get(*self.units_by_id.get(&id)?)
    }

    pub fn organisation(&self, id: i64) -> Option<&OrganisationDetail> {
        self.organisations.get(*self.organisations_by_id.get(&id)?)
    }

    pub fn organisations(&self) -> impl Iterator<Item = &OrganisationCard> {
        self.organisations.iter().map(|detail| &detail.card)
    }

    /// The unit that a cell names; of several the one whose rank is the lowest, and none without a rank.
    pub fn unit_named<R: Ord>(&self, cell: &str, rank: impl Fn(&UnitCard) -> Option<R>) -> Option<i64> {
        let code = cell.split_whitespace().next().unwrap_or_default();
        let places = [code, fold(cell).as_str()].map(|name| self.units_called.get(name));
        let may_be_meant = places.into_iter().flatten().flatten().filter_map(|place| self.units.get(*place));
        let mut among: Vec<UnitCard> = may_be_meant.filter(|unit| rank(unit).is_some()).cloned().collect();
        among.sort_by_key(rank);
        named(cell, &among).map(|unit| unit.id)
    }

    /// The organisations that go by a name, or that is short for them.
    pub fn called(&self, name: &str) -> impl Iterator<Item = &OrganisationCard> {
        let places = self.organisations_called.get(&fold(name)).into_iter().flatten();
        places.filter_map(|place| self.organisations.get(*place)).map(|detail| &detail.card)
    }

    /// The organisation that a cell means: by its name rather than what is short for it, with its marks rather than
    /// without, and one that is there now rather than one that has ended, which is found only where `ended_too` or it is
    /// the record's own already. None where two fit alike that differ only in their marks.
    pub fn organisation_named(&self, cell: &str, own: Option<i64>, ended_too: bool) -> Option<i64> {
        let (exact, folded) = (spelled(cell), fold(cell));
        let there = |card: &OrganisationCard| card.validity.holds(today());
        let offered = |card: &&OrganisationCard| ended_too || Some(card.id) == own || there(card);
        let rank = |card: &OrganisationCard| {
            let called = if spelled(&card.name) == exact {
                Called::Name
            } else if spelled(&card.short_name) == exact {
                Called::ShortName
            } else if fold(&card.name) == folded {
                Called::NameButForMarks
            } else {
                Called::ShortNameButForMarks
            };
            (called, !there(card), Some(card.id) != own)
        };
        let fitting: Vec<&OrganisationCard> = self.called(cell).filter(offered).collect();
        // Of several alike the first; those that are yet to be saved, with ids below zero, come after all others.
        let best = fitting.iter().min_by_key(|card| (rank(card), card.id < 0, card.id.abs()))?;
        let is_exact = rank(best).0 <= Called::ShortName;
        let alike =
            |card: &&OrganisationCard| rank(card) == rank(best) && spelled(&card.name) != spelled(&best.name);
        (is_exact || !fitting.iter().any(alike)).then_some(best.id)
    }
}
