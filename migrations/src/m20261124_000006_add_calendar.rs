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
        for script in [KEY_DAYS, FEEDS, INDICES] {
            run(manager, script).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP INDEX activities_ends_at; DROP TABLE calendar_feeds; DROP TABLE key_days;").await
    }
}

/// Days that matter to the work, the same every year; 30/7 by decision 793/QĐ-TTg of 10/5/2016.
const KEY_DAYS: &str = "
CREATE TABLE key_days (
    id {id},
    day BIGINT NOT NULL,
    month BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    CONSTRAINT key_days_name UNIQUE (month, day, name)
);
INSERT INTO key_days (day, month, name, name_en) VALUES
    (8, 3, 'Quốc tế Phụ nữ', 'International Women''s Day'),
    (26, 3, 'Thành lập Đoàn TNCS Hồ Chí Minh', 'Founding of the Youth Union'),
    (1, 6, 'Quốc tế Thiếu nhi', 'Children''s Day'),
    (26, 6, 'Toàn dân phòng, chống ma túy', 'Day against Drug Abuse'),
    (30, 7, 'Toàn dân phòng, chống mua bán người', 'Day against Trafficking in Persons'),
    (19, 8, 'Toàn dân bảo vệ an ninh Tổ quốc', 'National Security Day'),
    (20, 10, 'Phụ nữ Việt Nam', 'Vietnamese Women''s Day'),
    (9, 11, 'Pháp luật Việt Nam', 'Law Day'),
    (18, 11, 'Đại đoàn kết toàn dân tộc', 'Great Unity Day'),
    (25, 11, 'Xóa bỏ bạo lực đối với phụ nữ', 'Elimination of Violence against Women'),
    (18, 12, 'Quốc tế Người di cư', 'Migrants Day');
";

/// Addresses under which a calendar program reads what an account may see, kept by their digest.
const FEEDS: &str = "
CREATE TABLE calendar_feeds (
    id {id},
    digest TEXT NOT NULL CONSTRAINT calendar_feeds_digest UNIQUE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    unit_id BIGINT REFERENCES units (id),
    created_at {time} NOT NULL,
    read_on {day}
);
CREATE INDEX calendar_feeds_account_id ON calendar_feeds (account_id);
CREATE INDEX calendar_feeds_unit_id ON calendar_feeds (unit_id);
";

/// What has not ended before a day is found by it.
const INDICES: &str = "
CREATE INDEX activities_ends_at ON activities (ends_at);
";
