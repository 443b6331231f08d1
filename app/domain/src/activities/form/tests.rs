use super::*;
use crate::{
    Role,
    activities::{ActivityProblem, Details, SlotForm, SpeakerForm},
    organisations::{self, OrganisationProblem},
    time::parse_day,
    units::{self, UnitProblem, Validity},
};
use proptest::prelude::*;

fn day(typed: &str) -> Day {
    parse_day(typed).unwrap()
}

fn unit(id: i64, path: &str, to: Option<&str>) -> UnitCard {
    UnitCard {
        id,
        code: format!("{id:03}"),
        name: format!("Quận {id}"),
        name_en: String::new(),
        kind: units::Kind::UrbanDistrict,
        parent: Some(1),
        path: path.into(),
        validity: Validity { from: None, to: to.map(day) },
    }
}

fn organisation(id: i64) -> OrganisationCard {
    OrganisationCard {
        id,
        name: format!("Cơ quan {id}"),
        short_name: String::new(),
        kind: organisations::Kind::Front,
        unit: None,
        validity: Validity { from: None, to: (id == 3).then(|| day("28/02/2025")) },
        successors: vec![],
    }
}

fn known() -> Known {
    Known {
        actor: Actor {
            account: 1,
            login: "an".into(),
            name: "An".into(),
            role: Role::Planner,
            unit_path: None,
            organisation: None,
        },
        from: day("01/01/2025"),
        to: day("31/12/2025"),
        units: vec![unit(6, "/1/6/", Some("30/06/2025")), unit(8, "/1/8/", None)],
        organisations: vec![organisation(1), organisation(2), organisation(3)],
        audiences: vec![],
    }
}

fn talk() -> ActivityForm {
    ActivityForm {
        kind: "talk".into(),
        title: "Tọa đàm “Đi làm việc ở nước ngoài: đi đúng – về an toàn”".into(),
        units: vec!["6".into()],
        starts_on: "18/4/2025".into(),
        starts_at: "8:00".into(),
        ends_at: "11h30".into(),
        lead: "1".into(),
        supporting: vec!["2".into()],
        quantities: [("attendances".to_owned(), "300".to_owned())].into(),
        money: "38.000.000".into(),
        details: DetailsForm { topic: "Đi đúng – về an toàn".into(), ..Default::default() },
        ..Default::default()
    }
}

fn problem_of(form: &ActivityForm, field: &str) -> Option<Problem> {
    form.parse(&known()).err().and_then(|problems| problems.of(field).cloned())
}

#[test]
fn a_talk_is_read() {
    let activity = talk().parse(&known()).unwrap();
    assert_eq!(activity.when.show(), "18/04/2025, 08:00–11:30");
    assert_eq!((activity.units, activity.lead, activity.supporting), (vec![6], 1, vec![2]));
    assert_eq!(activity.money, Some(38_000_000));
}

#[test]
fn a_billboard_stands_for_months() {
    let form = ActivityForm {
        kind: "billboard".into(),
        all_day: "on".into(),
        starts_on: "15052025".into(),
        ends_on: "15/11/2025".into(),
        details: DetailsForm {
            consent: "given".into(),
            width: "300".into(),
            height: "400".into(),
            ..Default::default()
        },
        ..talk()
    };
    let activity = form.parse(&known()).unwrap();
    assert_eq!(activity.when.show(), "15/05/2025 – 15/11/2025");
    let (starts, ends) = activity.when.bounds();
    assert_eq!(When::from_bounds(starts, ends, true), activity.when);
}

