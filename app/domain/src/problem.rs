use crate::{
    accounts::AccountProblem, activities::ActivityProblem, audiences::AudienceProblem,
    campaigns::CampaignProblem, discussion::DiscussionProblem, hotlines::HotlineProblem,
    import_export::ImportProblem, key_days::KeyDayProblem, materials::MaterialProblem,
    organisations::OrganisationProblem, outreach::OutreachProblem, privacy::PrivacyProblem,
    units::UnitProblem,
};
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
    /// A day that has not come yet where only what has happened can be told.
    InFuture,
    /// A day that is over, or further off than so many days.
    NotWithinDays {
        days: i64,
    },
    /// An id or a word that names nothing the person may use.
    Unknown,
    /// Another record has it already.
    Taken,
    /// One of two fields that are filled in together.
    PairIncomplete,
    NeedsReason,
    NotAPhone,
    /// An e-mail address is asked for.
    NotAnAddress,
    /// A web address is asked for.
    NotALink,
    // What only one feature refuses.
    Account(AccountProblem),
    Activity(ActivityProblem),
    Audience(AudienceProblem),
    Campaign(CampaignProblem),
    Discussion(DiscussionProblem),
    Hotline(HotlineProblem),
    Import(ImportProblem),
    KeyDay(KeyDayProblem),
    Material(MaterialProblem),
    Organisation(OrganisationProblem),
    Outreach(OutreachProblem),
    Privacy(PrivacyProblem),
    Unit(UnitProblem),
}

macro_rules! from_features {
    ($($variant:ident($problem:ty),)+) => {$(
        impl From<$problem> for Problem {
            fn from(problem: $problem) -> Self {
                Self::$variant(problem)
            }
        }
    )+};
}

from_features! {
    Account(AccountProblem),
    Activity(ActivityProblem),
    Audience(AudienceProblem),
    Campaign(CampaignProblem),
    Discussion(DiscussionProblem),
    Hotline(HotlineProblem),
    Import(ImportProblem),
    KeyDay(KeyDayProblem),
    Material(MaterialProblem),
    Organisation(OrganisationProblem),
    Outreach(OutreachProblem),
    Privacy(PrivacyProblem),
    Unit(UnitProblem),
}

/// Refused fields in the order of the form; a field is named as its input is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problems(Vec<(String, Problem)>);

impl Problems {
    /// One refused field.
    pub fn one(field: impl Into<String>, problem: impl Into<Problem>) -> Self {
        Self(vec![(field.into(), problem.into())])
    }

    pub fn add(&mut self, field: impl Into<String>, problem: impl Into<Problem>) {
        self.0.push((field.into(), problem.into()));
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
