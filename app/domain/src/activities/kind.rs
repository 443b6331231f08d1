use crate::targets::Measure;

words! {
    /// The kind of activity (hình thức).
    Kind {
        Talk = "talk",
        Competition = "competition",
        Dramatization = "dramatization",
        Billboard = "billboard",
        /// Posters and leaflets.
        Leaflet = "leaflet",
        Broadcast = "broadcast",
        /// Mobile campaigns, rallies, trainings, surveys.
        Other = "other",
    }
}

impl Kind {
    /// What an activity of the kind is planned in, in the order of its form. Another measure may be kept all the same.
    pub const fn planned_in(self) -> &'static [Measure] {
        use Measure::*;
        match self {
            Self::Talk => &[Attendances, Sessions, Copies, Commitments],
            Self::Competition => &[Entries, Attendances, Teams, Questionnaires],
            Self::Dramatization => &[Attendances, Sessions, Teams],
            Self::Billboard => &[Boards],
            Self::Leaflet => &[Copies],
            Self::Broadcast => &[Broadcasts],
            Self::Other => {
                &[Attendances, Sessions, Copies, Questionnaires, Commitments, Boards, Broadcasts, Entries]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_that_is_planned_has_a_kind() {
        let offered = |measure: Measure| Kind::ALL.iter().any(|kind| kind.planned_in().contains(&measure));
        for measure in Measure::planned() {
            assert!(offered(measure), "{measure:?}");
        }
        for kind in Kind::ALL {
            assert!(kind.planned_in().iter().all(|measure| measure.is_planned()), "{kind:?}");
        }
    }
}
