//! The Scene: what is on the page and where, before any file format.
//!
//! Lengths are millimetres; the origin is the top left corner of the **trim** box and y grows downwards, so
//! that negative coordinates are bleed.

use crate::{colour::Colour, font::Face};

/// A document ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Title of the file.
    pub title: String,
    /// Language of the text, as BCP 47: "vi", "en".
    pub lang: String,
    /// The pages in order.
    pub pages: Vec<Page>,
}

/// One side of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What the page is, for people who cannot see it.
    pub title: String,
    /// Width of the trimmed page, mm.
    pub width: f32,
    /// Height of the trimmed page, mm.
    pub height: f32,
    /// How far the drawing runs past the trim, mm; 0 for none.
    pub bleed: f32,
    /// Whether the printer's file carries crop marks outside the bleed.
    pub marks: bool,
    /// What is drawn, from back to front.
    pub items: Vec<Item>,
}

/// A thing drawn on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A line of text.
    Glyphs(Run),
    /// A filled or stroked outline.
    Path(Path),
}

/// A line of text: shaped glyphs of one face, size and colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The face that the glyph ids belong to.
    pub face: Face,
    /// Size of the em, mm.
    pub size: f32,
    /// Ink of the letters.
    pub colour: Colour,
    /// Left end of the baseline, mm.
    pub x: f32,
    /// The baseline, mm.
    pub y: f32,
    /// The glyphs in drawing order.
    pub glyphs: Vec<Glyph>,
    /// The same line as text, in NFC.
    pub text: String,
}

/// One positioned glyph; lengths are thousandths of an em.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Index in the font.
    pub id: u16,
    /// Distance from the start of the run to the right.
    pub x: i32,
    /// Distance from the baseline **upwards**.
    pub y: i32,
    /// How far the pen moves, kerning included.
    pub advance: i32,
    /// The characters that the glyph stands for; empty where an earlier glyph already stands for them.
    pub text: String,
}

/// An outline. Subpaths are filled by the non-zero rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// How the outline is drawn, mm.
    pub commands: Vec<Command>,
    /// Ink inside the outline.
    pub fill: Option<Colour>,
    /// Ink along the outline.
    pub stroke: Option<Stroke>,
}

/// A line along a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Ink of the line.
    pub colour: Colour,
    /// Thickness, mm.
    pub width: f32,
}

/// A step of a path; points are (x, y) in mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Begin a subpath here.
    Move(f32, f32),
    /// A straight line to here.
    Line(f32, f32),
    /// A cubic curve: first control point, second control point, end.
    Curve([f32; 6]),
    /// Back to the start of the subpath.
    Close,
}

/// Ratio that makes four cubic curves a circle.
pub(crate) const KAPPA: f32 = 0.552_285;

impl Path {
    /// A filled rectangle from its top left corner.
    pub fn rect(x: f32, y: f32, width: f32, height: f32, fill: Colour) -> Self {
        let mut path = Self { fill: Some(fill), ..Self::default() };
        path.add_rect(x, y, width, height);
        path
    }

    /// Adds a rectangle as a further subpath.
    pub fn add_rect(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.commands.extend([
            Command::Move(x, y),
            Command::Line(x + width, y),
            Command::Line(x + width, y + height),
            Command::Line(x, y + height),
            Command::Close,
        ]);
    }

    /// A filled disc from its centre.
    pub fn disc(x: f32, y: f32, radius: f32, fill: Colour) -> Self {
        let (r, k) = (radius, radius * KAPPA);
        let commands = vec![
            Command::Move(x + r, y),
            Command::Curve([x + r, y + k, x + k, y + r, x, y + r]),
            Command::Curve([x - k, y + r, x - r, y + k, x - r, y]),
            Command::Curve([x - r, y - k, x - k, y - r, x, y - r]),
            Command::Curve([x + k, y - r, x + r, y - k, x + r, y]),
            Command::Close,
        ];
        Self { commands, fill: Some(fill), stroke: None }
    }

    /// An open stroked line through points.
    pub fn polyline(points: &[(f32, f32)], stroke: Stroke) -> Self {
        let commands = points
            .iter()
            .enumerate()
            .map(|(i, &(x, y))| if i == 0 { Command::Move(x, y) } else { Command::Line(x, y) })
            .collect();
        Self { commands, fill: None, stroke: Some(stroke) }
    }
}

impl Item {
    /// It is of black ink alone.
    pub(crate) fn is_black(&self) -> bool {
        match self {
            Self::Glyphs(run) => run.colour == Colour::INK,
            Self::Path(path) => {
                let inks = [path.fill, path.stroke.map(|stroke| stroke.colour)];
                inks.iter().flatten().all(|ink| *ink == Colour::INK)
            }
        }
    }
}

impl Page {
    /// The text of the page, line by line in drawing order.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Glyphs(run) => Some(run.text.as_str()),
                Item::Path(_) => None,
            })
            .collect();
        lines.join("\n")
    }
}
