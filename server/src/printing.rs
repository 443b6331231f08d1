//! Printing from the shell, without a database: one piece, a page for each row of a file.

use crate::spreadsheets::{self, Unreadable};
use chrono::Utc;
use print::{Award, Certificate, PrintError};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufReader, BufWriter, Read, Write},
    path::Path,
};
use thiserror::Error;

/// What can be printed, by name.
pub const PIECES: [Piece; 1] = [Piece {
    name: "certificate",
    about: "A4 landscape for the office printer: a name, a result and a code to scan",
    columns: &["name", "score", "url"],
    texts: &[
        ("lang", "vi"),
        ("issuer", "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội"),
        ("heading", "GIẤY CHỨNG NHẬN"),
        ("lead", "Chứng nhận"),
        ("reason", "đã hoàn thành cuộc thi tìm hiểu pháp luật về phòng, chống mua bán người"),
        ("signed", ""),
        ("signer", "TM. BAN TỔ CHỨC"),
        ("caption", "Quét mã để kiểm tra"),
    ],
}];

/// A design.
#[derive(Debug)]
pub struct Piece {
    pub name: &'static str,
    pub about: &'static str,
    /// What each row may say; the first is needed.
    pub columns: &'static [&'static str],
    /// What is the same on every page, with what it says unless it is set.
    pub texts: &'static [(&'static str, &'static str)],
}

/// Why nothing was printed: a sentence for whoever typed the command.
#[derive(Debug, Error)]
pub enum PrintingError {
    #[error("there is no piece “{0}”; `lantoa print --list` names them")]
    NoPiece(String),
    #[error("“{0}” has no text “{1}”; `lantoa print --list` names them")]
    NoText(&'static str, String),
    #[error("{0}: the ending says what is written, and only .pdf can be")]
    Ending(String),
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    #[error("{0} is no CSV, Excel workbook or JSON list of objects, or is damaged")]
    NoRows(String),
    #[error("the first row has no column “{0}”; it may name {1}")]
    NoColumn(&'static str, String),
    #[error("line {line}: {why}")]
    Row { line: u64, why: String },
    #[error(transparent)]
    Print(#[from] PrintError),
}

type Result<T> = std::result::Result<T, PrintingError>;
/// A row with the number of its line; a column that is not there is empty.
type Row = (u64, Vec<String>);

/// Prints a piece for each row of a file into another, which is there whole or stays as it was. `set` gives texts that
/// are the same on every page. Answers the number of pages.
///
/// # Errors
/// [`PrintingError`], with the line of a row that cannot be printed.
pub fn print_rows(piece: &str, rows: &Path, out: &Path, set: &BTreeMap<String, String>) -> Result<usize> {
    let piece =
        PIECES.iter().find(|known| known.name == piece).ok_or(PrintingError::NoPiece(piece.into()))?;
    if !out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        return Err(PrintingError::Ending(out.display().to_string()));
    }
    if let Some(unknown) = set.keys().find(|name| piece.texts.iter().all(|(known, _)| known != name)) {
        return Err(PrintingError::NoText(piece.name, unknown.clone()));
    }
    let still = certificate(piece, set).scene()?;
    let rows = read(rows, piece)?;
    let draw = |(line, cells): &Row| {
        let award = Award { name: cells[0].clone(), score: cells[1].clone(), url: cells[2].clone() };
        Certificate::own(&award).map_err(|why| PrintingError::Row { line: *line, why: why.to_string() })
    };
    let about = |error| PrintingError::File(out.display().to_string(), error);
    let beside = out.with_extension("pdf.part");
    let file = File::create(&beside).map_err(about)?;
    let printed = print::batch(&still, Utc::now(), rows, draw, BufWriter::new(file));
    let done = printed.and_then(|pages| fs::rename(&beside, out).map_err(about).map(|()| pages));
    if done.is_err() {
        // What is half written is no file; that it is left is not worth another sentence.
        let _ = fs::remove_file(&beside);
    }
    done
}

fn certificate(piece: &Piece, set: &BTreeMap<String, String>) -> Certificate {
    let text = |name: &str| {
        let known = piece.texts.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text);
        set.get(name).cloned().unwrap_or_else(|| known.to_owned())
    };
    Certificate {
        lang: text("lang"),
        issuer: text("issuer"),
        heading: text("heading"),
        lead: text("lead"),
        reason: text("reason"),
        signed: text("signed"),
        signer: text("signer"),
        caption: text("caption"),
    }
}

/// The rows of a file, of which a CSV is read as it is printed.
fn read(path: &Path, piece: &Piece) -> Result<Box<dyn Iterator<Item = Result<Row>>>> {
    let name = path.display().to_string();
    let about = |error| PrintingError::File(name.clone(), error);
    let mut file = BufReader::new(File::open(path).map_err(about)?);
    let mut start = [0; 2];
    let known = file.read(&mut start).map_err(about)?;
    let beginning = start[..known].to_vec();
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    let whole = std::io::Cursor::new(beginning.clone()).chain(file);
    if ending == "json" {
        return of_json(whole, &name, piece);
    }
    if beginning.starts_with(b"PK") {
        let bytes = fs::read(path).map_err(about)?;
        let grid = spreadsheets::read(&bytes).map_err(|_: Unreadable| PrintingError::NoRows(name.clone()))?;
        let places = places(&grid.headings, piece)?;
        return Ok(Box::new(
            grid.rows.into_iter().map(move |(line, cells)| Ok((line, picked(&cells, &places)))),
        ));
    }
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(whole);
    let unreadable = |_| PrintingError::NoRows(name.clone());
    let headings: Vec<String> = csv.headers().map_err(unreadable)?.iter().map(str::to_owned).collect();
    let places = places(&headings, piece)?;
    Ok(Box::new(csv.into_records().zip(2..).map(move |(record, line)| {
        let record = record.map_err(|error| PrintingError::Row { line, why: error.to_string() })?;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        Ok((record.position().map_or(line, csv::Position::line), picked(&cells, &places)))
    })))
}

fn of_json(file: impl Read, name: &str, piece: &Piece) -> Result<Box<dyn Iterator<Item = Result<Row>>>> {
    let rows: Vec<BTreeMap<String, Value>> =
        serde_json::from_reader(file).map_err(|_| PrintingError::NoRows(name.to_owned()))?;
    let columns = piece.columns;
    let cell = |value: Option<&Value>| match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
    };
    let row = move |row: BTreeMap<String, Value>| columns.iter().map(|name| cell(row.get(*name))).collect();
    Ok(Box::new((1..).zip(rows).map(move |(line, cells)| Ok((line, row(cells))))))
}

