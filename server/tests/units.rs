//! Importing administrative units: all of a file or none, each bad line by its number. The lists of units and of
//! organisations.

use crate::support::{TestApp, shared};
use domain::{
    audit::AuditFilter,
    text::collation_key,
    time::{parse_day, today},
    units::{Kind, UnitCard},
};

both!(
    units_and_organisations_stand_in_the_order_of_the_alphabet,
    the_units_of_a_day_are_counted_and_paged,
    units_are_filtered_by_kind_and_words,
    a_day_that_cannot_be_read_is_told,
    a_ward_of_a_district_names_it,
    organisations_are_counted_and_filtered,
);

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
    a_line_with_too_few_columns_is_named_by_what_it_lacks,
    a_file_without_its_heading_is_refused,
    a_file_is_read_as_the_browser_reads_it,
    a_byte_order_mark_before_the_heading_does_no_harm,
    a_row_may_stand_before_its_parent,
    a_line_with_a_last_day_ends_a_known_unit,
    a_code_is_free_again_after_its_unit_ended,
    a_unit_does_not_end_before_those_within_it,
    an_end_that_contradicts_what_is_known_is_named,
    a_slip_in_a_name_is_put_right_and_an_english_name_taken_over,
    two_lines_for_one_unit_are_named,
    a_known_unit_stays_where_it_lies,
);

const HEADING: &str = "code,name_vi,name_en,type,parent_code,valid_from,valid_to\n";

/// How many units a sheet adds, changes and leaves as they are.
async fn import(app: &TestApp, csv: &[u8]) -> (usize, usize, usize) {
    let report = app.import_units(csv).await;
    assert_eq!(report.refused, []);
    (report.added.len(), report.changed.len(), report.unchanged)
}

/// The refused lines as `line: column, column`.
async fn refused(app: &TestApp, csv: &[u8]) -> Vec<String> {
    let before = all_units(app).await.len();
    let lines = app.import_units(csv).await.refused;
    assert!(!lines.is_empty(), "it was imported");
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
    assert_eq!(import(app, &csv).await, (612, 0, 31));
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
    assert_eq!(import(app, &csv).await, (0, 0, 643));
    assert_eq!(all_units(app).await, before);
}

async fn the_units_of_2025_are_known_already(app: &TestApp) {
    let Some(file) = shared("domain/hanoi_units_2025.csv") else { return };
    let csv = std::fs::read(file).unwrap();
    assert_eq!(import(app, &csv).await, (0, 0, 126));
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
    assert_eq!(import(app, row.as_bytes()).await, (1, 0, 0));
    assert_eq!(import(app, row.as_bytes()).await, (0, 0, 1));
    let (_, after) = app.db.audit(&store::system(), &filter).await.unwrap();
    assert_eq!(after, before + 1, "one entry for what was added, none for what was known");
}

async fn a_line_with_a_wrong_value_is_named_by_its_column(app: &TestApp) {
    for (row, expected) in [
        ("9A1,Phường Thử,,phường,01,,", "2: code"),
        ("1234567,Phường Thử,,phường,01,,", "2: code"),
        // What a spreadsheet program makes of 00235.
        ("235,Phường Thử,,phường,01,,", "2: code"),
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
    assert_eq!(done, (2, 0, 0), "one after the other are two units");
}

async fn a_line_with_too_few_columns_is_named_by_what_it_lacks(app: &TestApp) {
    let rows = "90001,Phường Một,,phường,01,2030-01-01,\n90002,Phường Hai,phường\n";
    assert_eq!(refused_rows(app, rows).await, ["3: type"]);
}

async fn a_file_without_its_heading_is_refused(app: &TestApp) {
    let row = "90001,Phường Một,,phường,01,2030-01-01,\n";
    let without = refused(app, row.repeat(2).as_bytes()).await;
    assert_eq!(without.len(), 6, "{without:?}");
    assert!(without.iter().all(|line| line.starts_with("1: ")), "{without:?}");
    let lacking = "code,name_vi,name_en,type,valid_from,valid_to\n90001,Phường Một,,phường,2030-01-01,\n";
    assert_eq!(refused(app, lacking.as_bytes()).await, ["1: parent_code"]);
}

#[test]
fn a_file_that_is_no_sheet_is_refused_in_a_sentence() {
    for (file, told) in [
        (&b""[..], "no line below"),
        (HEADING.as_bytes(), "no line below"),
        (&b"code,name_vi\n90001,Ph\xFE\xFFng\n"[..], "neither a CSV"),
        (&b"%PDF-1.7"[..], "neither a CSV"),
    ] {
        let refused = server::read_units(file).unwrap_err();
        assert!(refused.contains(told), "{refused}");
    }
}

/// As a spreadsheet program in Việt Nam writes it, and with the headings of the browser's export.
async fn a_file_is_read_as_the_browser_reads_it(app: &TestApp) {
    let semicolons = HEADING.replace(',', ";");
    let row = |code: &str| format!("{code};Phường Số {code};;Phường;01;01/01/2030;\r\n");
    let export = "Mã;Tên;Loại;Mã đơn vị cấp trên;Có hiệu lực từ;Có hiệu lực đến\n90003;Phường Ba;Phường;01;01/01/2030;\n";
    let utf16 = format!("{semicolons}{}", row("90002"));
    let utf16 = utf16.encode_utf16().flat_map(u16::to_le_bytes);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16).collect();
    for file in [format!("{semicolons}{}", row("90001")).into_bytes(), utf16, export.into()] {
        assert_eq!(import(app, &file).await, (1, 0, 0));
    }
}

