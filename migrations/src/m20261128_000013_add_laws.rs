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
        run(manager, LAWS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "DROP TABLE laws;").await
    }
}

/// Legal texts, with the law that the work rests on: passed on 28/11/2024, in force from 01/07/2025.
const LAWS: &str = "
CREATE TABLE laws (
    id {id},
    number TEXT NOT NULL CONSTRAINT laws_number UNIQUE,
    kind TEXT NOT NULL,
    issuer TEXT NOT NULL,
    title TEXT NOT NULL,
    title_en TEXT NOT NULL,
    issued_on {day} NOT NULL,
    in_force_from {day},
    in_force_to {day},
    replaces TEXT NOT NULL,
    link TEXT NOT NULL,
    checked_on {day} NOT NULL,
    version BIGINT NOT NULL
);
INSERT INTO laws (number, kind, issuer, title, title_en, issued_on, in_force_from, replaces, link, checked_on, version)
VALUES ('53/2024/QH15', 'law', 'Quốc hội', 'Phòng, chống mua bán người',
    'Prevention and Combat of Human Trafficking', '2024-11-28', '2025-07-01', '66/2011/QH12', '', '2026-11-24', 1);
";
