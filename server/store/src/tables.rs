//! The tables of all features.

use crate::{
    accounts, activities, audiences, audit, calendar, campaigns, hotlines, kept::KeptList, key_days,
    organisations, settings, table::Table, units,
};
use domain::import_export::List;

/// The tables of every feature: parents before children, the order in which rows can be inserted. One that is missing
/// here is missing in backups; a test compares them with those that the migrations make.
const ALL: &[&[Table]] = &[
    settings::rows::TABLES,
    units::rows::TABLES,
    organisations::rows::TABLES,
    audiences::rows::TABLES,
    hotlines::rows::TABLES,
    key_days::rows::TABLES,
    crate::laws::rows::TABLES,
    accounts::rows::TABLES,
    calendar::rows::TABLES,
    campaigns::rows::TABLES,
    activities::rows::TABLES,
    crate::outreach::rows::TABLES,
    crate::discussion::rows::TABLES,
    crate::replies::rows::TABLES,
    audit::rows::TABLES,
];

/// The table of a short list that people keep.
pub(crate) fn kept(list: List) -> Option<&'static dyn KeptList> {
    tables().filter_map(|table| table.kept).find(|kept| kept.list() == list)
}

pub(crate) fn tables() -> impl Iterator<Item = &'static Table> {
    ALL.iter().copied().flatten()
}
