//! What an actor may see, as conditions on queries. The predicates of `domain::access` say the same of one record.

use crate::{
    activities::rows::{activity, activity_supporter, activity_unit, other},
    campaigns::rows::campaign,
    units::{below, rows::unit},
};
use domain::{Actor, Role, activities::OtherKind, campaigns::Status};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, SelectStatement},
};

/// Nothing.
fn never() -> Condition {
    Condition::all().add(Expr::value(1).eq(0))
}

/// The campaigns an actor may see.
pub(crate) fn campaigns(me: &Actor) -> Condition {
    let not_draft = Condition::all().add(campaign::Column::Status.ne(Status::Draft.word()));
    match me.role {
        _ if me.sees_drafts() => Condition::all(),
        Role::Partner => {
            let takes_part = activity::Entity::find()
                .select_only()
                .column(activity::Column::CampaignId)
                .filter(taking_part(me))
                .into_query();
            not_draft.add(campaign::Column::Id.in_subquery(takes_part))
        }
        _ => not_draft,
    }
}

/// The activities an actor may see.
pub(crate) fn activities(me: &Actor) -> Condition {
    if me.sees_drafts() {
        return Condition::all();
    }
    let open = campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::Status.ne(Status::Draft.word()))
        .into_query();
    let open = Condition::all().add(activity::Column::CampaignId.in_subquery(open));
    match me.role {
        Role::Partner => open.add(taking_part(me)),
        Role::UnitOfficer => open.add(concerning_unit(me)),
        Role::Administrator | Role::Planner | Role::Viewer => open,
    }
}

fn taking_part(me: &Actor) -> Condition {
    let Some(organisation) = me.organisation else { return never() };
    Condition::any()
        .add(activity::Column::LeadId.eq(organisation))
        .add(activity::Column::Id.in_subquery(supported_by(organisation)))
}

/// The ids of activities that an organisation supports.
pub(crate) fn supported_by(organisation: i64) -> SelectStatement {
    activity_supporter::Entity::find()
        .select_only()
        .column(activity_supporter::Column::ActivityId)
        .filter(activity_supporter::Column::OrganisationId.eq(organisation))
        .into_query()
}

fn concerning_unit(me: &Actor) -> Condition {
    me.unit_path.as_deref().map_or_else(never, concerning)
}

/// The activities that are not for the staff alone.
pub(crate) fn not_internal() -> Condition {
    Condition::all().add(activity::Column::Id.not_in_subquery(internal().into_query()))
}

/// The ids of those that are.
pub(crate) fn internal() -> Select<other::Entity> {
    other::Entity::find()
        .select_only()
        .column(other::Column::ActivityId)
        .filter(other::Column::Kind.is_in(OtherKind::INTERNAL.map(OtherKind::word)))
}

/// The activities in the unit of a path, below it, or for a unit that holds it.
pub(crate) fn concerning(path: &str) -> Condition {
    Condition::all().add(activity::Column::Id.in_subquery(in_units(related(path))))
}

/// The unit of a path, those below it and those that hold it.
pub(crate) fn related(path: &str) -> Condition {
    let above = path.match_indices('/').skip(1).map(|(end, _)| path[..=end].to_owned());
    Condition::any().add(below(path)).add(unit::Column::Path.is_in(above))
}

/// The ids of activities in units that meet a condition.
pub(crate) fn in_units(units: Condition) -> SelectStatement {
    let units = unit::Entity::find().select_only().column(unit::Column::Id).filter(units).into_query();
    activity_unit::Entity::find()
        .select_only()
        .column(activity_unit::Column::ActivityId)
        .filter(activity_unit::Column::UnitId.in_subquery(units))
        .into_query()
}
