use super::Campaigns;
use crate::{
    activities::rows::{activity, activity_audience, activity_quantity, activity_unit},
    error::{Result, stored},
    scope,
    units::below,
};
use domain::{
    activities,
    campaigns::{By, Plan},
    targets::{Measure, Quantity},
    time::day_of,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryResult, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, Func},
};

/// What the activities of a campaign plan.
#[derive(Default, FromQueryResult)]
pub(super) struct Totals {
    pub number: i64,
    /// Đồng.
    pub money: Option<i64>,
}

impl Campaigns<'_> {
    /// How many activities count, and the sum of their money.
    pub(super) async fn totals(&self, id: i64) -> Result<Totals> {
        let totals = counted(id)
            .column_as(activity::Column::Id.count(), "number")
            .expr_as(bigint(Func::sum(Expr::col((activity::Entity, activity::Column::Money)))), "money")
            .into_model()
            .one(&self.db.connection)
            .await?;
        Ok(totals.unwrap_or_default())
    }

    /// The sums of what its activities plan. Whoever sees a campaign sees its sums whole: beside the city's targets a
    /// part would mislead.
    pub(super) async fn planned(&self, id: i64) -> Result<Vec<Quantity>> {
        let ids = counted(id).column(activity::Column::Id).into_query();
        let sums = activity_quantity::Entity::find()
            .select_only()
            .column(activity_quantity::Column::Measure)
            .expr_as(bigint(Func::sum(Expr::col(activity_quantity::Column::Number))), "number")
            .filter(activity_quantity::Column::ActivityId.in_subquery(ids))
            .group_by(activity_quantity::Column::Measure)
            .into_tuple::<(String, i64)>();
        let sums = sums.all(&self.db.connection).await?.into_iter();
        sums.map(|(word, number)| Ok(Quantity { measure: stored(&word, Measure::from_word)?, number }))
            .collect()
    }

    /// How many units its activities cover.
    pub(super) async fn units_planned(&self, id: i64) -> Result<i64> {
        let ids = counted(id).column(activity::Column::Id).into_query();
        let units = activity_unit::Entity::find()
            .select_only()
            .column(activity_unit::Column::UnitId)
            .distinct()
            .filter(activity_unit::Column::ActivityId.in_subquery(ids))
            .count(&self.db.connection)
            .await?;
        Ok(i64::try_from(units).unwrap_or(i64::MAX))
    }

    /// What each activity plans of a measure, for every unit or audience that it names where they are told apart. Whose
    /// figures are those of the own units sees the activities that concern them.
    pub(super) async fn plans(&self, id: i64, by: By, measure: Measure) -> Result<Vec<Plan>> {
        let own = self.of_own(by).then(|| self.me.unit_path.as_deref().unwrap_or("-/"));
        let beyond = own.map_or_else(
            || Expr::value(false),
            |path| activity::Column::Id.in_subquery(scope::in_units(below(path).not())),
        );
        let mut plans = counted(id)
            .column(activity::Column::Id)
            .column(activity::Column::Kind)
            .column(activity::Column::StartsAt)
            .column(activity_quantity::Column::Number)
            .expr(beyond)
            .filter(activity_quantity::Column::Measure.eq(measure.word()))
            .apply_if(own, |plans, _| plans.filter(scope::activities(self.me)))
            .into_query();
        let of_activity = |column: Expr| column.equals((activity::Entity, activity::Column::Id));
        plans.inner_join(
            activity_quantity::Entity,
            of_activity(Expr::col((activity_quantity::Entity, activity_quantity::Column::ActivityId))),
        );
        match by {
            By::Unit => {
                let id = Expr::col((activity_unit::Entity, activity_unit::Column::ActivityId));
                plans.left_join(activity_unit::Entity, of_activity(id));
                plans.column((activity_unit::Entity, activity_unit::Column::UnitId));
            }
            By::Audience => {
                let id = Expr::col((activity_audience::Entity, activity_audience::Column::ActivityId));
                plans.left_join(activity_audience::Entity, of_activity(id));
                plans.column((activity_audience::Entity, activity_audience::Column::AudienceId));
            }
            By::Measure | By::Kind | By::Week => {}
        }
        let told_apart = matches!(by, By::Unit | By::Audience);
        let rows = self.db.connection.query_all(&plans).await?;
        rows.iter().map(|row| plan(row, told_apart)).collect()
    }
}

fn plan(row: &QueryResult, told_apart: bool) -> Result<Plan> {
    Ok(Plan {
        activity: row.try_get_by_index(0)?,
        kind: stored(&row.try_get_by_index::<String>(1)?, activities::Kind::from_word)?,
        begins: day_of(row.try_get_by_index(2)?),
        number: row.try_get_by_index(3)?,
        beyond: row.try_get_by_index(4)?,
        place: if told_apart { row.try_get_by_index(5)? } else { None },
    })
}

/// The activities of a campaign, cancelled ones apart.
fn counted(campaign: i64) -> Select<activity::Entity> {
    activity::Entity::find()
        .select_only()
        .filter(activity::Column::CampaignId.eq(campaign))
        .filter(activity::Column::Status.ne(activities::Status::Cancelled.word()))
}

/// PostgreSQL sums whole numbers into NUMERIC.
fn bigint(sum: impl Into<Expr>) -> Expr {
    let sum: Expr = sum.into();
    sum.cast_as("BIGINT")
}
