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
        /// The numbers from here on are told of what was done, never planned. First what attendances divide into.
        Men = "men",
        Women = "women",
        Under18 = "under_18",
        From18To35 = "from_18_to_35",
        Over35 = "over_35",
        /// Then the kinds of printed copies.
        Leaflets = "leaflets",
        Posters = "posters",
        Documents = "documents",
        Minutes = "minutes",
        Banners = "banners",
        /// Rounds of a vehicle with loudspeakers (tuyên truyền lưu động).
        MobileRounds = "mobile_rounds",
        Sketches = "sketches",
        Films = "films",
        Rallies = "rallies",
        Articles = "articles",
        /// How often something was seen in social media.
        Reach = "reach",
        /// Đồng.
        Money = "money",
        /// Reports themselves.
        Logs = "logs",
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
        use Measure::*;
        matches!(
            self,
            Attendances
                | Copies
                | Broadcasts
                | Sessions
                | Boards
                | Teams
                | Entries
                | Questionnaires
                | Commitments
        )
    }

    /// Somebody reports it as a number; the rest is counted from reports.
    pub const fn is_reported(self) -> bool {
        !matches!(self, Self::UnitsCovered | Self::Logs)
    }

    /// Sums of it are kept: all but the units, which are counted where they are told of.
    pub const fn has_figures(self) -> bool {
        !matches!(self, Self::UnitsCovered)
    }

    /// Every measure, each followed by its parts.
    pub fn with_parts() -> impl Iterator<Item = Self> {
        let wholes = Self::ALL.iter().filter(|measure| measure.whole().is_none());
        wholes.flat_map(|whole| {
            let parts = Self::ALL.iter().filter(move |part| part.whole() == Some(*whole));
            std::iter::once(whole).chain(parts).copied()
        })
    }

    /// What this is a part of.
    pub const fn whole(self) -> Option<Self> {
        use Measure::*;
        match self {
            Men | Women | Under18 | From18To35 | Over35 => Some(Attendances),
            Leaflets | Posters | Documents => Some(Copies),
            _ => None,
        }
    }
}

/// A number of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    pub measure: Measure,
    pub number: i64,
}