/// Where each column of a piece is among the headings.
fn places(headings: &[String], piece: &Piece) -> Result<Vec<Option<usize>>> {
    let place = |name: &str| {
        headings
            .iter()
            .position(|heading| heading.trim().trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
    };
    let places: Vec<Option<usize>> = piece.columns.iter().map(|name| place(name)).collect();
    match (places.first(), piece.columns.first()) {
        (Some(None), Some(first)) => Err(PrintingError::NoColumn(first, piece.columns.join(", "))),
        _ => Ok(places),
    }
}

fn picked(cells: &[String], places: &[Option<usize>]) -> Vec<String> {
    places.iter().map(|place| place.and_then(|place| cells.get(place)).cloned().unwrap_or_default()).collect()
}

/// What can be printed, in lines for the terminal.
pub fn pieces(mut out: impl Write) -> std::io::Result<()> {
    for Piece { name, about, columns, texts } in &PIECES {
        writeln!(out, "{name}\n  {about}\n  columns of a row: {}", columns.join(", "))?;
        for (text, unless) in *texts {
            writeln!(out, "  --set {text}=…  {unless}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Document;

    /// Prints what a file of a name holds; the file that came of it.
    fn printed(name: &str, rows: &[u8], set: &[(&str, &str)]) -> Result<Document> {
        let folder = tempfile::tempdir().unwrap();
        let (path, out) = (folder.path().join(name), folder.path().join("winners.pdf"));
        fs::write(&path, rows).unwrap();
        let set = set.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let done = print_rows("certificate", &path, &out, &set);
        assert!(!out.with_extension("pdf.part").exists());
        assert_eq!(out.exists(), done.is_ok());
        done.map(|_| Document::load(&out).unwrap())
    }

    const CSV: &str =
        "name,score,url\nNguyễn Văn An,98/100,https://lantoa.example/c/1\n\"Trần Thị Bình\",,\n";

    #[test]
    fn a_row_is_a_page_whatever_the_file() {
        let json = r#"[{"name": "Nguyễn Văn An", "score": 98}, {"name": "Trần Thị Bình"}]"#;
        for (name, rows) in [("winners.csv", CSV), ("winners.json", json)] {
            let file = printed(name, rows.as_bytes(), &[("signed", "Hà Nội, 2026")]).unwrap();
            assert_eq!(file.get_pages().len(), 2, "{name}");
            assert!(file.extract_text(&[1]).unwrap().contains("Nguyễn Văn An"), "{name}");
            assert!(file.extract_text(&[2]).unwrap().contains("Trần Thị Bình"), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_printed_is_told_with_its_line_and_leaves_no_file() {
        for (name, rows, told) in [
            ("a.csv", "name\nAn\n漢\n", "line 3: "),
            ("a.csv", "ten\nAn\n", "no column “name”"),
            ("a.json", "{}", "is no CSV"),
        ] {
            let error = printed(name, rows.as_bytes(), &[]).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
        let error = printed("a.csv", CSV.as_bytes(), &[("title", "x")]).unwrap_err().to_string();
        assert!(error.contains("has no text “title”"), "{error}");
        let none = print_rows("poster", Path::new("a.csv"), Path::new("a.pdf"), &BTreeMap::new());
        assert!(matches!(none, Err(PrintingError::NoPiece(_))));
        let ending = print_rows("certificate", Path::new("a.csv"), Path::new("a.docx"), &BTreeMap::new());
        assert!(matches!(ending, Err(PrintingError::Ending(_))));
    }
}
