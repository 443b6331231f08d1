//! Accounts and their passwords.

use crate::{Check, Problem, Problems, Role};
use serde::{Deserialize, Serialize};

/// NIST SP 800-63B asks for eight at least and no rules of composition; staff choose phrases.
pub const PASSWORD_MIN: usize = 10;
/// Bounds the work of hashing.
pub const PASSWORD_MAX: usize = 200;

/// The beginnings that guessing starts with.
const COMMON: &[&str] =
    &["matkhau", "password", "12345", "qwerty", "hanoi", "vietnam", "lantoa", "abc123", "anhyeuem"];

/// A new password, sound but not yet hashed. It never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// `login` must not be its greater part.
    pub fn parse(field: &str, typed: &str, login: &str) -> Result<Self, Problems> {
        let length = typed.chars().count();
        let bare = crate::fold(typed).replace(' ', "");
        let guessable = |word: &str| !word.is_empty() && bare.replace(word, "").len() <= 5;
        let problem = if typed.is_empty() {
            Problem::Required
        } else if length < PASSWORD_MIN {
            Problem::PasswordTooShort { min: PASSWORD_MIN }
        } else if length > PASSWORD_MAX {
            Problem::TooLong { max: PASSWORD_MAX, length }
        } else if COMMON.iter().any(|word| guessable(word)) || guessable(&crate::fold(login).replace(' ', ""))
        {
            Problem::PasswordTooCommon
        } else {
            return Ok(Self(typed.to_owned()));
        };
        Err(Problems::one(field, problem))
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountCard {
    pub id: i64,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub unit: Option<String>,
    pub organisation: Option<String>,
    pub active: bool,
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
    pub password: String,
    pub password_again: String,
}

/// A sound new account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub login: String,
    pub name: String,
    pub role: Role,
    pub unit: Option<i64>,
    pub organisation: Option<i64>,
    pub password: Password,
}

impl AccountForm {
    /// A unit officer needs a unit, a partner an organisation, nobody else has either.
    pub fn parse(&self) -> Result<Account, Problems> {
        let mut check = Check::default();
        let login = login(&mut check, &self.login);
        let name = check.line("name", &self.name, 120);
        let role = check.word("role", &self.role, Role::from_word);
        let unit = place(&mut check, "unit", &self.unit, role == Some(Role::UnitOfficer));
        let organisation = place(&mut check, "organisation", &self.organisation, role == Some(Role::Partner));
        let password = match Password::parse("password", &self.password, &login) {
            Ok(password) => Some(password),
            Err(problems) => {
                problems.iter().for_each(|(field, problem)| check.refuse(field, problem.clone()));
                None
            }
        };
        if password.is_some() && self.password != self.password_again {
            check.refuse("password_again", Problem::PasswordsDiffer);
        }
        check.finish(role.zip(password).map(|(role, password)| Account {
            login,
            name,
            role,
            unit,
            organisation,
            password,
        }))
    }
}

/// Three to forty letters without diacritics, digits, `.`, `_`, `-`, `@`: easy to read out over the telephone.
fn login(check: &mut Check, typed: &str) -> String {
    let login = check.line("login", typed, 40).to_lowercase();
    let sound = login.len() >= 3 && login.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-@".contains(&b));
    if !login.is_empty() && !sound {
        check.refuse("login", Problem::NotALogin);
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
    pub current: String,
    pub password: String,
    pub password_again: String,
}

impl PasswordForm {
    pub fn parse(&self, login: &str) -> Result<Password, Problems> {
        if self.current.is_empty() {
            return Err(Problems::one("current", Problem::Required));
        }
        let password = Password::parse("password", &self.password, login)?;
        if self.password == self.password_again {
            Ok(password)
        } else {
            Err(Problems::one("password_again", Problem::PasswordsDiffer))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(typed: &str) -> Option<Problem> {
        Password::parse("password", typed, "lan.nguyen").err().and_then(|p| p.of("password").cloned())
    }

    #[test]
    fn passwords_that_guessing_finds_are_refused() {
        assert_eq!(refused("ngắn"), Some(Problem::PasswordTooShort { min: PASSWORD_MIN }));
        for common in ["matkhau123", "Password2026", "1234567890", "lan.nguyen12", "HaNoi@2026"] {
            assert_eq!(refused(common), Some(Problem::PasswordTooCommon), "{common}");
        }
        assert_eq!(refused("bốn mùa thay lá"), None);
    }

    #[test]
    fn an_officer_needs_a_unit_and_a_viewer_keeps_none() {
        let form = |role: &str| AccountForm {
            login: "Dong.Da".into(),
            name: "Lê Thị An".into(),
            role: role.into(),
            organisation: "7".into(),
            password: "bốn mùa thay lá".into(),
            password_again: "bốn mùa thay lá".into(),
            ..Default::default()
        };
        assert_eq!(form("unit_officer").parse().unwrap_err().of("unit"), Some(&Problem::Required));
        let viewer = form("viewer").parse().unwrap();
        assert_eq!((viewer.login.as_str(), viewer.unit, viewer.organisation), ("dong.da", None, None));
    }
}
