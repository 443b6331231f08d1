use crate::{activities::rows::activity_unit, error::Result, units::rows::unit};
use domain::text::collation_key;
use sea_orm::{
    ColumnTrait, ConnectionTrait, ExprTrait,
    sea_query::{Expr, Query},
};
use std::collections::HashMap;

/// What a unit of an activity is called.
#[derive(Clone, Debug)]
pub(crate) struct UnitOf {
    pub name: String,
    pub name_en: String,
}

/// The units of each activity, by name.
pub(crate) async fn units_of(
    connection: &impl ConnectionTrait,
    activities: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, Vec<UnitOf>>> {
    use activity_unit::Column::{ActivityId, UnitId};
    use unit::Column::{Id, Name, NameEn};
    let of = Expr::col((unit::Entity, Id)).equals((activity_unit::Entity, UnitId));
    let select = Query::select()
        .column((activity_unit::Entity, ActivityId))
        .columns([Name, NameEn].map(|column| (unit::Entity, column)))
        .from(activity_unit::Entity)
        .inner_join(unit::Entity, of)
        .and_where(ActivityId.is_in(activities))
        .to_owned();
    let mut units: HashMap<i64, Vec<UnitOf>> = HashMap::new();
    for link in connection.query_all(&select).await? {
        let unit = UnitOf { name: link.try_get_by_index(1)?, name_en: link.try_get_by_index(2)? };
        units.entry(link.try_get_by_index(0)?).or_default().push(unit);
    }
    for units in units.values_mut().filter(|units| units.len() > 1) {
        units.sort_by_cached_key(|unit| collation_key(&unit.name));
    }
    Ok(units)
}
