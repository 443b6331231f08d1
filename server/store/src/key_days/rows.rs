use crate::table::{Table, entity};
use domain::key_days::KeyDay;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[Table::of::<key_day::Entity>().kept::<KeyDay>()];

entity!(key_day, "key_days" {
    #[sea_orm(primary_key)] id: i64,
    day: i64,
    month: i64,
    name: String,
    name_en: String,
    version: i64,
});
