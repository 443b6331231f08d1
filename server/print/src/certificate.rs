//! The certificate (giấy chứng nhận), A4 landscape for the office printer: one design for all, a name, a result and a code
//! for each.

use crate::{
    batch::{Code, Own},
    colour::Colour,
    error::PrintError,
    font::Face,
    scene::{Command, Item, Page, Path, Scene, Stroke},
    text::{Style, fit},
};

/// The texts that all certificates share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// Language of the texts, as BCP 47.
    pub lang: String,
    /// Who gives it, in one line.
    pub issuer: String,
    /// What it is: "GIẤY CHỨNG NHẬN".
    pub heading: String,
    /// The line above the name.
    pub lead: String,
    /// What it is given for; the contest or course is named here.
    pub reason: String,
    /// Where and when it was signed; may be empty.
    pub signed: String,
    /// What whoever signs it is; may be empty.
    pub signer: String,
    /// What a person gets by scanning the code.
    pub caption: String,
}

/// What a certificate has of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Award {
    /// Who gets it.
    pub name: String,
    /// The result, in one line; may be empty.
    pub score: String,
    /// The address in the code; none without one.
    pub url: String,
}

// Millimetres on A4 landscape, from the upper left corner.
const WIDTH: f32 = 297.0;
const HEIGHT: f32 = 210.0;
const MARGIN: f32 = 12.0;
const TEXT: f32 = 237.0;
const LEFT: f32 = (WIDTH - TEXT) / 2.0;

const ISSUER: f32 = 29.0;
const HEADING: f32 = 45.0;
const LEAD: f32 = 72.0;
const NAME: f32 = 86.0;
const REASON: f32 = 108.0;
const SCORE: f32 = 132.0;
/// The code at the lower left, and the room for a signature and a seal at the lower right.
const CODE: f32 = 32.0;
const CODE_TOP: f32 = 150.0;
const CODE_LEFT: f32 = 26.0;
const SIGN: f32 = 182.0;
const SIGN_TOP: f32 = 150.0;
const SIGN_WIDTH: f32 = 90.0;

const ISSUED: Style = Style::new(Face::SemiBold, Colour::INK, 5.0, 3.2, 1.25).centred();
const HEADED: Style = Style::new(Face::ExtraBold, Colour::RED, 15.0, 8.0, 1.25).centred();
const LED: Style = Style::new(Face::Regular, Colour::INK, 5.0, 3.2, 1.3).centred();
const NAMED: Style = Style::new(Face::ExtraBold, Colour::INK, 12.5, 6.0, 1.2).centred();
const REASONED: Style = Style::new(Face::Regular, Colour::INK, 5.4, 3.4, 1.4).centred();
const SCORED: Style = Style::new(Face::SemiBold, Colour::RED, 6.4, 3.6, 1.25).centred();
const SMALL: Style = Style::new(Face::Regular, Colour::INK, 3.2, 2.4, 1.3).centred();
const SIGNED: Style = Style::new(Face::Regular, Colour::INK, 4.2, 3.0, 1.3).centred();
const SIGNER: Style = Style::new(Face::SemiBold, Colour::INK, 4.4, 3.0, 1.3).centred();

/// Thickness of the ornament's lines, and how many petals its rose has.
const HAIR: f32 = 0.25;
const PETALS: usize = 24;

impl Certificate {
    /// What is the same on all of them.
    ///
    /// # Errors
    /// As for any text.
    pub fn scene(&self) -> Result<Scene, PrintError> {
        let mut items = ornament();
        for (style, text, top, height) in [
            (ISSUED, &self.issuer, ISSUER, 8.0),
            (HEADED, &self.heading, HEADING, 14.0),
            (LED, &self.lead, LEAD, 6.0),
            (REASONED, &self.reason, REASON, 17.0),
        ] {
            items.extend(fit(style, text, TEXT, height)?.place(LEFT, top, TEXT));
        }
        let below = CODE_TOP + CODE + 1.5;
        items.extend(fit(SMALL, &self.caption, CODE + 24.0, 8.0)?.place(
            CODE_LEFT - 12.0,
            below,
            CODE + 24.0,
        ));
        items.extend(fit(SIGNED, &self.signed, SIGN_WIDTH, 5.0)?.place(SIGN, SIGN_TOP, SIGN_WIDTH));
        items.extend(fit(SIGNER, &self.signer, SIGN_WIDTH, 9.0)?.place(SIGN, SIGN_TOP + 7.0, SIGN_WIDTH));
        let title = self.heading.clone();
        let page =
            Page { title: title.clone(), width: WIDTH, height: HEIGHT, bleed: 0.0, marks: false, items };
        Ok(Scene { title, lang: self.lang.clone(), pages: vec![page] })
    }

