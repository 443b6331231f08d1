//! The days between which a list is filtered.

use crate::{Check, Problem, Problems, time::Day};

/// A period as typed into a filter: an end that cannot be read, or that comes before the beginning, filters nothing
/// and is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// By the fields `from` and `to`.
    pub problems: Problems,
}

impl Period {
    pub fn read(from: &str, to: &str) -> Self {
        let mut check = Check::default();
        let from = check.optional_day("from", from);
        let mut to = check.optional_day("to", to);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            check.refuse("to", Problem::EndBeforeStart);
            to = None;
        }
        Self { from, to, problems: check.finish(Some(())).err().unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;

    #[test]
    fn a_day_that_makes_no_sense_filters_nothing_and_is_told() {
        for (from, to, expected, problem) in [
            ("", " ", ("", ""), None),
            ("1/3/2026", "31/3/2026", ("1/3/2026", "31/3/2026"), None),
            ("1/3/2026", "1/3/2026", ("1/3/2026", "1/3/2026"), None),
            ("hôm nay", "31/3/2026", ("", "31/3/2026"), Some(("from", Problem::NotADay))),
            ("1/3/2026", "31/2/2026", ("1/3/2026", ""), Some(("to", Problem::NotADay))),
            ("2/3/2026", "1/3/2026", ("2/3/2026", ""), Some(("to", Problem::EndBeforeStart))),
        ] {
            let read = Period::read(from, to);
            assert_eq!((read.from, read.to), (parse_day(expected.0), parse_day(expected.1)), "{from} – {to}");
            let told: Vec<_> =
                read.problems.iter().map(|(field, problem)| (field.as_str(), problem.clone())).collect();
            assert_eq!(told, Vec::from_iter(problem), "{from} – {to}");
        }
    }
}
