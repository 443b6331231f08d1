use crate::table::{Table, entity};
use domain::audit::Subject;

/// Parents before children: the order in which rows can be inserted.
pub(crate) const TABLES: &[Table] = &[
    Table::of::<comment::Entity>().of_records(Subject::Comment),
    Table::of::<mention::Entity>(),
    Table::of::<task::Entity>().of_records(Subject::Task),
    Table::of::<attachment::Entity>().of_records(Subject::Attachment),
];

entity!(comment, "comments" {
    #[sea_orm(primary_key)] id: i64,
    subject: String,
    subject_id: i64,
    author_id: i64,
    text: String,
    at: ChronoDateTimeUtc,
    removed_at: Option<ChronoDateTimeUtc>,
});

entity!(mention, "mentions" {
    #[sea_orm(primary_key, auto_increment = false)] comment_id: i64,
    #[sea_orm(primary_key, auto_increment = false)] account_id: i64,
    read_at: Option<ChronoDateTimeUtc>,
});

entity!(task, "tasks" {
    #[sea_orm(primary_key)] id: i64,
    subject: String,
    subject_id: i64,
    author_id: i64,
    text: String,
    done_at: Option<ChronoDateTimeUtc>,
    done_by: Option<i64>,
    removed_at: Option<ChronoDateTimeUtc>,
});

entity!(attachment, "attachments" {
    #[sea_orm(primary_key)] id: i64,
    subject: String,
    subject_id: i64,
    author_id: i64,
    name: String,
    kind: String,
    bytes: i64,
    file: String,
    at: ChronoDateTimeUtc,
    removed_at: Option<ChronoDateTimeUtc>,
});
