//! Sheets as files: CSV and Excel, read into rows of text and written from them.

use calamine::{Data, Reader, Xlsx};
use domain::{import_export::ROWS_MAX, time::show_day};
use quick_xml::events::{Event, attributes::Attribute};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A grid of text: its headings, and its rows with the numbers of their lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    pub headings: Vec<String>,
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Why a file is no grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Neither of the kinds that are read, or damaged.
    Kind,
    Empty,
    /// A line that is longer than any record, or far more lines than records are taken.
    Overlong,
}

/// Cells of one row that are looked at, and bytes of all text together: a small file can unfold into a huge one.
const CELLS_MAX: usize = 100;
const TEXT_MAX: usize = 32 << 20;
/// Bytes of one record or cell, several times the longest that a list holds; and lines of a CSV, most of them empty if
/// they are so many.
const RECORD_MAX: usize = 64 << 10;
const LINES_MAX: usize = 10 * ROWS_MAX;
/// Bytes that all of a workbook unfolds into, and texts that it says to share.
const UNFOLDED_MAX: u64 = 64 << 20;
const SHARED_MAX: u64 = 1_000_000;

/// Reads an Excel workbook (its first sheet) or a CSV: whichever it is by its beginning, not by its name.
pub fn read(bytes: &[u8]) -> Result<Grid, Unreadable> {
    // Often text throughout, and yet no grid.
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") {
        return Err(Unreadable::Kind);
    }
    let rows = if bytes.starts_with(b"PK") {
        // The library adds up the numbers of rows and columns unchecked: it may stop at those that nobody writes.
        std::panic::catch_unwind(|| read_xlsx(bytes)).unwrap_or(Err(Unreadable::Kind))?
    } else {
        read_csv(bytes)?
    };
    let mut rows = rows.into_iter();
    let (_, headings) = rows.next().ok_or(Unreadable::Empty)?;
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { Err(Unreadable::Empty) } else { Ok(Grid { headings, rows }) }
}

/// The rows that are not blank, one more than is taken, so that too many is told as such; the heading is one too.
type Rows = Vec<(u64, Vec<String>)>;

fn read_xlsx(bytes: &[u8]) -> Result<Rows, Unreadable> {
    require_bounded(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Kind)?;
    let name = workbook.sheet_names().first().cloned().ok_or(Unreadable::Empty)?;
    // Cell by cell: as a whole it would be as large as its last cell is far from its first.
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| Unreadable::Kind)?;
    let (mut rows, mut held): (Rows, usize) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Kind)? {
        let (row, column) = cell.get_position();
        let text = cell_text(&Data::from(cell.get_value().clone()));
        let (line, column) = (u64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX));
        if column >= CELLS_MAX || text.trim().is_empty() {
            continue;
        }
        if rows.last().is_none_or(|(last, _)| *last != line) {
            if rows.len() > ROWS_MAX + 1 {
                break;
            }
            rows.push((line, Vec::new()));
        }
        held += text.len();
        if text.len() > RECORD_MAX || held > TEXT_MAX {
            return Err(Unreadable::Overlong);
        }
        if let Some((_, cells)) = rows.last_mut() {
            cells.resize(cells.len().max(column + 1), String::new());
            cells[column] = text;
        }
    }
    Ok(rows)
}

/// Refuses a workbook that unfolds into too much, or says to hold more than it can, before anything else reads it.
fn require_bounded(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Kind)?;
    let mut left = UNFOLDED_MAX;
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).map_err(|_| Unreadable::Kind)?;
        // Names are compared without regard to case, as by those who read on.
        let shared = entry.name().is_ok_and(|name| name.to_lowercase().ends_with("sharedstrings.xml"));
        let mut part = Vec::new();
        let mut bounded = (&mut entry).take(left + 1);
        let unfolded = if shared {
            bounded.read_to_end(&mut part).map(|length| length as u64)
        } else {
            std::io::copy(&mut bounded, &mut std::io::sink())
        };
        left = left.checked_sub(unfolded.map_err(|_| Unreadable::Kind)?).ok_or(Unreadable::Kind)?;
        if shared && says_too_many(&part) {
            return Err(Unreadable::Kind);
        }
    }
    Ok(())
}

