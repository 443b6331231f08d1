use super::*;
use crate::{
    Actor, Problem, Role,
    audiences::AudienceCard,
    targets::Quantity,
    time::parse_day,
    units::{self, UnitCard, Validity},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const WORKERS: i64 = 1;
const STUDENTS: i64 = 2;

fn day(typed: &str) -> Day {
    parse_day(typed).unwrap()
}

fn unit(id: i64, path: &str) -> UnitCard {
    UnitCard {
        id,
        code: format!("{id:05}"),
        name: format!("Xã {id}"),
        name_en: String::new(),
        kind: units::Kind::Commune,
        parent: Some(1),
        path: path.into(),
        validity: Validity::default(),
    }
}

fn audience(id: i64) -> AudienceCard {
    AudienceCard {
        id,
        name: format!("Nhóm {id}"),
        name_en: String::new(),
        message: String::new(),
        message_en: String::new(),
        kinds: Vec::new(),
        position: id,
        version: 1,
    }
}

fn plan() -> PlannedActivity {
    PlannedActivity {
        id: 10,
        campaign: 3,
        kind: Kind::Talk,
        title: "Tọa đàm ở làng nghề".into(),
        first_day: day("18/04/2026"),
        last_day: day("18/04/2026"),
        hours: None,
        place: "Nhà văn hóa".into(),
        unit_paths: vec!["/1/7/".into()],
        audiences: vec![WORKERS],
        quantities: vec![Quantity { measure: Measure::Attendances, number: 200 }],
        lacks_consent: false,
        is_open: true,
        takes_part: false,
    }
}

pub(super) fn known() -> LogKnown {
    LogKnown {
        actor: Actor {
            account: 5,
            login: "an".into(),
            name: "An".into(),
            role: Role::UnitOfficer,
            unit_path: Some("/1/7/".into()),
            organisation: None,
        },
        today: day("20/04/2026"),
        locked_to: None,
        activity: Some(plan()),
        campaigns: vec![3],
        units: vec![unit(7, "/1/7/"), unit(8, "/1/8/"), unit(70, "/1/7/70/")],
        audiences: vec![audience(WORKERS), audience(STUDENTS)],
    }
}

pub(super) fn numbers<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    pairs.into_iter().map(|(word, typed)| (word.to_owned(), typed.to_owned())).collect()
}

/// Three taps: today's activity, a number, send.
fn typed() -> LogForm {
    LogForm {
        activity: "10".into(),
        unit: "7".into(),
        day: "18/04/2026".into(),
        numbers: numbers([("attendances", "180"), ("leaflets", "150")]),
        ..LogForm::default()
    }
}

fn count(audience: Option<i64>, measure: Measure, number: i64) -> Count {
    Count { audience, measure, number }
}

fn doubt(form: &LogForm, known: &LogKnown, field: &str) -> Option<Doubt> {
    match form.parse(known).err()?.of(field)? {
        Problem::Outreach(OutreachProblem::Doubtful(doubt)) => Some(doubt.clone()),
        _ => None,
    }
}

#[test]
fn the_usual_log_says_the_rest_by_its_activity() {
    let log = typed().parse(&known()).unwrap();
    assert_eq!((log.campaign, log.kind, log.title.as_str()), (Some(3), Kind::Talk, "Tọa đàm ở làng nghề"));
    // The activity is for one audience: all of it was told to that one. A talk is one occasion.
    assert_eq!(
        log.counts,
        [
            count(Some(WORKERS), Measure::Attendances, 180),
            count(Some(WORKERS), Measure::Copies, 150),
            count(Some(WORKERS), Measure::Sessions, 1),
            count(Some(WORKERS), Measure::Leaflets, 150),
        ]
    );
}

#[test]
fn the_form_opens_filled_from_the_plan() {
    let fresh = known().fresh("khóa".into());
    assert_eq!(
        (fresh.unit.as_str(), fresh.day.as_str(), fresh.place.as_str()),
        ("7", "18/04/2026", "Nhà văn hóa")
    );
    let sent = LogForm { numbers: numbers([("attendances", "180")]), ..fresh };
    assert!(sent.parse(&known()).is_ok(), "numbers are all that is left to be typed");
    let during = PlannedActivity { last_day: day("30/04/2026"), ..plan() };
    assert_eq!(LogKnown { activity: Some(during), ..known() }.fresh(String::new()).day, "20/04/2026");
    assert_eq!(LogKnown { activity: None, ..known() }.fresh(String::new()).day, "20/04/2026");
    // Who reports for every unit is offered the only one that is planned.
    let planner = Actor { role: Role::Planner, unit_path: None, ..known().actor };
    let by = |activity| LogKnown { actor: planner.clone(), activity, ..known() }.fresh(String::new()).unit;
    assert_eq!((by(Some(plan())).as_str(), by(None).as_str()), ("7", ""));
    let two = PlannedActivity { unit_paths: vec!["/1/7/".into(), "/1/8/".into()], ..plan() };
    assert_eq!(by(Some(two)), "");
}

