//! Rows by the thousand for measuring: faster than people plan, and nothing that a site would do.

use crate::{
    Db,
    entity::activity,
    error::{Error, Result},
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder};

impl Db {
    /// Repeats the last activity, each time with words of its own, until there are `total`. For scratch databases only.
    pub async fn repeat_activities(&self, total: u64) -> Result<()> {
        let last = activity::Entity::find().order_by_desc(activity::Column::Id).one(&self.connection).await?;
        let last = last.ok_or(Error::NotFound)?.id;
        let there = activity::Entity::find().count(&self.connection).await?;
        if there >= total {
            return Ok(());
        }
        let repeat = format!(
            "INSERT INTO activities (public_id, campaign_id, form, title, venue_name, venue_address, all_day, \
             starts_at, ends_at, lead_id, money, status, reason, version, created_at, folded) \
             WITH RECURSIVE numbers (i) AS (SELECT {there} + 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {total}) \
             SELECT 'b' || i, campaign_id, form, title || ' ' || i, venue_name || ' ' || (i % 500), venue_address, \
             all_day, starts_at, ends_at, lead_id, money, status, reason, 1, created_at, \
             folded || ' ' || i || ' nhom' || (i % 977) \
             FROM numbers, (SELECT * FROM activities WHERE id = {last}) AS pattern"
        );
        self.connection.execute_unprepared(&repeat).await?;
        // Both databases plan by what they know of their tables.
        self.connection.execute_unprepared("ANALYZE").await?;
        Ok(())
    }
}
