use crate::dialect::run;
use sea_orm_migration::prelude::*;

/// One word for one thing: the kind of an activity, the size of paper, a transition, changes.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All of it or none, on SQLite too.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, COLUMNS).await?;
        rename_keys(manager, [("forms", "kinds"), ("sheet", "paper_size")]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        rename_keys(manager, [("kinds", "forms"), ("paper_size", "sheet")]).await?;
        let script = "
            ALTER TABLE accounts RENAME COLUMN changes_seen TO news_seen;
            ALTER TABLE accounts RENAME COLUMN changes_of_campaigns TO news_of_campaigns;
            ALTER TABLE accounts RENAME COLUMN changes_of_activities TO news_of_activities;
            ALTER TABLE campaign_transitions RENAME COLUMN transition TO step;
            ALTER TABLE campaign_transitions RENAME TO campaign_steps;
            ALTER TABLE leaflets RENAME COLUMN paper_size TO sheet;
            ALTER TABLE audience_kinds RENAME COLUMN kind TO form;
            ALTER TABLE audience_kinds RENAME TO audience_forms;
            ALTER TABLE activities RENAME COLUMN kind TO form;
        ";
        run(manager, script).await
    }
}

const COLUMNS: &str = "
ALTER TABLE activities RENAME COLUMN form TO kind;
ALTER TABLE audience_forms RENAME TO audience_kinds;
ALTER TABLE audience_kinds RENAME COLUMN form TO kind;
ALTER TABLE leaflets RENAME COLUMN sheet TO paper_size;
ALTER TABLE campaign_steps RENAME TO campaign_transitions;
ALTER TABLE campaign_transitions RENAME COLUMN step TO transition;
ALTER TABLE accounts RENAME COLUMN news_of_activities TO changes_of_activities;
ALTER TABLE accounts RENAME COLUMN news_of_campaigns TO changes_of_campaigns;
ALTER TABLE accounts RENAME COLUMN news_seen TO changes_seen;
";

/// In the records that the audit keeps as JSON. A quotation mark that somebody typed is escaped there, so only keys are
/// met.
async fn rename_keys(manager: &SchemaManager<'_>, keys: [(&str, &str); 2]) -> Result<(), DbErr> {
    for (was, is) in keys {
        for side in ["before", "after"] {
            let statement = format!(
                "UPDATE audit SET {side} = REPLACE({side}, '\"{was}\":', '\"{is}\":') WHERE {side} LIKE '%\"{was}\":%'"
            );
            manager.get_connection().execute_unprepared(&statement).await?;
        }
    }
    Ok(())
}
