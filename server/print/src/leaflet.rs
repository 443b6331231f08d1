//! The leaflet (tờ rơi), A5 on both sides: what to look out for, what to do.

use crate::{
    canvas::{Area, Canvas, level},
    colour::Colour,
    content::{Activity, Hotline, Issuer, QrLink},
    error::PrintError,
    font::Face,
    paper::Paper,
    parts::{Band, Foot, List, Mark, foot, hotlines, list},
    scene::{Page, Scene},
    text::{Style, fit},
};

/// The texts of a leaflet. Optional parts are left out by leaving them empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaflet {
    /// Language of the texts, as BCP 47.
    pub lang: String,
    /// Front: the headline; a line break in it is kept.
    pub headline: String,
    /// Front: what the leaflet is for.
    pub intro: String,
    /// Front: the line above the warning signs.
    pub signs_title: String,
    /// Front: up to six warning signs.
    pub signs: Vec<String>,
    /// Back: the line above the things to do.
    pub steps_title: String,
    /// Back: up to five things to do, in order.
    pub steps: Vec<String>,
    /// Back: what everyone should know, in one line.
    pub know: String,
    /// Back: the line above the help.
    pub help_title: String,
    /// Back: what to do if one has been deceived.
    pub help: String,
    /// Back: numbers to call; the first is set largest. Up to three.
    pub hotlines: Vec<Hotline>,
    /// Back: the activity that the leaflet announces.
    pub activity: Activity,
    /// Back: who made the leaflet.
    pub issuer: Issuer,
    /// Back: a link to scan.
    pub qr: Option<QrLink>,
}

// Millimetres on A5.
const WIDTH: f32 = 148.0;
const MARGIN: f32 = 12.0;
const INNER: f32 = WIDTH - 2.0 * MARGIN;

// The back from top to bottom.
const KNOW: f32 = 71.0;
const HELP: f32 = 92.0;
const CALL: f32 = 113.0;
const FOOT: f32 = 136.0;

const HEADLINE: Style = Style::new(Face::ExtraBold, Colour::WHITE, 17.0, 7.0, 1.32).phrases();
const INTRO: Style = Style::new(Face::Regular, Colour::INK, 5.0, 3.2, 1.42);
const TITLE: Style = Style::new(Face::SemiBold, Colour::RED, 6.2, 4.0, 1.25);
const SIGN: Style = Style::new(Face::Regular, Colour::INK, 4.4, 2.8, 1.36);
const STEP: Style = Style::new(Face::Regular, Colour::INK, 3.9, 2.7, 1.36);
const NUMBER: Style = Style::new(Face::ExtraBold, Colour::WHITE, 4.0, 2.0, 1.0);
const KNOW_LINE: Style = Style::new(Face::SemiBold, Colour::INK, 4.6, 2.9, 1.3);
const HELP_TITLE: Style = Style::new(Face::SemiBold, Colour::RED, 5.0, 3.4, 1.25);
const HELP_TEXT: Style = Style::new(Face::Regular, Colour::INK, 3.9, 2.6, 1.36);

const HOTLINES: Band = Band {
    area: Area::new(0.0, CALL, WIDTH, FOOT - CALL),
    margin: MARGIN,
    pad: 3.6,
    column: 88.0,
    first: Style::new(Face::ExtraBold, Colour::GOLD, 22.0, 5.0, 1.1),
    first_label: Style::new(Face::SemiBold, Colour::WHITE, 3.8, 2.4, 1.3),
    number: Style::new(Face::ExtraBold, Colour::WHITE, 10.0, 2.6, 1.1),
    label: Style::new(Face::Regular, Colour::WHITE, 3.2, 2.0, 1.3),
};

const FOOT_STYLE: Foot = Foot {
    y: FOOT,
    margin: MARGIN,
    width: 92.0,
    qr_side: 29.0,
    title: Style::new(Face::SemiBold, Colour::INK, 4.6, 2.5, 1.27),
    label: Style::new(Face::Regular, Colour::MUTED, 2.5, 2.0, 1.2),
    value: Style::new(Face::SemiBold, Colour::INK, 2.9, 2.1, 1.25),
    name: Style::new(Face::SemiBold, Colour::INK, 2.7, 1.9, 1.2),
    small: Style::new(Face::Regular, Colour::INK, 2.5, 1.9, 1.25),
};

impl Leaflet {
    /// Lays out both sides for A5.
    ///
    /// # Errors
    /// [`PrintError::TooMany`], [`PrintError::Overflow`], [`PrintError::MissingGlyph`] and
    /// [`PrintError::Control`] for texts that cannot be set; [`PrintError::Qr`] for a link that is too long.
    pub fn scene(&self) -> Result<Scene, PrintError> {
        let limits = [
            ("signs", self.signs.len(), 6),
            ("steps", self.steps.len(), 5),
            ("hotlines", self.hotlines.len(), 3),
        ];
        if let Some((list, _, most)) = limits.into_iter().find(|(_, count, most)| count > most) {
            return Err(PrintError::TooMany { list, most });
        }
        let pages = vec![self.front()?, self.back()?];
        Ok(Scene { title: pages[0].title.clone(), lang: self.lang.clone(), pages })
    }

