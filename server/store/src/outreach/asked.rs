//! What a list of logs is filtered by.

use super::{Logs, counting};
use crate::{
    activities::rows::activity,
    campaigns::rows::campaign,
    error::Result,
    kept::KeptRows,
    outreach::{
        results::units_at,
        rows::{log, log_count},
    },
    scope,
    units::{rows::unit, units_by_id},
};
use domain::{
    audiences::AudienceCard,
    outreach::{LogNames, LogQuery},
    targets::Measure,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};

/// The logs that meet a query, apart from its face.
pub(super) async fn asked(connection: &impl ConnectionTrait, query: &LogQuery) -> Result<Condition> {
    let LogQuery {
        face: _,
        campaign,
        activity,
        unit: _,
        alone: _,
        kind,
        audience: _,
        measure,
        from,
        to,
        page: _,
    } = *query;
    // None of 0 is kept with a log.
    let of_campaign = campaign.map(|id| match id {
        0 => log::Column::CampaignId.is_null(),
        id => log::Column::CampaignId.eq(id),
    });
    let counted = measure.map(|_| counting().and(log::Column::Doubtful.eq(false)));
    Ok(Condition::all()
        .add_option(of_campaign)
        .add_option(activity.map(|id| log::Column::ActivityId.eq(id)))
        .add_option(of_unit(connection, query).await?)
        .add_option(kind.map(|kind| log::Column::Kind.eq(kind.word())))
        .add_option(counted)
        .add_option(number_of(query).map(Expr::exists))
        .add_option(from.map(|from| log::Column::Day.gte(from)))
        .add_option(to.map(|to| log::Column::Day.lte(to))))
}

async fn of_unit(connection: &impl ConnectionTrait, query: &LogQuery) -> Result<Option<Expr>> {
    let Some(id) = query.unit else { return Ok(None) };
    let found = if query.alone { None } else { unit::Entity::find_by_id(id).one(connection).await? };
    Ok(Some(match found {
        Some(unit) => log::Column::UnitId.in_subquery(units_at(&unit.path)),
        None => log::Column::UnitId.eq(id),
    }))
}

/// A number of a log by the audience and the measure that are asked for. A log itself counts in no number of its own,
/// and towards no audience.
fn number_of(query: &LogQuery) -> Option<SelectStatement> {
    let measure = query.measure.filter(|measure| *measure != Measure::Logs);
    let audience = query.audience.filter(|_| query.measure != Some(Measure::Logs));
    if measure.is_none() && audience.is_none() {
        return None;
    }
    let of = Expr::col((log_count::Entity, log_count::Column::LogId)).equals((log::Entity, log::Column::Id));
    let number = Query::select()
        .expr(Expr::val(1))
        .from(log_count::Entity)
        .and_where(of)
        .and_where_option(measure.map(|measure| log_count::Column::Measure.eq(measure.word())))
        .and_where_option(audience.map(|id| log_count::Column::AudienceId.eq(id)))
        .to_owned();
    Some(number)
}

impl Logs<'_> {
    /// What the records are called that a list is filtered by, as far as the actor sees them.
    pub async fn names(&self, query: &LogQuery) -> Result<LogNames> {
        let connection = &self.db.connection;
        let mut names = LogNames::default();
        if let Some(id) = query.campaign {
            let campaign = campaign::Entity::find_by_id(id).filter(scope::campaigns(self.me));
            let title = campaign.select_only().column(campaign::Column::Title).into_tuple();
            names.campaign = title.one(connection).await?;
        }
        if let Some(id) = query.activity {
            let activity = activity::Entity::find_by_id(id).filter(scope::activities(self.me));
            let title = activity.select_only().column(activity::Column::Title).into_tuple();
            names.activity = title.one(connection).await?;
        }
        if let Some(id) = query.unit {
            let unit = units_by_id(connection, [id]).await?.pop();
            names.unit = unit.map(|unit| (unit.name, unit.name_en));
        }
        if let Some(id) = query.audience {
            let audience = AudienceCard::all(connection).await?.into_iter().find(|one| one.id == id);
            names.audience = audience.map(|audience| (audience.name, audience.name_en));
        }
        Ok(names)
    }
}
