//! Logs by the hundred thousand, with the figures that they add up to, by a handful of statements.

use crate::{
    Db, accounts::rows::account, activities::rows::activity, audiences::rows::audience, error::Result,
    outreach::rows::log, units::rows::unit,
};
use chrono::Datelike;
use domain::{time::day_of, units::Kind};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

impl Db {
    /// How many logs there are.
    pub async fn count_logs(&self) -> Result<u64> {
        Ok(log::Entity::find().count(&self.connection).await?)
    }

    /// Adds logs of what is planned, of its day and from each ward and commune in turn, until there are `total`. For
    /// scratch databases only.
    pub async fn repeat_logs(&self, total: u64) -> Result<()> {
        let there = self.count_logs().await?;
        if there >= total {
            return Ok(());
        }
        let last = log::Entity::find().select_only().column_as(log::Column::Id.max(), "last");
        let last =
            last.into_tuple::<Option<i64>>().one(&self.connection).await?.flatten().unwrap_or_default();
        // So many at once take longer than a request may.
        let all = self.as_one().await?;
        let connection = &all.connection;
        let (plans, tellers) = name(connection).await?;
        let logs = logs(there, total, plans, tellers);
        let mut statements = vec![logs, counts(last), sums(last)];
        statements.extend([FIGURES, DAY_FIGURES, ACTIVITY_FIGURES].map(str::to_owned));
        statements.extend(["plans", "tellers", "sums"].map(|table| format!("DROP TABLE {table}")));
        if all.is_sqlite() {
            // All that changes is kept in memory meanwhile.
            statements.insert(0, "PRAGMA cache_size = -400000".to_owned());
            statements.push("PRAGMA cache_size = -2000".to_owned());
        }
        // Both databases plan by what they know of their tables.
        statements.push("ANALYZE".to_owned());
        for statement in statements {
            connection.execute_unprepared(&statement).await?;
        }
        all.commit().await
    }
}

/// Makes tables, for this connection alone, of what logs tell of and of who tells from where, numbered from 0; answers how
/// many rows they have.
async fn name(connection: &impl ConnectionTrait) -> Result<(usize, usize)> {
    let audiences = audience::Entity::find().select_only().column(audience::Column::Id);
    let audiences: Vec<i64> = audiences.into_tuple().all(connection).await?;
    let accounts = account::Entity::find().select_only().column(account::Column::Id);
    let accounts: Vec<i64> = accounts.into_tuple().all(connection).await?;
    let units = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .filter(unit::Column::ValidTo.is_null())
        .filter(unit::Column::Kind.ne(Kind::City.word()));
    let units: Vec<i64> = units.into_tuple().all(connection).await?;
    let activities = activity::Entity::find().order_by_asc(activity::Column::Id).all(connection).await?;
    let at = |ids: &[i64], place: usize| ids.get(place % ids.len().max(1)).copied().unwrap_or_default();
    let plans = activities.iter().enumerate().map(|(place, activity)| {
        let day = day_of(activity.starts_at);
        let month = day.with_day(1).unwrap_or(day);
        let (first, second) = (at(&audiences, place), at(&audiences, place + 1));
        format!("({place}, {}, '{day}', '{month}', {first}, {second})", activity.id)
    });
    let tellers =
        units.iter().enumerate().map(|(place, unit)| format!("({place}, {unit}, {})", at(&accounts, place)));
    let (plans, tellers): (Vec<String>, Vec<String>) = (plans.collect(), tellers.collect());
    let day = if connection.get_database_backend() == DbBackend::Sqlite { "TEXT" } else { "DATE" };
    for statement in [
        format!(
            "CREATE TEMPORARY TABLE plans (place INTEGER PRIMARY KEY, activity BIGINT NOT NULL UNIQUE, \
             day {day} NOT NULL, month {day} NOT NULL, first BIGINT NOT NULL, second BIGINT NOT NULL)"
        ),
        format!("INSERT INTO plans VALUES {}", plans.join(", ")),
        "CREATE TEMPORARY TABLE tellers (place INTEGER PRIMARY KEY, unit BIGINT NOT NULL, author BIGINT NOT NULL)"
            .to_owned(),
        format!("INSERT INTO tellers VALUES {}", tellers.join(", ")),
    ] {
        connection.execute_unprepared(&statement).await?;
    }
    Ok((plans.len(), tellers.len()))
}

