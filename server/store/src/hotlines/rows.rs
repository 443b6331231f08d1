use crate::table::{Table, entity};
use domain::audit::Subject;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[Table::of::<hotline::Entity>().of_records(Subject::Hotline)];

entity!(hotline, "hotlines" {
    #[sea_orm(primary_key)] id: i64,
    number: String,
    name: String,
    name_en: String,
    checked_on: Date,
    position: i64,
    version: i64,
});