async fn a_byte_order_mark_before_the_heading_does_no_harm(app: &TestApp) {
    let csv = format!("\u{feff}{HEADING}90001,Phường Một,,phường,01,2030-01-01,\r\n");
    assert_eq!(import(app, csv.as_bytes()).await, (1, 0, 0));
}

async fn a_row_may_stand_before_its_parent(app: &TestApp) {
    let rows = "90001,Phường Một,,phường,901,,2020-12-31\n901,Quận Cũ,,quận,01,,2020-12-31\n";
    let done = import(app, format!("{HEADING}{rows}").as_bytes()).await;
    assert_eq!(done, (2, 0, 0));
    let units = all_units(app).await;
    let named = |name: &str| units.iter().find(|unit| unit.name == name).unwrap();
    assert_eq!(named("Phường Một").parent, Some(named("Quận Cũ").id));
}

const ENDED: (usize, usize, usize) = (0, 1, 0);

async fn last_day(app: &TestApp, name: &str) -> Option<String> {
    let units = all_units(app).await;
    let to = units.iter().find(|unit| unit.name == name).unwrap().validity.to;
    to.map(domain::time::show_day)
}

async fn a_line_with_a_last_day_ends_a_known_unit(app: &TestApp) {
    let row = format!("{HEADING}00235,Phường Đống Đa,,phường,01,2025-07-01,2030-12-31\n");
    assert_eq!(last_day(app, "Phường Đống Đa").await, None);
    let before = all_units(app).await.len();
    assert_eq!(import(app, row.as_bytes()).await, ENDED);
    assert_eq!(last_day(app, "Phường Đống Đa").await.as_deref(), Some("31/12/2030"));
    assert_eq!(all_units(app).await.len(), before, "the same unit, not another");
    let filter = AuditFilter { subject: "unit".into(), verb: "edit".into(), ..AuditFilter::default() };
    let (entries, count) = app.db.audit(&store::system(), &filter).await.unwrap();
    assert_eq!((count, entries[0].title.as_str()), (1, "Phường Đống Đa"));
    assert_eq!(entries[0].before.as_deref(), Some(r#"{"valid_to":null}"#));
    assert_eq!(entries[0].after.as_deref(), Some(r#"{"valid_to":"2030-12-31"}"#));
    // Twice is as good as once.
    assert_eq!(import(app, row.as_bytes()).await, (0, 0, 1));
    assert_eq!(app.db.audit(&store::system(), &filter).await.unwrap().1, 1);
}

async fn a_code_is_free_again_after_its_unit_ended(app: &TestApp) {
    let rows = "00235,Phường Đống Đa Mới,,phường,01,2031-01-01,\n\
                00235,Phường Đống Đa,,phường,01,2025-07-01,2030-12-31\n";
    let done = import(app, format!("{HEADING}{rows}").as_bytes()).await;
    assert_eq!(done, (1, 1, 0));
}

async fn a_unit_does_not_end_before_those_within_it(app: &TestApp) {
    let rows = "901,Quận Mới,,quận,01,2030-01-01,\n90001,Phường Mới,,phường,901,2030-01-01,\n";
    import(app, format!("{HEADING}{rows}").as_bytes()).await;
    let district = "901,Quận Mới,,quận,01,2030-01-01,2040-06-30\n";
    assert_eq!(refused_rows(app, district).await, ["2: valid_to"]);
    let later = format!("{district}90001,Phường Mới,,phường,901,2030-01-01,2040-07-01\n");
    assert_eq!(refused_rows(app, &later).await, ["2: valid_to"], "a day too late");
    assert_eq!(last_day(app, "Quận Mới").await, None, "a refused file ends nothing");
    let both = format!("{district}90001,Phường Mới,,phường,901,2030-01-01,2040-06-30\n");
    let done = import(app, format!("{HEADING}{both}").as_bytes()).await;
    assert_eq!(done, (0, 2, 0));
}

async fn an_end_that_contradicts_what_is_known_is_named(app: &TestApp) {
    for (row, expected) in [
        // Another parent, another name, another first day, and a unit that has a last day already.
        ("00235,Phường Đống Đa,,phường,001,2025-07-01,2030-12-31", "2: parent_code"),
        ("00235,Phường Khác,,phường,01,2025-07-01,2030-12-31", "2: code"),
        ("00235,Phường Đống Đa,,phường,01,2025-08-01,2030-12-31", "2: code"),
        ("006,Quận Đống Đa,,quận,01,,2024-12-31", "2: code"),
    ] {
        assert_eq!(refused_rows(app, row).await, [expected], "{row}");
    }
}

async fn a_slip_in_a_name_is_put_right_and_an_english_name_taken_over(app: &TestApp) {
    let row = |name: &str, english: &str| {
        format!("{HEADING}00235,{name},{english},phường,01,2025-07-01,\n").into_bytes()
    };
    let changed = (0, 1, 0);
    let unchanged = (0, 0, 1);
    let names = async || {
        let unit = all_units(app).await.into_iter().find(|unit| unit.code == "00235").unwrap();
        (unit.name, unit.name_en)
    };
    assert_eq!(import(app, &row("Phường Đống Đà", "Dong Da")).await, changed);
    assert_eq!(names().await, ("Phường Đống Đà".into(), "Dong Da".into()));
    // A sheet without English names says nothing about them.
    assert_eq!(import(app, &row("Phường Đống Đà", "")).await, unchanged);
    assert_eq!(import(app, &row("Phường Đống Đa", "")).await, changed);
    assert_eq!(names().await, ("Phường Đống Đa".into(), "Dong Da".into()));
    let filter = AuditFilter { subject: "unit".into(), verb: "edit".into(), ..AuditFilter::default() };
    assert_eq!(app.db.audit(&store::system(), &filter).await.unwrap().1, 2);
    // One line does both, and once is enough.
    let both = format!("{HEADING}00235,Phường Đống Đà,,phường,01,2025-07-01,2030-12-31\n");
    assert_eq!(import(app, both.as_bytes()).await, changed);
    assert_eq!(names().await.0, "Phường Đống Đà");
    assert_eq!(last_day(app, "Phường Đống Đà").await.as_deref(), Some("31/12/2030"));
    assert_eq!(import(app, both.as_bytes()).await, unchanged);
}

async fn two_lines_for_one_unit_are_named(app: &TestApp) {
    let rows = "00235,Phường Đống Đà,,phường,01,2025-07-01,\n00235,Phường Đống Đa,,phường,01,2025-07-01,\n";
    assert_eq!(refused_rows(app, rows).await, ["3: code"]);
}

async fn a_known_unit_stays_where_it_lies(app: &TestApp) {
    let district = "901,Quận Mới,,quận,01,2025-07-01,\n";
    import(app, format!("{HEADING}{district}").as_bytes()).await;
    assert_eq!(refused_rows(app, "00235,Phường Đống Đa,,phường,901,2025-07-01,").await, ["2: parent_code"]);
}

async fn units_and_organisations_stand_in_the_order_of_the_alphabet(app: &TestApp) {
    let units = app.db.units_within(today(), today()).await.unwrap();
    assert!(units.is_sorted_by_key(|unit| (unit.kind, collation_key(&unit.name))));
    let at = |name: &str| units.iter().position(|unit| unit.name == name).unwrap();
    // Đ is a letter of its own after D, not one after Z.
    assert!(at("Phường Đống Đa") < at("Phường Kim Liên") && at("Phường Kim Liên") < at("Phường Láng"));
    let organisations = app.db.organisations().await.unwrap();
    assert!(organisations.is_sorted_by_key(|o| (o.kind, collation_key(&o.name))));
}

async fn the_units_of_a_day_are_counted_and_paged(app: &TestApp) {
    let client = app.as_viewer().await;
    let units = app.db.units_within(today(), today()).await.unwrap();
    assert!((101..=200).contains(&units.len()), "{} units", units.len());
    let page = client.get("/units").await.assert_ok();
    page.assert_holds(&format!("<strong>{} địa bàn</strong>", units.len()));
    page.assert_holds("<label for=\"filter-q\">");
    page.assert_holds("Trang 1 / 2");
    page.assert_holds("href=\"/units?page=2\"");
    let rows = |text: String| text.matches("<tr>").count() - 1;
    assert_eq!(rows(page.text()), 100);
    for path in ["/units?page=2", "/units?page=99"] {
        let page = client.get(path).await.assert_ok();
        assert_eq!(rows(page.text()), units.len() - 100, "{path}");
        page.assert_holds(&units.last().unwrap().name);
    }
}

async fn units_are_filtered_by_kind_and_words(app: &TestApp) {
    let client = app.as_viewer().await;
    let units = app.db.units_within(today(), today()).await.unwrap();
    let communes = units.iter().filter(|unit| unit.kind == Kind::Commune).count();
    let page = client.get("/units?kind=commune&q=").await.assert_ok();
    page.assert_holds(&format!("<strong>{communes} địa bàn</strong>"));
    page.assert_lacks("Phường Láng");
    let page = client.get("/units?kind=ward&q=dong+da").await.assert_ok();
    page.assert_holds("<strong>1 địa bàn</strong>");
    page.assert_holds("Phường Đống Đa");
    let page = client.get("/units?kind=commune&q=dong+da+khong+co").await.assert_ok();
    page.assert_holds("Không có địa bàn nào khớp");
    assert_eq!(page.text().matches("Bỏ lọc").count(), 2, "above the list and in its place");
}

async fn a_day_that_cannot_be_read_is_told(app: &TestApp) {
    let client = app.as_viewer().await;
    let page = client.get("/units?on=32/13/2025&q=dong+da").await.assert_ok();
    page.assert_problem("filter-on", "không phải một ngày");
    assert_eq!(page.value_of("on"), "32/13/2025");
    page.assert_holds("Phường Đống Đa");
    let page = client.get("/units?on=30/06/2025&q=dong+da").await.assert_ok();
    page.assert_lacks("aria-invalid");
    page.assert_holds("Quận Đống Đa");
}

async fn a_ward_of_a_district_names_it(app: &TestApp) {
    let client = app.as_viewer().await;
    client.get("/units").await.assert_ok().assert_lacks("Thuộc");
    let row = format!("{HEADING}90001,Phường Thử,,phường,006,,2025-06-30\n");
    assert_eq!(import(app, row.as_bytes()).await, (1, 0, 0));
    let page = client.get("/units?on=30/06/2025&q=phuong+thu").await.assert_ok();
    page.assert_holds("data-label=\"Thuộc\"").assert_holds(">Quận Đống Đa</td>");
}

async fn organisations_are_counted_and_filtered(app: &TestApp) {
    let client = app.as_viewer().await;
    let all = app.db.organisations().await.unwrap();
    let page = client.get("/organisations").await.assert_ok();
    page.assert_holds(&format!("<strong>{} cơ quan</strong>", all.len()));
    page.assert_holds("<label for=\"filter-q\">");
    assert!(all.len() > 100, "{} organisations", all.len());
    page.assert_holds("href=\"/organisations?page=2\"");
    let police = all.iter().filter(|o| o.kind == domain::organisations::Kind::Police).count();
    let page = client.get("/organisations?kind=police").await.assert_ok();
    page.assert_holds(&format!("<strong>{police} cơ quan</strong>"));
    let page = client.get("/organisations?q=khong+co+gi+ca").await.assert_ok();
    page.assert_holds("Không có cơ quan nào khớp");
    assert_eq!(page.text().matches("Bỏ lọc").count(), 2, "above the list and in its place");
}
