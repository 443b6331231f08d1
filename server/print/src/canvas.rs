//! A sheet under way: layouts draw on it in their own units, and it becomes a [`Page`] in millimetres.

use unicode_normalization::UnicodeNormalization;

use crate::{
    colour::Colour,
    error::PrintError,
    font::Face,
    paper::{BLEED, Paper},
    qr::qr,
    scene::{Command, Item, Page, Path, Stroke},
    text::{Block, Style, fit},
};

/// A rectangle in layout units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }
}

/// The items drawn so far.
#[derive(Debug)]
pub(crate) struct Canvas {
    paper: Paper,
    unit: f32,
    items: Vec<Item>,
}

impl Canvas {
    /// A sheet on which the layout measures `width` across: the same layout then fills any paper.
    pub fn new(paper: Paper, width: f32) -> Self {
        Self { paper, unit: paper.width() / width, items: Vec::new() }
    }

    /// Height of the sheet in layout units.
    pub fn height(&self) -> f32 {
        self.paper.height() / self.unit
    }

    /// Width of the sheet in layout units.
    pub fn width(&self) -> f32 {
        self.paper.width() / self.unit
    }

    /// A filled surface; where it touches the edge of the sheet it runs into the bleed.
    pub fn field(&mut self, area: Area, colour: Colour) {
        let past = |touches: bool| if touches { BLEED } else { 0.0 };
        let (x, y) = (area.x * self.unit, area.y * self.unit);
        let (right, bottom) = (x + area.width * self.unit, y + area.height * self.unit);
        let (left, top) = (x - past(x < 0.1), y - past(y < 0.1));
        let right = right + past(right > self.paper.width() - 0.1);
        let bottom = bottom + past(bottom > self.paper.height() - 0.1);
        self.items.push(Item::Path(Path::rect(left, top, right - left, bottom - top, colour)));
    }

    /// A disc with a number in its middle.
    ///
    /// # Errors
    /// As [`fit`].
    pub fn numbered(
        &mut self,
        number: usize,
        style: Style,
        x: f32,
        y: f32,
        radius: f32,
    ) -> Result<(), PrintError> {
        let unit = self.unit;
        self.items.push(Item::Path(Path::disc(x * unit, y * unit, radius * unit, Colour::RED)));
        let block = fit(style, &number.to_string(), 1.8 * radius, 1.8 * radius)?;
        self.block(&block, x - block.width() / 2.0, y - block.height() / 2.0, 0.0);
        Ok(())
    }

    /// A crossed box whose left edge is at `x` and whose middle is at `y`.
    pub fn crossed(&mut self, x: f32, y: f32, side: f32) {
        self.field(Area::new(x, y - side / 2.0, side, side), Colour::RED);
        let at =
            |right: f32, down: f32| ((x + right * side) * self.unit, (y + (down - 0.5) * side) * self.unit);
        let stroke = Stroke { colour: Colour::WHITE, width: 0.13 * side * self.unit };
        for line in [[at(0.27, 0.27), at(0.73, 0.73)], [at(0.73, 0.27), at(0.27, 0.73)]] {
            self.items.push(Item::Path(Path::polyline(&line, stroke)));
        }
    }

    /// Text that has been fitted; `width` matters only to centred text.
    pub fn block(&mut self, block: &Block, x: f32, y: f32, width: f32) {
        let unit = self.unit;
        self.items.extend(block.place(x, y, width).map(|item| scaled(item, unit)));
    }

    /// Fits a text into an area, from its top; answers the height used.
    ///
    /// # Errors
    /// As [`fit`].
    pub fn text(&mut self, style: Style, text: &str, area: Area) -> Result<f32, PrintError> {
        let block = fit(style, text, area.width, area.height)?;
        self.block(&block, area.x, area.y, area.width);
        Ok(block.height())
    }

    /// A QR code on white, quiet zone included.
    ///
    /// # Errors
    /// [`PrintError::Qr`] if the link is too long.
    pub fn qr(&mut self, url: &str, x: f32, y: f32, side: f32) -> Result<(), PrintError> {
        self.field(Area::new(x, y, side, side), Colour::WHITE);
        let unit = self.unit;
        self.items.push(Item::Path(qr(url, x * unit, y * unit, side * unit)?));
        Ok(())
    }

    /// The finished page, with bleed and crop marks; without them on the paper of an office.
    pub fn page(self, title: &str) -> Page {
        let cut = self.paper != Paper::A4;
        Page {
            title: title.nfc().collect(),
            width: self.paper.width(),
            height: self.paper.height(),
            bleed: if cut { BLEED } else { 0.0 },
            marks: cut,
            items: self.items,
        }
    }
}

/// How far below the top of its first line the middle of a text's capitals is, so that marks stand level.
pub(crate) fn level(block: &Block) -> f32 {
    Face::CAP_HEIGHT * block.size() / 2.0
}

fn scaled(item: Item, unit: f32) -> Item {
    match item {
        Item::Glyphs(mut run) => {
            run.x *= unit;
            run.y *= unit;
            run.size *= unit;
            Item::Glyphs(run)
        }
        Item::Path(mut path) => {
            path.commands.iter_mut().for_each(|command| scale(command, unit));
            Item::Path(path)
        }
    }
}

fn scale(command: &mut Command, unit: f32) {
    match command {
        Command::Move(x, y) | Command::Line(x, y) => {
            *x *= unit;
            *y *= unit;
        }
        Command::Curve(points) => points.iter_mut().for_each(|value| *value *= unit),
        Command::Close => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(canvas: &Canvas) -> (f32, f32, f32, f32) {
        let Some(Item::Path(path)) = canvas.items.last() else { panic!("no path") };
        let (Command::Move(left, top), Command::Line(right, bottom)) = (path.commands[0], path.commands[2])
        else {
            panic!("no rectangle")
        };
        (left, top, right, bottom)
    }

    #[test]
    fn a_field_bleeds_only_where_it_touches_the_edge() {
        let mut canvas = Canvas::new(Paper::A3, 420.0);
        canvas.field(Area::new(0.0, 0.0, 420.0, 100.0), Colour::RED);
        let (left, top, right, bottom) = bounds(&canvas);
        assert_eq!((left, top), (-3.0, -3.0));
        assert!((right - 300.0).abs() < 0.01 && (bottom - 70.71).abs() < 0.01);
        canvas.field(Area::new(20.0, 20.0, 10.0, 10.0), Colour::RED);
        let (left, ..) = bounds(&canvas);
        assert!((left - 14.14).abs() < 0.01);
    }

    #[test]
    fn text_is_scaled_to_the_paper() {
        let style = Style::new(Face::Regular, Colour::INK, 10.0, 5.0, 1.3);
        let run = |paper| {
            let mut canvas = Canvas::new(paper, 420.0);
            canvas.text(style, "Hà Nội", Area::new(28.0, 10.0, 100.0, 20.0)).unwrap();
            let Some(Item::Glyphs(run)) = canvas.items.pop() else { panic!("no run") };
            run
        };
        assert_eq!(run(Paper::A2).size, 10.0);
        assert!((run(Paper::A3).size - 7.07).abs() < 0.01);
        assert_eq!(run(Paper::A2).glyphs, run(Paper::A3).glyphs);
    }
}
