//! The card: the picture that a social network or a chat shows for a shared page (Open Graph), 1200 × 630.

use unicode_normalization::UnicodeNormalization;

use crate::{
    colour::Colour,
    content::Fact,
    ellipsis::shortened,
    error::PrintError,
    font::Face,
    scene::{Item, Page, Path, Scene},
    text::{Block, Style, fit},
};

/// The texts of a card. Optional parts are left out by leaving them empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Language of the texts, as BCP 47.
    pub lang: String,
    /// The form of activity ("Tọa đàm chuyên đề"), in one line.
    pub kicker: String,
    /// What the page is about, in up to three lines: about 120 characters fit.
    pub title: String,
    /// When, where, unit: up to three, one line each; a label may be empty.
    pub facts: Vec<Fact>,
    /// The number to call.
    pub hotline: String,
    /// Whose number it is and when to call it, in one line.
    pub hotline_text: String,
    /// Who made the page, in one line.
    pub issuer: String,
}

const MOST_FACTS: usize = 3;

// Millimetres: five pixels each at 1200 across.
const WIDTH: f32 = 240.0;
const HEIGHT: f32 = 126.0;
const MARGIN: f32 = 12.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;

/// Top of the first line and baseline of the last.
const TOP: f32 = 10.5;
const BOTTOM: f32 = HEIGHT - 10.0;
/// Top of the dark band with the number to call.
const CALL: f32 = 92.0;
/// From the edge of a band to its text, and from one text to the next beside it.
const PAD: f32 = 6.6;
/// From the baseline of one fact to that of the next.
const ROW: f32 = 9.0;

/// Width and height of the gold bar.
const BAR: (f32, f32) = (16.0, 2.0);

const KICKER: Style = Style::new(Face::SemiBold, Colour::WHITE, 6.8, 5.4, 1.0);
const TITLE: Style = Style::new(Face::ExtraBold, Colour::WHITE, 15.0, 8.0, 1.28).phrases();
/// A little less than a fourth line of the smallest title would need.
const TITLE_HEIGHT: f32 = (Face::CAP_HEIGHT + 3.0 * TITLE.leading) * TITLE.min - 0.1;
const LABEL: Style = Style::new(Face::Regular, Colour::MUTED, 6.2, 5.4, 1.0);
const FACT: Style = Style::new(Face::SemiBold, Colour::INK, 7.0, 6.2, 1.0);
const NUMBER: Style = Style::new(Face::ExtraBold, Colour::GOLD, 19.0, 8.0, 1.1);
const NUMBER_TEXT: Style = Style::new(Face::SemiBold, Colour::WHITE, 7.4, 5.2, 1.0);
const ISSUER: Style = Style::new(Face::Regular, Colour::WHITE, 5.4, 4.6, 1.0);

impl Card {
    /// Lays the card out: one page of 240 × 126 mm without bleed, to be drawn 1200 pixels wide.
    ///
    /// A text longer than its place is set smaller, and then ends with an ellipsis.
    ///
    /// # Errors
    /// [`PrintError::TooMany`] for more than three facts; [`PrintError::MissingGlyph`] and
    /// [`PrintError::Control`] for texts that cannot be set.
    pub fn scene(&self) -> Result<Scene, PrintError> {
        if self.facts.len() > MOST_FACTS {
            return Err(PrintError::TooMany { list: "facts", most: MOST_FACTS });
        }
        let head = CALL - self.facts_height();
        let mut items = vec![band(0.0, head, Colour::RED), band(CALL, HEIGHT, Colour::NIGHT)];
        self.draw_head(&mut items, head)?;
        self.draw_facts(&mut items, head + PAD)?;
        self.draw_call(&mut items)?;
        let title: String = self.title.nfc().collect();
        let page =
            Page { title: title.clone(), width: WIDTH, height: HEIGHT, bleed: 0.0, marks: false, items };
        Ok(Scene { title, lang: self.lang.clone(), pages: vec![page] })
    }

    /// Without facts the red head reaches down to the dark band.
    fn facts_height(&self) -> f32 {
        match self.facts.len() {
            0 => 0.0,
            count => 2.0 * PAD + Face::CAP_HEIGHT * FACT.max + (count - 1) as f32 * ROW,
        }
    }

    fn draw_head(&self, items: &mut Vec<Item>, bottom: f32) -> Result<(), PrintError> {
        let top = if self.kicker.trim().is_empty() { TOP } else { self.draw_kicker(items)? + PAD };
        let room = bottom - PAD - top;
        let title = shortened(&self.title, |text| fit(TITLE, text, INNER, room.min(TITLE_HEIGHT)))?;
        items.extend(title.place(MARGIN, top + (room - title.height()) / 2.0, 0.0));
        Ok(())
    }

    /// The form of activity behind a gold bar; answers its baseline.
    fn draw_kicker(&self, items: &mut Vec<Item>) -> Result<f32, PrintError> {
        let kicker = one_line(KICKER, &self.kicker, INNER - BAR.0 - PAD / 2.0)?;
        let bar = TOP + (kicker.height() - BAR.1) / 2.0;
        items.push(Item::Path(Path::rect(MARGIN, bar, BAR.0, BAR.1, Colour::GOLD)));
        items.extend(kicker.place(MARGIN + BAR.0 + PAD / 2.0, TOP, 0.0));
        Ok(TOP + kicker.height())
    }

