use crate::table::{Table, entity};
use domain::audit::Subject;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<log::Entity>().of_records(Subject::Log),
    Table::of::<log_count::Entity>(),
    Table::of::<log_remark::Entity>(),
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
