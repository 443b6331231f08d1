use crate::table::{Table, entity};
use domain::{audiences::AudienceCard, audit::Subject};

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<audience::Entity>()
        .named(Subject::Audience, &["audiences"], ["name", "name_en"])
        .kept::<AudienceCard>(),
    Table::of::<audience_kind::Entity>(),
];

entity!(audience, "audiences" {
    #[sea_orm(primary_key)] id: i64,
    name: String,
    name_en: String,
    message: String,
    message_en: String,
    position: i64,
    version: i64,
});

entity!(audience_kind, "audience_kinds" {
    #[sea_orm(primary_key, auto_increment = false)] audience_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] kind: String,
});
