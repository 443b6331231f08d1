use crate::table::{Table, entity};

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[Table::of::<calendar_feed::Entity>().short_lived()];

entity!(calendar_feed, "calendar_feeds" {
    #[sea_orm(primary_key)] id: i64,
    digest: String,
    account_id: i64,
    unit_id: Option<i64>,
    created_at: ChronoDateTimeUtc,
    read_on: Option<Date>,
});
