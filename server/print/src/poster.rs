//! The poster (áp phích), A2, A3 or A4: a headline to read from five metres, three questions, the number to call.

use crate::{
    canvas::{Area, Canvas},
    colour::Colour,
    content::{Activity, Hotline, Issuer, QrLink},
    error::PrintError,
    font::Face,
    paper::Paper,
    parts::{Band, Foot, List, Mark, foot, hotlines, list},
    scene::Scene,
    text::{Style, fit},
};

/// The texts of a poster. Optional parts are left out by leaving them empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Poster {
    /// Language of the texts, as BCP 47.
    pub lang: String,
    /// Breaks best after its commas and dashes; a line break in it is kept.
    pub headline: String,
    /// The line above the questions.
    pub lead: String,
    /// What to ask before saying yes: up to three.
    pub questions: Vec<String>,
    /// The one line to remember.
    pub warning: String,
    /// The line above the warning signs.
    pub signs_title: String,
    /// Warning signs, short: up to six, or none, and then the questions take the width.
    pub signs: Vec<String>,
    /// The activity that the poster announces.
    pub activity: Activity,
    /// Numbers to call; the first is set largest. Up to three.
    pub hotlines: Vec<Hotline>,
    /// Who made the poster.
    pub issuer: Issuer,
    /// A link to scan.
    pub qr: Option<QrLink>,
}

/// The layout is drawn on a sheet 420 units wide: millimetres on A2.
const WIDTH: f32 = 420.0;
const MARGIN: f32 = 28.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;

// The sheet from top to bottom.
const HEAD: f32 = 190.0;
const BAND: f32 = 357.0;
const CALL: f32 = 383.0;
const FOOT: f32 = 448.0;

/// Left edge of the panel with the warning signs, and of the second column.
const PANEL: f32 = 262.0;
const COLUMN: f32 = 280.0;

const HEADLINE: Style = Style::new(Face::ExtraBold, Colour::WHITE, 46.0, 12.0, 1.32).phrases();
const LEAD: Style = Style::new(Face::SemiBold, Colour::RED, 12.5, 8.0, 1.25);
const QUESTION: Style = Style::new(Face::SemiBold, Colour::INK, 13.0, 6.5, 1.3);
const NUMBER: Style = Style::new(Face::ExtraBold, Colour::WHITE, 12.0, 6.0, 1.0);
const SIGNS_TITLE: Style = Style::new(Face::SemiBold, Colour::RED, 9.5, 5.5, 1.25);
const SIGN: Style = Style::new(Face::Regular, Colour::INK, 8.6, 4.6, 1.3);
const WARNING: Style = Style::new(Face::ExtraBold, Colour::INK, 14.0, 6.0, 1.25);

const HOTLINES: Band = Band {
    area: Area::new(0.0, CALL, WIDTH, FOOT - CALL),
    margin: MARGIN,
    pad: 10.0,
    column: COLUMN,
    first: Style::new(Face::ExtraBold, Colour::GOLD, 64.0, 12.0, 1.1),
    first_label: Style::new(Face::SemiBold, Colour::WHITE, 12.0, 5.5, 1.3),
    number: Style::new(Face::ExtraBold, Colour::WHITE, 34.0, 6.0, 1.1),
    label: Style::new(Face::Regular, Colour::WHITE, 9.0, 4.2, 1.3),
};

const FOOT_STYLE: Foot = Foot {
    y: FOOT,
    margin: MARGIN,
    width: 284.0,
    qr_side: 72.0,
    title: Style::new(Face::SemiBold, Colour::INK, 15.0, 4.8, 1.27),
    label: Style::new(Face::Regular, Colour::MUTED, 5.6, 3.6, 1.2),
    value: Style::new(Face::SemiBold, Colour::INK, 8.4, 3.6, 1.25),
    name: Style::new(Face::SemiBold, Colour::INK, 5.6, 3.6, 1.2),
    small: Style::new(Face::Regular, Colour::INK, 5.0, 3.4, 1.25),
};

impl Poster {
    /// Lays the poster out for a paper. The layout is the same on every size.
    ///
    /// # Errors
    /// [`PrintError::TooMany`], [`PrintError::Overflow`], [`PrintError::MissingGlyph`] and
    /// [`PrintError::Control`] for texts that cannot be set; [`PrintError::Qr`] for a link that is too long.
    pub fn scene(&self, paper: Paper) -> Result<Scene, PrintError> {
        self.check()?;
        let mut canvas = Canvas::new(paper, WIDTH);
        self.draw_head(&mut canvas)?;
        self.draw_questions(&mut canvas)?;
        self.draw_signs(&mut canvas)?;
        self.draw_warning(&mut canvas)?;
        hotlines(&mut canvas, &self.hotlines, HOTLINES)?;
        foot(&mut canvas, &self.activity, &self.issuer, self.qr.as_ref(), FOOT_STYLE)?;
        let page = canvas.page(&self.headline);
        Ok(Scene { title: page.title.clone(), lang: self.lang.clone(), pages: vec![page] })
    }

    fn check(&self) -> Result<(), PrintError> {
        let limits = [
            ("questions", self.questions.len(), 3),
            ("signs", self.signs.len(), 6),
            ("hotlines", self.hotlines.len(), 3),
        ];
        match limits.into_iter().find(|(_, count, most)| count > most) {
            Some((list, _, most)) => Err(PrintError::TooMany { list, most }),
            None => Ok(()),
        }
    }

