use super::*;
use crate::time::parse_day;

fn span(from: &str, to: &str) -> Validity {
    Validity { from: parse_day(from), to: parse_day(to) }
}

fn line(code: &str, kind: &str, parent: &str) -> UnitLineForm {
    let owned = String::from;
    UnitLineForm {
        code: owned(code),
        name_vi: owned("Quận Đống Đa"),
        kind: owned(kind),
        parent_code: owned(parent),
        ..Default::default()
    }
}

#[test]
fn a_unit_holds_on_its_first_and_last_day() {
    let validity = span("01/01/2025", "30/06/2025");
    assert!(
        validity.holds(parse_day("01/01/2025").unwrap()) && validity.holds(parse_day("30/06/2025").unwrap())
    );
    assert!(
        !validity.holds(parse_day("31/12/2024").unwrap())
            && !validity.holds(parse_day("01/07/2025").unwrap())
    );
}

#[test]
fn following_spans_do_not_overlap() {
    assert!(!span("", "31/12/2024").overlaps(&span("01/01/2025", "")));
    assert!(span("", "01/01/2025").overlaps(&span("01/01/2025", "")));
    assert!(span("", "").overlaps(&span("01/01/2025", "30/06/2025")));
}

fn unit(id: i64, code: &str, name: &str, kind: Kind, validity: Validity) -> UnitCard {
    let (code, name) = (code.to_owned(), name.to_owned());
    UnitCard { id, code, name, name_en: String::new(), kind, parent: None, path: format!("/{id}/"), validity }
}

#[test]
fn a_unit_opens_within_one_of_a_higher_level_that_is_there() {
    let city = unit(1, "01", "Thành phố Hà Nội", Kind::City, Validity::default());
    let district = unit(2, "006", "Quận Đống Đa", Kind::UrbanDistrict, span("", "30/06/2025"));
    let parents = [city, district];
    let sound = UnitForm {
        code: "00999".into(),
        name: "Phường Mới".into(),
        kind: "ward".into(),
        parent: "1".into(),
        valid_from: "01/01/2027".into(),
        ..UnitForm::default()
    };
    let (line, parent) = sound.parse(&parents).unwrap();
    assert_eq!((line.parent_code.as_deref(), parent.id), (Some("01"), 1));
    for (form, field) in [
        (UnitForm { code: "999".into(), ..sound.clone() }, "code"),
        (UnitForm { kind: "city".into(), code: "01".into(), ..sound.clone() }, "parent"),
        (UnitForm { parent: "2".into(), ..sound.clone() }, "parent"),
        (UnitForm { parent: "2".into(), valid_from: "01/01/2025".into(), ..sound.clone() }, "parent"),
        (UnitForm { parent: String::new(), ..sound.clone() }, "parent"),
        (UnitForm { valid_from: String::new(), ..sound.clone() }, "valid_from"),
    ] {
        assert!(form.parse(&parents).unwrap_err().of(field).is_some(), "{field}");
    }
}

#[test]
fn a_new_name_begins_after_the_old_one_and_has_begun() {
    let day = |typed: &str| parse_day(typed).unwrap();
    let form =
        |from: &str| RenameForm {
            name: "Phường Mới".into(), from: from.into(), ..RenameForm::default()
        };
    let parse = |from: &str| form(from).parse(Some(day("01/07/2025")), day("24/11/2026"));
    assert_eq!(parse("24/11/2026").unwrap().2, day("24/11/2026"));
    for from in ["", "25/11/2026", "01/07/2025"] {
        assert!(parse(from).unwrap_err().of("from").is_some(), "{from}");
    }
}

