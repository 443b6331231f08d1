use super::Campaigns;
use crate::{
    error::{Result, require},
    kept::KeptRows,
    units::{self, every_unit},
};
use domain::{
    audiences::AudienceCard,
    campaigns::{By, CampaignDetail, Overview, OverviewQuery, Place, Planned, Sums},
    outreach::{Axis, Figure, ResultsQuery},
    targets::{Measure, Quantity},
};
use std::collections::{BTreeMap, HashMap, HashSet};

impl Campaigns<'_> {
    /// A campaign that the actor has found as it was asked for, in a fixed number of queries. Its sums by measure and by
    /// week are whole for whoever sees it; the others are those of the units whose figures the actor may read.
    pub async fn overview(&self, of: &CampaignDetail, query: OverviewQuery) -> Result<Overview> {
        require(query.by.axis().is_none() || self.me.may_read_figures())?;
        let (mut planned, reported) = (self.planned(of.id).await?, self.db.reported_for(&[of.id]).await?);
        let mut done: Vec<_> = reported.into_iter().map(|((_, measure), figure)| (measure, figure)).collect();
        if query.by == By::Measure {
            let number = self.units_planned(of.id).await?;
            planned.push(Quantity { measure: Measure::UnitsCovered, number });
            let units = self.db.units_reporting(&[of.id]).await?;
            done.extend(units.get(&of.id).map(|figure| (Measure::UnitsCovered, *figure)));
            done.retain(|(_, figure)| *figure != Figure::default());
        }
        let sums = Sums { targets: &of.campaign.targets, planned: &planned, done: &done };
        let overview = Overview::new(query, &sums);
        if query.by == By::Measure { Ok(overview) } else { self.told_apart(of.id, overview).await }
    }

    async fn told_apart(&self, id: i64, mut overview: Overview) -> Result<Overview> {
        let (by, measure) = (overview.query.by, overview.measure);
        let connection = &self.db.connection;
        if by == By::Unit {
            overview.units = every_unit(connection).await?;
            units::sort(&mut overview.units);
        }
        if by == By::Audience {
            overview.audiences = AudienceCard::all(connection).await?;
        }
        overview.of_own = self.of_own(by);
        let with_line = overview.units.iter().filter(|unit| {
            // The city's plan is carried out by its wards and communes.
            unit.parent.is_some() && self.me.may_read_figures_of(&unit.path)
        });
        let with_line: HashSet<i64> = with_line.map(|unit| unit.id).collect();
        let plans = self.plans(id, by, measure).await?;
        let planned = Planned::new(by, &plans, |unit| with_line.contains(&unit));
        let done = self.done(id, by, measure).await?;
        let units = overview.units.iter().map(|unit| Place::Unit(unit.id));
        let audiences = overview.audiences.iter().map(|audience| Place::Audience(audience.id));
        let places: HashMap<Place, usize> = units.chain(audiences).zip(0..).collect();
        Ok(overview.told_by(planned, done, |place| {
            // What is not known comes last.
            (places.get(&place).copied().unwrap_or(usize::MAX), place)
        }))
    }

    /// The numbers are those of the actor's own units.
    pub(super) fn of_own(&self, by: By) -> bool {
        by.axis().is_some() && !self.me.may_read_all_figures()
    }

    /// What was done of a measure in each place.
    async fn done(&self, id: i64, by: By, measure: Measure) -> Result<BTreeMap<Place, Figure>> {
        let Some(axis) = by.axis() else {
            let weeks = self.db.reported_by_week(id, measure).await?;
            return Ok(weeks.into_iter().map(|(first, figure)| (Place::Week(first), figure)).collect());
        };
        let query = ResultsQuery {
            rows: axis,
            columns: Axis::Month,
            measure,
            campaign: Some(id),
            ..ResultsQuery::default()
        };
        let mut done: BTreeMap<Place, Figure> = BTreeMap::new();
        for ((row, _), figure) in self.db.crossed(self.me, &query, &[]).await? {
            if let Some(place) = Place::of(row) {
                *done.entry(place).or_default() += figure;
            }
        }
        Ok(done)
    }
}
