use super::*;
use crate::time::parse_day;

fn day(typed: &str) -> Day {
    parse_day(typed).unwrap()
}

fn asked(pairs: &[(&str, &str)]) -> ResultsQuery {
    let get = |name: &str| {
        let found = pairs.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    ResultsQuery::from(&ResultsFilter::read(get))
}

#[test]
fn an_address_leads_back_to_itself() {
    for pairs in [
        vec![],
        vec![("rows", "measure"), ("columns", "kind"), ("campaign", "0"), ("audience", "0")],
        vec![("unit", "7"), ("kind", "talk"), ("from", "3/2026"), ("to", "2026-12")],
        vec![("view", "map"), ("measure", "leaflets")],
    ] {
        let query = asked(&pairs);
        let address = query.address_query();
        let again: Vec<(&str, &str)> = address.split('&').filter_map(|pair| pair.split_once('=')).collect();
        assert_eq!(asked(&again), query, "{address}");
    }
    assert_eq!(asked(&[]).address(), "/results?rows=unit&columns=month&measure=attendances");
}

#[test]
fn what_cannot_be_read_is_as_usual() {
    let wrong = [
        ("rows", "tuần"),
        ("columns", "unit"),
        ("measure", "units_covered"),
        ("campaign", "x"),
        ("kind", "y"),
        ("from", "hôm nay"),
    ];
    assert_eq!(asked(&wrong), ResultsQuery::default());
    assert_eq!(asked(&[("rows", "month"), ("columns", "month")]).columns, Axis::Unit);
    assert_eq!(asked(&[("view", "map"), ("rows", "kind")]).rows, Axis::Unit);
}

#[test]
fn each_number_leads_to_its_logs() {
    let query = asked(&[("columns", "kind"), ("campaign", "2"), ("from", "2/2026"), ("to", "2/2026")]);
    let address = query.logs_of(&[Key::Unit(9), Key::Kind(Kind::Talk)]).address();
    assert_eq!(
        address,
        "/outreach?face=all&campaign=2&unit=9&alone=1&kind=talk&measure=attendances&from=2026-02-01&to=2026-02-28"
    );
    let month = query.logs_of(&[Key::Month(day("01/03/2026")), Key::Measure(Measure::Posters)]);
    assert_eq!((month.from, month.to), (Some(day("01/03/2026")), Some(day("31/03/2026"))));
    assert_eq!((month.measure, month.unit, month.alone), (Some(Measure::Posters), None, false));
}

fn figure(number: i64) -> Figure {
    Figure { number, accepted: number / 2 }
}

#[test]
fn rows_and_columns_add_up_and_measures_do_not() {
    let kinds = [Key::Kind(Kind::Talk), Key::Kind(Kind::Other)];
    let cells = BTreeMap::from([
        ((Key::Unit(1), kinds[0]), figure(10)),
        ((Key::Unit(2), kinds[0]), figure(20)),
        ((Key::Unit(2), kinds[1]), figure(4)),
    ]);
    let places = [2, 1];
    let place = |key: Key| match key {
        Key::Unit(id) => places.iter().position(|unit| *unit == id),
        _ => None,
    };
    let cross = Cross::new(&asked(&[("columns", "kind")]), cells, place);
    assert_eq!(cross.rows, [Key::Unit(2), Key::Unit(1)], "as they are listed");
    assert_eq!(cross.columns, kinds);
    assert_eq!(cross.row_total(Key::Unit(2)), Some(figure(24)));
    assert_eq!(cross.column_total(kinds[0]), Some(figure(30)));
    assert_eq!(cross.total(), Some(figure(34)));
    assert_eq!(cross.cell(Key::Unit(1), kinds[1]), None);
    let measures = BTreeMap::from([
        ((Key::Unit(1), Key::Measure(Measure::Attendances)), figure(10)),
        ((Key::Unit(1), Key::Measure(Measure::Posters)), figure(6)),
    ]);
    let cross = Cross::new(&asked(&[("columns", "measure")]), measures, |_| 0);
    assert_eq!((cross.row_total(Key::Unit(1)), cross.total()), (None, None));
    assert_eq!(cross.column_total(Key::Measure(Measure::Posters)), Some(figure(6)));
}

#[test]
fn a_measure_is_asked_for_alone_unless_it_is_an_axis() {
    assert_eq!(asked(&[("measure", "posters")]).measures(), [Measure::Posters]);
    assert!(asked(&[("rows", "measure")]).measures().is_empty());
    assert_eq!(asked(&[("view", "map")]).measures(), [Measure::Attendances, Measure::Logs]);
}
