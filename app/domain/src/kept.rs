//! A short ordered list that people keep: what its records have in common, whatever they are.

use crate::{
    Actor, Problems,
    audit::Subject,
    import_export::{List, Row},
};

/// A record of such a list.
pub trait Kept: Sized {
    const SUBJECT: Subject;
    const LIST: List;
    /// It as typed.
    type Form: for<'a> From<&'a Self> + Clone + Default;
    /// It as read from its form, without an id.
    type Sound: PartialEq;

    fn id(&self) -> i64;
    fn version(&self) -> i64;
    /// What the audit calls it.
    fn called(&self) -> &str;
    /// What search shows and finds it by, in Vietnamese and in English; the English may be empty.
    fn names(&self) -> [&str; 2];

    /// What tells it from others of the name, in search.
    fn detail(&self) -> String {
        String::new()
    }

    /// The version that the person saw.
    fn seen(form: &mut Self::Form) -> &mut String;
    fn parse(form: &Self::Form) -> Result<Self::Sound, Problems>;
    /// A form as a row of the list, in the order of its columns.
    fn cells(form: Self::Form) -> Vec<String>;
    /// A row as a form; what the table has no column for stays as it is.
    fn of_row(row: &Row<'_>, already: Self::Form) -> Self::Form;

    /// Refuses what it may not become; `None` is its removal.
    fn may_become(&self, _: Option<&Self::Sound>) -> Result<(), Problems> {
        Ok(())
    }

    /// The record as it is once the form is saved, in place of what it was `before`; a new one has no id yet.
    fn saved(sound: Self::Sound, before: Option<&Self>) -> Self;

    /// What a row of a table is recognised by; empty where that is missing.
    fn key(row: &Row<'_>) -> String {
        Self::LIST.key(row)
    }

    fn may_be_kept_by(me: &Actor) -> bool {
        Self::LIST.may_be_kept_by(me)
    }
}
