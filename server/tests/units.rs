//! Importing administrative units: all of a file or none, each bad line by its number.

use crate::support::{TestApp, shared};
use domain::{
    audit::AuditFilter,
    time::parse_day,
    units::{Kind, UnitCard},
};
use store::Imported;

both_fresh!(
    the_units_of_2024_join_those_that_are_known,
    importing_twice_changes_nothing,
    the_units_of_2025_are_known_already,
    a_ward_of_2024_lies_below_its_district,
    a_code_that_is_used_again_is_another_unit,
    an_import_is_in_the_audit,
    a_line_with_a_wrong_value_is_named_by_its_column,
    every_bad_line_is_named_and_nothing_is_imported,
    a_line_without_its_parent_is_named,
    a_parent_of_another_period_is_no_parent,
    a_code_that_is_taken_on_the_same_days_is_named,
    a_line_with_too_few_or_too_many_columns_is_named,
    a_file_without_its_heading_is_refused,
    a_file_that_is_not_utf8_is_refused,
    an_empty_file_is_refused,
    a_byte_order_mark_before_the_heading_does_no_harm,
    a_row_may_stand_before_its_parent,
);

const HEADING: &str = "code,name_vi,name_en,type,parent_code,valid_from,valid_to\n";

async fn import(app: &TestApp, csv: &[u8]) -> Imported {
    app.db.import_units(csv).await.unwrap()
}

/// The refused lines as `line: column, column`.
async fn refused(app: &TestApp, csv: &[u8]) -> Vec<String> {
    let before = all_units(app).await.len();
    let Imported::Refused(lines) = import(app, csv).await else { panic!("it was imported") };
    assert_eq!(all_units(app).await.len(), before, "a refused file leaves nothing behind");
    let columns = |problems: &domain::Problems| {
        let mut columns: Vec<&str> = problems.iter().map(|(column, _)| column.as_str()).collect();
        columns.dedup();
        columns.join(", ")
    };
    lines.iter().map(|refused| format!("{}: {}", refused.line, columns(&refused.problems))).collect()
}

async fn refused_rows(app: &TestApp, rows: &str) -> Vec<String> {
    refused(app, format!("{HEADING}{rows}").as_bytes()).await
}

async fn all_units(app: &TestApp) -> Vec<UnitCard> {
    let (from, to) = (parse_day("01/01/1900").unwrap(), parse_day("31/12/2199").unwrap());
    app.db.units_within(from, to).await.unwrap()
}

fn units_of_2024() -> Option<Vec<u8>> {
    Some(std::fs::read(shared("domain/hanoi_units_2024.csv")?).unwrap())
}

async fn the_units_of_2024_join_those_that_are_known(app: &TestApp) {
    let Some(csv) = units_of_2024() else { return };
    // The city and its 30 districts come with the product.
    assert_eq!(import(app, &csv).await, Imported::Done { added: 612, unchanged: 31 });
    let day = parse_day("30/12/2024").unwrap();
    let then = app.db.units_within(day, day).await.unwrap();
    let wards = then.iter().filter(|unit| unit.kind.level() == 2).count();
    assert_eq!(
        wards,
        523 + 86 - 30,
        "with the wards and communes that ended with 2024, without the districts"
    );
}

async fn importing_twice_changes_nothing(app: &TestApp) {
    let Some(csv) = units_of_2024() else { return };
    import(app, &csv).await;
    let before = all_units(app).await;
    assert_eq!(import(app, &csv).await, Imported::Done { added: 0, unchanged: 643 });
    assert_eq!(all_units(app).await, before);
}

async fn the_units_of_2025_are_known_already(app: &TestApp) {
    let Some(file) = shared("domain/hanoi_units_2025.csv") else { return };
    let csv = std::fs::read(file).unwrap();
    assert_eq!(import(app, &csv).await, Imported::Done { added: 0, unchanged: 126 });
}

