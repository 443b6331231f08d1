//! Figures counted anew from every log, which proves them or names what differs.

use super::{
    figures::{Figures, Sum},
    stored,
};
use crate::{Db, error::Result};
use domain::outreach::Status;
use std::fmt;

/// Figures that differed which are named.
const NAMED_MAX: usize = 20;

/// What came of counting the figures anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many differed, and were written anew.
    pub count: usize,
    /// The first of them.
    pub first: Vec<Difference>,
}

/// A figure that was stored otherwise than its logs add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is of.
    figure: String,
    stored: Sum,
    counted: Sum,
}

impl Rebuilt {
    /// Every figure was what its logs add up to.
    pub const fn were_equal(&self) -> bool {
        self.count == 0
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { figure, stored, counted } = self;
        write!(f, "{figure}: stored {} ({} accepted), ", stored.0, stored.1)?;
        write!(f, "counted {} ({} accepted)", counted.0, counted.1)
    }
}

impl Db {
    /// Compares the figures with a recount of every log; where they are unequal, all are written anew.
    pub async fn rebuild_figures(&self) -> Result<Rebuilt> {
        let transaction = self.begin_alone().await?;
        self.take_turn(&transaction).await?;
        let (mut counted, mut last) = (Figures::default(), 0);
        loop {
            let logs = stored::after(&transaction, last).await?;
            let Some((id, _)) = logs.last() else { break };
            last = *id;
            for (_, snapshot) in logs.iter().filter(|(_, snapshot)| snapshot.counts()) {
                counted.add(&snapshot.log, snapshot.status == Status::Accepted, 1);
            }
        }
        let counted = counted.without_nothing();
        let differences = Figures::read(&transaction).await?.differences(&counted);
        let count = differences.len();
        if count > 0 {
            Figures::clear(&transaction).await?;
            counted.write(&transaction).await?;
        }
        transaction.commit().await?;
        let named = differences.into_iter().take(NAMED_MAX);
        let first = named.map(|(figure, stored, counted)| Difference { figure, stored, counted }).collect();
        Ok(Rebuilt { count, first })
    }
}