#[test]
fn one_number_is_corrected_where_the_plan_has_one_audience() {
    let log = typed().parse(&known()).unwrap();
    let changed = LogForm { numbers: numbers([("attendances", "170")]), ..known().typed(&log) };
    let changed = changed.parse(&known()).unwrap();
    assert_eq!(
        changed.counts.iter().find(|count| count.measure == Measure::Attendances).unwrap().audience,
        Some(WORKERS)
    );
    assert_eq!(changed.total(Measure::Attendances), 170);
    assert_eq!(known().typed(&log).parse(&known()).unwrap(), log);
}

#[test]
fn what_is_not_told_of_one_audience_is_told_of_none() {
    let form = LogForm { attendances: numbers([("1", "100"), ("2", "50")]), ..typed() };
    let log = form.parse(&known()).unwrap();
    let attendances: Vec<Count> =
        log.counts.iter().copied().filter(|count| count.measure == Measure::Attendances).collect();
    let expected = [(None, 30), (Some(WORKERS), 100), (Some(STUDENTS), 50)];
    assert_eq!(attendances, expected.map(|(audience, n)| count(audience, Measure::Attendances, n)));
    assert!(log.counts.contains(&count(None, Measure::Leaflets, 150)));
    assert_eq!(log.total(Measure::Attendances), 180);
}

#[test]
fn a_whole_that_was_left_out_is_the_sum_of_its_parts() {
    let form = LogForm {
        numbers: numbers([("men", "60"), ("women", "90"), ("posters", "5"), ("leaflets", "40")]),
        ..typed()
    };
    let log = form.parse(&known()).unwrap();
    assert_eq!((log.total(Measure::Attendances), log.total(Measure::Copies)), (150, 45));
    let form = LogForm { numbers: BTreeMap::new(), attendances: numbers([("1", "30")]), ..typed() };
    assert_eq!(form.parse(&known()).unwrap().total(Measure::Attendances), 30);
}

#[test]
fn refusals_name_their_fields() {
    let form = typed;
    for (form, field) in [
        (LogForm { activity: "11".into(), ..form() }, "activity"),
        (LogForm { activity: String::new(), ..form() }, "kind"),
        (LogForm { activity: String::new(), ..form() }, "title"),
        (LogForm { activity: String::new(), campaign: "4".into(), ..form() }, "campaign"),
        (LogForm { unit: "8".into(), ..form() }, "unit"),
        (LogForm { unit: "9".into(), ..form() }, "unit"),
        (LogForm { day: "21/04/2026".into(), ..form() }, "day"),
        (LogForm { starts_at: "8h".into(), ..form() }, "ends_at"),
        (LogForm { starts_at: "8h".into(), ends_at: "7h".into(), ..form() }, "ends_at"),
        (LogForm { numbers: numbers([("attendances", "-1")]), ..form() }, "numbers[attendances]"),
        (LogForm { numbers: numbers([("units_covered", "1")]), ..form() }, "numbers[units_covered]"),
        (LogForm { numbers: numbers([("wishes", "1")]), ..form() }, "numbers[wishes]"),
        (LogForm { numbers: numbers([("copies", "1"), ("posters", "2")]), ..form() }, "numbers[copies]"),
        (LogForm { attendances: numbers([("1", "181")]), ..form() }, "numbers[attendances]"),
        (LogForm { attendances: numbers([("3", "1")]), ..form() }, "attendances[3]"),
    ] {
        let problems = form.parse(&known()).unwrap_err();
        assert!(problems.of(field).is_some(), "{field}: {problems}");
    }
    let closed = PlannedActivity { is_open: false, ..plan() };
    let known = LogKnown { activity: Some(closed), ..known() };
    assert!(typed().parse(&known).unwrap_err().of("activity").is_some());
}

#[test]
fn a_slip_is_asked_about_and_a_reason_answers_it() {
    let form = typed;
    let tenfold = LogForm { numbers: numbers([("attendances", "2.000")]), ..form() };
    let exceeding =
        LogForm { numbers: numbers([("attendances", "10"), ("men", "6"), ("women", "5")]), ..form() };
    let (from, to) = (day("19/03/2026"), day("18/05/2026"));
    for (form, field, expected) in [
        (tenfold, "numbers[attendances]", Doubt::TenTimes { planned: 200 }),
        (exceeding, "numbers[women]", Doubt::PartsExceed { whole: 10, parts: 11 }),
        (LogForm { numbers: BTreeMap::new(), ..form() }, "numbers[attendances]", Doubt::NothingCounted),
        (LogForm { day: "18/04/2025".into(), ..form() }, "day", Doubt::FarFrom { from, to }),
        (LogForm { day: "17/04/2026".into(), ..form() }, "day", Doubt::Before { from: day("18/04/2026") }),
        (LogForm { remarks: "Gọi 0912 345 678".into(), ..form() }, "remarks", Doubt::NumberOfPerson),
    ] {
        assert_eq!(doubt(&form, &known(), field), Some(expected), "{field}");
        let asked = Some(&OutreachProblem::NeedsReason.into());
        assert_eq!(form.parse(&known()).unwrap_err().of("reason"), asked, "{field}");
        let answered = LogForm { reason: "Đúng như vậy".into(), ..form };
        assert_eq!(answered.parse(&known()).unwrap().reason, "Đúng như vậy", "{field}");
    }
    // 1.999 are not yet ten times 200.
    assert!(LogForm { numbers: numbers([("attendances", "1.999")]), ..form() }.parse(&known()).is_ok());
}