    fn front(&self) -> Result<Page, PrintError> {
        let mut canvas = Canvas::new(Paper::A5, WIDTH);
        canvas.field(Area::new(0.0, 0.0, WIDTH, 82.0), Colour::RED);
        canvas.field(Area::new(MARGIN, 14.0, 22.0, 2.0), Colour::GOLD);
        let headline = fit(HEADLINE, &self.headline, INNER, 46.0)?;
        canvas.block(&headline, MARGIN, 49.0 - headline.height() / 2.0, 0.0);
        let intro = fit(INTRO, &self.intro, INNER, 19.0)?;
        canvas.block(&intro, MARGIN, 100.0 - intro.height() / 2.0, 0.0);
        canvas.field(Area::new(0.0, 118.0, WIDTH, 92.0), Colour::SAND);
        let used = canvas.text(TITLE, &self.signs_title, Area::new(MARGIN, 131.0, INNER, 8.0))?;
        self.draw_signs(&mut canvas, 131.0 + used + 9.0)?;
        Ok(canvas.page(&self.headline))
    }

    /// Two columns, read down and then across; every sign at the size of the longest.
    fn draw_signs(&self, canvas: &mut Canvas, top: f32) -> Result<(), PrintError> {
        let rows = self.signs.len().div_ceil(2).max(1);
        let row = (204.0 - top) / rows as f32;
        let mut style = SIGN;
        for sign in &self.signs {
            style.max = style.max.min(fit(SIGN, sign, 50.0, row - 5.5)?.size());
        }
        for (i, sign) in self.signs.iter().enumerate() {
            let x = MARGIN + (i / rows) as f32 * 65.0;
            let y = top + (i % rows) as f32 * row;
            let block = fit(style, sign, 50.0, row - 5.5)?;
            canvas.crossed(x, y + level(&block), block.size());
            canvas.block(&block, x + 8.0, y, 0.0);
        }
        Ok(())
    }

    fn back(&self) -> Result<Page, PrintError> {
        let mut canvas = Canvas::new(Paper::A5, WIDTH);
        let used = canvas.text(TITLE, &self.steps_title, Area::new(MARGIN, 14.0, INNER, 8.0))?;
        let y = 14.0 + used + 7.5;
        let area = Area::new(MARGIN, y, INNER, KNOW - 5.5 - y);
        let mark = Mark::Number(3.0, NUMBER);
        list(
            &mut canvas,
            &self.steps,
            List { style: STEP, area, indent: 10.0, gap: 0.85, widest_gap: 6.0, mark },
        )?;
        self.draw_know(&mut canvas)?;
        self.draw_help(&mut canvas)?;
        hotlines(&mut canvas, &self.hotlines, HOTLINES)?;
        foot(&mut canvas, &self.activity, &self.issuer, self.qr.as_ref(), FOOT_STYLE)?;
        let title = if self.steps_title.is_empty() { &self.headline } else { &self.steps_title };
        Ok(canvas.page(title))
    }

    fn draw_know(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        let band = Area::new(0.0, KNOW, WIDTH, 13.0);
        canvas.field(band, Colour::GOLD);
        let line = fit(KNOW_LINE, &self.know, INNER, 8.4)?;
        canvas.block(&line, MARGIN, band.y + (band.height - line.height()) / 2.0, 0.0);
        Ok(())
    }

    fn draw_help(&self, canvas: &mut Canvas) -> Result<(), PrintError> {
        let used = canvas.text(HELP_TITLE, &self.help_title, Area::new(MARGIN, HELP, INNER, 5.0))?;
        let y = if used > 0.0 { HELP + used + 4.2 } else { HELP };
        canvas.text(HELP_TEXT, &self.help, Area::new(MARGIN, y, INNER, CALL - 4.0 - y))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn the_sample_fills_two_sides_with_all_its_text() {
        let scene = sample::leaflet().scene().unwrap();
        assert_eq!(scene.pages.len(), 2);
        let front = scene.pages[0].text().replace('\n', " ");
        let back = scene.pages[1].text().replace('\n', " ");
        assert!(front.contains("giục đi ngay, giục chuyển khoản vào tài khoản cá nhân"), "{front}");
        assert!(back.contains("thu tiền môi giới của người lao động là hành vi bị nghiêm cấm"), "{back}");
    }

    #[test]
    fn lists_have_limits_and_optional_parts_may_be_left_out() {
        let mut leaflet = sample::leaflet();
        leaflet.steps.extend(vec!["một việc nữa".to_owned(); 3]);
        assert_eq!(leaflet.scene(), Err(PrintError::TooMany { list: "steps", most: 5 }));
        Leaflet { headline: "Đi đúng, về an toàn".into(), ..Leaflet::default() }.scene().unwrap();
    }
}
