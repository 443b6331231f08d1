//! What the first page of a person shows, in a fixed number of queries.

use crate::{
    Db,
    activities::rows::{activity, activity_quantity, activity_unit},
    campaigns::rows::{campaign_target, campaign_transition},
    db::now,
    error::{Result, stored},
    scope,
    units::{below, rows::unit, valid_within},
};
use chrono::Days;
use domain::{
    Actor, Role,
    activities::{self, ActivityQuery},
    campaigns::{CampaignCard, Status, Transition},
    home::{AHEAD, Home, LATE_MAX, LATE_SHOWN, Progress, ProgressLine, Untouched},
    targets::Measure,
    text::collation_key,
    time::today,
    units::Kind,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QuerySelect, QueryTrait,
    sea_query::{Expr, Func, Query, SelectStatement},
};
use std::collections::HashMap;

/// The activities whose outcome is an actor's to tell, among those that the actor sees.
pub(crate) fn own_work(me: &Actor) -> Option<Condition> {
    match (me.role, &me.unit_path, me.organisation) {
        (Role::Administrator | Role::Planner, ..) => Some(Condition::all()),
        (Role::UnitOfficer, Some(path), _) => {
            Some(Condition::all().add(activity::Column::Id.in_subquery(scope::in_units(below(path)))))
        }
        (Role::Partner, _, Some(organisation)) => {
            Some(Condition::all().add(activity::Column::LeadId.eq(organisation)))
        }
        _ => None,
    }
}

impl Db {
    pub async fn home(&self, me: &Actor) -> Result<Home> {
        let today = today();
        let campaigns = self.campaigns(me).cards().await?;
        let of_status =
            |status: Status| campaigns.iter().filter(move |campaign| campaign.status == status).cloned();
        let days = (Some(today), Some(today + Days::new(AHEAD - 1)));
        let query = ActivityQuery { from: days.0, to: days.1, ..ActivityQuery::default() };
        let soon = self.activities(me).calendar(&query, &campaigns).await?;
        let running: Vec<CampaignCard> = of_status(Status::Running).collect();
        let mut late = self.late(me, &campaigns).await?;
        let late_count = late.len();
        late.truncate(LATE_SHOWN);
        Ok(Home {
            me: me.clone(),
            today,
            soon,
            late,
            late_count,
            returned: if me.may_plan_campaigns() {
                self.returned(of_status(Status::Draft).collect()).await?
            } else {
                Vec::new()
            },
            waiting: if me.may_plan_campaigns() {
                of_status(Status::Submitted).collect()
            } else {
                Vec::new()
            },
            asking: self.logs(me).asking().await?,
            unread: self.unread(me).await?,
            asked: self.asked(me).await?,
            declined: self.declined(me).await?,
            due_hotlines: if me.may_keep_hotlines() { self.due_hotlines(today).await? } else { Vec::new() },
            unreleased: self.activities(me).unreleased().await?,
            untouched: if me.may_plan_campaigns() && !running.is_empty() {
                Some(self.untouched(&ids(&running)).await?)
            } else {
                None
            },
            running: self.progress(running).await?,
            changes: self.changes(me).await?,
        })
    }

    /// Over, and the actor's to answer.
    async fn late(
        &self,
        me: &Actor,
        campaigns: &[CampaignCard],
    ) -> Result<Vec<domain::calendar::CalendarEntry>> {
        let Some(own) = own_work(me) else { return Ok(Vec::new()) };
        let open = campaigns.iter().filter(|c| matches!(c.status, Status::Approved | Status::Running));
        let unanswered = [activities::Status::Planned.word(), activities::Status::Ongoing.word()];
        let over = activity::Entity::find()
            .filter(scope::activities(me))
            .filter(own)
            .filter(activity::Column::EndsAt.lt(now()))
            .filter(activity::Column::Status.is_in(unanswered))
            .filter(activity::Column::CampaignId.is_in(open.map(|campaign| campaign.id)));
        self.activities(me).answerable(over, LATE_MAX).await
    }

    /// Of drafts those that came back for changes, each with the reason.
    async fn returned(&self, drafts: Vec<CampaignCard>) -> Result<Vec<(CampaignCard, String)>> {
        use campaign_transition::Column::{CampaignId, Id};
        let ids = drafts.iter().map(|draft| draft.id);
        let last = campaign_transition::Entity::find()
            .select_only()
            .expr(Id.max())
            .filter(CampaignId.is_in(ids))
            .group_by(CampaignId)
            .into_query();
        let last =
            campaign_transition::Entity::find().filter(Id.in_subquery(last)).all(&self.connection).await?;
        let returned = |draft: CampaignCard| {
            let transition = last.iter().find(|transition| {
                transition.campaign_id == draft.id && transition.transition == Transition::Return.word()
            });
            transition.map(|transition| (draft, transition.reason.clone()))
        };
        Ok(drafts.into_iter().filter_map(returned).collect())
    }

