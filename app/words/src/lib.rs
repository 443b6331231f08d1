//! Texts by key, numbers and days, in the language of whoever reads. A key is the feature and the name of the text in
//! `locales/{vi,en}/<feature>.json`; one that is missing in a language does not compile.

mod days;
mod numbers;
mod problem;

pub use days::{day, day_short, lunar, month, month_short, weekday, weekday_short, weekdays, when};
pub use i18n::{I18nLocaleTrait, Locale, td_string};
pub use numbers::{count, money, percent, whole};
pub use problem::problem;

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

use domain::Role;
use leptos::prelude::use_context;

/// The language of the page being made.
pub fn locale() -> Locale {
    use_context::<Locale>().unwrap_or_default()
}

/// The text of a key in the language of the page being made: `t!(hotlines.title)`, `t!(ui.page_of, page = 1, pages =
/// 2)`.
#[macro_export]
macro_rules! t {
    ($($key:tt)+) => {
        $crate::td_string!($crate::locale(), $($key)+)
    };
}

/// One of two texts kept in both languages; the Vietnamese where the English is empty.
pub fn either<'a>(vi: &'a str, en: &'a str) -> &'a str {
    if locale() == Locale::en && !en.is_empty() { en } else { vi }
}

/// The `lang` of what people wrote, on a page of another language: titles, places and reasons are Vietnamese.
pub fn lang_of_written() -> Option<&'static str> {
    (locale() == Locale::en).then_some("vi")
}

/// Names kept in both languages, in one line.
pub fn names(names: &[(String, String)]) -> String {
    names.iter().map(|(vi, en)| either(vi, en)).collect::<Vec<_>>().join(", ")
}

/// Names in one line; of more than three the first two, and how many are left in the words of `more`.
pub fn few(names: &[&str], more: impl Fn(usize) -> String) -> String {
    match names {
        [one, two, rest @ ..] if rest.len() > 1 => format!("{one}, {two} {}", more(rest.len())),
        all => all.join(", "),
    }
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => t!(accounts.roles.administrator),
        Role::Planner => t!(accounts.roles.planner),
        Role::UnitOfficer => t!(accounts.roles.unit_officer),
        Role::Partner => t!(accounts.roles.partner),
        Role::Viewer => t!(accounts.roles.viewer),
    }
}
