//! Accounts and their passwords.

mod events;
mod passwords;
mod tokens;

pub use events::{EVENTS_MAX, Event, Happened, REFUSALS_DAYS};
pub use passwords::{PASSWORD_MAX, PASSWORD_MIN, Password, as_compared};
pub use tokens::*;

use crate::{
    Actor, Check, Problem, Problems, Role, Secret, import_export::rules::Rules, privacy::ERASED_LOGIN,
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv6Addr};

/// Why an account or a sign-in was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccountProblem {
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
    /// A code of a second factor that is not right, or was used before.
    WrongCode,
    /// The role asks for a second factor.
    NeededByRole,
    /// The new password is the one that was to be replaced.
    SamePassword,
}

/// The list as a sheet.
pub const LIST: Rules = Rules {
    columns: &["login", "name", "role", "unit", "organisation"],
    needed: &["login", "name", "role"],
    key: &["login"],
    exact: true,
    title: "login",
    may_be_kept_by: Actor::may_keep_accounts,
    may_be_seen_by: Actor::may_keep_accounts,
    ..Rules::SEEN_BY_ALL
};

words! {
    /// How the site looks to a person.
    Theme {
        /// As the system is set.
        System = "system",
        Light = "light",
        Dark = "dark",
    }
}

words! {
    /// Whether an account is in use.
    State {
        /// Its holder has not chosen a password yet.
        Invited = "invited",
        Active = "active",
        Suspended = "suspended",
        /// Its holder's data was taken away: it is nobody's, for good.
        Erased = "erased",
    }
}

impl State {
    fn of(erased: bool, active: bool, joined: bool) -> Self {
        match (active, joined) {
            _ if erased => Self::Erased,
            (false, _) => Self::Suspended,
            (true, false) => Self::Invited,
            (true, true) => Self::Active,
        }
    }
}

words! {
    /// What an administrator does to somebody's account.
    Transition {
        /// Signed out everywhere and no longer let in; needs a reason.
        Suspend = "suspend",
        /// Let in again.
        Resume = "resume",
    }
}

/// The network of an address, which tells a person whence somebody came and names nobody: 24 bits of the fourth
/// version, 48 of the sixth. What is no address stays as it is.
pub fn network_of(address: &str) -> String {
    match address.split('/').next().unwrap_or_default().parse::<IpAddr>() {
        Ok(IpAddr::V4(address)) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, ..] = address.segments();
            format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
        Err(_) => address.to_owned(),
    }
}

/// Days after which a session ends, however much it is used.
const SESSION_DAYS: i64 = 30;
/// Hours after which an administrator's session ends that is not used.
const IDLE_HOURS: i64 = 12;

/// True for a session that has had its time (OWASP ASVS 5, 7.3): `since` is when it began, `seen` when it was last used.
pub fn is_session_over(
    role: Role,
    since: Option<DateTime<Utc>>,
    seen: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> bool {
    let idle = role == Role::Administrator
        && seen.or(since).is_none_or(|seen| now - seen > TimeDelta::hours(IDLE_HOURS));
    idle || since.is_none_or(|since| now - since > TimeDelta::days(SESSION_DAYS))
}

/// Minutes for which the password that was given last counts for grave acts.
const PROOF_MINUTES: i64 = 15;

/// True where a browser left open could act in the person's place: the password was given long ago, or nobody knows
/// when.
pub fn is_proof_old(given: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    given.is_none_or(|given| now - given > TimeDelta::minutes(PROOF_MINUTES))
}

/// The password of who is signed in, given again.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProofForm {
    pub current: Secret,
    /// Where to go afterwards.
    pub next: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountCard {
    pub id: i64,
    /// Has chosen a password, or was given one.
    pub joined: bool,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub unit: Option<String>,
    pub organisation: Option<String>,
    pub active: bool,
    /// Its holder's data was taken away.
    pub erased: bool,
}

impl AccountCard {
    /// The unit or the organisation that it belongs to, where it belongs to one.
    pub fn place(&self) -> Option<&str> {
        self.unit.as_deref().or(self.organisation.as_deref())
    }

    pub fn state(&self) -> State {
        State::of(self.erased, self.active, self.joined)
    }
}

/// An account as the administrator who keeps it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountDetail {
    pub id: i64,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub unit: Option<i64>,
    pub organisation: Option<i64>,
    pub active: bool,
    /// Has chosen a password, or was given one.
    pub joined: bool,
    /// Signs in with a second factor.
    pub second_factor: bool,
    /// Its holder's data was taken away.
    pub erased: bool,
    pub version: i64,
}

impl AccountDetail {
    pub fn state(&self) -> State {
        State::of(self.erased, self.active, self.joined)
    }
}

/// What is left to do where an account works, and who else works there: what its holder hands over on leaving.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Activities to come, and those that are over without an outcome.
    pub to_come: u64,
    pub to_report: u64,
    /// Others who may do it in this account's place, by name.
    pub others: Vec<String>,
    /// Those who can be given its place.
    pub successors: Vec<AccountCard>,
}

/// Who takes the place of somebody who leaves, as posted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOverForm {
    /// The version of the leaving account that the person saw.
    pub version: String,
    /// The id of the successor's account.
    pub to: String,
}