#[test]
fn namesakes_in_a_list_are_told_apart_by_district_and_last_day() {
    let last_day = parse_day("30/06/2025");
    let city = unit(1, "01", "Thành phố Hà Nội", Kind::City, Validity::default());
    let within = |parent: i64, unit: UnitCard| UnitCard { parent: Some(parent), ..unit };
    let district =
        |id, code, name| within(1, unit(id, code, name, Kind::UrbanDistrict, span("", "30/06/2025")));
    let ward = |id, code, name, parent, validity| within(parent, unit(id, code, name, Kind::Ward, validity));
    let former = span("", "30/06/2025");
    let units = [
        city,
        district(2, "006", "Quận Đống Đa"),
        district(3, "002", "Quận Hoàn Kiếm"),
        ward(4, "00190", "Phường Văn Chương", 2, former),
        ward(5, "00042", "Phường Văn Chương", 3, former),
        ward(6, "00043", "Phường Hàng Bông", 3, former),
        ward(7, "00235", "Phường Láng Hạ", 2, former),
        ward(8, "00229", "Phường Láng Hạ", 1, span("01/07/2025", "")),
    ];
    let told = |units: &[UnitCard]| -> Vec<(i64, Option<String>, Option<Day>)> {
        let listed = told_apart(units, |unit| &unit.name).into_iter();
        listed.map(|told| (told.unit.id, told.district.map(str::to_owned), told.last_day)).collect()
    };
    let (dong_da, hoan_kiem) = (Some("Quận Đống Đa".to_owned()), Some("Quận Hoàn Kiếm".to_owned()));
    assert_eq!(
        told(&units),
        [
            (1, None, None),
            (2, None, None),
            (3, None, None),
            (4, dong_da.clone(), last_day),
            (5, hoan_kiem, last_day),
            (6, None, None),
            (7, dong_da, last_day),
            // It lies in the city, as all of today do.
            (8, None, None),
        ]
    );
    // Without its district in the list a former ward still says that it is one.
    assert_eq!(told(&units[6..]), [(7, None, last_day), (8, None, None)]);
    assert_eq!(told(&units[6..7]), [(7, None, None)]);
}

#[test]
fn namesakes_are_those_of_the_language_that_is_read() {
    let english = |id, name: &str| UnitCard {
        name_en: "Linh Nam Ward".to_owned(),
        ..unit(id, "00325", name, Kind::Ward, span("", "30/06/2025"))
    };
    let units = [english(1, "Phường Lĩnh Nam"), english(2, "Phường Linh Nam")];
    assert!(told_apart(&units, |unit| &unit.name).iter().all(|told| told.last_day.is_none()));
    assert!(told_apart(&units, |unit| &unit.name_en).iter().all(|told| told.last_day.is_some()));
}

#[test]
fn a_cell_names_a_unit_by_code_or_name() {
    let units = [
        unit(1, "00004", "Phường Ba Đình", Kind::Ward, Validity::default()),
        unit(2, "00235", "Phường Đống Đa", Kind::Ward, Validity::default()),
    ];
    for (cell, id) in
        [("00004", 1), ("00004 Phường Ba Đình", 1), ("phường đống đa", 2), ("Phuong Dong Da", 2)]
    {
        assert_eq!(named(cell, &units).map(|unit| unit.id), Some(id), "{cell}");
    }
    // Codes are used again: a name beside one has the last word.
    for cell in ["", "Phường Láng", "00004 Phường Trúc Bạch"] {
        assert_eq!(named(cell, &units), None, "{cell}");
    }
}

#[test]
fn a_line_is_refused_by_its_column() {
    assert!(line("006", "quận", "01").parse().is_ok());
    for (form, column) in [
        (line("6A", "quận", "01"), "code"),
        (line("006", "khu", "01"), "type"),
        (line("006", "quận", ""), "parent_code"),
        (UnitLineForm { valid_from: "32/01/2025".into(), ..line("006", "quận", "01") }, "valid_from"),
        (
            UnitLineForm {
                valid_from: "2025-07-01".into(),
                valid_to: "2025-06-30".into(),
                ..line("006", "quận", "01")
            },
            "valid_to",
        ),
    ] {
        let problems = form.parse().unwrap_err();
        assert!(problems.of(column).is_some(), "{column}: {problems}");
    }
}
