//! Figures as sheets: the rows and columns that are shown, and those that the ministry asks for.

use super::say::{self, Labels};
use crate::campaigns;
use domain::{
    outreach::{Axis, Figure, Key, MINISTRY, Results, ResultsFilter, ResultsQuery},
    time::today,
};
use std::collections::HashMap;
use words::t;

/// A table of whole numbers under one title; before the numbers of a row stands what it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub title: String,
    pub headings: Vec<String>,
    /// Each with as many texts as the others, then its numbers.
    pub rows: Vec<(Vec<String>, Vec<Option<i64>>)>,
}

/// What is shown, in the words of the reader.
pub fn sheet(results: &Results) -> Sheet {
    let (query, cross, labels) =
        (&results.query, &results.cross, Labels::new(&results.units, &results.audiences));
    let codes = codes(results);
    let first = (query.rows == Axis::Unit).then(|| t!(results.code).to_owned());
    let totals = cross.rows.iter().any(|row| cross.row_total(*row).is_some());
    let last = [t!(results.total), t!(results.accepted)].into_iter().filter(|_| totals);
    let headings = first.into_iter().chain([say::axis(query.rows).to_owned()]);
    let headings = headings.chain(cross.columns.iter().map(|column| labels.of(*column)));
    let headings = headings.chain(last.map(str::to_owned)).collect();
    let numbers = |cells: Vec<Option<Figure>>, total: Option<Figure>| {
        let numbers = cells.into_iter().map(|figure| figure.map(|figure| figure.number));
        let total = total.into_iter().flat_map(|total| [Some(total.number), Some(total.accepted)]);
        numbers.chain(total).collect()
    };
    let mut rows: Vec<_> = cross
        .rows
        .iter()
        .map(|row| {
            let cells = cross.columns.iter().map(|column| cross.cell(*row, *column)).collect();
            let code = codes.get(row).map(|code| (*code).to_owned());
            let texts = code.into_iter().chain([labels.of(*row)]).collect();
            (texts, numbers(cells, cross.row_total(*row)))
        })
        .collect();
    if query.rows != Axis::Measure && !rows.is_empty() {
        let cells = cross.columns.iter().map(|column| cross.column_total(*column)).collect();
        let blank = (query.rows == Axis::Unit).then(String::new);
        let texts = blank.into_iter().chain([t!(results.total).to_owned()]).collect();
        rows.push((texts, numbers(cells, cross.total())));
    }
    Sheet { title: say::caption(query), headings, rows }
}

/// The query that the ministry's table is made of: the filters of what is shown, whatever its axes.
pub fn ministry(filter: &ResultsFilter) -> ResultsQuery {
    let axes = [Axis::Unit, Axis::Measure].map(|axis| axis.word().to_owned());
    let [rows, columns] = axes;
    ResultsQuery::from(&ResultsFilter { view: String::new(), rows, columns, ..filter.clone() })
}

/// A row a ward or commune of today, whether it has reported or not, and each other unit that has; a column a measure of
/// the ministry. `results` are those of [`ministry`].
pub fn ministry_sheet(results: &Results) -> Sheet {
    let (cross, labels, today) = (&results.cross, Labels::new(&results.units, &results.audiences), today());
    let only = results.query.unit.and_then(|id| results.units.iter().find(|unit| unit.id == id));
    let within = |path: &str| only.is_none_or(|unit| path.starts_with(unit.path.as_str()));
    let units = results.units.iter().filter(|unit| {
        let of_today = unit.kind.level() == 2 && unit.validity.holds(today) && within(&unit.path);
        of_today || cross.rows.contains(&Key::Unit(unit.id))
    });
    let number = |figure: Option<Figure>| Some(figure.map_or(0, |figure| figure.number));
    let rows = units.map(|unit| {
        let row = Key::Unit(unit.id);
        let numbers = MINISTRY.iter().map(|measure| number(cross.cell(row, Key::Measure(*measure))));
        (vec![unit.code.clone(), labels.of(row)], numbers.collect())
    });
    let totals = MINISTRY.iter().map(|measure| number(cross.column_total(Key::Measure(*measure))));
    let totals = (vec![String::new(), t!(results.total).to_owned()], totals.collect());
    let measures = MINISTRY.iter().map(|measure| campaigns::say::measure_heading(*measure));
    let headings = [t!(results.code).to_owned(), t!(results.unit).to_owned()].into_iter().chain(measures);
    Sheet {
        title: t!(results.ministry_title).to_owned(),
        headings: headings.collect(),
        rows: rows.chain([totals]).collect(),
    }
}

/// The official codes of units.
fn codes(results: &Results) -> HashMap<Key, &str> {
    results.units.iter().map(|unit| (Key::Unit(unit.id), unit.code.as_str())).collect()
}
