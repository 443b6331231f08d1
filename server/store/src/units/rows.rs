use crate::table::{Table, entity};
use domain::audit::Subject;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<unit::Entity>().named(
        Subject::Unit,
        &["unit", "units", "parent", "successor"],
        ["name", "name_en"],
    ),
    Table::of::<former_unit_name::Entity>(),
];

entity!(unit, "units" {
    #[sea_orm(primary_key)] id: i64,
    code: String,
    name: String,
    name_en: String,
    kind: String,
    parent_id: Option<i64>,
    path: String,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    folded: String,
    version: i64,
});

entity!(former_unit_name, "former_unit_names" {
    #[sea_orm(primary_key, auto_increment = false)] unit_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] last_day: Date,
    name: String,
    name_en: String,
});
