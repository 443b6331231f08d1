//! Files as people and programs make them, and as nobody should.

use super::*;

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
