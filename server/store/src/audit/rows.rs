use crate::table::{Table, entity};

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[Table::of::<audit::Entity>()];

entity!(audit, "audit" {
    #[sea_orm(primary_key)] id: i64,
    at: ChronoDateTimeUtc,
    account_id: Option<i64>,
    account_name: String,
    verb: String,
    subject: String,
    subject_id: i64,
    title: String,
    reason: String,
    before: Option<String>,
    after: Option<String>,
    folded: String,
});
