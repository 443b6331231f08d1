//! What the command line reads and says: sheets as the browser's import reads them, and refusals in sentences.

use crate::spreadsheets::{self, Grid, Unreadable};
use app::import_export::{in_language, recognise};
use domain::{
    Problems,
    import_export::{List, Table},
};
use words::Locale;

/// A sheet of units: CSV, however it is separated, or Excel, with headings in either language.
///
/// # Errors
/// A sentence for the person at the terminal.
pub fn read_units(file: &[u8]) -> Result<Table, &'static str> {
    let Grid { headings, rows } = spreadsheets::read(file).map_err(|unreadable| match unreadable {
        Unreadable::Kind => "this is neither a CSV in UTF-8 or UTF-16 nor an Excel workbook (.xlsx)",
        Unreadable::Empty => "the file has no line below its headings",
        Unreadable::Overlong => "the file has a line that is too long, or too many empty lines",
    })?;
    Ok(recognise(List::Units, &headings, rows))
}

/// What is wrong, by field, in English as all that is said at the terminal.
pub fn told(problems: &Problems) -> String {
    in_language(Locale::en, || {
        let told = problems.iter().map(|(field, problem)| format!("{field}: {}", words::problem(problem)));
        told.collect::<Vec<_>>().join("; ")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Problem, units::UnitProblem};

    #[test]
    fn a_line_that_does_not_end_is_refused_in_a_sentence() {
        let refused = read_units(&[b'a'; 100_000]).unwrap_err();
        assert!(refused.contains("too long"), "{refused}");
    }

    #[test]
    fn what_is_wrong_is_said_in_sentences() {
        let mut problems = Problems::one("code", UnitProblem::NotACodeOfKind { digits: 5 });
        problems.add("name_vi", Problem::Required);
        let told = told(&problems);
        assert_eq!(
            told,
            "code: the code of this kind of unit has 5 digits; name_vi: must be filled in or chosen"
        );
    }
}