/// Every unit comes to every plan: each round of the plans begins with the next unit.
fn logs(there: u64, total: u64, plans: usize, tellers: usize) -> String {
    format!(
        "INSERT INTO logs (key, digest, activity_id, campaign_id, unit_id, kind, title, day, place, finished, remarks, \
         reason, status, doubtful, author_id, received_at, version, sent_version, changed_seq) \
         WITH RECURSIVE numbers (i) AS \
         (SELECT CAST({there} + 1 AS BIGINT) UNION ALL SELECT i + 1 FROM numbers WHERE i < {total}) \
         SELECT '01900000-0000-7000-9000-' || substr('000000000000' || i, length('' || i) + 1), '', activities.id, \
         campaign_id, unit, kind, title, plans.day, venue_name, FALSE, '', '', \
         CASE WHEN i % 3 = 0 THEN 'sent' ELSE 'accepted' END, FALSE, author, created_at, 1, 1, i \
         FROM numbers CROSS JOIN plans CROSS JOIN activities CROSS JOIN tellers \
         WHERE plans.place = i % {plans} AND activities.id = plans.activity \
         AND tellers.place = (i + i / {plans}) % {tellers}"
    )
}

/// One session each, and the people of two audiences.
fn counts(last: i64) -> String {
    format!(
        "INSERT INTO log_counts (log_id, measure, audience_id, number) \
         SELECT logs.id, measure, CASE part WHEN 1 THEN first WHEN 2 THEN second ELSE 0 END, \
         CASE part WHEN 0 THEN 1 ELSE 20 + logs.id % 180 END \
         FROM logs CROSS JOIN plans CROSS JOIN (SELECT 0 AS part, 'sessions' AS measure \
         UNION ALL SELECT 1, 'attendances' UNION ALL SELECT 2, 'attendances') AS parts \
         WHERE logs.id > {last} AND plans.activity = logs.activity_id"
    )
}

/// What the new logs of each activity and unit add up to.
fn sums(last: i64) -> String {
    format!(
        "CREATE TEMPORARY TABLE sums AS \
         SELECT activity_id AS activity, unit_id AS unit, measure, audience_id AS audience, SUM(number) AS number, \
         SUM(CASE WHEN status = 'accepted' THEN number ELSE 0 END) AS accepted \
         FROM logs CROSS JOIN log_counts WHERE log_counts.log_id = logs.id AND logs.id > {last} \
         GROUP BY activity_id, unit_id, measure, audience_id \
         UNION ALL \
         SELECT activity_id, unit_id, 'logs', 0, COUNT(*), SUM(CASE WHEN status = 'accepted' THEN 1 ELSE 0 END) \
         FROM logs WHERE id > {last} GROUP BY activity_id, unit_id"
    )
}

const FIGURES: &str = "INSERT INTO figures \
     (campaign_id, measure, kind, unit_id, month, audience_id, number, accepted) \
     SELECT campaign_id, measure, kind, unit, month, audience, SUM(number), SUM(accepted) \
     FROM sums CROSS JOIN plans CROSS JOIN activities \
     WHERE plans.activity = sums.activity AND activities.id = sums.activity \
     GROUP BY campaign_id, measure, kind, unit, month, audience \
     ON CONFLICT (campaign_id, measure, kind, unit_id, month, audience_id) \
     DO UPDATE SET number = figures.number + excluded.number, accepted = figures.accepted + excluded.accepted";

const DAY_FIGURES: &str = "INSERT INTO day_figures (campaign_id, measure, day, number, accepted) \
     SELECT campaign_id, measure, day, SUM(number), SUM(accepted) \
     FROM sums CROSS JOIN plans CROSS JOIN activities \
     WHERE plans.activity = sums.activity AND activities.id = sums.activity \
     GROUP BY campaign_id, measure, day \
     ON CONFLICT (campaign_id, measure, day) DO UPDATE SET \
     number = day_figures.number + excluded.number, accepted = day_figures.accepted + excluded.accepted";

const ACTIVITY_FIGURES: &str = "INSERT INTO activity_figures (activity_id, unit_id, measure, number, accepted) \
     SELECT activity, unit, measure, SUM(number), SUM(accepted) FROM sums WHERE TRUE \
     GROUP BY activity, unit, measure \
     ON CONFLICT (activity_id, unit_id, measure) DO UPDATE SET \
     number = activity_figures.number + excluded.number, accepted = activity_figures.accepted + excluded.accepted";
