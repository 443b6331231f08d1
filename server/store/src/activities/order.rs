use super::rows::{activity, activity_unit};
use crate::{organisations::rows::organisation, units::rows::unit};
use domain::activities::{Kind, Order, Sort, Status};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{CaseStatement, Expr, Order as Way, SelectStatement, SimpleExpr},
};

/// Activities in the order that is asked for: group by group, then as they are sorted, then by start.
pub(super) fn ordered(rows: Select<activity::Entity>, order: Order) -> Select<activity::Entity> {
    let way = if order.falling { Way::Desc } else { Way::Asc };
    let group = order.group.sort().filter(|group| *group != order.sort);
    let rows = match group {
        Some(group) => rows.order_by(key(group), Way::Asc),
        None => rows,
    };
    in_order(rows.order_by(key(order.sort), way))
}

/// Activities by start.
pub(super) fn in_order(rows: Select<activity::Entity>) -> Select<activity::Entity> {
    rows.order_by_asc(activity::Column::StartsAt).order_by_asc(activity::Column::Id)
}

fn key(sort: Sort) -> SimpleExpr {
    match sort {
        Sort::Start => Expr::col((activity::Entity, activity::Column::StartsAt)),
        Sort::Title => Expr::col((activity::Entity, activity::Column::TitleFolded)),
        Sort::Kind => rank(activity::Column::Kind, Kind::ALL.iter().map(|kind| kind.word())),
        Sort::Status => rank(activity::Column::Status, Status::ALL.iter().map(|status| status.word())),
        Sort::Lead => scalar(lead()),
        Sort::Unit => scalar(first_unit()),
    }
}

/// The place of a column's word among all.
fn rank(column: activity::Column, words: impl Iterator<Item = &'static str>) -> SimpleExpr {
    let case =
        words.zip(0..).fold(CaseStatement::new(), |case, (word, place)| case.case(column.eq(word), place));
    case.into()
}

fn lead() -> SelectStatement {
    organisation::Entity::find()
        .select_only()
        .column(organisation::Column::Folded)
        .filter(
            Expr::col((organisation::Entity, organisation::Column::Id))
                .equals((activity::Entity, activity::Column::LeadId)),
        )
        .into_query()
}

fn first_unit() -> SelectStatement {
    let of = activity_unit::Entity::find()
        .select_only()
        .column(activity_unit::Column::UnitId)
        .filter(
            Expr::col((activity_unit::Entity, activity_unit::Column::ActivityId))
                .equals((activity::Entity, activity::Column::Id)),
        )
        .into_query();
    unit::Entity::find()
        .select_only()
        .column_as(unit::Column::Folded.min(), "first_unit")
        .filter(unit::Column::Id.in_subquery(of))
        .into_query()
}

fn scalar(query: SelectStatement) -> SimpleExpr {
    SimpleExpr::SubQuery(None, Box::new(query.into()))
}
