//! Sheets as files: CSV and Excel, read into rows of text and written from them.

use calamine::{Data, Reader, Xlsx};
use domain::time::show_day;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use std::io::Cursor;

/// A table of text: its headings, and its rows with the numbers of their lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Neither of the kinds that are read, or damaged.
    Kind,
    Empty,
}

/// Cells of one row that are looked at, and bytes of all text together: a small file can unfold into a huge one.
const CELLS_MAX: usize = 100;
const TEXT_MAX: usize = 32 << 20;

/// Reads an Excel workbook (its first sheet) or a CSV: whichever it is by its beginning, not by its name.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    let rows = if bytes.starts_with(b"PK") { read_xlsx(bytes)? } else { read_csv(bytes)? };
    let blank = |cells: &[String]| cells.iter().all(|cell| cell.trim().is_empty());
    let mut rows = rows.into_iter().filter(|(_, cells)| !blank(cells));
    let (_, headings) = rows.next().ok_or(Unreadable::Empty)?;
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { Err(Unreadable::Empty) } else { Ok(Table { headings, rows }) }
}

type Rows = Vec<(u64, Vec<String>)>;

fn read_xlsx(bytes: &[u8]) -> Result<Rows, Unreadable> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Kind)?;
    let range = workbook.worksheet_range_at(0).ok_or(Unreadable::Empty)?.map_err(|_| Unreadable::Kind)?;
    let first = range.start().map_or(0, |(row, _)| u64::from(row)) + 1;
    let (mut rows, mut held) = (Vec::new(), 0);
    for (line, cells) in (first..).zip(range.rows()) {
        let cells: Vec<String> = cells.iter().take(CELLS_MAX).map(cell_text).collect();
        held += cells.iter().map(String::len).sum::<usize>();
        if held > TEXT_MAX {
            return Err(Unreadable::Kind);
        }
        rows.push((line, cells));
    }
    Ok(rows)
}

/// A cell as a person reads it: a day as a day, a whole number without a point.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::DateTime(time) => {
            time.as_datetime().map_or_else(|| cell.to_string(), |time| show_day(time.date()))
        }
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Empty | Data::Error(_) => String::new(),
        cell => cell.to_string(),
    }
}

/// As spreadsheet programs write it: with a byte order mark or without, separated as the country does.
fn read_csv(bytes: &[u8]) -> Result<Rows, Unreadable> {
    let text = decode(bytes).ok_or(Unreadable::Kind)?;
    let heading = text.lines().next().unwrap_or_default();
    let count = |separator: char| heading.matches(separator).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|separator| count(char::from(*separator)));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let (mut rows, mut line, mut counted) = (Vec::new(), 1, 0);
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::Kind)?;
        // Where the reader says that a record begins there may be the end of the line before and empty ones.
        let at =
            record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let empty = text.as_bytes().iter().skip(at).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begin = (at + empty).min(text.len());
        line += text.as_bytes()[counted..begin].iter().filter(|byte| **byte == b'\n').count() as u64;
        counted = begin;
        rows.push((line, record.iter().take(CELLS_MAX).map(str::to_owned).collect()));
    }
    Ok(rows)
}

/// UTF-8, or UTF-16 as Excel writes its “Unicode text”.
fn decode(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        let units: Vec<u16> =
            rest.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16(&units).ok();
    }
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(rest).ok()?;
    (!text.contains('\0')).then(|| text.to_owned())
}

/// A CSV that Excel opens as what it is: UTF-8 with its mark.
pub fn write_csv(table: &Table) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(&table.headings)?;
    for (_, cells) in &table.rows {
        writer.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that no spreadsheet program takes for a formula. A telephone number may begin with a plus.
fn harmless(cell: &str) -> String {
    let number = cell.chars().all(|c| c.is_ascii_digit() || "+-. ()".contains(c));
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Letters of a column that its widest cell may take.
const WIDTH_MAX: usize = 60;

/// A workbook of one sheet, all of it text, with frozen headings to filter by.
pub fn write_xlsx(name: &str, table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(crate::excel::sheet_name(name))?;
    let heading = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    // As text, so that a code keeps its zeros.
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    for (column, words) in (0..).zip(&table.headings) {
        sheet.write_with_format(0, column, words.as_str(), &heading)?;
        let cells = table.rows.iter().filter_map(|(_, cells)| cells.get(usize::from(column)));
        let widest = cells.chain([words]).map(|cell| cell.chars().count()).max().unwrap_or_default();
        sheet.set_column_width(column, u16::try_from(widest.min(WIDTH_MAX)).unwrap_or(10) + 2)?;
    }
    for (row, (_, cells)) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_with_format(row, column, cell.as_str(), &text)?;
        }
    }
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(table.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let owned = |cells: &&[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        Table { headings: owned(&rows[0]), rows: (2..).zip(rows[1..].iter().map(owned)).collect() }
    }

    #[test]
    fn what_is_written_reads_back() {
        let table = table(&[&["Mã", "Tên"], &["00004", "Phường Ba Đình"], &["006", "nói \"to\", hai\ndòng"]]);
        let line_of = |table: Table| table.rows.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>();
        let csv = read(&write_csv(&table).unwrap()).unwrap();
        let xlsx = read(&write_xlsx("Địa bàn", &table).unwrap()).unwrap();
        for read in [csv, xlsx] {
            assert_eq!(read.headings, table.headings);
            assert_eq!(line_of(read), line_of(table.clone()));
        }
    }

    #[test]
    fn a_csv_is_read_as_a_spreadsheet_program_writes_it() {
        let expected = table(&[&["Mã", "Tên"], &["006", "Quận Đống Đa"]]);
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
        assert_eq!(read(b"\xD0\xCF\x11\xE0 an old .xls \0\0"), Err(Unreadable::Kind));
        assert_eq!(read("Tên\nĐống".as_bytes().split_last().unwrap().1), Ok(table(&[&["Tên"], &["Đốn"]])));
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(harmless("+84 981 84 84 84"), "+84 981 84 84 84");
        assert_eq!(harmless("Phường"), "Phường");
    }
}
