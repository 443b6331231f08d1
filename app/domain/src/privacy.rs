//! Personal data: what is kept of people, for how long, and how it goes for good.

use crate::{
    Problem, Problems,
    accounts::{AccountCard, SessionCard, Theme, TokenCard},
    activities::Columns,
    audit::{Subject, Verb},
    feeds::FeedCard,
    time::Day,
};
use chrono::{DateTime, Months, Utc};
use serde::{Deserialize, Serialize};

/// Why personal data was not erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivacyProblem {
    /// An account in use is suspended first.
    NotSuspended,
    /// What was typed is not the login of the account.
    OtherLogin,
}

/// Stands where the name of a person was.
pub const ERASED: &str = "người đã xóa";

/// Why personal data went by itself, as the audit keeps it; whoever reads it is told in the own language.
pub const TIME_OVER: &str = "hết thời hạn lưu";

/// What the logins of erased accounts begin with; nobody else is given such a login.
pub(crate) const ERASED_LOGIN: &str = "da-xoa-";

/// The login of an account that was erased.
pub fn erased_login(account: i64) -> String {
    format!("{ERASED_LOGIN}{account}")
}

/// The longest time that can be set, in months: half a century.
pub const MONTHS_MAX: i64 = 600;

/// Months after which personal data goes by itself; what has none is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// Of the names in the audit, from the change that an entry tells of.
    pub audit_months: Option<i64>,
    /// Of who held an account, from its suspension.
    pub accounts_months: Option<i64>,
    /// Of speakers, from the last day of the activity that names them.
    pub speakers_months: Option<i64>,
}

/// What is older than this day goes; `None` where it is kept.
pub fn kept_since(months: Option<i64>, today: Day) -> Option<Day> {
    let months = u32::try_from(months?).ok()?;
    today.checked_sub_months(Months::new(months))
}

/// What names were taken out of: how many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Swept {
    /// Entries of the audit.
    #[serde(skip_serializing_if = "is_none")]
    pub entries: u64,
    #[serde(skip_serializing_if = "is_none")]
    pub accounts: u64,
    /// Activities whose speakers were named.
    #[serde(skip_serializing_if = "is_none")]
    pub activities: u64,
}

/// What there is none of is not told.
fn is_none(number: &u64) -> bool {
    *number == 0
}

impl Swept {
    pub const fn total(&self) -> u64 {
        self.entries + self.accounts + self.activities
    }
}

/// People on one page of the list.
pub const PEOPLE_PAGE: u64 = 50;

/// A person who is named in activities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonCard {
    pub name: String,
    /// In how many.
    pub activities: i64,
    /// The last day of the last of them.
    pub last_day: Day,
}

/// A page of people who are named in activities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    pub cards: Vec<PersonCard>,
    /// How many there are on all pages.
    pub count: u64,
    pub page: u64,
    pub pages: u64,
}

/// The erasure of a person who is named in activities, as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ErasePersonForm {
    /// The name, letter by letter as it stands there.
    pub name: String,
}

/// The erasure of who held an account, as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EraseAccountForm {
    /// The version of the account that the person saw.
    pub version: String,
    /// Its login typed out: what cannot be undone is confirmed by naming it.
    pub login: String,
}

impl EraseAccountForm {
    /// Refuses where the login that was typed is not that of the account.
    pub fn confirm(&self, login: &str) -> Result<(), Problems> {
        let typed = self.login.trim().to_lowercase();
        let problem = match typed.as_str() {
            "" => Problem::Required,
            typed if typed != login => PrivacyProblem::OtherLogin.into(),
            _ => return Ok(()),
        };
        Err(Problems::one("login", problem))
    }
}

/// All that is kept of the person who holds an account; no password, key or code, not even hidden in a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalData {
    pub account: AccountCard,
    pub created_at: DateTime<Utc>,
    pub suspended_at: Option<DateTime<Utc>>,
    pub second_factor: bool,
    /// The word of the language that was chosen; may be empty.
    pub language: String,
    pub theme: Option<Theme>,
    pub schedule_columns: Columns,
    pub sessions: Vec<SessionCard>,
    /// Browsers that are known because somebody has signed in with them.
    pub browsers: u64,
    pub tokens: Vec<TokenCard>,
    pub feeds: Vec<FeedCard>,
    pub refusals: Vec<RefusedSignIn>,
    /// The latest first.
    pub photos: Vec<OwnPhoto>,
    /// What the person said beside records, and when; the latest first.
    pub comments: Vec<(DateTime<Utc>, String)>,
    /// What they answered for organisations, and when: whom those send, and what was said.
    pub replies: Vec<(DateTime<Utc>, String)>,
    /// The latest first.
    pub entries: Vec<EntryAbout>,
    /// Forms that were refused and are kept for a day.
    pub drafts: u64,
}

/// Somebody tried to sign in to the account and was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedSignIn {
    pub at: DateTime<Utc>,
    /// The network of the address.
    pub network: String,
}

/// A photo that the person added to a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPhoto {
    pub id: i64,
    /// What its device calls it.
    pub name: String,
    /// The title of its log, and the day that this tells of.
    pub log: String,
    pub day: Day,
    pub received_at: DateTime<Utc>,
    /// Of all its files.
    pub bytes: i64,
    /// It is kept for a while after that, and shown to nobody.
    pub removed_at: Option<DateTime<Utc>>,
}

/// An entry of the audit by a person or about the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryAbout {
    pub at: DateTime<Utc>,
    /// By the person; else by somebody else, about the person.
    pub own: bool,
    pub verb: Verb,
    pub subject: Subject,
    pub title: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_day;

    #[test]
    fn what_cannot_be_undone_is_confirmed_by_naming_it() {
        let confirm = |typed: &str| {
            let form = EraseAccountForm { login: typed.into(), ..EraseAccountForm::default() };
            form.confirm("lan.nguyen").map_err(|problems| problems.of("login").cloned())
        };
        assert_eq!(confirm(" Lan.Nguyen "), Ok(()));
        assert_eq!(confirm(""), Err(Some(Problem::Required)));
        assert_eq!(confirm("lan"), Err(Some(PrivacyProblem::OtherLogin.into())));
    }

    #[test]
    fn the_time_is_over_so_many_months_later() {
        let day = |typed: &str| parse_day(typed).unwrap();
        for (months, today, since) in [
            (Some(24), "31/08/2026", Some("31/08/2024")),
            (Some(6), "31/08/2026", Some("28/02/2026")),
            (Some(MONTHS_MAX), "31/08/2026", Some("31/08/1976")),
            (None, "31/08/2026", None),
        ] {
            assert_eq!(kept_since(months, day(today)), since.map(day), "{months:?} {today}");
        }
    }
}
