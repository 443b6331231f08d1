//! What the cells of a table name: read once for all its rows, and added to as they are imported.

use crate::{Db, error::Result, units::every_unit};
use domain::{fold, organisations::OrganisationCard, text::spelled, time::today, units::UnitCard};
use std::collections::{HashMap, HashSet};

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
    pub units: Vec<UnitCard>,
    pub organisations: Vec<OrganisationCard>,
    /// The names in the table itself, as they are told from each other.
    pub in_table: HashSet<String>,
    /// Places among the organisations by their folded names, the full and the short one.
    named: HashMap<String, Vec<usize>>,
}

impl Known {
    pub async fn read(db: &Db) -> Result<Self> {
        let units = every_unit(&db.connection).await?;
        let mut known = Self { units, ..Self::default() };
        db.organisations().await?.into_iter().for_each(|card| known.add(card));
        Ok(known)
    }

    /// Takes in an organisation that is new or was changed.
    pub fn add(&mut self, card: OrganisationCard) {
        let place = self.organisations.iter().position(|known| known.id == card.id);
        let place = place.unwrap_or(self.organisations.len());
        for name in [fold(&card.name), fold(&card.short_name)] {
            let places = self.named.entry(name).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
        match self.organisations.get_mut(place) {
            Some(known) => *known = card,
            None => self.organisations.push(card),
        }
    }

    /// The organisations that go by a name, or that is short for them.
    pub fn called(&self, name: &str) -> impl Iterator<Item = &OrganisationCard> {
        let places = self.named.get(&fold(name)).into_iter().flatten();
        places.filter_map(|place| self.organisations.get(*place))
    }

    /// The organisation that a cell means: by its name rather than what is short for it, with its marks rather than
    /// without, and one that is there now rather than one that has ended, which is found only where `ended_too` or it is
    /// the record's own already. None where two fit alike that differ only in their marks.
    pub fn organisation(&self, cell: &str, own: Option<i64>, ended_too: bool) -> Option<i64> {
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
        let best = fitting.iter().min_by_key(|card| (rank(card), card.id))?;
        let is_exact = rank(best).0 <= Called::ShortName;
        let alike =
            |card: &&OrganisationCard| rank(card) == rank(best) && spelled(&card.name) != spelled(&best.name);
        (is_exact || !fitting.iter().any(alike)).then_some(best.id)
    }
}