async fn a_ward_of_2024_lies_below_its_district(app: &TestApp) {
    let Some(csv) = units_of_2024() else { return };
    import(app, &csv).await;
    let units = all_units(app).await;
    let named = |name: &str| units.iter().find(|unit| unit.name == name).unwrap();
    let (city, district, ward) = (named("Thành phố Hà Nội"), named("Quận Đống Đa"), named("Phường Cát Linh"));
    assert_eq!((ward.parent, district.parent, city.parent), (Some(district.id), Some(city.id), None));
    assert_eq!(ward.path, format!("/{}/{}/{}/", city.id, district.id, ward.id));
    // Since the districts went, a ward lies directly below the city.
    let ward = named("Phường Đống Đa");
    assert_eq!(ward.path, format!("/{}/{}/", city.id, ward.id));
}

async fn a_code_that_is_used_again_is_another_unit(app: &TestApp) {
    let Some(csv) = units_of_2024() else { return };
    import(app, &csv).await;
    let units = all_units(app).await;
    let on = |day: &str| {
        let day = parse_day(day).unwrap();
        let named = units.iter().find(|unit| unit.code == "00235" && unit.validity.holds(day)).unwrap();
        (named.name.as_str(), named.kind)
    };
    assert_eq!(on("31/12/2024"), ("Phường Ngã Tư Sở", Kind::Ward));
    assert_eq!(on("01/01/2025"), ("Phường Thịnh Quang", Kind::Ward));
    assert_eq!(on("01/07/2025"), ("Phường Đống Đa", Kind::Ward));
}

async fn an_import_is_in_the_audit(app: &TestApp) {
    let filter = AuditFilter { subject: "unit".into(), ..AuditFilter::default() };
    let (_, before) = app.db.audit(&store::system(), &filter).await.unwrap();
    let row = format!("{HEADING}90001,Phường Thử,,phường,01,2030-01-01,\n");
    assert_eq!(import(app, row.as_bytes()).await, Imported::Done { added: 1, unchanged: 0 });
    assert_eq!(import(app, row.as_bytes()).await, Imported::Done { added: 0, unchanged: 1 });
    let (_, after) = app.db.audit(&store::system(), &filter).await.unwrap();
    assert_eq!(after, before + 1, "one entry for what was added, none for what was known");
}

async fn a_line_with_a_wrong_value_is_named_by_its_column(app: &TestApp) {
    for (row, expected) in [
        ("9A1,Phường Thử,,phường,01,,", "2: code"),
        ("1234567,Phường Thử,,phường,01,,", "2: code"),
        (",Phường Thử,,phường,01,,", "2: code"),
        ("90001,,,phường,01,,", "2: name_vi"),
        ("90001,Khu Thử,,khu phố,01,,", "2: type"),
        ("90001,Phường Thử,,phường,,,", "2: parent_code"),
        ("90001,Phường Thử,,phường,01,2025-13-40,", "2: valid_from"),
        ("90001,Phường Thử,,phường,01,,hôm nay", "2: valid_to"),
        ("90001,Phường Thử,,phường,01,2025-07-01,2025-06-30", "2: valid_to"),
    ] {
        assert_eq!(refused_rows(app, row).await, [expected], "{row}");
    }
}

async fn every_bad_line_is_named_and_nothing_is_imported(app: &TestApp) {
    let rows = "90001,Phường Tốt,,phường,01,2030-01-01,\n\
                9A1,,,phường,01,,\n\
                90002,Phường Cũng Tốt,,phường,01,2030-01-01,\n\
                90003,Khu Thử,,khu,01,,31/02/2030\n";
    assert_eq!(refused_rows(app, rows).await, ["3: code, name_vi", "5: type, valid_to"]);
}

async fn a_line_without_its_parent_is_named(app: &TestApp) {
    let rows = "90001,Phường Tốt,,phường,01,2030-01-01,\n\
                90002,Phường Mồ Côi,,phường,999,2030-01-01,\n";
    assert_eq!(refused_rows(app, rows).await, ["3: parent_code"]);
}