    /// Every fact at the size of the longest, right of the widest label.
    fn draw_facts(&self, items: &mut Vec<Item>, top: f32) -> Result<(), PrintError> {
        let labels = self.facts.iter().map(|fact| one_line(LABEL, &fact.label, INNER / 3.0));
        let labels = labels.collect::<Result<Vec<_>, _>>()?;
        let widest = labels.iter().map(Block::width).fold(0.0, f32::max);
        let indent = if widest > 0.0 { widest + PAD } else { 0.0 };
        let mut style = FACT;
        for fact in &self.facts {
            style.max = style.max.min(one_line(FACT, &fact.value, INNER - indent)?.size());
        }
        let first = top + Face::CAP_HEIGHT * FACT.max;
        for (i, (fact, label)) in self.facts.iter().zip(&labels).enumerate() {
            let baseline = first + i as f32 * ROW;
            items.extend(label.place(MARGIN, baseline - label.height(), 0.0));
            let value = one_line(style, &fact.value, INNER - indent)?;
            items.extend(value.place(MARGIN + indent, baseline - value.height(), 0.0));
        }
        Ok(())
    }

    /// The number, and as high as the number beside it: its text above, the issuer below.
    fn draw_call(&self, items: &mut Vec<Item>) -> Result<(), PrintError> {
        let number = one_line(NUMBER, &self.hotline, INNER * 0.4)?;
        let middle = BOTTOM - Face::CAP_HEIGHT * NUMBER.max / 2.0;
        items.extend(number.place(MARGIN, middle - number.height() / 2.0, 0.0));
        let x = if number.width() > 0.0 { MARGIN + number.width() + PAD } else { MARGIN };
        let width = WIDTH - MARGIN - x;
        let text = one_line(NUMBER_TEXT, &self.hotline_text, width)?;
        items.extend(text.place(x, BOTTOM - Face::CAP_HEIGHT * NUMBER.max, 0.0));
        let issuer = one_line(ISSUER, &self.issuer, width)?;
        items.extend(issuer.place(x, BOTTOM - issuer.height(), 0.0));
        Ok(())
    }
}

/// A surface across the whole card.
fn band(top: f32, bottom: f32, colour: Colour) -> Item {
    Item::Path(Path::rect(0.0, top, WIDTH, bottom - top, colour))
}

fn one_line(style: Style, text: &str, width: f32) -> Result<Block, PrintError> {
    shortened(text, |text| fit(style, text, width, Face::CAP_HEIGHT * style.max))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{png::png, scene::Run};

    fn card() -> Card {
        let facts = [
            "Thứ bảy, 18/04/2026, 08:00–11:30",
            "Nhà văn hóa phường Đống Đa, số 59 phố Đông Các",
            "Phường Đống Đa",
        ];
        Card {
            lang: "vi".into(),
            kicker: "Tọa đàm chuyên đề".into(),
            title: "Tọa đàm “Đi làm việc ở nước ngoài: đi đúng – về an toàn”".into(),
            facts: facts.map(|value| Fact { value: value.into(), ..Fact::default() }).to_vec(),
            hotline: "111".into(),
            hotline_text: "Tổng đài miễn phí, 24 giờ mỗi ngày".into(),
            issuer: "Ủy ban MTTQ Việt Nam thành phố Hà Nội".into(),
        }
    }

    fn runs(card: &Card) -> Vec<Run> {
        let items = card.scene().unwrap().pages.remove(0).items.into_iter();
        items.filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None }).collect()
    }

    fn assert_inside(run: &Run) {
        let right = run.x + run.glyphs.iter().map(|glyph| glyph.advance).sum::<i32>() as f32 * run.size / 1e3;
        let top = run.y - Face::CAP_HEIGHT * run.size;
        assert!(run.x > 10.0 && right < 230.0 && top > 10.0 && run.y < 116.1, "{}", run.text);
    }

    #[test]
    fn the_card_holds_all_its_texts() {
        let scene = card().scene().unwrap();
        assert_eq!((scene.pages[0].width, scene.pages[0].height), (WIDTH, HEIGHT));
        let text = scene.pages[0].text().replace('\n', " ");
        for wanted in [&card().title, "111", "24 giờ mỗi ngày", "số 59 phố Đông Các", "thành phố Hà Nội"]
        {
            assert!(text.contains(wanted), "{wanted} not in {text}");
        }
        runs(&card()).iter().for_each(assert_inside);
    }

    #[test]
    fn endless_texts_stay_on_the_card_and_end_with_an_ellipsis() {
        for word in ["nghiêng ", "nghiêng"] {
            let [label, value, kicker, title, hotline, hotline_text, issuer] =
                std::array::from_fn(|_| word.repeat(60));
            let facts = vec![Fact { label, value }; 3];
            let card = Card { lang: "vi".into(), kicker, title, facts, hotline, hotline_text, issuer };
            let runs = runs(&card);
            runs.iter().for_each(assert_inside);
            assert!(runs.iter().filter(|run| run.face == Face::ExtraBold).count() <= 4);
            assert_eq!(runs.iter().filter(|run| run.text.ends_with('…')).count(), 11);
        }
    }

    #[test]
    fn a_title_has_at_most_three_lines_however_much_room_there_is() {
        for words in 1..40 {
            let card = Card { title: "nghiêng thương ".repeat(words), ..Card::default() };
            assert!(runs(&card).len() <= 3, "{words} words");
        }
    }

    #[test]
    fn facts_have_a_limit_and_unprintable_text_is_refused() {
        let many = Card { facts: vec![Fact::default(); 4], ..card() };
        assert_eq!(many.scene(), Err(PrintError::TooMany { list: "facts", most: 3 }));
        let foreign = Card { title: "Gọi 漢".into(), ..card() };
        assert_eq!(foreign.scene(), Err(PrintError::MissingGlyph('漢')));
        Card::default().scene().unwrap();
    }

    #[test]
    fn the_picture_is_the_size_that_networks_ask_for_and_always_the_same() {
        let picture = || png(&card().scene().unwrap().pages[0], 1200).unwrap();
        assert_eq!(picture()[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
        assert_eq!(picture(), picture());
    }
}
