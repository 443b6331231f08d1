use super::*;
use crate::time::parse_day;

fn plan(activity: i64, number: i64, place: Option<i64>) -> Plan {
    let begins = parse_day("12/03/2026").unwrap();
    Plan { activity, kind: Kind::Talk, begins, number, place, beyond: false }
}

fn overview(by: By, plans: &[Plan], done: &[(Place, i64)]) -> Overview {
    let query = OverviewQuery { by, measure: None, all: false };
    let targets = [Quantity { measure: Measure::Attendances, number: 1_000 }];
    let sums = Sums { targets: &targets, planned: &[], done: &[] };
    let done = done.iter().map(|(place, number)| (*place, Figure { number: *number, accepted: 0 }));
    let planned = Planned::new(by, plans, |unit| unit != 1);
    Overview::new(query, &sums).told_by(planned, done.collect(), |place| place)
}

fn line(planned: Option<i64>, shared: i64, done: Option<i64>) -> Line {
    let done = done.map(|number| Figure { number, accepted: 0 });
    Line { planned, shared, done, target: None }
}

#[test]
fn what_units_plan_together_is_told_once_and_not_divided() {
    let plans = [
        plan(1, 300, Some(7)),
        plan(2, 800, Some(7)),
        plan(2, 800, Some(8)),
        plan(3, 60, Some(9)),
        plan(4, 5_000, Some(1)),
    ];
    let told = overview(By::Unit, &plans, &[(Place::Unit(7), 280), (Place::Unit(5), 40)]);
    let expected = [
        (Place::Unit(9), line(Some(60), 0, None)),
        (Place::Unit(7), line(Some(300), 800, Some(280))),
        (Place::Unit(8), line(None, 800, None)),
        (Place::Unit(5), line(None, 0, Some(40))),
        (Place::Shared, line(Some(5_800), 0, None)),
    ];
    assert_eq!(told.lines, expected, "those that lack most first");
    assert_eq!(told.total, Some(Line { target: Some(1_000), ..line(Some(6_160), 0, Some(320)) }));
}

#[test]
fn a_plan_stands_in_the_week_in_which_it_begins() {
    let week = Place::Week(parse_day("09/03/2026").unwrap());
    let told = overview(By::Week, &[plan(1, 300, None), plan(2, 50, None)], &[(week, 20)]);
    assert_eq!(told.lines, [(week, line(Some(350), 0, Some(20)))]);
}

#[test]
fn a_plan_that_reaches_beyond_the_own_units_is_shared() {
    let plans = [plan(1, 300, None), Plan { beyond: true, ..plan(2, 800, None) }];
    let told = overview(By::Kind, &plans, &[]);
    let talks = (Place::Kind(Kind::Talk), line(Some(300), 800, None));
    assert_eq!(told.lines, [talks, (Place::Shared, line(Some(800), 0, None))]);
    assert_eq!(told.total.unwrap().planned, Some(1_100));
}

#[test]
fn an_audience_that_is_not_named_is_not_known() {
    let told = overview(By::Audience, &[plan(1, 300, None)], &[(Place::Audience(3), 5)]);
    let expected =
        [(Place::Audience(0), line(Some(300), 0, None)), (Place::Audience(3), line(None, 0, Some(5)))];
    assert_eq!(told.lines, expected);
    assert_eq!(overview(By::Audience, &[], &[]).total, None);
}

#[test]
fn measures_stand_before_their_parts_and_parts_are_not_planned() {
    use Measure::*;
    let figure = Figure { number: 9, accepted: 4 };
    let sums = Sums {
        targets: &[Quantity { measure: Copies, number: 70 }],
        planned: &[Quantity { measure: Sessions, number: 2 }],
        done: &[(Attendances, figure), (Women, figure), (Leaflets, figure)],
    };
    let query = OverviewQuery::read(|_| None);
    let told = Overview::new(query, &sums);
    assert_eq!(told.measures, [Attendances, Women, Copies, Leaflets, Sessions]);
    assert_eq!(told.measure, Copies, "the first target");
    let of = |measure| told.lines.iter().find(|(place, _)| *place == Place::Measure(measure)).unwrap().1;
    assert_eq!(of(Women), Line { done: Some(figure), ..Line::default() });
    assert_eq!((of(Copies).planned, of(Copies).target, of(Sessions).done), (Some(0), Some(70), None));
}

#[test]
fn each_place_leads_to_its_logs() {
    let week = Place::Week(parse_day("09/03/2026").unwrap());
    let told = overview(By::Week, &[], &[(week, 20)]);
    let address = |place| told.logs_of(2, place).map(|query| query.address());
    let of_measure = "/outreach?face=all&campaign=2&measure=attendances";
    assert_eq!(address(None).unwrap(), of_measure);
    assert_eq!(address(Some(week)).unwrap(), format!("{of_measure}&from=2026-03-09&to=2026-03-15"));
    let unit = "/outreach?face=all&campaign=2&unit=7&alone=1&measure=attendances";
    assert_eq!(address(Some(Place::Unit(7))).unwrap(), unit);
    assert_eq!(address(Some(Place::Measure(Measure::UnitsCovered))), None);
    assert_eq!(address(Some(Place::Shared)), None);
}

#[test]
fn an_address_leads_back_to_itself() {
    for address in ["/campaigns/2?by=measure#figures", "/campaigns/2?by=unit&measure=copies&all=1#figures"] {
        let query = address.trim_end_matches("#figures").split_once('?').unwrap().1;
        let read = OverviewQuery::read(|name| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
        });
        assert_eq!(read.address(2), address);
    }
    let unknown = OverviewQuery::read(|name| Some(format!("{name}?")));
    assert_eq!((unknown.by, unknown.measure), (By::Measure, None));
    assert_eq!(OverviewQuery::read(|_| Some("units_covered".into())).measure, None);
}
