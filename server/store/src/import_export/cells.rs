//! Cells that name other records, and what is wrong with them.

use domain::{Problem, Problems, units::UnitCard};

/// All that is wrong with a row at once: cells that name nothing known, and what the form refuses in the others.
pub(crate) fn together(mut unknown: Problems, refused: Option<Problems>) -> Problems {
    for (field, problem) in refused.iter().flat_map(Problems::iter) {
        if unknown.of(field).is_none() {
            unknown.add(field, problem.clone());
        }
    }
    unknown
}

/// A unit as a cell names it: no two of one code are there at once.
pub(crate) fn coded(unit: &UnitCard) -> String {
    format!("{} {}", unit.code, unit.name)
}

/// The id of what a cell names; nothing for an empty cell.
pub(crate) fn id_of(cell: &str, found: Option<i64>, column: &str, problems: &mut Problems) -> String {
    match found {
        Some(id) if !cell.trim().is_empty() => id.to_string(),
        None if !cell.trim().is_empty() => {
            problems.add(column, Problem::Unknown);
            String::new()
        }
        _ => String::new(),
    }
}
