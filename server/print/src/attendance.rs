//! The attendance sheet (danh sách người dự), A4 for the office printer: who was there writes the name, the committee
//! keeps the sheet, and only its numbers are typed.

use crate::{
    canvas::{Area, Canvas},
    colour::Colour,
    content::{Fact, QrLink},
    ellipsis::shortened,
    error::PrintError,
    font::Face,
    paper::Paper,
    scene::Scene,
    text::{Style, fit},
};

/// The texts of an attendance sheet. A title or a value longer than its place ends with an ellipsis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Language of the texts, as BCP 47.
    pub lang: String,
    /// Who made the sheet, in one line.
    pub issuer: String,
    /// What the sheet is, in one line.
    pub heading: String,
    /// The activity's own title.
    pub title: String,
    /// Time, place, unit, lead organisation: at most four.
    pub facts: Vec<Fact>,
    /// By which the log of the activity is found.
    pub code: String,
    /// A link to scan.
    pub qr: QrLink,
    /// The headings of the columns: number, name, home, signature.
    pub columns: [String; 4],
    /// The labels of the boxes to fill in at the foot; the last is the widest.
    pub boxes: [String; 6],
    /// What is done with the sheet, and what nobody writes on it.
    pub note: String,
}

const MOST_FACTS: usize = 4;
/// People on a sheet.
const ROWS: usize = 25;

// Millimetres on A4.
const WIDTH: f32 = 210.0;
const MARGIN: f32 = 14.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;

/// The head: its text, and the code right of it.
const TOP: f32 = 12.0;
const TEXT: f32 = 136.0;
const CODE: f32 = 36.0;
const HEADING: f32 = 19.0;
const TITLE: f32 = 29.5;
const FACTS: f32 = 46.0;
/// From one row of facts to the next.
const FACT: f32 = 12.6;

/// The table: its top, the height of its headings and of a row, and the widths of its columns.
const TABLE: f32 = 71.0;
const HEADS: f32 = 7.0;
const ROW: f32 = 7.0;
const COLUMNS: [f32; 4] = [11.0, 66.0, 65.0, 40.0];

/// The foot: its boxes and their widths, and the note below.
const BOXES: f32 = 257.5;
const BOX: f32 = 15.0;
const WIDTHS: [f32; 6] = [29.0, 22.0, 22.0, 24.0, 27.0, 58.0];
const NOTE: f32 = 276.5;

/// Thickness of the rules.
const RULE: f32 = 0.2;
/// From a rule to the text beside it.
const PAD: f32 = 1.6;

const ISSUER: Style = Style::new(Face::SemiBold, Colour::INK, 2.9, 2.0, 1.2);
const HEADLINE: Style = Style::new(Face::ExtraBold, Colour::RED, 8.0, 4.0, 1.2);
const TITLED: Style = Style::new(Face::SemiBold, Colour::INK, 4.8, 2.9, 1.3);
const LABEL: Style = Style::new(Face::Regular, Colour::MUTED, 2.3, 1.8, 1.2);
const VALUE: Style = Style::new(Face::SemiBold, Colour::INK, 3.0, 2.4, 1.27);
const NUMBER: Style = Style::new(Face::ExtraBold, Colour::INK, 11.0, 4.0, 1.1).centred();
const CAPTION: Style = Style::new(Face::Regular, Colour::INK, 2.4, 1.9, 1.25).centred();
const HEAD: Style = Style::new(Face::SemiBold, Colour::INK, 2.9, 2.0, 1.2);
const PLACE: Style = Style::new(Face::Regular, Colour::MUTED, 2.8, 2.0, 1.2).centred();
const NOTED: Style = Style::new(Face::Regular, Colour::INK, 2.7, 1.9, 1.35);

impl Attendance {
    /// Lays out the sheet: one page without bleed.
    ///
    /// # Errors
    /// [`PrintError::TooMany`] for more than four facts; [`PrintError::MissingGlyph`] and [`PrintError::Control`] for
    /// texts that cannot be set; [`PrintError::Qr`] for a link that is too long.
    pub fn scene(&self) -> Result<Scene, PrintError> {
        if self.facts.len() > MOST_FACTS {
            return Err(PrintError::TooMany { list: "facts", most: MOST_FACTS });
        }
        let mut canvas = Canvas::new(Paper::A4, WIDTH);
        self.draw_head(&mut canvas)?;
        self.draw_code(&mut canvas)?;
        self.draw_table(&mut canvas)?;
        self.draw_foot(&mut canvas)?;
        let page = canvas.page(&self.title);
        Ok(Scene { title: page.title.clone(), lang: self.lang.clone(), pages: vec![page] })
    }

