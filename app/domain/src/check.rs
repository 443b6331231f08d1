use crate::{
    numbers, text,
    time::{self, Day},
    units::Validity,
};
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a field was refused. The page says it in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    Required,
    TooLong {
        max: usize,
        length: usize,
    },
    ControlCharacters,
    /// A group of rows with more than a page can hold.
    TooManyRows {
        max: usize,
    },
    NotADay,
    NotATime,
    NotANumber,
    OutOfRange {
        min: i64,
        max: i64,
    },
    EndBeforeStart,
    OutsideCampaign {
        from: Day,
        to: Day,
    },
    /// A unit that does not exist on the day: before it began or after it ended.
    UnitNotValid {
        unit: String,
        on: Day,
    },
    /// A unit that would end while another within it goes on.
    HoldsUnit {
        unit: String,
    },
    /// A unit stays in the one that it lies in.
    LiesIn {
        unit: String,
    },
    OrganisationNotValid {
        organisation: String,
        on: Day,
    },
    /// A text that no size in print makes fit its place.
    TooLongToPrint {
        text: String,
    },
    /// A character that the print fonts do not have.
    NoGlyph {
        character: char,
    },
    /// A text that cannot be set in print for another reason.
    Unprintable {
        why: String,
    },
    /// An id or a word that names nothing the person may use.
    Unknown,
    /// Another record has it already.
    Taken,
    LeadAlsoSupports,
    NotACode,
    NotALogin,
    PasswordTooShort {
        min: usize,
    },
    PasswordTooCommon,
    PasswordsDiffer,
    WrongPassword,
    /// The password is right, but the account has been suspended.
    Suspended,
    /// Somebody must remain who keeps accounts.
    LastAdministrator,
    PairIncomplete,
    /// A campaign's new period would leave some of its activities outside.
    LeavesActivitiesOutside,
    OutsideYourUnit,
    /// A closed campaign changes no more.
    CampaignClosed,
    NeedsReason,
    /// The owner of a billboard's site has not agreed to it.
    NeedsConsent,
    /// A day that has not come yet where only what has happened can be told.
    InFuture,
    NotAPhone,
    NotAnAddress,
    /// A web address is asked for.
    NotALink,
    /// Campaigns or activities speak to an audience.
    InUse {
        audience: String,
        campaigns: u64,
        activities: u64,
    },
    /// Activities, people or other units are in a unit.
    UnitInUse,
    /// The national hotline is on every sheet and page by law.
    KeptByLaw,
    /// No number stands before it.
    NationalFirst,
    /// A day that is over, or further off than so many days.
    NotWithinDays {
        days: i64,
    },
    /// A code of a second factor that is not right, or was used before.
    WrongCode,
    /// The role asks for a second factor.
    NeededByRole,
    /// A code of so many digits belongs to another kind of unit.
    NotACodeOfKind {
        digits: usize,
    },
    NotAnOfficialCode,
    /// The official name of a unit begins with the word of its kind.
    NotNamedByKind {
        word: String,
    },
    /// A day and a month are asked for, such as 30/7.
    NotADayAndMonth,
    /// A sheet lacks the column.
    NoColumn,
}

/// Refused fields in the order of the form; a field is named as its input is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems(Vec<(String, Problem)>);

impl Problems {
    /// One refused field.
    pub fn one(field: impl Into<String>, problem: Problem) -> Self {
        Self(vec![(field.into(), problem)])
    }

    pub fn add(&mut self, field: impl Into<String>, problem: Problem) {
        self.0.push((field.into(), problem));
    }

    /// The first problem of a field.
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, problem)| problem)
    }

    pub fn iter(&self) -> impl Iterator<Item = &(String, Problem)> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for (field, problem) in &self.0 {
            write!(f, "{}{field}: {problem:?}", if first { "" } else { "; " })?;
            first = false;
        }
        Ok(())
    }
}

/// Collects every refusal of one form, so that a person sees them all at once.
///
/// Each reader gives a usable value even when it refuses; [`Check::finish`] lets none of them out then.
#[derive(Debug, Default)]
pub struct Check {
    problems: Problems,
}

impl Check {
    pub fn refuse(&mut self, field: impl Into<String>, problem: Problem) {
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
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let day = time::parse_day(typed);
        if day.is_none() {
            self.refuse(field, Problem::NotADay);
        }
        day
    }

    pub fn day(&mut self, field: &str, typed: &str) -> Option<Day> {
        if typed.trim().is_empty() {
            self.refuse(field, Problem::Required);
        }
        self.optional_day(field, typed)
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
