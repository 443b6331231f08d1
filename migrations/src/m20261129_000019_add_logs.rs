use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or none, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, LOGS).await?;
        run(manager, FIGURES).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let script = "
            DROP TABLE figures; DROP TABLE day_figures; DROP TABLE activity_figures;
            DROP TABLE log_remarks; DROP TABLE log_counts; DROP TABLE logs;
        ";
        run(manager, script).await
    }
}

/// Outreach as it was done. `key` is the id that the device gave a log, `digest` that of what was sent under it, so that
/// what is sent twice is kept once. One that may tell of the same as another is `doubtful` until a person has looked.
/// Audience 0 is none in particular.
const LOGS: &str = "
CREATE TABLE logs (
    id {id},
    key TEXT NOT NULL CONSTRAINT logs_key UNIQUE,
    digest TEXT NOT NULL,
    activity_id BIGINT REFERENCES activities (id),
    campaign_id BIGINT REFERENCES campaigns (id),
    unit_id BIGINT NOT NULL REFERENCES units (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    day {day} NOT NULL,
    starts_at {clock},
    ends_at {clock},
    place TEXT NOT NULL,
    finished BOOLEAN NOT NULL,
    remarks TEXT NOT NULL,
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    doubtful BOOLEAN NOT NULL,
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    received_at {time} NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX logs_activity ON logs (activity_id, unit_id, day);
CREATE INDEX logs_campaign ON logs (campaign_id, day);
CREATE INDEX logs_unit ON logs (unit_id, day);
CREATE INDEX logs_author ON logs (author_id, day);
CREATE INDEX logs_status ON logs (status, day);
CREATE TABLE log_counts (
    log_id BIGINT NOT NULL REFERENCES logs (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    audience_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (log_id, measure, audience_id)
);
CREATE TABLE log_remarks (
    log_id BIGINT NOT NULL REFERENCES logs (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    remark TEXT NOT NULL,
    PRIMARY KEY (log_id, field)
);
";

/// Sums over the logs that count, kept in their transactions: `number` of all of them, `accepted` of those that were
/// accepted. Campaign 0 is none.
const FIGURES: &str = "
CREATE TABLE figures (
    campaign_id BIGINT NOT NULL,
    measure TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id BIGINT NOT NULL,
    month {day} NOT NULL,
    audience_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, measure, kind, unit_id, month, audience_id)
);
CREATE TABLE day_figures (
    campaign_id BIGINT NOT NULL,
    measure TEXT NOT NULL,
    day {day} NOT NULL,
    number BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, measure, day)
);
CREATE TABLE activity_figures (
    activity_id BIGINT NOT NULL,
    unit_id BIGINT NOT NULL,
    measure TEXT NOT NULL,
    number BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    PRIMARY KEY (activity_id, unit_id, measure)
);
";