    /// What one of them has of its own.
    ///
    /// # Errors
    /// As for any text; [`PrintError::Qr`] for an address that is too long.
    pub fn own(award: &Award) -> Result<Own, PrintError> {
        let mut runs = Vec::new();
        for (style, text, top, height) in
            [(NAMED, &award.name, NAME, 14.0), (SCORED, &award.score, SCORE, 6.0)]
        {
            let line = fit(style, text, TEXT, height)?;
            runs.extend(line.place(LEFT, top, TEXT).filter_map(|item| match item {
                Item::Glyphs(run) => Some(run),
                Item::Path(_) => None,
            }));
        }
        let code = (!award.url.is_empty()).then(|| Code {
            url: award.url.clone(),
            x: CODE_LEFT,
            y: CODE_TOP,
            side: CODE,
        });
        Ok(Own { runs, code })
    }
}

/// A frame of two lines, and a rose of fine curves behind the text that no copier keeps sharp.
fn ornament() -> Vec<Item> {
    let frame = |inset: f32, width: f32, colour: Colour| {
        let mut path = Path { stroke: Some(Stroke { colour, width }), ..Path::default() };
        path.add_rect(inset, inset, WIDTH - 2.0 * inset, HEIGHT - 2.0 * inset);
        Item::Path(path)
    };
    let mut items = vec![frame(MARGIN, 1.2, Colour::RED), frame(MARGIN + 2.2, HAIR, Colour::GOLD)];
    let stroke = Some(Stroke { colour: Colour::SAND, width: HAIR });
    let (x, y) = (WIDTH / 2.0, HEIGHT / 2.0 + 4.0);
    let turns = (0..PETALS).map(|petal| petal as f32 / PETALS as f32 * std::f32::consts::TAU);
    for (turn, long) in turns.flat_map(|turn| [(turn, 74.0), (turn, 58.0), (turn, 42.0)]) {
        let at = |along: f32, beside: f32| {
            let (sin, cos) = turn.sin_cos();
            (x + along * cos - beside * sin, y + along * sin + beside * cos)
        };
        let ((ax, ay), (bx, by), (ex, ey)) =
            (at(long * 0.35, long * 0.3), at(long * 0.8, long * 0.22), at(long, 0.0));
        let ((cx, cy), (dx, dy)) = (at(long * 0.8, -long * 0.22), at(long * 0.35, -long * 0.3));
        let commands = vec![
            Command::Move(x, y),
            Command::Curve([ax, ay, bx, by, ex, ey]),
            Command::Curve([cx, cy, dx, dy, x, y]),
        ];
        items.push(Item::Path(Path { commands, fill: None, stroke }));
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::batch;
    use chrono::DateTime;
    use lopdf::Document;

    fn certificate() -> Certificate {
        Certificate {
            lang: "vi".into(),
            issuer: "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội".into(),
            heading: "GIẤY CHỨNG NHẬN".into(),
            lead: "Chứng nhận ông/bà".into(),
            reason: "đã hoàn thành cuộc thi tìm hiểu pháp luật về phòng, chống mua bán người năm 2026".into(),
            signed: "Hà Nội, ngày 30 tháng 7 năm 2026".into(),
            signer: "TM. BAN TỔ CHỨC".into(),
            caption: "Quét mã để kiểm tra".into(),
        }
    }

    fn awards(count: usize) -> impl Iterator<Item = Result<Award, PrintError>> {
        (1..=count).map(|number| {
            Ok(Award {
                name: format!("Nguyễn Thị Hương Giang {number}"),
                score: format!("{number}/1000 điểm"),
                url: format!("https://lantoa.example/c/{number:08}"),
            })
        })
    }

    fn print(count: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let still = certificate().scene().unwrap();
        let pages = batch(&still, DateTime::UNIX_EPOCH, awards(count), Certificate::own, &mut bytes).unwrap();
        assert_eq!(pages, count);
        bytes
    }

    #[test]
    fn each_row_has_its_page_with_its_own_name_and_code() {
        // More than a worker draws at a time, and not a multiple of it.
        let file = Document::load_mem(&print(600)).unwrap();
        let pages = file.get_pages();
        assert_eq!(pages.len(), 600);
        for number in [1, 256, 257, 600] {
            let text = file.extract_text(&[number]).unwrap();
            assert!(text.contains(&format!("Hương Giang {number}")), "{number}: {text}");
            let content = String::from_utf8(file.get_page_content(pages[&number])).unwrap();
            assert!(content.starts_with("q /Still Do Q"), "{number}");
            assert!(content.matches(" 1 re ").count() > 100, "{number}");
        }
    }

    #[test]
    fn a_name_that_cannot_be_printed_stops_the_file_and_is_named() {
        let award = Award { name: "漢".into(), ..Award::default() };
        let still = certificate().scene().unwrap();
        let rows = awards(3).chain([Ok(award)]);
        let done = batch(&still, DateTime::UNIX_EPOCH, rows, Certificate::own, Vec::new());
        assert_eq!(done, Err(PrintError::MissingGlyph('漢')));
    }

    #[test]
    fn a_thousand_are_small() {
        let bytes = print(1_000).len();
        assert!(bytes < 1_200_000, "{bytes}");
        println!("{bytes} bytes");
    }
}
