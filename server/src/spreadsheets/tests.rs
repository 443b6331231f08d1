//! Files as people and programs make them, and as nobody should.

use super::*;
use proptest::prelude::*;

fn grid(rows: &[&[&str]]) -> Grid {
    let owned = |cells: &&[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    Grid { headings: owned(&rows[0]), rows: (2..).zip(rows[1..].iter().map(owned)).collect() }
}

#[test]
fn what_is_written_reads_back() {
    let grid = grid(&[&["Mã", "Tên"], &["00004", "Phường Ba Đình"], &["006", "nói \"to\", hai\ndòng"]]);
    let line_of = |grid: Grid| grid.rows.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>();
    let csv = read(&write_csv(&grid).unwrap()).unwrap();
    let xlsx = read(&write_xlsx("Địa bàn", &grid).unwrap()).unwrap();
    for read in [csv, xlsx] {
        assert_eq!(read.headings, grid.headings);
        assert_eq!(line_of(read), line_of(grid.clone()));
    }
}

#[test]
fn a_csv_is_read_as_a_spreadsheet_program_writes_it() {
    let expected = grid(&[&["Mã", "Tên"], &["006", "Quận Đống Đa"]]);
    let utf16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>()
    };
    for bytes in [
        "Mã,Tên\n006,Quận Đống Đa\n".as_bytes().to_vec(),
        "\u{feff}Mã;Tên\r\n006;Quận Đống Đa\r\n".as_bytes().to_vec(),
        utf16("Mã\tTên\r\n006\tQuận Đống Đa\r\n"),
    ] {
        assert_eq!(read(&bytes), Ok(expected.clone()));
    }
    let with_gap = read("Mã,Tên\n\n,\n006,Quận Đống Đa\n".as_bytes()).unwrap();
    assert_eq!(with_gap.rows[0].0, 4, "lines are counted as a person sees them");
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(read(b""), Err(Unreadable::Empty));
    assert_eq!(read("Mã,Tên\n".as_bytes()), Err(Unreadable::Empty));
    assert_eq!(read(b"PK\x03\x04 but no workbook"), Err(Unreadable::Kind));
    assert_eq!(read(b"%PDF-1.4\n1 0 obj\n"), Err(Unreadable::Kind));
    assert_eq!(read(b"\xD0\xCF\x11\xE0 an old .xls \0\0"), Err(Unreadable::Kind));
    assert_eq!(read("Tên\nĐống".as_bytes().split_last().unwrap().1), Ok(grid(&[&["Tên"], &["Đốn"]])));
}

/// A workbook as small as they come, with a sheet and shared texts of the test's own.
fn workbook(sheet: &str, shared: &str) -> Vec<u8> {
    use std::io::Write;
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>"),
        ),
        ("xl/sharedStrings.xml", shared.to_owned()),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_file_of_endless_lines_is_refused_before_it_fills_the_memory() {
    let heading = "Mã,Tên\n006,Quận Đống Đa\n";
    let megabytes = 5 << 20;
    for rest in [
        "x".repeat(megabytes),
        format!("007,{}", "x".repeat(megabytes)),
        format!("007,\"{}", "x\n".repeat(megabytes / 2)),
        ",".repeat(megabytes),
        "\n".repeat(megabytes),
        "\r\n".repeat(megabytes / 2),
        ",\n".repeat(megabytes / 2),
        " ,\"\"\r\n".repeat(megabytes / 6),
    ] {
        let begin: String = rest.chars().take(10).collect();
        assert_eq!(read(format!("{heading}{rest}").as_bytes()), Err(Unreadable::Overlong), "{begin:?}");
        assert_eq!(read(rest.as_bytes()), Err(Unreadable::Overlong), "{begin:?}");
    }
    let cell = inline("A1", &"x".repeat(RECORD_MAX + 1));
    let long = workbook(&format!("<row r=\"1\">{cell}</row>"), "<sst uniqueCount=\"1\"></sst>");
    assert_eq!(read(&long), Err(Unreadable::Overlong));
    // As much as a person fills in is read, and of too many rows one too many.
    let most = format!("{heading}007,{}\n{}008,Tên\n", "x".repeat(60_000), "\n".repeat(60_000));
    assert_eq!(read(most.as_bytes()).unwrap().rows.len(), 3);
    let rows = read(format!("{heading}{}", "007,Tên\n".repeat(500_000)).as_bytes()).unwrap().rows;
    assert_eq!(rows.len(), ROWS_MAX + 1);
}

