//! New passwords, and which of them are too easily guessed.

use super::AccountProblem;
use crate::{Problem, Problems, fold};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// NIST SP 800-63B asks for eight at least and no rules of composition; staff choose phrases.
pub const PASSWORD_MIN: usize = 10;
/// Bounds the work of composing and hashing.
pub const PASSWORD_MAX: usize = 1_000;

/// The beginnings that guessing starts with.
const BEGINNINGS: &[&str] =
    &["matkhau", "password", "12345", "qwerty", "hanoi", "vietnam", "lantoa", "abc123", "anhyeuem"];

/// What guessing tries first of that length (OWASP ASVS 5, 6.2.4): from breaches, and more in Vietnamese. Folded,
/// without spaces, sorted. Nothing in the browser parses a new password, so the list is not downloaded.
static COMMON: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../../data/common_passwords.txt").lines().collect());

/// A password as it is compared: composed, however a keyboard put its marks. Of one that is too long it holds so
/// much that it equals none.
pub fn as_compared(typed: &str) -> String {
    typed.nfc().take(PASSWORD_MAX + 1).collect()
}

/// A new password, sound and composed but not yet hashed. It never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// `login` must not be its greater part.
    pub fn parse(field: &str, typed: &str, login: &str) -> Result<Self, Problems> {
        let typed: String = typed.nfc().collect();
        let length = typed.chars().count();
        let problem = if typed.is_empty() {
            Problem::Required
        } else if length < PASSWORD_MIN {
            AccountProblem::PasswordTooShort { min: PASSWORD_MIN }.into()
        } else if length > PASSWORD_MAX {
            Problem::TooLong { max: PASSWORD_MAX, length }
        } else if is_guessable(&typed, login) {
            AccountProblem::PasswordTooCommon.into()
        } else {
            return Ok(Self(typed));
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

/// It is one of those that are tried first, or little is left of it without a word that guessing starts with, or
/// without the login.
fn is_guessable(password: &str, login: &str) -> bool {
    let bare = fold(password).replace(' ', "");
    let login = fold(login).replace(' ', "");
    let mut words = BEGINNINGS.iter().copied().chain([login.as_str()]).filter(|word| !word.is_empty());
    words.any(|word| bare.replace(word, "").len() <= 5) || COMMON.binary_search(&bare.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_too_common(typed: &str) -> bool {
        let refused = Password::parse("password", typed, "lan.nguyen").err();
        refused.is_some_and(|problems| {
            problems.of("password") == Some(&AccountProblem::PasswordTooCommon.into())
        })
    }

    #[test]
    fn every_password_that_is_tried_first_is_refused() {
        assert!(COMMON.len() >= 3_000 && COMMON.is_sorted_by(|one, next| one < next), "sorted, each once");
        for common in COMMON.iter() {
            assert!(is_too_common(common), "{common}");
        }
        for typed in ["Uỷ ban nhân dân 2026", "Độc Lập-Tự Do", "q1w2e3r4t5", "Tottenham1"] {
            assert!(is_too_common(typed), "{typed}");
        }
        for phrase in ["bốn mùa thay lá", "sông Hồng mùa nước nổi", "tottenham và hồ Tây"] {
            assert!(!is_too_common(phrase), "{phrase}");
        }
    }
}
