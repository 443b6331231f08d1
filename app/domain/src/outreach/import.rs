//! Logs that come in as a table, a row a log.

use crate::targets::Measure;

/// Rows that one table brings in at most: each is sent as from its page, and nobody else can save meanwhile.
pub const IMPORT_MAX: usize = 500;

/// The columns without which a table is none of logs.
pub const IMPORT_NEEDED: [&str; 2] = ["unit", "day"];

/// The columns in their order: what is told of, where and when, each number by the word of its measure, what is said of it.
pub fn import_columns() -> Vec<&'static str> {
    let before =
        ["activity", "campaign", "kind", "title", "unit", "day", "starts_at", "ends_at", "place", "finished"];
    let numbers = Measure::ALL.iter().filter(|measure| measure.is_reported()).map(|measure| measure.word());
    before.into_iter().chain(numbers).chain(["remarks", "reason"]).collect()
}
