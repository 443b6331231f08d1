//! What the logs of an activity say: its plan, shared out among those who tell of it.

use super::{LogsLine, Words};
use chrono::Duration;
use domain::{
    activities::Kind,
    outreach::{LogForm, PlannedActivity, is_occasion},
    targets::{Measure, Quantity},
    time::{Day, show_day, show_time},
};
use std::collections::{BTreeMap, HashSet};

/// Draws the same numbers at every start.
pub(super) struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 that is less than `bound`.
    pub fn below(&mut self, bound: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap_or_default() % bound.max(1)
    }

    /// So many hundredths of a number, from `least` on.
    fn part(&mut self, number: i64, least: i64, range: i64) -> i64 {
        number * (least + self.below(range)) / 100
    }

    fn one_of<'a>(&mut self, words: Option<&'a Vec<String>>) -> &'a str {
        let Some(words) = words else { return "" };
        let place = self.below(i64::try_from(words.len()).unwrap_or(1));
        words.get(usize::try_from(place).unwrap_or_default()).map_or("", String::as_str)
    }
}

/// A log of a unit and day.
pub(super) struct Drawn {
    pub unit: i64,
    pub day: Day,
    pub form: LogForm,
}

/// An activity that is told of.
pub(super) struct Draw<'a> {
    pub dice: &'a mut Dice,
    pub words: &'a Words,
    pub plan: &'a PlannedActivity,
    pub line: &'a LogsLine,
    pub is_done: bool,
    /// They tell of it in turn.
    pub units: Vec<i64>,
    /// It tells of the rest at the end.
    pub city: Option<i64>,
}

/// Hours at which people come together.
const HOURS: [(&str, &str); 4] =
    [("08:00", "10:00"), ("14:00", "16:00"), ("19:00", "20:30"), ("19:30", "21:00")];
/// Where this many or more are planned of each, numbers differ from the plan.
const MANY: i64 = 20;

