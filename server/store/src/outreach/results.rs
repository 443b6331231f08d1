//! Figures crossed by two axes: read from the sums that are kept, never from logs.

use crate::{
    Db,
    error::{Error, Result, require, stored},
    kept::KeptRows,
    outreach::rows::{day_figure, figure},
    units::{self, below, every_unit, rows::unit},
};
use domain::{
    Actor, Role,
    activities::Kind,
    audiences::AudienceCard,
    outreach::{Axis, Cross, Figure, Key, Results, ResultsQuery},
    targets::Measure,
    time::{Day, monday},
    units::UnitCard,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryResult, QuerySelect,
    QueryTrait,
    sea_query::{Expr, Func, IntoColumnRef, Query, SelectStatement},
};
use std::collections::{BTreeMap, HashMap};

impl Db {
    /// Figures as an actor may read them, with all that they name, in a fixed number of queries.
    pub async fn results(&self, me: &Actor, query: &ResultsQuery) -> Result<Results> {
        require(me.may_read_figures())?;
        let connection = &self.connection;
        let mut units = every_unit(connection).await?;
        units.retain(|unit| me.may_read_figures_of(&unit.path));
        units::sort(&mut units);
        let audiences = AudienceCard::all(connection).await?;
        let cells = self.crossed(me, query, &units).await?;
        let places: HashMap<Key, usize> = {
            let units = units.iter().map(|unit| Key::Unit(unit.id));
            let audiences = audiences.iter().map(|audience| Key::Audience(audience.id));
            units.chain(audiences).zip(0..).collect()
        };
        let measures: HashMap<Measure, usize> = Measure::with_parts().zip(0..).collect();
        // What is not known comes last.
        let place = |key: Key| match key {
            Key::Unit(_) | Key::Audience(_) => places.get(&key).copied().unwrap_or(usize::MAX),
            Key::Measure(measure) => measures.get(&measure).copied().unwrap_or_default(),
            Key::Kind(_) | Key::Month(_) => 0,
        };
        let mut former_names = self.former_unit_names().await?;
        former_names.retain(|(id, _)| places.contains_key(&Key::Unit(*id)));
        Ok(Results {
            query: *query,
            cross: Cross::new(query, cells, place),
            former_names,
            campaigns: self.campaigns(me).cards().await?,
            units,
            audiences,
        })
    }

    /// The sums of what a query asks, by its axes, of what the actor may read.
    pub(crate) async fn crossed(
        &self,
        me: &Actor,
        query: &ResultsQuery,
        units: &[UnitCard],
    ) -> Result<BTreeMap<(Key, Key), Figure>> {
        let (rows, columns) = (column(query.rows), column(query.columns));
        let select = Query::select()
            .column(rows)
            .column(columns)
            .expr(sum(figure::Column::Number))
            .expr(sum(figure::Column::Accepted))
            .from(figure::Entity)
            .cond_where(asked(me, query, units))
            .group_by_col(rows)
            .group_by_col(columns)
            .to_owned();
        let mut cells = BTreeMap::new();
        for row in self.connection.query_all(&select).await? {
            let figure = Figure { number: row.try_get_by_index(2)?, accepted: row.try_get_by_index(3)? };
            if figure != Figure::default() {
                cells.insert((key(query.rows, &row, 0)?, key(query.columns, &row, 1)?), figure);
            }
        }
        Ok(cells)
    }

    /// What was reported for campaigns, by measure, all of it whoever asks: beside the city's targets a part would
    /// mislead.
    pub(crate) async fn reported_for(&self, campaigns: &[i64]) -> Result<Vec<((i64, Measure), Figure)>> {
        let rows = day_figure::Entity::find()
            .select_only()
            .column(day_figure::Column::CampaignId)
            .column(day_figure::Column::Measure)
            .expr(sum(day_figure::Column::Number))
            .expr(sum(day_figure::Column::Accepted))
            .filter(day_figure::Column::CampaignId.is_in(campaigns.iter().copied()))
            .group_by(day_figure::Column::CampaignId)
            .group_by(day_figure::Column::Measure)
            .into_tuple::<(i64, String, i64, i64)>();
        let mut reported = Vec::new();
        for (campaign, word, number, accepted) in rows.all(&self.connection).await? {
            reported.push(((campaign, stored(&word, Measure::from_word)?), Figure { number, accepted }));
        }
        reported.retain(|(_, figure)| *figure != Figure::default());
        Ok(reported)
    }