#[test]
fn a_unit_outside_the_activity_and_a_billboard_without_consent_are_asked_about() {
    let elsewhere = PlannedActivity { unit_paths: vec!["/1/8/".into()], ..plan() };
    let known_elsewhere = LogKnown { activity: Some(elsewhere), ..known() };
    assert_eq!(doubt(&typed(), &known_elsewhere, "unit"), Some(Doubt::UnitOutside));
    let billboard = PlannedActivity { lacks_consent: true, ..plan() };
    let known = LogKnown { activity: Some(billboard), ..known() };
    assert!(typed().parse(&known).is_ok(), "it is not finished");
    let finished = LogForm { finished: "on".into(), ..typed() };
    assert_eq!(doubt(&finished, &known, "finished"), Some(Doubt::NeedsConsent));
}

#[test]
fn an_agency_reports_from_where_it_takes_part() {
    let partner = Actor { role: Role::Partner, unit_path: None, organisation: Some(4), ..known().actor };
    let known = |takes_part| LogKnown {
        actor: partner.clone(),
        activity: Some(PlannedActivity { takes_part, ..plan() }),
        ..known()
    };
    assert!(typed().parse(&known(true)).is_ok());
    assert!(
        LogForm { unit: "70".into(), ..typed() }.parse(&known(true)).is_ok(),
        "below the activity's unit"
    );
    assert!(LogForm { unit: "8".into(), ..typed() }.parse(&known(true)).unwrap_err().of("unit").is_some());
    assert!(typed().parse(&known(false)).unwrap_err().of("unit").is_some());
}

#[test]
fn numbers_of_people_are_told_from_amounts() {
    for text in ["0912345678", "gọi 0912.345.678 nhé", "+84 912 345 678", "CCCD 001099012345", "012345678"]
    {
        assert!(looks_like_number_of_person(text), "{text}");
    }
    for text in ["1.065.000.000 đồng", "200 nam, 180 nữ", "18/04/2026", "08:00–11:30", "53/2024/QH15", ""]
    {
        assert!(!looks_like_number_of_person(text), "{text}");
    }
}

#[test]
fn a_log_is_sent_reviewed_and_comes_back() {
    use Transition::*;
    for (status, doubtful, open) in [
        (Status::Draft, false, vec![Send]),
        (Status::Sent, false, vec![Withdraw, Return, Accept]),
        (Status::Sent, true, vec![Withdraw, Return, Merge, Separate]),
        (Status::Returned, false, vec![Send]),
        (Status::Accepted, false, vec![Return]),
        (Status::Merged, false, vec![]),
    ] {
        let leads = Transition::ALL.iter().copied().filter(|one| one.leads_from(status, doubtful));
        assert_eq!(leads.collect::<Vec<_>>(), open, "{status:?}");
    }
    let counting: Vec<Status> = Status::ALL.iter().copied().filter(|status| status.counts()).collect();
    assert_eq!(counting, [Status::Sent, Status::Accepted]);
}

proptest! {
    /// Whatever is told of audiences, nobody is counted twice and nobody is lost.
    #[test]
    fn audiences_and_the_rest_come_to_the_whole(workers in 0i64..500, students in 0i64..500, rest in 0i64..500) {
        let whole = workers + students + rest;
        let form = LogForm {
            numbers: numbers([("attendances", &whole.to_string())]),
            attendances: numbers([("1", &workers.to_string()), ("2", &students.to_string())]),
            reason: "thử".into(),
            ..typed()
        };
        let log = form.parse(&known()).unwrap();
        prop_assert_eq!(log.total(Measure::Attendances), whole);
        let mut keys: Vec<_> = log.counts.iter().map(|count| (count.audience, count.measure)).collect();
        keys.dedup();
        prop_assert_eq!(keys.len(), log.counts.len());
        // As it is typed to be changed, it is the same.
        prop_assert_eq!(LogForm::from(&log).parse(&known()).unwrap(), log);
    }

    #[test]
    fn any_remark_is_looked_through(text in "\\PC{0,60}|[0-9 .+-]{0,40}") {
        looks_like_number_of_person(&text);
    }
}

#[test]
fn a_day_in_a_locked_period_is_refused() {
    for (to, refused) in [("17/04/2026", false), ("18/04/2026", true), ("19/04/2026", true)] {
        let known = LogKnown { locked_to: Some(day(to)), ..known() };
        let problem = typed().parse(&known).err().and_then(|problems| problems.of("day").cloned());
        assert_eq!(problem, refused.then(|| OutreachProblem::Locked { to: day(to) }.into()), "{to}");
    }
}