impl Draw<'_> {
    pub fn all(mut self) -> Vec<Drawn> {
        let number = if self.units.is_empty() { 0 } else { self.line.number };
        let all = number + usize::from(self.city.is_some());
        let units: Vec<i64> = self.units.iter().copied().cycle().take(number).chain(self.city).collect();
        let mut taken = HashSet::new();
        let mut drawn = Vec::with_capacity(all);
        for (place, unit) in units.into_iter().enumerate() {
            let mut day = self.day(place, all);
            while !taken.insert((unit, day)) {
                day += Duration::days(1);
            }
            let is_last = self.city == Some(unit) || place + self.units.len() >= number;
            drawn.push(Drawn { unit, day, form: self.form(unit, day, (place, all), is_last) });
        }
        drawn
    }

    /// The days are spread over those of the activity; the city's is the last.
    fn day(&mut self, place: usize, all: usize) -> Day {
        let (first, last) = (self.plan.first_day, self.plan.last_day);
        if self.city.is_some() && place + 1 == all {
            return last;
        }
        let days = (last - first).num_days();
        let place = i64::try_from(place).unwrap_or_default();
        let all = i64::try_from(all).unwrap_or(1).max(1);
        first + Duration::days((days * place / all + self.dice.below(days / all + 1)).min(days))
    }

    fn form(&mut self, unit: i64, day: Day, place: (usize, usize), is_last: bool) -> LogForm {
        let numbers = self.numbers(place);
        let (starts_at, ends_at) = self.hours();
        let kind = self.plan.kind.word();
        let is_long = self.plan.first_day != self.plan.last_day;
        let places = self.words.places.get(kind).filter(|_| is_long);
        let is_told = self.dice.below(3) > 0;
        LogForm {
            activity: self.plan.id.to_string(),
            unit: unit.to_string(),
            day: show_day(day),
            starts_at,
            ends_at,
            place: places.map_or(self.plan.place.as_str(), |_| self.dice.one_of(places)).to_owned(),
            finished: if self.is_done && is_last { "on".to_owned() } else { String::new() },
            attendances: self.of_audiences(&numbers),
            numbers: typed(numbers),
            remarks: self.dice.one_of(self.words.remarks.get(kind).filter(|_| is_told)).to_owned(),
            ..LogForm::default()
        }
    }

    fn hours(&mut self) -> (String, String) {
        let drawn = HOURS.get(usize::try_from(self.dice.below(4)).unwrap_or_default());
        match (self.plan.hours, self.plan.kind) {
            (Some((starts, ends)), _) => (show_time(starts), show_time(ends)),
            (None, Kind::Billboard | Kind::Competition) => (String::new(), String::new()),
            (None, Kind::Broadcast) => ("16:45".to_owned(), "17:15".to_owned()),
            (None, _) => {
                drawn.map_or_else(Default::default, |(starts, ends)| ((*starts).into(), (*ends).into()))
            }
        }
    }

    /// The planned numbers, each with what belongs to it.
    fn numbers(&mut self, place: (usize, usize)) -> BTreeMap<Measure, i64> {
        let mut numbers = BTreeMap::new();
        let copies = Measure::from_word(&self.line.copies).unwrap_or(Measure::Copies);
        for quantity in &self.plan.quantities {
            let number = share(self.dice, quantity, place);
            let measure = if quantity.measure == Measure::Copies { copies } else { quantity.measure };
            numbers.insert(measure, number);
        }
        if is_occasion(self.plan.kind) {
            // They all came to the same one.
            numbers.entry(Measure::Sessions).or_insert_with(|| i64::from(place.0 == 0));
        }
        if let Some(attendances) = numbers.get(&Measure::Attendances).copied() {
            self.people(&mut numbers, attendances);
        }
        if let Some(broadcasts) = numbers.get(&Measure::Broadcasts).copied() {
            numbers.insert(Measure::Minutes, broadcasts * (5 + self.dice.below(6)));
        }
        numbers
    }

    /// Not everybody counts men and women, fewer their ages.
    fn people(&mut self, numbers: &mut BTreeMap<Measure, i64>, attendances: i64) {
        if self.dice.below(3) > 0 {
            let women = self.dice.part(attendances, 42, 25);
            numbers.extend([(Measure::Women, women), (Measure::Men, attendances - women)]);
        }
        if self.dice.below(2) > 0 {
            let (children, young) = (self.dice.part(attendances, 4, 12), self.dice.part(attendances, 30, 25));
            numbers.extend([
                (Measure::Under18, children),
                (Measure::From18To35, young),
                (Measure::Over35, attendances - children - young),
            ]);
        }
        if !numbers.contains_key(&Measure::Copies) && self.dice.below(3) > 0 {
            numbers.insert(Measure::Leaflets, self.dice.part(attendances, 40, 40));
        }
    }

    /// Of several audiences the first is counted for itself.
    fn of_audiences(&mut self, numbers: &BTreeMap<Measure, i64>) -> BTreeMap<String, String> {
        let several = self.plan.audiences.first().filter(|_| self.plan.audiences.len() > 1);
        let Some((audience, attendances)) = several.zip(numbers.get(&Measure::Attendances)) else {
            return BTreeMap::new();
        };
        [(audience.to_string(), self.dice.part(*attendances, 45, 35).to_string())].into()
    }
}

fn typed(numbers: BTreeMap<Measure, i64>) -> BTreeMap<String, String> {
    numbers.into_iter().map(|(measure, number)| (measure.word().to_owned(), number.to_string())).collect()
}

/// What one of several tells of a planned number: few are shared out, many come to a little more or less.
fn share(dice: &mut Dice, planned: &Quantity, (place, all): (usize, usize)) -> i64 {
    let all = i64::try_from(all).unwrap_or(1).max(1);
    let place = i64::try_from(place).unwrap_or_default();
    let each = planned.number / all;
    if each >= MANY { dice.part(each, 84, 30) } else { each + i64::from(place < planned.number % all) }
}
