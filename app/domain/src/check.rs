use crate::{
    Problem, Problems, numbers,
    reads::read_day,
    text,
    time::{self, Day},
    units::Validity,
};
use chrono::NaiveTime;

/// Collects every refusal of one form, so that a person sees them all at once.
///
/// Each reader gives a usable value even when it refuses; [`Check::finish`] lets none of them out then.
#[derive(Debug, Default)]
pub struct Check {
    problems: Problems,
}

impl Check {
    pub fn refuse(&mut self, field: impl Into<String>, problem: impl Into<Problem>) {
        self.problems.add(field, problem);
    }

    /// Text of at most `max` characters; empty is allowed.
    pub fn text(&mut self, field: &str, typed: &str, max: usize) -> String {
        let value = text::clean(typed);
        let length = value.chars().count();
        if length > max {
            self.refuse(field, Problem::TooLong { max, length });
        } else if text::has_control(&value) {
            self.refuse(field, Problem::ControlCharacters);
        }
        value
    }

    /// As [`Check::text`], and not empty.
    pub fn needed_text(&mut self, field: &str, typed: &str, max: usize) -> String {
        let value = self.text(field, typed, max);
        if value.is_empty() {
            self.refuse(field, Problem::Required);
        }
        value
    }

    /// As [`Check::text`] on one line, and not empty.
    pub fn line(&mut self, field: &str, typed: &str, max: usize) -> String {
        let value = self.optional_line(field, typed, max);
        if value.is_empty() {
            self.refuse(field, Problem::Required);
        }
        value
    }

    /// As [`Check::text`], with line breaks made spaces.
    pub fn optional_line(&mut self, field: &str, typed: &str, max: usize) -> String {
        self.text(field, typed, max).replace(['\n', '\t'], " ")
    }

    /// A web address, as [`Check::optional_line`]; nothing that a browser would carry out.
    pub fn optional_link(&mut self, field: &str, typed: &str) -> String {
        let link = self.optional_line(field, typed, 500);
        if !link.is_empty() && !link.starts_with("https://") && !link.starts_with("http://") {
            self.refuse(field, Problem::NotALink);
        }
        link
    }

    pub fn optional_day(&mut self, field: &str, typed: &str) -> Option<Day> {
        self.optional_day_of(field, typed, None)
    }

    pub fn day(&mut self, field: &str, typed: &str) -> Option<Day> {
        self.day_of(field, typed, None)
    }

    /// A day, which may be typed without its year where it is one of a period.
    pub fn optional_day_of(&mut self, field: &str, typed: &str, period: Option<(Day, Day)>) -> Option<Day> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let day = read_day(typed, period);
        if day.is_none() {
            self.refuse(field, Problem::NotADay);
        }
        day
    }

    /// [`Check::optional_day_of`] where one is needed.
    pub fn day_of(&mut self, field: &str, typed: &str, period: Option<(Day, Day)>) -> Option<Day> {
        if typed.trim().is_empty() {
            self.refuse(field, Problem::Required);
        }
        self.optional_day_of(field, typed, period)
    }

    /// A span of days, each end included, whose ends may be open.
    pub fn validity(&mut self, from_field: &str, from: &str, to_field: &str, to: &str) -> Validity {
        let validity =
            Validity { from: self.optional_day(from_field, from), to: self.optional_day(to_field, to) };
        if validity.from.zip(validity.to).is_some_and(|(from, to)| to < from) {
            self.refuse(to_field, Problem::EndBeforeStart);
        }
        validity
    }

    pub fn optional_time(&mut self, field: &str, typed: &str) -> Option<NaiveTime> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let time = time::parse_time(typed);
        if time.is_none() {
            self.refuse(field, Problem::NotATime);
        }
        time
    }

    /// A whole number of 0 to `max`, written `1234`, `1.234` or `1 234`.
    pub fn optional_number(&mut self, field: &str, typed: &str, max: i64) -> Option<i64> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        match numbers::parse_whole(typed) {
            None => self.refuse(field, Problem::NotANumber),
            Some(n) if !(0..=max).contains(&n) => self.refuse(field, Problem::OutOfRange { min: 0, max }),
            number => return number,
        }
        None
    }

    /// A value of a `words!` enum.
    pub fn word<T>(&mut self, field: &str, typed: &str, from_word: fn(&str) -> Option<T>) -> Option<T> {
        let value = from_word(typed.trim());
        if value.is_none() {
            self.refuse(field, if typed.trim().is_empty() { Problem::Required } else { Problem::Unknown });
        }
        value
    }

    /// The record an id names among those the person may use.
    pub fn known<'a, T>(
        &mut self,
        field: &str,
        typed: &str,
        among: &'a [T],
        id: fn(&T) -> i64,
    ) -> Option<&'a T> {
        let found = typed.trim().parse().ok().and_then(|wanted: i64| among.iter().find(|t| id(t) == wanted));
        if found.is_none() {
            self.refuse(field, if typed.trim().is_empty() { Problem::Required } else { Problem::Unknown });
        }
        found
    }

    /// The records of several ids, each once, in the order chosen.
    pub fn all_known<'a, T>(
        &mut self,
        field: &str,
        typed: &[String],
        among: &'a [T],
        id: fn(&T) -> i64,
    ) -> Vec<&'a T> {
        let mut chosen: Vec<&T> = Vec::new();
        for value in typed.iter().filter(|v| !v.trim().is_empty()) {
            if let Some(found) = self.known(field, value, among, id)
                && !chosen.iter().any(|c| id(c) == id(found))
            {
                chosen.push(found);
            }
        }
        chosen
    }

    /// The value, if nothing was refused.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Problems> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(self.problems),
        }
    }
}