fn inline(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_workbook_that_would_fill_the_memory_is_refused_or_read_as_far_as_it_goes() {
    let shared = "<sst uniqueCount=\"1\"></sst>";
    let (first, second) = (inline("A1", "Tên"), inline("A2", "Phụ huynh"));
    let far = format!(
        "<row r=\"1\">{first}</row><row r=\"2\">{second}</row><row r=\"1048576\">{}</row>",
        inline("XFD1048576", "xa")
    );
    assert_eq!(read(&workbook(&far, shared)), Ok(grid(&[&["Tên"], &["Phụ huynh"]])));
    let rows = format!("<row r=\"1\">{first}</row><row r=\"2\">{second}</row>");
    for shared in [
        "<sst uniqueCount=\"1000000000000\"></sst>",
        "<sst uniqueCount=\"99999999999999999999999\"></sst>",
        "<sst uniqueCount='10000000000000'></sst>",
        "<x:sst count = '1' xmlns:x='x' uniqueCount = \"10000000000000\"/>",
        "<a/><sst uniqueCount='+10000000000000'><si/></sst>",
    ] {
        assert_eq!(read(&workbook(&rows, shared)), Err(Unreadable::Kind), "{shared}");
    }
    let behind = format!("<!--{}--><sst uniqueCount='10000000000000'></sst>", " ".repeat(4_096));
    assert_eq!(read(&workbook(&rows, &behind)), Err(Unreadable::Kind));
    let huge = format!("{rows}{}", " ".repeat(65 << 20));
    assert_eq!(read(&workbook(&huge, shared)), Err(Unreadable::Kind));
}

#[test]
fn a_cell_where_no_cell_can_be_stops_nobody() {
    let read_with = |at: &str| {
        let rows =
            format!("<row r=\"1\">{}</row><row r=\"2\">{}</row>", inline("A1", "Tên"), inline(at, "x"));
        read(&workbook(&rows, "<sst uniqueCount=\"1\"></sst>"))
    };
    for at in ["A0", "1", "", "ệ1"] {
        assert_eq!(read_with(at), Err(Unreadable::Kind), "{at}");
    }
    // A build that checks its sums stops at these, another reads some other cell: both answer.
    for at in ["A99999999999999", "ZZZZZZZZZZZZ1"] {
        assert_ne!(read_with(at), Err(Unreadable::Overlong), "{at}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    for cell in ["- Không đưa hộ chiếu cho ai", "=1+1", "'=1+1", "''-a", "'quoted", "'113", "@ban", "113"]
    {
        assert_eq!(as_meant(&harmless(cell)), cell);
    }
    assert_eq!(harmless("=1+1"), "'=1+1");
    assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
    assert_eq!(harmless("+84 981 84 84 84"), "+84 981 84 84 84");
    assert_eq!(harmless("Phường"), "Phường");
}

/// A file with some of its bytes changed.
fn mutated(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12);
    changes.prop_map(move |changes| {
        let mut bytes = whole.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes
    })
}

/// Rows of a list, with what makes a cell hard to write.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell =
        prop_oneof!["\\PC{0,30}", "['=+@,;\"\t -]{0,3}[0-9a-zđ]{0,6}", "[0-9]{0,12}", "[a-zđ \n]{0,20}"];
    prop::collection::vec(prop::collection::vec(cell, 3), 1..20)
}

fn of_rows(rows: &[Vec<String>]) -> Grid {
    let headings = ["Mã", "Tên", "Ghi chú"].map(str::to_owned).to_vec();
    Grid { headings, rows: (2..).zip(rows.to_vec()).collect() }
}

fn a_sheet() -> Grid {
    let row =
        |number: usize| vec![format!("{number:05}"), format!("Phường {number}"), "mới; \"cũ\"".to_owned()];
    of_rows(&(0..20).map(row).collect::<Vec<_>>())
}

fn two_rows() -> String {
    let (first, second) = (inline("A1", "Tên"), inline("C2", "Phụ huynh"));
    format!("<row r=\"1\">{first}</row><row r=\"2\">{second}</row>")
}

/// What is read is no more than is taken.
fn is_bounded(read: &Result<Grid, Unreadable>) -> bool {
    read.as_ref().map_or(true, |grid| {
        let mut cells = grid.rows.iter().map(|(_, cells)| cells).chain([&grid.headings]);
        grid.rows.len() <= ROWS_MAX + 1 && cells.all(|cells| cells.len() <= CELLS_MAX)
    })
}

/// The rows in which something stands, cell by cell, without the spaces around it.
fn told(rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let trimmed = rows.map(|cells| {
        let mut cells: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
        cells.resize(3, String::new());
        cells
    });
    trimmed.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).collect()
}

