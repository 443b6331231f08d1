use super::{Activities, schedule::in_order};
use crate::{
    entity::{activity, activity_unit, unit},
    error::{Result, stored},
};
use domain::{
    access::Standing,
    activities::{ActivityQuery, Form, Status, When},
    calendar::{CALENDAR_MAX, CalendarEntry, LONG, Placement},
    campaigns::{self, CampaignCard},
    text::collation_key,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, ExprTrait, QueryFilter, QuerySelect, Select,
    sea_query::{Expr, Query},
};
use std::collections::HashMap;

/// A unit of an activity.
#[derive(Clone, Debug)]
pub(crate) struct UnitOf {
    pub name: String,
    pub name_en: String,
    pub path: String,
}

type Units = Vec<UnitOf>;

impl Activities<'_> {
    /// What falls within the days of a query, by start; of more than [`CALENDAR_MAX`] the first. `campaigns` are
    /// those that the actor sees.
    pub async fn calendar(
        &self,
        query: &ActivityQuery,
        campaigns: &[CampaignCard],
    ) -> Result<Vec<CalendarEntry>> {
        let rows = in_order(self.matching(query).await?).limit(CALENDAR_MAX);
        let open = |row: &activity::Model| {
            let campaign = campaigns.iter().find(|campaign| campaign.id == row.campaign_id);
            let open = campaign.is_some_and(|campaign| campaign.status != campaigns::Status::Closed);
            open && row.status == Status::Planned.word()
        };
        let entries = self.entries(rows).await?.into_iter().map(|(row, units)| {
            let movable = open(&row) && self.me.may_edit(&standing(&row, &units));
            entry(row, units, movable)
        });
        entries.collect()
    }

    /// Of the first `read` rows those that are the actor's to answer, at most `max`.
    pub(crate) async fn answerable(
        &self,
        rows: Select<activity::Entity>,
        read: u64,
        max: usize,
    ) -> Result<Vec<CalendarEntry>> {
        let entries = self.entries(in_order(rows).limit(read)).await?.into_iter();
        let own = entries.filter(|(row, units)| self.me.may_answer(&standing(row, units)));
        own.take(max).map(|(row, units)| entry(row, units, false)).collect()
    }

    /// Rows with their units, in two queries.
    async fn entries(&self, rows: Select<activity::Entity>) -> Result<Vec<(activity::Model, Units)>> {
        let rows = rows.all(&self.db.connection).await?;
        let mut units = units_of(&self.db.connection, &rows).await?;
        let with_units = |row: activity::Model| {
            let units = units.remove(&row.id).unwrap_or_default();
            (row, units)
        };
        Ok(rows.into_iter().map(with_units).collect())
    }

    /// The long activities of a query, such as billboards that stand for months, by start.
    pub async fn placements(&self, query: &ActivityQuery) -> Result<Vec<Placement>> {
        // Each database counts days in its own words.
        let lasting = match self.db.connection.get_database_backend() {
            DbBackend::Sqlite => "julianday(ends_at) - julianday(starts_at) >= ?",
            _ => "extract(epoch FROM ends_at - starts_at) / 86400 >= $1",
        };
        let rows = self.matching(query).await?.filter(Expr::cust_with_values(lasting, [LONG]));
        let rows = in_order(rows).limit(CALENDAR_MAX);
        let rows = rows.all(&self.db.connection).await?;
        rows.into_iter()
            .map(|row| {
                let when = When::from_bounds(row.starts_at, row.ends_at, row.all_day);
                Ok(Placement {
                    id: row.id,
                    campaign: row.campaign_id,
                    form: stored(&row.form, Form::from_word)?,
                    status: stored(&row.status, Status::from_word)?,
                    days: (when.first_day(), when.last_day()),
                    title: row.title,
                })
            })
            .collect()
    }
}

/// The units of each activity, by name.
pub(crate) async fn units_of(
    connection: &impl ConnectionTrait,
    rows: &[activity::Model],
) -> Result<HashMap<i64, Units>> {
    use activity_unit::Column::{ActivityId, UnitId};
    use unit::Column::{Id, Name, NameEn, Path};
    let of = Expr::col((unit::Entity, Id)).equals((activity_unit::Entity, UnitId));
    let select = Query::select()
        .column((activity_unit::Entity, ActivityId))
        .columns([Name, NameEn, Path].map(|column| (unit::Entity, column)))
        .from(activity_unit::Entity)
        .inner_join(unit::Entity, of)
        .and_where(ActivityId.is_in(rows.iter().map(|row| row.id)))
        .to_owned();
    let mut units: HashMap<i64, Units> = HashMap::new();
    for link in connection.query_all(&select).await? {
        let (name, name_en, path) =
            (link.try_get_by_index(1)?, link.try_get_by_index(2)?, link.try_get_by_index(3)?);
        units.entry(link.try_get_by_index(0)?).or_default().push(UnitOf { name, name_en, path });
    }
    for units in units.values_mut().filter(|units| units.len() > 1) {
        units.sort_by_cached_key(|unit| collation_key(&unit.name));
    }
    Ok(units)
}

/// How a row stands to an actor who sees it.
fn standing(row: &activity::Model, units: &Units) -> Standing {
    let unit_paths = units.iter().map(|unit| unit.path.clone()).collect();
    Standing { unit_paths, lead: row.lead_id, ..Standing::default() }
}

fn entry(row: activity::Model, units: Units, movable: bool) -> Result<CalendarEntry> {
    Ok(CalendarEntry {
        id: row.id,
        version: row.version,
        form: stored(&row.form, Form::from_word)?,
        status: stored(&row.status, Status::from_word)?,
        when: When::from_bounds(row.starts_at, row.ends_at, row.all_day),
        units: units.into_iter().map(|unit| unit.name).collect(),
        title: row.title,
        venue: row.venue_name,
        movable,
    })
}
