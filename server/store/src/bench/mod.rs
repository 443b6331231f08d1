//! Rows by the thousand for measuring: faster than people plan, and nothing that a site would do.

mod logs;

use crate::{
    Db,
    activities::rows::activity,
    error::{Error, Result},
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder, Statement};

impl Db {
    /// Repeats the last activity and who speaks at it, each time with words of its own, until there are `total`. For
    /// scratch databases only.
    pub async fn repeat_activities(&self, total: u64) -> Result<()> {
        let last = activity::Entity::find().order_by_desc(activity::Column::Id).one(&self.connection).await?;
        let last = last.ok_or(Error::NotFound)?.id;
        let there = activity::Entity::find().count(&self.connection).await?;
        if there >= total {
            return Ok(());
        }
        // So many at once take longer than a request may.
        let all = self.as_one().await?;
        let repeat = format!(
            "INSERT INTO activities (public_id, campaign_id, kind, title, venue_name, venue_address, all_day, \
             starts_at, ends_at, lead_id, money, status, reason, version, created_at, folded, title_folded, \
             venue_folded) \
             WITH RECURSIVE numbers (i) AS (SELECT {there} + 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {total}) \
             SELECT 'b' || i, campaign_id, kind, title || ' ' || i, venue_name || ' ' || (i % 500), venue_address, \
             all_day, starts_at, ends_at, lead_id, money, status, reason, 1, created_at, \
             folded || ' ' || i || ' nhom' || (i % 977), title_folded || ' ' || i, \
             venue_folded || ' ' || (i % 500) \
             FROM numbers, (SELECT * FROM activities WHERE id = {last}) AS pattern"
        );
        all.connection.execute_unprepared(&repeat).await?;
        let talks = format!(
            "INSERT INTO talks (activity_id, topic) SELECT activities.id, topic FROM activities, talks \
             WHERE activities.id > {last} AND talks.activity_id = {last}"
        );
        all.connection.execute_unprepared(&talks).await?;
        let speakers = format!(
            "INSERT INTO talk_speakers (activity_id, position, name, agency, fee, folded) \
             SELECT activities.id, position, name || ' ' || (activities.id % 500), agency, fee, \
             talk_speakers.folded || ' ' || (activities.id % 500) FROM activities, talk_speakers \
             WHERE activities.id > {last} AND talk_speakers.activity_id = {last}"
        );
        all.connection.execute_unprepared(&speakers).await?;
        // Both databases plan by what they know of their tables.
        all.connection.execute_unprepared("ANALYZE").await?;
        all.commit().await
    }

    /// Refuses a database that confirms what is not on its disk, by a connection that writes.
    pub async fn require_durable(&self) -> Result<()> {
        let transaction = self.begin_in_turn().await?;
        let asked = if self.is_sqlite() {
            // 2 is FULL.
            ["SELECT CASE WHEN synchronous >= 2 THEN 'on' ELSE 'off' END FROM pragma_synchronous"].as_slice()
        } else {
            &["SELECT current_setting('fsync')", "SELECT current_setting('synchronous_commit')"]
        };
        for setting in asked {
            let statement = Statement::from_string(transaction.get_database_backend(), *setting);
            let row = transaction.query_one_raw(statement).await?.ok_or(Error::NotFound)?;
            if row.try_get_by_index::<String>(0)? == "off" {
                return Err(Error::Stored(format!("the database does not wait for its disk: {setting}")));
            }
        }
        Ok(transaction.rollback().await?)
    }
}
