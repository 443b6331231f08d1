use super::{Log, OutreachProblem, is_occasion};
use crate::{
    Check, Problem,
    activities::Kind,
    campaigns::{MONEY_MAX, NUMBER_MAX},
    numbers::whole,
    targets::Measure,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A number of something, of an audience where it is known of which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Count {
    pub audience: Option<i64>,
    pub measure: Measure,
    pub number: i64,
}

/// What was counted, as typed: numbers by the word of their measure, attendances by the id of their audience.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed<'a> {
    pub kind: Kind,
    pub numbers: &'a BTreeMap<String, String>,
    pub attendances: &'a BTreeMap<String, String>,
    /// Every audience that may be named.
    pub known: &'a [i64],
    /// Those whom the activity is for.
    pub planned: &'a [i64],
}

impl Typed<'_> {
    /// Each audience and measure once. What is not told of one audience is told of none, unless there is but one.
    pub fn read(self, check: &mut Check) -> Vec<Count> {
        let mut numbers = self.numbers(check);
        let attendances = self.attendances(check);
        if is_occasion(self.kind) {
            numbers.entry(Measure::Sessions).or_insert(1);
        }
        fill_wholes(check, &mut numbers, attendances.values().sum());
        let rest = numbers.get(&Measure::Attendances).copied().unwrap_or_default()
            - attendances.values().sum::<i64>();
        let only = match (attendances.len(), self.planned) {
            (1, _) if rest == 0 => attendances.keys().next().copied(),
            (0, [only]) => Some(*only),
            _ => None,
        };
        let others = numbers.into_iter().filter(|(measure, _)| *measure != Measure::Attendances);
        let others = others.map(|(measure, number)| Count { audience: only, measure, number });
        let split = attendances.into_iter().map(|(audience, number)| (Some(audience), number));
        let rest = (rest > 0).then_some((only, rest));
        let split = split.chain(rest).map(|(audience, number)| Count {
            audience,
            measure: Measure::Attendances,
            number,
        });
        let mut counts: Vec<Count> = split.chain(others).filter(|count| count.number > 0).collect();
        counts.sort_by_key(|count| (count.measure, count.audience));
        counts
    }

    fn numbers(&self, check: &mut Check) -> BTreeMap<Measure, i64> {
        let mut numbers = BTreeMap::new();
        for (word, typed) in self.numbers {
            let field = format!("numbers[{word}]");
            match Measure::from_word(word).filter(|measure| measure.is_reported()) {
                Some(measure) => {
                    let max = if measure == Measure::Money { MONEY_MAX } else { NUMBER_MAX };
                    let number = check.optional_number(&field, typed, max);
                    numbers.extend(number.map(|number| (measure, number)));
                }
                None => check.refuse(field, Problem::Unknown),
            }
        }
        numbers
    }

    fn attendances(&self, check: &mut Check) -> BTreeMap<i64, i64> {
        let mut attendances = BTreeMap::new();
        for (id, typed) in self.attendances {
            let field = format!("attendances[{id}]");
            match id.trim().parse().ok().filter(|id| self.known.contains(id)) {
                Some(id) => {
                    let number = check.optional_number(&field, typed, NUMBER_MAX);
                    attendances.extend(number.filter(|number| *number > 0).map(|number| (id, number)));
                }
                None => check.refuse(field, Problem::Unknown),
            }
        }
        attendances
    }
}

/// A whole that was left out is what its parts come to; one that is less than they are is refused.
fn fill_wholes(check: &mut Check, numbers: &mut BTreeMap<Measure, i64>, by_audience: i64) {
    let sum = |numbers: &BTreeMap<Measure, i64>, parts: &[Measure]| -> i64 {
        parts.iter().filter_map(|part| numbers.get(part)).sum()
    };
    let sexes = sum(numbers, &[Measure::Men, Measure::Women]);
    let ages = sum(numbers, &[Measure::Under18, Measure::From18To35, Measure::Over35]);
    let copies = sum(numbers, &[Measure::Leaflets, Measure::Posters, Measure::Documents]);
    // Men and women who come to more than were there may be a slip, which a reason answers; audiences are split.
    let most = sexes.max(ages).max(by_audience);
    for (measure, filled, least) in
        [(Measure::Attendances, most, by_audience), (Measure::Copies, copies, copies)]
    {
        match numbers.get(&measure) {
            Some(whole) if *whole < least => {
                let problem = OutreachProblem::MoreThanWhole { whole: *whole, parts: least };
                check.refuse(format!("numbers[{}]", measure.word()), problem);
            }
            None if filled > 0 => {
                numbers.insert(measure, filled);
            }
            _ => {}
        }
    }
}

impl Log {
    /// The numbers of the form, of all audiences together.
    pub(super) fn typed_numbers(&self) -> BTreeMap<String, String> {
        let counted = self.counts.iter().map(|count| count.measure);
        counted.map(|measure| (measure.word().to_owned(), whole(self.total(measure)))).collect()
    }

    /// The attendances of the form, by the ids of their audiences.
    pub(super) fn typed_attendances(&self) -> BTreeMap<String, String> {
        let attendances = self.counts.iter().filter(|count| count.measure == Measure::Attendances);
        attendances.filter_map(|count| Some((count.audience?.to_string(), whole(count.number)))).collect()
    }
}
