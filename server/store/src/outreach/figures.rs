//! Sums over the logs that count, kept in the transaction of each change, and counted anew to prove them.

use super::Snapshot;
use crate::{
    db::by_statement,
    error::{Result, stored},
    outreach::rows::{activity_figure, day_figure, figure},
};
use chrono::Datelike;
use domain::{
    activities::Kind,
    outreach::{Log, Status},
    targets::Measure,
    time::{Day, show_day, show_month},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ConnectionTrait, EntityName, EntityTrait, IdenStatic,
    sea_query::{Expr, OnConflict},
};
use std::collections::{BTreeMap, BTreeSet};

/// A number of all logs that count, and of the accepted ones among them.
pub(super) type Sum = (i64, i64);

/// What some logs add to the figures; what they take away is below zero.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    /// By campaign, measure, kind, unit, month and audience.
    cube: BTreeMap<(i64, &'static str, &'static str, i64, Day, i64), Sum>,
    days: BTreeMap<(i64, &'static str, Day), Sum>,
    /// By activity, unit and measure.
    activities: BTreeMap<(i64, i64, &'static str), Sum>,
}

impl Figures {
    /// Adds a log `times` times: 1, or -1 to take away what it added.
    pub fn add(&mut self, log: &Log, accepted: bool, times: i64) {
        let campaign = log.campaign.unwrap_or_default();
        let month = log.day.with_day(1).unwrap_or(log.day);
        let itself = (Measure::Logs, 0, 1);
        let counts = log.counts.iter().map(|c| (c.measure, c.audience.unwrap_or_default(), c.number));
        for (measure, audience, number) in counts.chain([itself]) {
            let (measure, kind, number) = (measure.word(), log.kind.word(), number * times);
            let add = |sum: &mut Sum| {
                sum.0 += number;
                sum.1 += if accepted { number } else { 0 };
            };
            add(self.cube.entry((campaign, measure, kind, log.unit, month, audience)).or_default());
            add(self.days.entry((campaign, measure, log.day)).or_default());
            if let Some(activity) = log.activity {
                add(self.activities.entry((activity, log.unit, measure)).or_default());
            }
        }
    }
}

impl Figures {
    /// What the change of one log comes to.
    pub fn of_change(before: Option<&Snapshot>, after: Option<&Snapshot>) -> Self {
        let mut figures = Self::default();
        figures.count(before, after);
        figures
    }

    /// Takes away what a log counted before, and adds what it counts now.
    pub fn count(&mut self, before: Option<&Snapshot>, after: Option<&Snapshot>) {
        let both = before.map(|snapshot| (snapshot, -1)).into_iter().chain(after.map(|after| (after, 1)));
        for (snapshot, times) in both.filter(|(snapshot, _)| snapshot.counts()) {
            self.add(&snapshot.log, snapshot.status == Status::Accepted, times);
        }
    }

    /// Adds these sums to those that are stored.
    pub async fn write(self, connection: &impl ConnectionTrait) -> Result<()> {
        let Self { cube, days, activities } = self.without_nothing();
        let cube = cube.into_iter().map(|(key, (number, accepted))| {
            let (campaign, measure, kind, unit, month, audience) = key;
            figure::ActiveModel {
                campaign_id: Set(campaign),
                measure: Set(measure.to_owned()),
                kind: Set(kind.to_owned()),
                unit_id: Set(unit),
                month: Set(month),
                audience_id: Set(audience),
                number: Set(number),
                accepted: Set(accepted),
            }
        });
        let days = days.into_iter().map(|(key, (number, accepted))| {
            let (campaign, measure, day) = key;
            day_figure::ActiveModel {
                campaign_id: Set(campaign),
                measure: Set(measure.to_owned()),
                day: Set(day),
                number: Set(number),
                accepted: Set(accepted),
            }
        });
        let activities = activities.into_iter().map(|(key, (number, accepted))| {
            let (activity, unit, measure) = key;
            activity_figure::ActiveModel {
                activity_id: Set(activity),
                unit_id: Set(unit),
                measure: Set(measure.to_owned()),
                number: Set(number),
                accepted: Set(accepted),
            }
        });
        use figure::Column as Cube;
        let key = [Cube::CampaignId, Cube::Measure, Cube::Kind, Cube::UnitId, Cube::Month, Cube::AudienceId];
        add_all(connection, cube.collect(), key, [Cube::Number, Cube::Accepted]).await?;
        use day_figure::Column as OfDay;
        let key = [OfDay::CampaignId, OfDay::Measure, OfDay::Day];
        add_all(connection, days.collect(), key, [OfDay::Number, OfDay::Accepted]).await?;
        use activity_figure::Column as OfActivity;
        let key = [OfActivity::ActivityId, OfActivity::UnitId, OfActivity::Measure];
        add_all(connection, activities.collect(), key, [OfActivity::Number, OfActivity::Accepted]).await
    }

    /// Forgets all that is stored.
    pub async fn clear(connection: &impl ConnectionTrait) -> Result<()> {
        figure::Entity::delete_many().exec(connection).await?;
        day_figure::Entity::delete_many().exec(connection).await?;
        activity_figure::Entity::delete_many().exec(connection).await?;
        Ok(())
    }

    /// What is stored now.
    pub async fn read(connection: &impl ConnectionTrait) -> Result<Self> {
        let mut figures = Self::default();
        for row in figure::Entity::find().all(connection).await? {
            let (measure, kind) = (measure(&row.measure)?, stored(&row.kind, Kind::from_word)?.word());
            let key = (row.campaign_id, measure, kind, row.unit_id, row.month, row.audience_id);
            figures.cube.insert(key, (row.number, row.accepted));
        }
        for row in day_figure::Entity::find().all(connection).await? {
            let key = (row.campaign_id, measure(&row.measure)?, row.day);
            figures.days.insert(key, (row.number, row.accepted));
        }
        for row in activity_figure::Entity::find().all(connection).await? {
            let key = (row.activity_id, row.unit_id, measure(&row.measure)?);
            figures.activities.insert(key, (row.number, row.accepted));
        }
        Ok(figures.without_nothing())
    }

    /// What is stored and counted otherwise: each figure as it is called, with both sums.
    pub fn differences(&self, counted: &Self) -> Vec<(String, Sum, Sum)> {
        let cube = unequal(&self.cube, &counted.cube, |(campaign, measure, kind, unit, month, audience)| {
            let month = show_month(*month);
            format!("campaign {campaign}, {measure}, {kind}, unit {unit}, {month}, audience {audience}")
        });
        let days = unequal(&self.days, &counted.days, |(campaign, measure, day)| {
            format!("campaign {campaign}, {measure}, {}", show_day(*day))
        });
        let activities = unequal(&self.activities, &counted.activities, |(activity, unit, measure)| {
            format!("activity {activity}, unit {unit}, {measure}")
        });
        [cube, days, activities].concat()
    }

    /// Sums of nothing stay behind where logs were taken away.
    #[must_use]
    pub fn without_nothing(mut self) -> Self {
        self.cube.retain(|_, sum| *sum != (0, 0));
        self.days.retain(|_, sum| *sum != (0, 0));
        self.activities.retain(|_, sum| *sum != (0, 0));
        self
    }
}

/// Those of a table that are not the same in another, each as it is called, with what it is in both.
fn unequal<K: Ord>(
    stored: &BTreeMap<K, Sum>,
    counted: &BTreeMap<K, Sum>,
    name: impl Fn(&K) -> String,
) -> Vec<(String, Sum, Sum)> {
    let keys: BTreeSet<&K> = stored.keys().chain(counted.keys()).collect();
    let of = |sums: &BTreeMap<K, Sum>, key: &K| sums.get(key).copied().unwrap_or_default();
    let both = keys.into_iter().map(|key| (key, of(stored, key), of(counted, key)));
    both.filter(|(_, stored, counted)| stored != counted)
        .map(|(key, stored, counted)| (name(key), stored, counted))
        .collect()
}

fn measure(word: &str) -> Result<&'static str> {
    Ok(stored(word, Measure::from_word)?.word())
}

/// Adds the numbers of rows to those that are there under the same key.
async fn add_all<A, const K: usize>(
    connection: &impl ConnectionTrait,
    rows: Vec<A>,
    key: [<A::Entity as EntityTrait>::Column; K],
    numbers: [<A::Entity as EntityTrait>::Column; 2],
) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    let table = A::Entity::default().table_name();
    for rows in by_statement(rows) {
        let mut adding = OnConflict::columns(key);
        for column in numbers {
            let name = column.as_str();
            adding.value(column, Expr::cust(format!("{table}.{name} + excluded.{name}")));
        }
        A::Entity::insert_many(rows).on_conflict(adding).exec_without_returning(connection).await?;
    }
    Ok(())
}
