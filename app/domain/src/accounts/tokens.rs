//! What opens an account beside its password: browsers, tokens, codes.

use crate::{Check, Problem, Problems, Secret, time::Day};
use chrono::{DateTime, Days, Utc};
use serde::{Deserialize, Serialize};

/// A browser that is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionCard {
    /// Names the session without opening it.
    pub id: String,
    /// What the browser calls itself.
    pub agent: String,
    /// When the person signed in, where that was kept.
    pub since: Option<DateTime<Utc>>,
    /// The last day on which it was used.
    pub seen_on: String,
    /// The one that asks.
    pub current: bool,
}

/// What a request by a token does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenUse {
    Read,
    /// Send logs of outreach.
    Log,
    /// Plan activities and move them on, and move logs on.
    Plan,
}

/// A token by which a program acts in a person's place; the token itself is shown once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenCard {
    pub id: i64,
    pub name: String,
    pub created_on: Day,
    pub last_day: Day,
    pub used_on: Option<Day>,
    /// It may send logs of outreach. What reads is every token.
    pub may_log: bool,
    /// It may plan activities and move them on, and move logs on.
    pub may_plan: bool,
}

/// Tokens that an account has at most, and days for which one works at most.
pub const TOKENS_MAX: u64 = 20;
pub const TOKEN_DAYS_MAX: i64 = 365;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TokenForm {
    /// What it is for.
    pub name: String,
    /// The last day on which it works.
    pub last_day: String,
    /// Anything but empty: it may send logs of outreach.
    pub may_log: String,
    /// Anything but empty: it may plan activities and move them on, and move logs on.
    pub may_plan: String,
    /// The password of who makes it.
    pub current: Secret,
}

/// A sound token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub name: String,
    pub last_day: Day,
    pub may_log: bool,
    pub may_plan: bool,
}

impl TokenForm {
    pub fn parse(&self, today: Day) -> Result<Token, Problems> {
        let mut check = Check::default();
        let name = check.line("name", &self.name, 80);
        let last = check.day("last_day", &self.last_day);
        if last.is_some_and(|last| last < today || last > today + Days::new(TOKEN_DAYS_MAX.unsigned_abs())) {
            check.refuse("last_day", Problem::NotWithinDays { days: TOKEN_DAYS_MAX });
        }
        let may_log = !self.may_log.trim().is_empty();
        let may_plan = !self.may_plan.trim().is_empty();
        check.finish(last.map(|last_day| Token { name, last_day, may_log, may_plan }))
    }
}

/// A code of a second factor: six digits from a telephone, or one of the codes that were written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    pub code: Secret,
    /// The password, where a second factor is turned on.
    pub current: Secret,
}

impl CodeForm {
    /// As it is compared: people put spaces and dashes in, and write capitals.
    pub fn bare(&self) -> String {
        let kept = self.code.chars().filter(|c| c.is_ascii_alphanumeric()).take(32);
        kept.collect::<String>().to_ascii_lowercase()
    }
}

/// Codes that are written down for the day on which the telephone is lost.
pub const RECOVERY_CODES: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_works_a_year_at_most() {
        let today = crate::time::parse_day("24/11/2026").unwrap();
        let form = |last_day: &str| TokenForm {
            name: "Bảng tính".into(),
            last_day: last_day.into(),
            ..TokenForm::default()
        };
        assert!(form("24/11/2026").parse(today).is_ok() && form("24/11/2027").parse(today).is_ok());
        for last_day in ["", "23/11/2026", "25/11/2027", "mai"] {
            assert!(form(last_day).parse(today).unwrap_err().of("last_day").is_some(), "{last_day}");
        }
    }

    #[test]
    fn a_code_is_the_same_with_spaces_and_capitals() {
        let bare = |code: &str| CodeForm { code: code.into(), ..CodeForm::default() }.bare();
        for typed in ["123 456", "123-456", " 123456 "] {
            assert_eq!(bare(typed), "123456");
        }
        assert_eq!(bare("ABCD-ef12"), "abcdef12");
    }
}
