use super::{Log, PlannedActivity};
use crate::{targets::Measure, time::Day};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// What looks like a slip, and is kept with the reason that answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// Ten times what was planned, or more.
    TenTimes { planned: i64 },
    /// Long before or after the days of the activity; of one that was not planned, over a year ago.
    FarFrom { from: Day, to: Day },
    /// Before the activity begins, as it is planned.
    Before { from: Day },
    /// The parts come to more than the whole.
    PartsExceed { whole: i64, parts: i64 },
    /// The activity is not planned in this unit, nor in one that holds it.
    UnitOutside,
    /// A telephone or identity number seems to stand there.
    NumberOfPerson,
    /// Nothing was counted.
    NothingCounted,
    /// A billboard stands although the owner of its site has not agreed.
    NeedsConsent,
}

/// Days by which a report may lie beside the activity's own: what is made up for on another day.
const BESIDE: i64 = 30;

impl Log {
    /// What looks like a slip, by its field. `unit_path` is the path of the log's unit.
    pub fn doubts(
        &self,
        plan: Option<&PlannedActivity>,
        unit_path: &str,
        today: Day,
    ) -> Vec<(String, Doubt)> {
        let mut doubts = Vec::new();
        let (from, to) = plan.map_or((today - Duration::days(365), today), |plan| {
            (plan.first_day - Duration::days(BESIDE), plan.last_day + Duration::days(BESIDE))
        });
        if self.day < from || to < self.day {
            doubts.push(("day".to_owned(), Doubt::FarFrom { from, to }));
        } else if let Some(plan) = plan.filter(|plan| self.day < plan.first_day) {
            doubts.push(("day".to_owned(), Doubt::Before { from: plan.first_day }));
        }
        if plan.is_some_and(|plan| !plan.unit_paths.iter().any(|path| unit_path.starts_with(path.as_str()))) {
            doubts.push(("unit".to_owned(), Doubt::UnitOutside));
        }
        doubts.extend(self.doubtful_numbers(plan));
        for (field, text) in [("title", &self.title), ("place", &self.place), ("remarks", &self.remarks)] {
            if looks_like_number_of_person(text) {
                doubts.push((field.to_owned(), Doubt::NumberOfPerson));
            }
        }
        if self.finished && plan.is_some_and(|plan| plan.lacks_consent) {
            doubts.push(("finished".to_owned(), Doubt::NeedsConsent));
        }
        doubts
    }

    fn doubtful_numbers(&self, plan: Option<&PlannedActivity>) -> Vec<(String, Doubt)> {
        let field = |measure: Measure| format!("numbers[{}]", measure.word());
        let counted = |count: &super::Count| !matches!(count.measure, Measure::Sessions | Measure::Money);
        let nothing = (!self.counts.iter().any(counted))
            .then(|| (field(super::measures_of(self.kind)[0]), Doubt::NothingCounted));
        let planned = plan.into_iter().flat_map(|plan| &plan.quantities);
        let tenfold = planned
            .filter(|plan| plan.number > 0 && self.total(plan.measure) / 10 >= plan.number)
            .map(|plan| (field(plan.measure), Doubt::TenTimes { planned: plan.number }));
        let whole = self.total(Measure::Attendances);
        let parts = [
            (Measure::Women, [Measure::Men, Measure::Women].as_slice()),
            (Measure::Over35, &[Measure::Under18, Measure::From18To35, Measure::Over35]),
        ];
        let exceeding = parts.into_iter().filter_map(|(last, parts)| {
            let parts: i64 = parts.iter().map(|part| self.total(*part)).sum();
            (parts > whole).then(|| (field(last), Doubt::PartsExceed { whole, parts }))
        });
        nothing.into_iter().chain(tenfold).chain(exceeding).collect()
    }
}

/// True where a text seems to hold the number of a telephone (ten digits from 0, or from +84) or of an identity card
/// (nine or twelve digits). Groups of three after a number that does not begin with 0 are an amount.
pub fn looks_like_number_of_person(text: &str) -> bool {
    let joins = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | ' ' | '\u{a0}' | '+');
    text.split(|c: char| !joins(c)).any(|run| {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        let parted = run.trim().contains(|c: char| !c.is_ascii_digit() && c != '+');
        match digits.len() {
            9 | 12 if !parted => true,
            10 | 12 => digits.starts_with('0'),
            11 => run.trim().starts_with("+84") || digits.starts_with("84"),
            _ => false,
        }
    })
}
