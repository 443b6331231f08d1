use crate::table::{Table, entity};
use domain::laws::LawCard;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[Table::of::<law::Entity>().kept::<LawCard>()];

entity!(law, "laws" {
    #[sea_orm(primary_key)] id: i64,
    number: String,
    kind: String,
    issuer: String,
    title: String,
    title_en: String,
    issued_on: Date,
    in_force_from: Option<Date>,
    in_force_to: Option<Date>,
    replaces: String,
    link: String,
    checked_on: Date,
    version: i64,
});
