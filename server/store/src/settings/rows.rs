use crate::table::{Table, entity};

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[Table::of::<settings::Entity>()];

entity!(settings, "settings" {
    #[sea_orm(primary_key, auto_increment = false)] id: i64,
    name: String,
    name_en: String,
    address: String,
    phone: String,
    email: String,
    second_factor: String,
    version: i64,
    audit_months: Option<i64>,
    accounts_months: Option<i64>,
    speakers_months: Option<i64>,
    audit_swept: i64,
    locked_to: Option<Date>,
});