impl HandOverForm {
    /// The id of the successor's account.
    pub fn parse(&self) -> Result<i64, Problems> {
        let problem = if self.to.trim().is_empty() { Problem::Required } else { Problem::Unknown };
        self.to.trim().parse().map_err(|_| Problems::one("to", problem))
    }
}

/// Days for which a link works by which somebody who has not come yet chooses a password.
pub const INVITATION_DAYS: i64 = 7;

/// Days for which a link works that was made for an account; one into an account in use is not left lying about.
pub const fn link_days(joined: bool) -> i64 {
    if joined { 1 } else { INVITATION_DAYS }
}

/// A new account as typed by an administrator, on the command line or on first run.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    pub login: String,
    pub name: String,
    pub role: String,
    pub unit: String,
    pub organisation: String,
    pub password: Secret,
    pub password_again: Secret,
}

/// A sound new account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub login: String,
    pub holder: Holder,
    pub password: Password,
}

/// Who holds an account, and for what: an officer has a unit, a partner an organisation, nobody else has either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub name: String,
    pub role: Role,
    pub unit: Option<i64>,
    pub organisation: Option<i64>,
}

impl AccountForm {
    /// Somebody who will choose a password by a link.
    pub fn parse_invited(&self) -> Result<(String, Holder), Problems> {
        let mut check = Check::default();
        let login = login(&mut check, &self.login);
        let holder = holder(&mut check, &self.name, &self.role, &self.unit, &self.organisation);
        check.finish(holder.map(|holder| (login, holder)))
    }

    /// A unit officer needs a unit, a partner an organisation, nobody else has either.
    pub fn parse(&self) -> Result<Account, Problems> {
        let mut check = Check::default();
        let login = login(&mut check, &self.login);
        let holder = holder(&mut check, &self.name, &self.role, &self.unit, &self.organisation);
        let password = new_password(&mut check, &self.password, &self.password_again, &login);
        let account = holder.zip(password).map(|(holder, password)| Account { login, holder, password });
        check.finish(account)
    }
}

/// An account as an administrator changes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccountEditForm {
    pub version: String,
    pub name: String,
    pub role: String,
    pub unit: String,
    pub organisation: String,
}

impl AccountEditForm {
    /// As [`AccountForm::parse`].
    pub fn parse(&self) -> Result<Holder, Problems> {
        let mut check = Check::default();
        let holder = holder(&mut check, &self.name, &self.role, &self.unit, &self.organisation);
        check.finish(holder)
    }
}

impl From<&AccountDetail> for AccountEditForm {
    fn from(account: &AccountDetail) -> Self {
        let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
        Self {
            version: account.version.to_string(),
            name: account.name.clone(),
            role: account.role.word().to_owned(),
            unit: id(account.unit),
            organisation: id(account.organisation),
        }
    }
}

fn holder(check: &mut Check, name: &str, role: &str, unit: &str, organisation: &str) -> Option<Holder> {
    let name = check.line("name", name, 120);
    let role = check.word("role", role, Role::from_word);
    let unit = place(check, "unit", unit, role == Some(Role::UnitOfficer));
    let organisation = place(check, "organisation", organisation, role == Some(Role::Partner));
    role.map(|role| Holder { name, role, unit, organisation })
}

/// A new password that was typed twice; what is wrong with either is told at once.
fn new_password(check: &mut Check, typed: &str, again: &str, login: &str) -> Option<Password> {
    let password = Password::parse("password", typed, login);
    if let Err(problems) = &password {
        problems.iter().for_each(|(field, problem)| check.refuse(field, problem.clone()));
    }
    if as_compared(typed) != as_compared(again) {
        check.refuse("password_again", AccountProblem::PasswordsDiffer);
    }
    password.ok()
}

/// Three to forty letters without diacritics, digits, `.`, `_`, `-`, `@`: easy to read out over the telephone.
fn login(check: &mut Check, typed: &str) -> String {
    let login = check.line("login", typed, 40).to_lowercase();
    let sound = login.len() >= 3 && login.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-@".contains(&b));
    if !login.is_empty() && !sound {
        check.refuse("login", AccountProblem::NotALogin);
    } else if login.starts_with(ERASED_LOGIN) {
        // Whose account is erased later is to find its login free.
        check.refuse("login", Problem::Taken);
    }
    login
}

fn place(check: &mut Check, field: &str, typed: &str, wanted: bool) -> Option<i64> {
    if !wanted {
        return None;
    }
    let id = typed.trim().parse().ok();
    if id.is_none() {
        check.refuse(field, if typed.trim().is_empty() { Problem::Required } else { Problem::Unknown });
    }
    id
}

/// A change of one's own password.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    pub current: Secret,
    pub password: Secret,
    pub password_again: Secret,
}

impl PasswordForm {
    pub fn parse(&self, login: &str) -> Result<Password, Problems> {
        let mut check = Check::default();
        if self.current.is_empty() {
            check.refuse("current", Problem::Required);
        }
        let password = new_password(&mut check, &self.password, &self.password_again, login);
        check.finish(password)
    }
}

/// A new password that an administrator gives to somebody.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    pub password: Secret,
    pub password_again: Secret,
}

impl NewPasswordForm {
    pub fn parse(&self, login: &str) -> Result<Password, Problems> {
        let mut check = Check::default();
        let password = new_password(&mut check, &self.password, &self.password_again, login);
        check.finish(password)
    }
}

#[cfg(test)]
mod tests;
