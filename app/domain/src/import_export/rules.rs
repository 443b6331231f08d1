use crate::Actor;

/// Rows that are read of a table at most.
pub const ROWS_MAX: usize = 10_000;

/// What a feature says of its list.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// The columns in their order.
    pub columns: &'static [&'static str],
    /// The columns without which a table cannot be imported; what another lacks stays as it is.
    pub needed: &'static [&'static str],
    /// The columns by which a row is recognised.
    pub key: &'static [&'static str],
    /// The key is compared to the letter, but for capitals and spaces; else it is folded.
    pub exact: bool,
    /// The column by which a person knows a row.
    pub title: &'static str,
    /// Rows that one table imports at most.
    pub rows_max: usize,
    /// Who keeps the list, and so brings sheets of it in; those who see the list take it away.
    pub may_be_kept_by: fn(&Actor) -> bool,
    pub may_be_seen_by: fn(&Actor) -> bool,
}

impl Rules {
    /// Of a list that everybody among the staff sees, to begin with. Each row is saved as on its page, and nobody else
    /// can save anything meanwhile, so that there are not too many.
    pub const SEEN_BY_ALL: Self = Self {
        columns: &[],
        needed: &[],
        key: &[],
        exact: false,
        title: "name",
        rows_max: 2_000,
        may_be_kept_by: |_| false,
        may_be_seen_by: |_| true,
    };
}