async fn a_parent_of_another_period_is_no_parent(app: &TestApp) {
    // Quận Đống Đa ended with 30/06/2025.
    assert_eq!(refused_rows(app, "90001,Phường Thử,,phường,006,2030-01-01,").await, ["2: parent_code"]);
}

async fn a_code_that_is_taken_on_the_same_days_is_named(app: &TestApp) {
    assert_eq!(
        refused_rows(app, "00235,Phường Khác,,phường,01,2026-01-01,").await,
        ["2: code"],
        "the code is that of Phường Đống Đa since 01/07/2025"
    );
    let rows = "90001,Phường Một,,phường,01,2030-01-01,2030-12-31\n\
                90001,Phường Hai,,phường,01,2030-12-31,\n";
    assert_eq!(refused_rows(app, rows).await, ["3: code"], "two lines of one file");
    let rows = "90001,Phường Một,,phường,01,2030-01-01,2030-12-31\n\
                90001,Phường Hai,,phường,01,2031-01-01,\n";
    let done = import(app, format!("{HEADING}{rows}").as_bytes()).await;
    assert_eq!(done, Imported::Done { added: 2, unchanged: 0 }, "one after the other are two units");
}

async fn a_line_with_too_few_or_too_many_columns_is_named(app: &TestApp) {
    let rows = "90001,Phường Một,,phường,01,2030-01-01,\n\
                90002,Phường Hai,phường,01\n\
                90003,Phường Ba,,phường,01,2030-01-01,,thừa\n";
    assert_eq!(refused_rows(app, rows).await, ["3: columns", "4: columns"]);
}

async fn a_file_without_its_heading_is_refused(app: &TestApp) {
    let without = refused(app, "90001,Phường Một,,phường,01,2030-01-01,\n".as_bytes()).await;
    assert_eq!(without.len(), 6, "{without:?}");
    assert!(without.iter().all(|line| line.starts_with("1: ")), "{without:?}");
    let lacking = "code,name_vi,name_en,type,valid_from,valid_to\n90001,Phường Một,,phường,2030-01-01,\n";
    assert_eq!(refused(app, lacking.as_bytes()).await, ["1: parent_code"]);
}

async fn a_file_that_is_not_utf8_is_refused(app: &TestApp) {
    let mut csv = HEADING.as_bytes().to_vec();
    csv.extend_from_slice(b"90001,Ph\xFE\xFFng,,ward,01,2030-01-01,\n");
    assert_eq!(refused(app, &csv).await, ["2: utf-8"]);
    assert_eq!(refused(app, b"\xFE\xFFcode,name_vi\n").await, ["1: utf-8"]);
}

async fn an_empty_file_is_refused(app: &TestApp) {
    assert_eq!(refused(app, b"").await.len(), 6);
    assert_eq!(refused(app, HEADING.as_bytes()).await, ["1: code"]);
}

async fn a_byte_order_mark_before_the_heading_does_no_harm(app: &TestApp) {
    let csv = format!("\u{feff}{HEADING}90001,Phường Một,,phường,01,2030-01-01,\r\n");
    assert_eq!(import(app, csv.as_bytes()).await, Imported::Done { added: 1, unchanged: 0 });
}

async fn a_row_may_stand_before_its_parent(app: &TestApp) {
    let rows = "90001,Phường Một,,phường,901,,2020-12-31\n901,Quận Cũ,,quận,01,,2020-12-31\n";
    let done = import(app, format!("{HEADING}{rows}").as_bytes()).await;
    assert_eq!(done, Imported::Done { added: 2, unchanged: 0 });
    let units = all_units(app).await;
    let named = |name: &str| units.iter().find(|unit| unit.name == name).unwrap();
    assert_eq!(named("Phường Một").parent, Some(named("Quận Cũ").id));
}