    fn draw_head(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        canvas.field(Area::new(MARGIN, TOP, 16.0, 2.0), Colour::GOLD);
        short(canvas, ISSUER, &self.issuer, Area::new(MARGIN + 18.0, TOP, TEXT - 18.0, 2.2))?;
        short(canvas, HEADLINE, &self.heading, Area::new(MARGIN, HEADING, TEXT, 6.0))?;
        short(canvas, TITLED, &self.title, Area::new(MARGIN, TITLE, TEXT, FACTS - 3.0 - TITLE))?;
        for (i, fact) in self.facts.iter().enumerate() {
            let (column, row) = ((i % 2) as f32, (i / 2) as f32);
            let (x, y) = (MARGIN + column * TEXT / 2.0, FACTS + row * FACT);
            let width = TEXT / 2.0 - 3.0;
            short(canvas, LABEL, &fact.label, Area::new(x, y, width, 1.8))?;
            short(canvas, VALUE, &fact.value, Area::new(x, y + 3.6, width, 6.2))?;
        }
        Ok(())
    }

    /// The dark modules of the code, not its quiet zone, stand on the right margin and level with the top.
    fn draw_code(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        let quiet = 0.08 * CODE;
        let width = CODE - 2.0 * quiet;
        let x = WIDTH - MARGIN - width;
        canvas.qr(&self.qr.url, x - quiet, TOP - quiet, CODE)?;
        let y = TOP + CODE - quiet;
        let used = short(canvas, NUMBER, &self.code, Area::new(x, y, width, 8.2))?;
        short(canvas, CAPTION, &self.qr.caption, Area::new(x, y + used + 3.2, width, 5.0))?;
        Ok(())
    }

    fn draw_table(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        canvas.field(Area::new(MARGIN, TABLE, INNER, HEADS), Colour::SAND);
        let height = HEADS + ROWS as f32 * ROW;
        let mut x = MARGIN;
        for (label, width) in self.columns.iter().zip(COLUMNS) {
            middle(canvas, HEAD, label, Area::new(x + PAD, TABLE, width - 2.0 * PAD, HEADS))?;
            down(canvas, x, TABLE, height);
            x += width;
        }
        down(canvas, x, TABLE, height);
        across(canvas, TABLE);
        for row in 0..ROWS {
            let y = TABLE + HEADS + row as f32 * ROW;
            across(canvas, y);
            middle(canvas, PLACE, &(row + 1).to_string(), Area::new(MARGIN, y, COLUMNS[0], ROW))?;
        }
        across(canvas, TABLE + height);
        Ok(())
    }

    fn draw_foot(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        let mut x = MARGIN;
        for (label, width) in self.boxes.iter().zip(WIDTHS) {
            down(canvas, x, BOXES, BOX);
            short(canvas, HEAD, label, Area::new(x + PAD, BOXES + PAD, width - 2.0 * PAD, 2.2))?;
            x += width;
        }
        down(canvas, x, BOXES, BOX);
        across(canvas, BOXES);
        across(canvas, BOXES + BOX);
        short(canvas, NOTED, &self.note, Area::new(MARGIN, NOTE, INNER, 9.5))?;
        Ok(())
    }
}

/// A text from the top of an area, with an ellipsis where it is too long; answers the height used.
fn short(canvas: &mut Canvas, style: Style, text: &str, area: Area) -> Result<f32, PrintError> {
    let block = shortened(text, |text| fit(style, text, area.width, area.height))?;
    canvas.block(&block, area.x, area.y, area.width);
    Ok(block.height())
}

/// As [`short`], in the middle of the area's height.
fn middle(canvas: &mut Canvas, style: Style, text: &str, area: Area) -> Result<(), PrintError> {
    let block = shortened(text, |text| fit(style, text, area.width, 0.4 * area.height))?;
    canvas.block(&block, area.x, area.y + (area.height - block.height()) / 2.0, area.width);
    Ok(())
}

