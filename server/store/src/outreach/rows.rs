use crate::table::{Table, entity};
use domain::audit::Subject;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<log::Entity>().named(Subject::Log, &["log"], ["title", "title"]),
    Table::of::<log_count::Entity>(),
    Table::of::<log_remark::Entity>(),
    Table::of::<log_revision::Entity>(),
    Table::of::<log_conflict::Entity>(),
    Table::of::<removed_log::Entity>(),
    Table::of::<departure::Entity>(),
    Table::of::<photo::Entity>().of_records(Subject::Photo),
    Table::of::<upload::Entity>().short_lived(),
    Table::of::<figure::Entity>(),
    Table::of::<day_figure::Entity>(),
    Table::of::<activity_figure::Entity>(),
];

entity!(log, "logs" {
    #[sea_orm(primary_key)] id: i64,
    key: String,
    digest: String,
    activity_id: Option<i64>,
    campaign_id: Option<i64>,
    unit_id: i64,
    kind: String,
    title: String,
    day: Date,
    starts_at: Option<Time>,
    ends_at: Option<Time>,
    place: String,
    finished: bool,
    remarks: String,
    reason: String,
    status: String,
    doubtful: bool,
    author_id: i64,
    received_at: ChronoDateTimeUtc,
    version: i64,
    sent_version: i64,
    made_at: Option<ChronoDateTimeUtc>,
    clock_ahead: Option<i64>,
    changed_seq: i64,
});

entity!(log_revision, "log_revisions" {
    #[sea_orm(primary_key, auto_increment = false)] log_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] version: i64,
    digest: String,
});

entity!(log_conflict, "log_conflicts" {
    #[sea_orm(primary_key)] id: i64,
    log_id: i64,
    key: String,
    base: Option<i64>,
    digest: String,
    canonical: String,
    author_id: i64,
    made_at: Option<ChronoDateTimeUtc>,
    received_at: ChronoDateTimeUtc,
});

entity!(removed_log, "removed_logs" {
    #[sea_orm(primary_key, auto_increment = false)] key: String,
    log_id: i64,
    activity_id: Option<i64>,
    unit_id: i64,
    author_id: i64,
    status: String,
    changed_seq: i64,
});

entity!(departure, "log_departures" {
    #[sea_orm(primary_key, auto_increment = false)] changed_seq: i64,
    key: String,
    activity_id: Option<i64>,
    unit_id: i64,
    author_id: i64,
});

entity!(log_count, "log_counts" {
    #[sea_orm(primary_key, auto_increment = false)] log_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] measure: String,
    #[sea_orm(primary_key, auto_increment = false)] audience_id: i64,
    number: i64,
});

entity!(log_remark, "log_remarks" {
    #[sea_orm(primary_key, auto_increment = false)] log_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] field: String,
    remark: String,
});

entity!(photo, "photos" {
    #[sea_orm(primary_key)] id: i64,
    log_id: i64,
    name: String,
    digest: String,
    file: String,
    width: i64,
    height: i64,
    bytes: i64,
    position: i64,
    released: bool,
    author_id: i64,
    received_at: ChronoDateTimeUtc,
    removed_at: Option<ChronoDateTimeUtc>,
});

entity!(upload, "uploads" {
    #[sea_orm(primary_key, auto_increment = false)] id: String,
    log_id: i64,
    name: String,
    account_id: i64,
    length: i64,
    received: i64,
    pieces: String,
    expires_at: ChronoDateTimeUtc,
});

entity!(figure, "figures" {
    #[sea_orm(primary_key, auto_increment = false)] campaign_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] measure: String,
    #[sea_orm(primary_key, auto_increment = false)] kind: String,
    #[sea_orm(primary_key, auto_increment = false)] unit_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] month: Date,
    #[sea_orm(primary_key, auto_increment = false)] audience_id: i64,
    number: i64,
    accepted: i64,
});

entity!(day_figure, "day_figures" {
    #[sea_orm(primary_key, auto_increment = false)] campaign_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] measure: String,
    #[sea_orm(primary_key, auto_increment = false)] day: Date,
    number: i64,
    accepted: i64,
});

entity!(activity_figure, "activity_figures" {
    #[sea_orm(primary_key, auto_increment = false)] activity_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] unit_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] measure: String,
    number: i64,
    accepted: i64,
});
