use super::Campaigns;
use crate::{
    activities::rows::{activity, activity_quantity, activity_unit},
    error::{Result, stored},
};
use domain::{
    activities,
    targets::{Measure, Quantity},
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect,
    QueryTrait, Select,
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

    /// The sums of what its activities plan, and the units that they cover. Whoever sees a campaign sees its sums
    /// whole: beside the city's targets a part would mislead.
    pub(super) async fn planned(&self, id: i64) -> Result<Vec<Quantity>> {
        let connection = &self.db.connection;
        let ids = || counted(id).column(activity::Column::Id).into_query();
        let sums = activity_quantity::Entity::find()
            .select_only()
            .column(activity_quantity::Column::Measure)
            .expr_as(bigint(Func::sum(Expr::col(activity_quantity::Column::Number))), "number")
            .filter(activity_quantity::Column::ActivityId.in_subquery(ids()))
            .group_by(activity_quantity::Column::Measure)
            .into_tuple::<(String, i64)>()
            .all(connection)
            .await?;
        let units = activity_unit::Entity::find()
            .select_only()
            .column(activity_unit::Column::UnitId)
            .distinct()
            .filter(activity_unit::Column::ActivityId.in_subquery(ids()))
            .count(connection)
            .await?;
        let mut planned = sums
            .into_iter()
            .map(|(word, number)| Ok(Quantity { measure: stored(&word, Measure::from_word)?, number }))
            .collect::<Result<Vec<_>>>()?;
        let units = i64::try_from(units).unwrap_or(i64::MAX);
        planned.push(Quantity { measure: Measure::UnitsCovered, number: units });
        planned.sort_by_key(|quantity| quantity.measure);
        Ok(planned)
    }
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
