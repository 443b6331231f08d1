//! A schedule as an Excel workbook: to go on calculating with, and to print as it is.

use domain::{activities::ActivityCard, targets::Measure};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// The row of the headings, below the title and an empty one.
const HEADINGS: u32 = 2;
/// Letters of a sheet's name that Excel takes.
const NAME_MAX: usize = 31;
/// Excel's number for A4.
const A4: u8 = 9;
/// Widths of the columns before the measures, in letters.
const WIDTHS: [u16; 12] = [40, 18, 12, 12, 26, 28, 26, 30, 32, 30, 14, 16];
/// Width of a measure's column: its heading wraps.
const MEASURE_WIDTH: u16 = 11;

/// Width of what figures are of.
const NAME_WIDTH: u16 = 26;

struct Formats {
    title: Format,
    heading: Format,
    text: Format,
    day: Format,
    number: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            heading: cell().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            text: cell().set_text_wrap(),
            day: cell().set_num_format("dd/mm/yyyy"),
            number: cell().set_num_format("#,##0"),
        }
    }
}

/// One row an activity; days are days and numbers are numbers. Its words are those of the language around it. `name` is
/// that of the sheet, as short as can be had.
pub fn workbook(title: &str, name: &str, cards: &[ActivityCard]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    let measures: Vec<Measure> = Measure::planned().collect();
    let sheet = workbook.add_worksheet().set_name(sheet_name(name))?;
    sheet.write_with_format(0, 0, title, &formats.title)?;
    let columns = app::activities::say::schedule_columns().map(str::to_owned);
    let headings = columns
        .into_iter()
        .chain(measures.iter().map(|measure| app::campaigns::say::measure_heading(*measure)));
    let mut last_column = 0;
    for (column, text) in (0..).zip(headings) {
        sheet.write_with_format(HEADINGS, column, text, &formats.heading)?;
        last_column = column;
    }
    for (row, card) in (HEADINGS + 1..).zip(cards) {
        write_card(sheet, row, card, &measures, &formats)?;
    }
    let last_row = u32::try_from(cards.len()).unwrap_or(u32::MAX).saturating_add(HEADINGS);
    sheet.autofilter(HEADINGS, 0, last_row, last_column)?;
    lay_out(sheet, last_column)?;
    workbook.save_to_buffer()
}

fn write_card(
    sheet: &mut Worksheet,
    row: u32,
    card: &ActivityCard,
    measures: &[Measure],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let texts = [
        (0, card.title.clone()),
        (1, app::activities::say::kind(card.kind).to_owned()),
        (4, card.when.show()),
        (5, card.units.iter().map(|(vi, en)| words::either(vi, en)).collect::<Vec<_>>().join("; ")),
        (6, card.venue.clone()),
        (7, card.lead.clone()),
        (8, card.supporting.join("; ")),
        (9, card.audiences.join("; ")),
        (10, app::activities::say::status(card.status).to_owned()),
    ];
    for (column, text) in texts {
        sheet.write_with_format(row, column, text, &formats.text)?;
    }
    sheet.write_with_format(row, 2, &card.when.first_day(), &formats.day)?;
    sheet.write_with_format(row, 3, &card.when.last_day(), &formats.day)?;
    if let Some(money) = card.money {
        sheet.write_with_format(row, 11, money, &formats.number)?;
    }
    for (column, measure) in (12..).zip(measures) {
        if let Some(quantity) = card.quantities.iter().find(|quantity| quantity.measure == *measure) {
            sheet.write_with_format(row, column, quantity.number, &formats.number)?;
        }
    }
    Ok(())
}

/// A table of figures with its title: numbers are numbers, codes keep their zeros.
pub fn figures(table: &app::results::Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let formats = Formats::new();
    let sheet = workbook.add_worksheet().set_name(sheet_name("Lan Tỏa"))?;
    sheet.write_with_format(0, 0, table.title.as_str(), &formats.title)?;
    let texts = table.rows.first().map_or(1, |(texts, _)| texts.len());
    for (column, heading) in (0..).zip(&table.headings) {
        sheet.write_with_format(HEADINGS, column, heading.as_str(), &formats.heading)?;
        let width = if usize::from(column) < texts { NAME_WIDTH } else { MEASURE_WIDTH };
        sheet.set_column_width(column, f64::from(width))?;
    }
    for (row, (texts, numbers)) in (HEADINGS + 1..).zip(&table.rows) {
        for (column, text) in (0..).zip(texts) {
            sheet.write_with_format(row, column, text.as_str(), &formats.text)?;
        }
        for (column, number) in (u16::try_from(texts.len()).unwrap_or_default()..).zip(numbers) {
            if let Some(number) = number {
                sheet.write_with_format(row, column, *number, &formats.number)?;
            }
        }
    }
    sheet.set_freeze_panes(HEADINGS + 1, u16::try_from(texts).unwrap_or(1))?;
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    workbook.save_to_buffer()
}

/// Widths, and how it is printed: across, as wide as a page, with the headings on each.
fn lay_out(sheet: &mut Worksheet, last_column: u16) -> Result<(), XlsxError> {
    let widths = WIDTHS.into_iter().chain(std::iter::repeat(MEASURE_WIDTH));
    for (column, width) in (0..=last_column).zip(widths) {
        sheet.set_column_width(column, f64::from(width))?;
    }
    sheet.set_freeze_panes(HEADINGS + 1, 1)?;
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A campaign's code as the name of a sheet, which holds no slash and few letters.
pub(crate) fn sheet_name(code: &str) -> String {
    let mut name = String::new();
    for letter in code.chars() {
        let letter = if letter.is_alphanumeric() || "-._".contains(letter) { letter } else { '-' };
        if name.encode_utf16().count() + letter.len_utf16() > NAME_MAX {
            break;
        }
        name.push(letter);
    }
    if name.is_empty() { "Lan Toa".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_becomes_a_name_that_excel_takes() {
        assert_eq!(sheet_name("133/KH-UBND"), "133-KH-UBND");
        assert_eq!(sheet_name("'[a]:b?*\\'"), "--a--b----");
        assert_eq!(sheet_name(&"Đ".repeat(40)), "Đ".repeat(31));
        assert_eq!(sheet_name(""), "Lan Toa");
    }
}
