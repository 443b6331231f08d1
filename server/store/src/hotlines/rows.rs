use crate::table::{Table, entity};
use domain::hotlines::HotlineCard;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[Table::of::<hotline::Entity>().kept::<HotlineCard>()];

entity!(hotline, "hotlines" {
    #[sea_orm(primary_key)] id: i64,
    number: String,
    name: String,
    name_en: String,
    checked_on: Date,
    position: i64,
    version: i64,
});