    /// Wards and communes without an activity in some campaigns.
    pub(crate) async fn untouched(&self, campaigns: &[i64]) -> Result<Untouched> {
        let today = today();
        let wards = Kind::ALL.iter().filter(|kind| kind.level() == 2).map(|kind| kind.word());
        let wards =
            unit::Entity::find().filter(valid_within(today, today)).filter(unit::Column::Kind.is_in(wards));
        let of = wards.clone().count(&self.connection).await?;
        let touched = activity_unit::Entity::find()
            .select_only()
            .column(activity_unit::Column::UnitId)
            .filter(activity_unit::Column::ActivityId.in_subquery(counted(campaigns)))
            .into_query();
        let left = wards.filter(unit::Column::Id.not_in_subquery(touched)).all(&self.connection).await?;
        let mut units: Vec<_> = left.into_iter().map(|unit| (unit.id, unit.name, unit.name_en)).collect();
        units.sort_by_cached_key(|(_, name, _)| collation_key(name));
        Ok(Untouched { units, of })
    }

    /// The targets of campaigns beside what is planned and what was reported for them.
    async fn progress(&self, campaigns: Vec<CampaignCard>) -> Result<Vec<Progress>> {
        if campaigns.is_empty() {
            return Ok(Vec::new());
        }
        let ids = ids(&campaigns);
        let of = campaign_target::Column::CampaignId.is_in(ids.iter().copied());
        let targets = campaign_target::Entity::find().filter(of).all(&self.connection).await?;
        let mut planned = self.sums(&ids).await?;
        let covered = self.covered(&ids).await?.into_iter();
        planned.extend(covered.map(|(id, units)| ((id, Measure::UnitsCovered), units)));
        let mut done: HashMap<_, _> = self.reported_for(&ids).await?.into_iter().collect();
        let reporting = self.units_reporting(&ids).await?.into_iter();
        done.extend(reporting.map(|(id, units)| ((id, Measure::UnitsCovered), units)));
        let mut lines: HashMap<i64, Vec<ProgressLine>> = HashMap::new();
        for target in targets {
            let measure = stored(&target.measure, Measure::from_word)?;
            let of = (target.campaign_id, measure);
            lines.entry(target.campaign_id).or_default().push(ProgressLine {
                measure,
                target: target.number,
                planned: planned.get(&of).copied().unwrap_or_default(),
                done: done.get(&of).copied().unwrap_or_default().number,
            });
        }
        let told = |campaign: CampaignCard| {
            let mut lines = lines.remove(&campaign.id).unwrap_or_default();
            lines.sort_by_key(|line| line.measure);
            Progress { lines, campaign }
        };
        Ok(campaigns.into_iter().map(told).collect())
    }

    /// Planned quantities by campaign and measure.
    async fn sums(&self, campaigns: &[i64]) -> Result<HashMap<(i64, Measure), i64>> {
        use activity_quantity::Column::{ActivityId, Measure as Word, Number};
        let of = (activity::Entity, activity::Column::Id);
        let select = Query::select()
            .column((activity::Entity, activity::Column::CampaignId))
            .column((activity_quantity::Entity, Word))
            .expr(Expr::from(Func::sum(Expr::col((activity_quantity::Entity, Number)))).cast_as("BIGINT"))
            .from(activity_quantity::Entity)
            .inner_join(activity::Entity, Expr::col(of).equals((activity_quantity::Entity, ActivityId)))
            .and_where(activity::Column::Id.in_subquery(counted(campaigns)))
            .group_by_col((activity::Entity, activity::Column::CampaignId))
            .group_by_col((activity_quantity::Entity, Word))
            .to_owned();
        let mut sums = HashMap::new();
        for row in self.connection.query_all(&select).await? {
            let (campaign, word): (i64, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            sums.insert((campaign, stored(&word, Measure::from_word)?), row.try_get_by_index(2)?);
        }
        Ok(sums)
    }

    /// By campaign the units that its activities cover.
    async fn covered(&self, campaigns: &[i64]) -> Result<HashMap<i64, i64>> {
        let of = (activity::Entity, activity::Column::Id);
        let unit = Expr::col((activity_unit::Entity, activity_unit::Column::UnitId));
        let select = Query::select()
            .column((activity::Entity, activity::Column::CampaignId))
            .expr(Func::count_distinct(unit))
            .from(activity_unit::Entity)
            .inner_join(
                activity::Entity,
                Expr::col(of).equals((activity_unit::Entity, activity_unit::Column::ActivityId)),
            )
            .and_where(activity::Column::Id.in_subquery(counted(campaigns)))
            .group_by_col((activity::Entity, activity::Column::CampaignId))
            .to_owned();
        let rows = self.connection.query_all(&select).await?.into_iter();
        rows.map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
    }
}

fn ids(campaigns: &[CampaignCard]) -> Vec<i64> {
    campaigns.iter().map(|campaign| campaign.id).collect()
}

/// The ids of activities that count for campaigns: all but the cancelled.
fn counted(campaigns: &[i64]) -> SelectStatement {
    activity::Entity::find()
        .select_only()
        .column(activity::Column::Id)
        .filter(activity::Column::CampaignId.is_in(campaigns.iter().copied()))
        .filter(activity::Column::Status.ne(activities::Status::Cancelled.word()))
        .into_query()
}