proptest! {
    #[test]
    fn any_bytes_are_a_sheet_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(is_bounded(&read(&bytes)));
        prop_assert!(is_bounded(&read(&[&b"PK\x03\x04"[..], &bytes].concat())));
    }

    #[test]
    fn any_text_is_a_sheet_or_is_refused(text in "[a-zđ0-9,;\t\"\r\n ]{0,400}|\\PC{0,200}") {
        prop_assert!(is_bounded(&read(text.as_bytes())));
    }

    #[test]
    fn a_mutated_csv_is_a_sheet_or_is_refused(bytes in mutated(write_csv(&a_sheet()).unwrap())) {
        prop_assert!(is_bounded(&read(&bytes)));
    }
}

proptest! {
    // Each takes its time. `PROPTEST_CASES` holds here as well.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_mutated_workbook_is_a_sheet_or_is_refused(bytes in mutated(write_xlsx("Địa bàn", &a_sheet()).unwrap())) {
        prop_assert!(is_bounded(&read(&bytes)));
    }

    /// What is packed is checked by sums that no change of its bytes meets: here the parts are changed first.
    #[test]
    fn a_workbook_of_mutated_parts_is_a_sheet_or_is_refused(
        sheet in mutated(two_rows().into_bytes()),
        shared in mutated(b"<sst count=\"1\" uniqueCount=\"1\"><si><t>x</t></si></sst>".to_vec()),
    ) {
        let (sheet, shared) = (String::from_utf8_lossy(&sheet), String::from_utf8_lossy(&shared));
        prop_assert!(is_bounded(&read(&workbook(&sheet, &shared))));
    }

    #[test]
    fn what_any_list_writes_reads_back(rows in rows()) {
        // Escapes of the format itself (`_x000D_`), which nobody types.
        prop_assume!(rows.iter().flatten().all(|cell| !cell.contains("_x")));
        let (grid, expected) = (of_rows(&rows), told(rows.into_iter()));
        for file in [write_csv(&grid).unwrap(), write_xlsx("Địa bàn", &grid).unwrap()] {
            match read(&file) {
                Ok(read) => {
                    prop_assert_eq!(&read.headings, &grid.headings);
                    prop_assert_eq!(told(read.rows.into_iter().map(|(_, cells)| cells)), expected.clone());
                }
                Err(refused) => prop_assert!(refused == Unreadable::Empty && expected.is_empty(), "{:?}", refused),
            }
        }
    }
}
