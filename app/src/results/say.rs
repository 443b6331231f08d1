//! What the axes of figures and their places are called.

use crate::{activities, campaigns, units};
use domain::{
    audiences::AudienceCard,
    outreach::{Axis, Key, ResultsQuery, View},
    units::{UnitCard, told_apart},
};
use std::collections::HashMap;
use words::t;

pub fn axis(axis: Axis) -> &'static str {
    match axis {
        Axis::Unit => t!(results.axes.unit),
        Axis::Kind => t!(results.axes.kind),
        Axis::Audience => t!(results.axes.audience),
        Axis::Measure => t!(results.axes.measure),
        Axis::Month => t!(results.axes.month),
    }
}

pub fn view(view: View) -> &'static str {
    match view {
        View::Table => t!(results.views.table),
        View::Map => t!(results.views.map),
    }
}

/// What a table of figures tells: “Lượt người dự theo đơn vị và tháng”.
pub fn caption(query: &ResultsQuery) -> String {
    let (rows, columns) = (axis(query.rows).to_lowercase(), axis(query.columns).to_lowercase());
    if query.rows == Axis::Measure || query.columns == Axis::Measure {
        t!(results.caption_measures, rows = rows, columns = columns)
    } else {
        let measure = campaigns::say::measure_heading(query.measure);
        t!(results.caption, measure = measure, rows = rows, columns = columns)
    }
}

/// What the places on axes are called in the reader's language.
pub struct Labels(HashMap<Key, String>);

impl Labels {
    pub fn new(units: &[UnitCard], audiences: &[AudienceCard]) -> Self {
        let units = told_apart(units, units::say::name);
        let units = units.into_iter().map(|told| (Key::Unit(told.unit.id), units::say::listed(&told)));
        let audiences = audiences.iter().map(|audience| {
            (Key::Audience(audience.id), words::either(&audience.name, &audience.name_en).to_owned())
        });
        Self(units.chain(audiences).collect())
    }

    pub fn of(&self, key: Key) -> String {
        match key {
            Key::Audience(0) => t!(results.no_audience).to_owned(),
            Key::Unit(_) | Key::Audience(_) => {
                self.0.get(&key).cloned().unwrap_or_else(|| t!(results.gone).to_owned())
            }
            Key::Kind(kind) => activities::say::kind(kind).to_owned(),
            Key::Measure(measure) => campaigns::say::measure_heading(measure),
            Key::Month(day) => words::month(day),
        }
    }
}
