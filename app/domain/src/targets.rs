//! What outreach is counted in, for a campaign's targets and an activity's planned quantities.

use serde::{Deserialize, Serialize};

words! {
    /// A thing counted; the first four are what a campaign sets targets in.
    Measure {
        /// Lượt người: attendances, not persons.
        Attendances = "attendances",
        /// Printed copies handed out or put up.
        Copies = "copies",
        /// Loudspeaker broadcasts.
        Broadcasts = "broadcasts",
        /// Units with at least one activity.
        UnitsCovered = "units_covered",
        Sessions = "sessions",
        Boards = "boards",
        Teams = "teams",
        Entries = "entries",
        Questionnaires = "questionnaires",
        Commitments = "commitments",
    }
}

impl Measure {
    /// The measures a campaign sets targets in.
    pub const TARGETS: &'static [Self] =
        &[Self::Attendances, Self::Copies, Self::Broadcasts, Self::UnitsCovered];

    /// The measures an activity is planned in: all but the units, which are counted from the plan itself.
    pub fn planned() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|measure| measure.is_planned())
    }

    /// An activity can be planned in it.
    pub const fn is_planned(self) -> bool {
        !matches!(self, Self::UnitsCovered)
    }
}

/// A number of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    pub measure: Measure,
    pub number: i64,
}