/// True if a workbook says to share more texts than it can hold, or cannot be read: room is made for as many as it says.
fn says_too_many(part: &[u8]) -> bool {
    let mut reader = quick_xml::Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(texts) | Event::Empty(texts)) if texts.local_name().as_ref() == "sst" => {
                return texts
                    .attributes()
                    .any(|said| said.is_err() || said.is_ok_and(|said| is_too_many(&said)));
            }
            Ok(Event::Eof) => return false,
            Ok(_) => {}
            Err(_) => return true,
        }
    }
}

fn is_too_many(said: &Attribute<'_>) -> bool {
    let counts = matches!(said.key.local_name().as_ref(), "uniqueCount" | "count");
    counts && said.value.trim().parse::<u64>().map_or(true, |number| number > SHARED_MAX)
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
        .from_reader(Bounded { rest: text.as_bytes(), left: RECORD_MAX });
    let (mut rows, mut line, mut counted, mut record) = (Vec::new(), 1, 0, csv::StringRecord::new());
    for read in 0.. {
        if !reader.read_record(&mut record).map_err(|error| unreadable(&error))? {
            break;
        }
        if read > LINES_MAX {
            return Err(Unreadable::Overlong);
        }
        reader.get_mut().left = RECORD_MAX;
        // Where the reader says that a record begins there may be the end of the line before and empty ones.
        let at =
            record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let empty = text.as_bytes().iter().skip(at).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begin = (at + empty).min(text.len());
        line += text.as_bytes()[counted..begin].iter().filter(|byte| **byte == b'\n').count() as u64;
        counted = begin;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        rows.push((line, record.iter().take(CELLS_MAX).map(as_meant).collect()));
        if rows.len() > ROWS_MAX + 1 {
            break;
        }
    }
    Ok(rows)
}

/// Bytes of which only so many are given away until more are granted.
struct Bounded<'a> {
    rest: &'a [u8],
    left: usize,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left == 0 && !self.rest.is_empty() {
            return Err(std::io::Error::other("a record does not end"));
        }
        let bound = self.left.min(buffer.len());
        let given = self.rest.read(&mut buffer[..bound])?;
        self.left -= given;
        Ok(given)
    }
}

fn unreadable(error: &csv::Error) -> Unreadable {
    // Of what is in memory nothing else fails.
    if error.is_io_error() { Unreadable::Overlong } else { Unreadable::Kind }
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
pub fn write_csv(grid: &Grid) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(&grid.headings)?;
    for (_, cells) in &grid.rows {
        writer.write_record(cells.iter().map(|cell| harmless(cell)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that no spreadsheet program takes for a formula. A telephone number may begin with a plus.
fn harmless(cell: &str) -> String {
    // Quotes of its own before a sign are kept by one more.
    let bare = cell.trim_start_matches('\'');
    let number = bare.chars().all(|c| c.is_ascii_digit() || "+-. ()".contains(c));
    if bare.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// What [`harmless`] put before a cell is taken off again.
fn as_meant(cell: &str) -> String {
    let bare = cell.strip_prefix('\'').filter(|bare| harmless(bare) == cell);
    bare.unwrap_or(cell).to_owned()
}

/// Letters of a column that its widest cell may take.
const WIDTH_MAX: usize = 60;

/// A workbook of one sheet, all of it text, with frozen headings to filter by.
pub fn write_xlsx(name: &str, grid: &Grid) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name(crate::excel::sheet_name(name))?;
    let heading = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
    // As text, so that a code keeps its zeros.
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
    for (column, words) in (0..).zip(&grid.headings) {
        sheet.write_with_format(0, column, words.as_str(), &heading)?;
        let cells = grid.rows.iter().filter_map(|(_, cells)| cells.get(usize::from(column)));
        let widest = cells.chain([words]).map(|cell| cell.chars().count()).max().unwrap_or_default();
        // What is typed below stays as it was typed, too.
        sheet.set_column_format(column, &text)?;
        sheet.set_column_width(column, u16::try_from(widest.min(WIDTH_MAX)).unwrap_or(10) + 2)?;
    }
    for (row, (_, cells)) in (1..).zip(&grid.rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_with_format(row, column, cell.as_str(), &text)?;
        }
    }
    let last_row = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(grid.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests;