    /// What was reported of a measure for a campaign by the Mondays of its weeks, all of it whoever asks.
    pub(crate) async fn reported_by_week(
        &self,
        campaign: i64,
        measure: Measure,
    ) -> Result<BTreeMap<Day, Figure>> {
        let days = day_figure::Entity::find()
            .filter(day_figure::Column::CampaignId.eq(campaign))
            .filter(day_figure::Column::Measure.eq(measure.word()));
        let mut weeks: BTreeMap<Day, Figure> = BTreeMap::new();
        for day in days.all(&self.connection).await? {
            let figure = Figure { number: day.number, accepted: day.accepted };
            *weeks.entry(monday(day.day)).or_default() += figure;
        }
        weeks.retain(|_, figure| *figure != Figure::default());
        Ok(weeks)
    }

    /// How many units have reported for each of these campaigns, and how many have logs that were accepted.
    pub(crate) async fn units_reporting(&self, campaigns: &[i64]) -> Result<HashMap<i64, Figure>> {
        let counted = |column: figure::Column| {
            let unit = Expr::case(column.gt(0), Expr::col(figure::Column::UnitId));
            Expr::from(Func::count_distinct(unit))
        };
        let units = figure::Entity::find()
            .select_only()
            .column(figure::Column::CampaignId)
            .expr(counted(figure::Column::Number))
            .expr(counted(figure::Column::Accepted))
            .filter(figure::Column::CampaignId.is_in(campaigns.iter().copied()))
            .filter(figure::Column::Measure.eq(Measure::Logs.word()))
            .group_by(figure::Column::CampaignId)
            .into_tuple::<(i64, i64, i64)>();
        let units = units.all(&self.connection).await?.into_iter();
        Ok(units.map(|(campaign, number, accepted)| (campaign, Figure { number, accepted })).collect())
    }
}

/// The units of a path and below it.
pub(super) fn units_at(path: &str) -> SelectStatement {
    unit::Entity::find().select_only().column(unit::Column::Id).filter(below(path)).into_query()
}

/// The figures that meet a query and that the actor may read.
fn asked(me: &Actor, query: &ResultsQuery, units: &[UnitCard]) -> Condition {
    use figure::Column::{AudienceId, CampaignId, Kind, Measure, Month, UnitId};
    let words: Vec<&str> = query.measures().into_iter().map(domain::targets::Measure::word).collect();
    let own = me.unit_path.as_deref().unwrap_or("-/");
    let of_unit = query.unit.map(|id| match units.iter().find(|unit| unit.id == id) {
        Some(unit) => UnitId.in_subquery(units_at(&unit.path)),
        None => UnitId.eq(id),
    });
    Condition::all()
        .add_option((me.role == Role::UnitOfficer).then(|| UnitId.in_subquery(units_at(own))))
        .add_option((!words.is_empty()).then(|| Measure.is_in(words)))
        .add_option(query.campaign.map(|id| CampaignId.eq(id)))
        .add_option(of_unit)
        .add_option(query.kind.map(|kind| Kind.eq(kind.word())))
        .add_option(query.audience.map(|id| AudienceId.eq(id)))
        .add_option(query.from.map(|month| Month.gte(month)))
        .add_option(query.to.map(|month| Month.lte(month)))
}

const fn column(axis: Axis) -> figure::Column {
    match axis {
        Axis::Unit => figure::Column::UnitId,
        Axis::Kind => figure::Column::Kind,
        Axis::Audience => figure::Column::AudienceId,
        Axis::Measure => figure::Column::Measure,
        Axis::Month => figure::Column::Month,
    }
}

fn key(axis: Axis, row: &QueryResult, index: usize) -> Result<Key> {
    let word = || row.try_get_by_index::<String>(index).map_err(Error::from);
    Ok(match axis {
        Axis::Unit => Key::Unit(row.try_get_by_index(index)?),
        Axis::Kind => Key::Kind(stored(&word()?, Kind::from_word)?),
        Axis::Audience => Key::Audience(row.try_get_by_index(index)?),
        Axis::Measure => Key::Measure(stored(&word()?, Measure::from_word)?),
        Axis::Month => Key::Month(row.try_get_by_index(index)?),
    })
}

/// PostgreSQL sums whole numbers into NUMERIC.
fn sum(column: impl IntoColumnRef) -> Expr {
    Expr::from(Func::sum(Expr::col(column))).cast_as("BIGINT")
}
