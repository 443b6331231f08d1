use crate::table::{Table, entity};
use domain::audit::Subject;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<organisation::Entity>().named(
        Subject::Organisation,
        &["organisation", "lead", "supporting", "successors"],
        ["name", "name"],
    ),
    Table::of::<organisation_succession::Entity>(),
];

entity!(organisation, "organisations" {
    #[sea_orm(primary_key)] id: i64,
    name: String,
    short_name: String,
    kind: String,
    unit_id: Option<i64>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    folded: String,
    version: i64,
});

entity!(organisation_succession, "organisation_successions" {
    #[sea_orm(primary_key, auto_increment = false)] organisation_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] successor_id: i64,
    position: i64,
});
