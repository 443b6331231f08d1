//! Activities of a unit that ends: those that it leaves behind, and planning them for its successor.

use super::{Activities, Snapshot, known, order::in_order, read, standing, unclosed_campaign, write};
use crate::{
    activities::rows::{activity, activity_unit},
    audit::own_change,
    campaigns::rows::campaign,
    error::{Result, require},
};
use chrono::Days;
use domain::{
    Problems,
    activities::{Activity, Known, Status},
    audit::{Subject, Verb},
    calendar::CalendarEntry,
    campaigns,
    time::{Day, start_of},
    units::{UnitCard, UnitProblem},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use std::collections::{HashMap, hash_map::Entry};

/// What is planned in a unit itself and neither done nor cancelled, in campaigns that are not closed.
fn open_in(unit: i64) -> Select<activity::Entity> {
    let there = activity_unit::Entity::find()
        .select_only()
        .column(activity_unit::Column::ActivityId)
        .filter(activity_unit::Column::UnitId.eq(unit))
        .into_query();
    let open = campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::Status.ne(campaigns::Status::Closed.word()))
        .into_query();
    activity::Entity::find()
        .filter(activity::Column::Id.in_subquery(there))
        .filter(activity::Column::CampaignId.in_subquery(open))
        .filter(activity::Column::Status.is_in([Status::Planned.word(), Status::Ongoing.word()]))
}

/// Of that what begins after a day.
pub(crate) fn begins_after(unit: i64, last: Day) -> Select<activity::Entity> {
    open_in(unit).filter(activity::Column::StartsAt.gte(start_of(last + Days::new(1))))
}

/// Of that what is on after a day.
pub(crate) fn on_after(unit: i64, last: Day) -> Select<activity::Entity> {
    open_in(unit).filter(activity::Column::EndsAt.gt(start_of(last + Days::new(1))))
}

/// Of that what has begun by a day and goes on after it.
pub(crate) fn goes_on_after(unit: i64, last: Day) -> Select<activity::Entity> {
    on_after(unit, last).filter(activity::Column::StartsAt.lt(start_of(last + Days::new(1))))
}

impl Activities<'_> {
    /// The first of some activities, by start.
    pub(crate) async fn first(
        &self,
        rows: Select<activity::Entity>,
        limit: u64,
    ) -> Result<Vec<CalendarEntry>> {
        self.listed(in_order(rows).limit(limit)).await
    }

    /// Plans for `to` what [`begins_after`] the last day of `from`, within the transaction in which that unit ends.
    /// Answers the places of these changes in the audit; refuses where `to` is not there when one of them takes place.
    pub(crate) async fn move_units(
        &self,
        connection: &impl ConnectionTrait,
        from: i64,
        to: &UnitCard,
        last: Day,
        reason: &str,
    ) -> Result<Vec<i64>> {
        let rows = begins_after(from, last).order_by_asc(activity::Column::Id).all(connection).await?;
        let mut campaigns: HashMap<i64, (campaign::Model, Known)> = HashMap::new();
        let mut entries = Vec::with_capacity(rows.len());
        for row in rows {
            let (campaign, known) = match campaigns.entry(row.campaign_id) {
                Entry::Occupied(read) => read.into_mut(),
                Entry::Vacant(vacant) => {
                    let campaign = unclosed_campaign(connection, self.me, row.campaign_id).await?;
                    let known = known(connection, self.me, &campaign).await?;
                    vacant.insert((campaign, known))
                }
            };
            let before = read::snapshot(connection, &row).await?;
            require(self.me.may_edit(&standing(connection, &before.activity, campaign).await?))?;
            let when = before.activity.when;
            let gone = [when.first_day(), when.last_day()].into_iter().find(|day| !to.validity.holds(*day));
            if let Some(on) = gone {
                let problem = UnitProblem::NotValid { unit: to.name.clone(), on };
                return Err(Problems::one("successor", problem).into());
            }
            let units = in_place_of(&before.activity.units, from, to.id);
            let activity = Activity { units, ..before.activity.clone() };
            let after = Snapshot { version: before.version + 1, activity, ..before.clone() };
            write(connection, row.id, &before, &after, known).await?;
            let edit = Verb::Edit;
            entries.push(self.record(connection, edit, row.id, reason, Some(&before), Some(&after)).await?);
        }
        Ok(entries)
    }

    /// Undoes several of the actor's own changes of activities within a transaction.
    pub(crate) async fn undo_within(&self, connection: &impl ConnectionTrait, entries: &[i64]) -> Result<()> {
        for entry in entries {
            let change = own_change(connection, self.me, Subject::Activity, *entry).await?;
            self.undo_change(connection, &change).await?;
        }
        Ok(())
    }
}

/// Units with another in the place of one; none of them twice.
fn in_place_of(units: &[i64], from: i64, to: i64) -> Vec<i64> {
    let mut moved: Vec<i64> = Vec::with_capacity(units.len());
    for unit in units {
        let unit = if *unit == from { to } else { *unit };
        if !moved.contains(&unit) {
            moved.push(unit);
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::in_place_of;

    #[test]
    fn a_successor_stands_where_its_predecessor_stood_and_once() {
        assert_eq!(in_place_of(&[1, 7, 9], 7, 8), [1, 8, 9]);
        assert_eq!(in_place_of(&[8, 7], 7, 8), [8]);
        assert_eq!(in_place_of(&[1], 7, 8), [1]);
    }
}