    fn draw_head(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        canvas.field(Area::new(0.0, 0.0, WIDTH, HEAD), Colour::RED);
        canvas.field(Area::new(MARGIN, 28.0, 64.0, 5.0), Colour::GOLD);
        let headline = fit(HEADLINE, &self.headline, INNER, 121.0)?;
        canvas.block(&headline, MARGIN, 112.5 - headline.height() / 2.0, 0.0);
        Ok(())
    }

    fn draw_questions(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        let width = if self.signs.is_empty() { INNER } else { PANEL - MARGIN - 16.0 };
        let top = HEAD + 20.0;
        let used = canvas.text(LEAD, &self.lead, Area::new(MARGIN, top, width, 30.0))?;
        let y = top + used + 17.0;
        let area = Area::new(MARGIN, y, width, BAND - 18.0 - y);
        let mark = Mark::Number(9.5, NUMBER);
        list(
            canvas,
            &self.questions,
            List { style: QUESTION, area, indent: 30.0, gap: 1.15, widest_gap: 24.0, mark },
        )
    }

    fn draw_signs(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        if self.signs.is_empty() {
            return Ok(());
        }
        canvas.field(Area::new(PANEL, HEAD, WIDTH - PANEL, BAND - HEAD), Colour::SAND);
        let (top, width) = (HEAD + 20.0, WIDTH - MARGIN - COLUMN);
        let used = canvas.text(SIGNS_TITLE, &self.signs_title, Area::new(COLUMN, top, width, 24.0))?;
        let y = top + used + 13.0;
        let area = Area::new(COLUMN, y, width, BAND - 16.0 - y);
        list(
            canvas,
            &self.signs,
            List { style: SIGN, area, indent: 14.0, gap: 0.85, widest_gap: 13.0, mark: Mark::Cross },
        )
    }

    fn draw_warning(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        let band = Area::new(0.0, BAND, WIDTH, CALL - BAND);
        canvas.field(band, Colour::GOLD);
        let line = fit(WARNING, &self.warning, INNER, 17.0)?;
        canvas.block(&line, MARGIN, band.y + (band.height - line.height()) / 2.0, 0.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content::Fact, sample, scene::Item};

    #[test]
    fn the_sample_is_laid_out_on_both_papers_with_all_its_text() {
        for paper in [Paper::A2, Paper::A3] {
            let scene = sample::poster().scene(paper).unwrap();
            let text = scene.pages[0].text().replace('\n', " ");
            for wanted in
                ["VIỆC NHẸ, LƯƠNG CAO – DỪNG LẠI, HỎI KỸ!", "111", "phường Ba Đình", "Lý Thường Kiệt"]
            {
                assert!(text.contains(wanted), "{wanted} not in {text}");
            }
        }
    }

    #[test]
    fn nothing_but_surfaces_leaves_the_sheet() {
        let scene = sample::poster().scene(Paper::A3).unwrap();
        for item in &scene.pages[0].items {
            if let Item::Glyphs(run) = item {
                let advance: i32 = run.glyphs.iter().map(|glyph| glyph.advance).sum();
                let right = run.x + advance as f32 / 1000.0 * run.size;
                assert!(run.x > 10.0 && right < 287.0 && run.y > 10.0 && run.y < 414.0, "{}", run.text);
            }
        }
    }

    #[test]
    fn decomposed_input_gives_the_same_scene() {
        use unicode_normalization::UnicodeNormalization;
        let composed = sample::poster();
        let decomposed = Poster {
            headline: composed.headline.nfd().collect(),
            questions: composed.questions.iter().map(|text| text.nfd().collect()).collect(),
            ..composed.clone()
        };
        assert_eq!(composed.scene(Paper::A2), decomposed.scene(Paper::A2));
    }

    #[test]
    fn long_titles_and_any_number_of_facts_fit() {
        let fact = |i: usize| Fact {
            label: format!("Mục {i}"),
            value: "Nhà văn hóa phường Ba Đình, 12 phố X".into(),
        };
        for count in 0..=6 {
            let mut poster = sample::poster();
            poster.activity.title = "Nghiêng nghiêng thương trường ".repeat(4);
            poster.activity.facts = (0..count).map(fact).collect();
            poster.scene(Paper::A3).unwrap_or_else(|error| panic!("{count} facts: {error}"));
        }
    }

    #[test]
    fn optional_parts_may_be_left_out() {
        let bare = Poster { headline: "Dừng lại, hỏi kỹ!".into(), ..Poster::default() };
        bare.scene(Paper::A2).unwrap();
    }

    #[test]
    fn lists_have_limits_and_unprintable_text_is_refused() {
        let mut poster = sample::poster();
        poster.signs.push("một dấu hiệu nữa".into());
        assert_eq!(poster.scene(Paper::A2), Err(PrintError::TooMany { list: "signs", most: 6 }));
        let mut poster = sample::poster();
        poster.warning.push('漢');
        assert_eq!(poster.scene(Paper::A2), Err(PrintError::MissingGlyph('漢')));
        let mut poster = sample::poster();
        poster.headline = "rất dài ".repeat(200);
        assert!(matches!(poster.scene(Paper::A2), Err(PrintError::Overflow(_))));
    }
}