/// A rule across the sheet between its margins.
fn across(canvas: &mut Canvas, y: f32) {
    canvas.field(Area::new(MARGIN, y - RULE / 2.0, INNER, RULE), Colour::MUTED);
}

fn down(canvas: &mut Canvas, x: f32, y: f32, height: f32) {
    canvas.field(Area::new(x - RULE / 2.0, y, RULE, height), Colour::MUTED);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sample, scene::Item};

    /// Every line of text lies between the margins.
    fn assert_inside(scene: &Scene) {
        for item in &scene.pages[0].items {
            let Item::Glyphs(run) = item else { continue };
            let advance = run.glyphs.iter().map(|glyph| glyph.advance).sum::<i32>();
            let right = run.x + advance as f32 * run.size / 1e3;
            let top = run.y - Face::CAP_HEIGHT * run.size;
            assert!(run.x > 13.9 && right < 197.0 && top > 11.0 && run.y < 287.0, "{}", run.text);
        }
    }

    fn text(sheet: &Attendance) -> String {
        let scene = sheet.scene().unwrap();
        assert_inside(&scene);
        scene.pages[0].text().replace('\n', " ")
    }

    #[test]
    fn the_sample_is_one_page_with_all_its_text() {
        let sheet = sample::attendance();
        let scene = sheet.scene().unwrap();
        let page = &scene.pages[0];
        assert_eq!((scene.pages.len(), page.width, page.height), (1, 210.0, 297.0));
        assert!(page.bleed == 0.0 && !page.marks, "an office prints it");
        let text = text(&sheet);
        let facts = sheet.facts.iter().map(|fact| &fact.value);
        let whole = [&sheet.heading, &sheet.title, &sheet.code, &sheet.note];
        for wanted in whole.into_iter().chain(facts).chain(&sheet.columns).chain(&sheet.boxes) {
            assert!(text.contains(wanted.as_str()), "{wanted} not in {text}");
        }
        assert!(text.contains(" 1 2 3 ") && text.contains(" 24 25 "), "{text}");
    }

    #[test]
    fn the_widths_fill_the_sheet_and_nothing_lies_over_anything() {
        assert_eq!(COLUMNS.iter().sum::<f32>(), INNER);
        assert_eq!(WIDTHS.iter().sum::<f32>(), INNER);
        const {
            assert!(
                TABLE + HEADS + ROWS as f32 * ROW < BOXES
                    && BOXES + BOX < NOTE
                    && FACTS + 2.0 * FACT < TABLE + 0.5
            )
        }
    }

    #[test]
    fn a_long_title_ends_with_an_ellipsis_and_leaves_the_rest_its_place() {
        let mut sheet = sample::attendance();
        sheet.title = "Nghiêng nghiêng thương trường ".repeat(20);
        sheet.facts[1].value = "Nhà văn hóa tổ dân phố ".repeat(9);
        sheet.facts[3].value = "x".repeat(300);
        let text = text(&sheet);
        assert!(text.contains("Nghiêng nghiêng") && text.matches('…').count() == 3, "{text}");
        // As long as the form takes it, a title of usual words stands there whole.
        sheet.title = "Tọa đàm ở phường ".repeat(14);
        let text = self::text(&sheet);
        assert_eq!(text.matches('…').count(), 2, "{text}");
    }

    #[test]
    fn what_cannot_be_set_is_refused() {
        let title = |title: &str| Attendance { title: title.into(), ..sample::attendance() }.scene();
        assert_eq!(title("Tọa đàm \u{13000}"), Err(PrintError::MissingGlyph('\u{13000}')));
        assert_eq!(title("Tọa đàm \u{7}"), Err(PrintError::Control('\u{7}')));
        let mut sheet = sample::attendance();
        sheet.facts.push(Fact::default());
        assert_eq!(sheet.scene(), Err(PrintError::TooMany { list: "facts", most: 4 }));
        let qr = QrLink { url: "a".repeat(4_000), ..QrLink::default() };
        let refused = Attendance { qr, ..sample::attendance() }.scene();
        assert!(matches!(refused, Err(PrintError::Qr(_))));
    }
}
