use crate::table::{Table, entity};
use domain::audit::Subject;

pub(crate) const TABLES: &[Table] = &[Table::of::<reply::Entity>().of_records(Subject::Reply)];

entity!(reply, "replies" {
    #[sea_orm(primary_key)] id: i64,
    activity_id: i64,
    organisation_id: i64,
    author_id: i64,
    answer: String,
    attendees: String,
    note: String,
    starts_at: ChronoDateTimeUtc,
    at: ChronoDateTimeUtc,
    removed_at: Option<ChronoDateTimeUtc>,
});
