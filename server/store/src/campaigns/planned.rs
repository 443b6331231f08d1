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
    QueryTrait,
    sea_query::{Expr, Func},
};

impl Campaigns<'_> {
    /// The sums of what all its activities plan, cancelled ones apart; units covered; money; their number. Whoever
    /// sees a campaign sees its sums whole: beside the city's targets a part would mislead.
    pub(super) async fn planned(&self, id: i64) -> Result<(Vec<Quantity>, i64, i64)> {
        let connection = &self.db.connection;
        let counted = || {
            activity::Entity::find()
                .select_only()
                .filter(activity::Column::CampaignId.eq(id))
                .filter(activity::Column::Status.ne(activities::Status::Cancelled.word()))
        };
        #[derive(FromQueryResult)]
        struct Totals {
            number: i64,
            money: Option<i64>,
        }
        let totals = counted()
            .column_as(activity::Column::Id.count(), "number")
            .expr_as(bigint(Func::sum(Expr::col((activity::Entity, activity::Column::Money)))), "money")
            .into_model::<Totals>()
            .one(connection)
            .await?;
        let ids = || counted().column(activity::Column::Id).into_query();
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
        planned.push(Quantity {
            measure: Measure::UnitsCovered,
            number: i64::try_from(units).unwrap_or(i64::MAX),
        });
        planned.sort_by_key(|quantity| quantity.measure);
        let (number, money) =
            totals.map_or((0, 0), |totals| (totals.number, totals.money.unwrap_or_default()));
        Ok((planned, money, number))
    }
}

/// PostgreSQL sums whole numbers into NUMERIC.
fn bigint(sum: impl Into<Expr>) -> Expr {
    let sum: Expr = sum.into();
    sum.cast_as("BIGINT")
}