#[test]
fn what_makes_no_sense_is_refused_by_its_field() {
    let cases = [
        (ActivityForm { ends_at: "7:00".into(), ..talk() }, "ends_at", Problem::EndBeforeStart),
        (ActivityForm { ends_on: "17/04/2025".into(), ..talk() }, "ends_on", Problem::EndBeforeStart),
        (ActivityForm { lead: String::new(), ..talk() }, "lead", Problem::Required),
        (ActivityForm { lead: "99".into(), ..talk() }, "lead", Problem::Unknown),
        (ActivityForm { units: vec![], ..talk() }, "units", Problem::Required),
        (
            ActivityForm { supporting: vec!["1".into()], ..talk() },
            "supporting",
            ActivityProblem::LeadAlsoSupports.into(),
        ),
        (ActivityForm { title: "a\u{7}b".into(), ..talk() }, "title", Problem::ControlCharacters),
        (ActivityForm { latitude: "21,03".into(), ..talk() }, "longitude", Problem::PairIncomplete),
        (
            ActivityForm { latitude: "NaN".into(), longitude: "1".into(), ..talk() },
            "latitude",
            Problem::OutOfRange { min: -90, max: 90 },
        ),
        (
            ActivityForm { starts_on: "1/7/2025".into(), ..talk() },
            "units",
            UnitProblem::NotValid { unit: "Quận 6".into(), on: day("01/07/2025") }.into(),
        ),
        (
            ActivityForm { lead: "3".into(), ..talk() },
            "lead",
            OrganisationProblem::NotValid { organisation: "Cơ quan 3".into(), on: day("18/04/2025") }.into(),
        ),
        (
            ActivityForm { starts_on: "18/4/2024".into(), ..talk() },
            "starts_on",
            ActivityProblem::OutsideCampaign { from: day("01/01/2025"), to: day("31/12/2025") }.into(),
        ),
        (
            ActivityForm { title: "x".repeat(10 << 20), ..talk() },
            "title",
            Problem::TooLong { max: 300, length: 10 << 20 },
        ),
    ];
    for (form, field, expected) in cases {
        assert_eq!(problem_of(&form, field), Some(expected), "{field}");
    }
}

#[test]
fn days_are_held_against_everything_even_where_a_time_is_wrong() {
    let form = ActivityForm {
        starts_on: "1/7/2025".into(),
        ends_on: "1/7/2026".into(),
        starts_at: "25:00".into(),
        ends_at: String::new(),
        lead: "3".into(),
        ..talk()
    };
    let on = day("01/07/2025");
    for (field, expected) in [
        ("starts_at", Problem::NotATime),
        ("ends_at", Problem::Required),
        (
            "ends_on",
            ActivityProblem::OutsideCampaign { from: day("01/01/2025"), to: day("31/12/2025") }.into(),
        ),
        ("units", UnitProblem::NotValid { unit: "Quận 6".into(), on }.into()),
        ("lead", OrganisationProblem::NotValid { organisation: "Cơ quan 3".into(), on }.into()),
    ] {
        assert_eq!(problem_of(&form, field), Some(expected), "{field}");
    }
}

#[test]
fn the_units_covered_are_counted_and_never_planned() {
    let form = ActivityForm { quantities: [("units_covered".to_owned(), "3".to_owned())].into(), ..talk() };
    assert_eq!(problem_of(&form, "quantities[units_covered]"), Some(Problem::Unknown));
}

#[test]
fn more_rows_than_a_page_holds_are_refused_as_such() {
    let mut form = talk();
    form.details.speakers = vec![SpeakerForm { name: "An".into(), ..Default::default() }; 201];
    assert_eq!(problem_of(&form, "details[speakers]"), Some(Problem::TooManyRows { max: 200 }));
}

#[test]
fn a_row_is_refused_by_its_number_and_blank_rows_are_left_out() {
    let mut form = talk();
    form.details.speakers = vec![
        SpeakerForm::default(),
        SpeakerForm { agency: "Công an Thành phố".into(), ..Default::default() },
    ];
    assert_eq!(problem_of(&form, "details[speakers][1][name]"), Some(Problem::Required));
    form.details.speakers[1].name = "Trần Văn Bình".into();
    let Details::Talk(read) = form.parse(&known()).unwrap().details else { panic!("not a talk") };
    assert_eq!(read.speakers.len(), 1);

    form.kind = "broadcast".into();
    form.details.slots = vec![SlotForm { time: String::new(), days: "thứ ba".into() }];
    assert_eq!(problem_of(&form, "details[slots][0][time]"), Some(Problem::Required));
}

#[test]
fn an_officer_plans_only_within_the_own_unit() {
    let mut known = known();
    known.actor.role = Role::UnitOfficer;
    known.actor.unit_path = Some("/1/8/".into());
    assert_eq!(talk().parse(&known).unwrap_err().of("units"), Some(&UnitProblem::OutsideYourUnit.into()));
    assert!(ActivityForm { units: vec!["8".into()], ..talk() }.parse(&known).is_ok());
}

proptest! {
    #[test]
    fn no_input_panics(a in "\\PC{0,20}", b in "[0-9/:.h-]{0,12}", kind in "talk|competition|dramatization|billboard|leaflet|broadcast|other") {
        let typed = ActivityForm {
            kind, title: a.clone(), starts_on: b.clone(), starts_at: b.clone(), ends_on: a.clone(), ends_at: b.clone(),
            latitude: a.clone(), longitude: b.clone(), lead: b.clone(), money: a, all_day: b,
            ..talk()
        };
        let _ = typed.parse(&known());
    }
}
