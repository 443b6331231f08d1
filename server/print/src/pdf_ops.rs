//! Items of a page to PDF operations.

use harfrust::GlyphId;
use printpdf::{
    Cmyk, Codepoint, Color, ExtendedGraphicsState, ExtendedGraphicsStateId, FontId, Line, LinePoint, Op,
    OverprintMode, PaintMode, PdfFontHandle, Point, Polygon, PolygonRing, Pt, TextItem, TextMatrix,
    WindingOrder,
};

use crate::{
    colour::Colour,
    error::PrintError,
    font::Face,
    press::MARK_ROOM,
    scene::{Command, Glyph, Item, Page, Path, Run},
    subset::{Subset, Subsets},
};

pub(crate) const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// How black ink lies on what is below it, by name.
const OVERPRINTS: &str = "Over";
const KNOCKS_OUT: &str = "Out";

/// Where a page lies on the medium: PDF measures in points from the lower left corner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    width: f32,
    height: f32,
    slug: f32,
}

impl Frame {
    pub fn of(page: &Page) -> Self {
        let room = if page.marks { MARK_ROOM } else { 0.0 };
        Self { width: page.width, height: page.height, slug: page.bleed + room }
    }

    /// A PDF rectangle (left, bottom, right, top; points) this many mm outside the trim on every side.
    pub fn around(&self, outside: f32) -> [f32; 4] {
        let near = self.slug - outside;
        let (right, top) = (self.slug + self.width + outside, self.slug + self.height + outside);
        [near, near, right, top].map(|length| length * POINTS_PER_MM)
    }

    /// The whole medium.
    pub fn media(&self) -> [f32; 4] {
        self.around(self.slug)
    }

    /// A point, in points.
    pub fn at(&self, x: f32, y: f32) -> [f32; 2] {
        [self.x(x).0, self.y(y).0]
    }

    fn x(&self, x: f32) -> Pt {
        Pt((self.slug + x) * POINTS_PER_MM)
    }

    fn y(&self, y: f32) -> Pt {
        Pt((self.slug + self.height - y) * POINTS_PER_MM)
    }

    fn point(&self, x: f32, y: f32, bezier: bool) -> LinePoint {
        LinePoint { p: Point { x: self.x(x), y: self.y(y) }, bezier }
    }
}

/// The name of a face in the file, and the tag that says that it is there in part ("LTREGU+BeVietnamPro-…").
pub(crate) fn font_id(face: Face) -> FontId {
    let name = match face {
        Face::Regular => "LTREGU",
        Face::SemiBold => "LTSEMI",
        Face::ExtraBold => "LTEXTR",
    };
    FontId(name.to_owned())
}

/// Black alone prints over what is below it, so that nothing white shows where the plates shift; all else knocks out.
pub(crate) fn graphics_states() -> [(ExtendedGraphicsStateId, ExtendedGraphicsState); 2] {
    [(OVERPRINTS, true), (KNOCKS_OUT, false)].map(|(name, over)| {
        let mode = if over { OverprintMode::KeepUnderlying } else { OverprintMode::EraseUnderlying };
        let state = ExtendedGraphicsState::default();
        let state = state.with_overprint_fill(over).with_overprint_stroke(over).with_overprint_mode(mode);
        (ExtendedGraphicsStateId(name.to_owned()), state)
    })
}

/// Everything on a page but the marks.
///
/// # Errors
/// [`PrintError::Font`] if a face cannot be read.
pub(crate) fn ops(page: &Page, subsets: &Subsets) -> Result<Vec<Op>, PrintError> {
    let frame = Frame::of(page);
    let mut ops = Vec::new();
    let mut overprints = false;
    for item in &page.items {
        if item.is_black() != overprints {
            overprints = !overprints;
            let name = if overprints { OVERPRINTS } else { KNOCKS_OUT };
            ops.push(Op::LoadGraphicsState { gs: ExtendedGraphicsStateId(name.to_owned()) });
        }
        match item {
            Item::Glyphs(run) => text(run, frame, subsets, &mut ops)?,
            Item::Path(outline) => path(outline, frame, &mut ops),
        }
    }
    Ok(ops)
}

fn colour(colour: Colour) -> Color {
    let Colour { c, m, y, k } = colour;
    Color::Cmyk(Cmyk { c, m, y, k, icc_profile: None })
}

fn text(run: &Run, frame: Frame, subsets: &Subsets, ops: &mut Vec<Op>) -> Result<(), PrintError> {
    if run.glyphs.is_empty() {
        return Ok(());
    }
    let subset = subsets.get(&run.face).ok_or(PrintError::Font(run.face.name()))?;
    let em = run.size / 1000.0;
    let font = PdfFontHandle::External(font_id(run.face));
    ops.push(Op::StartTextSection);
    ops.push(Op::SetFont { font, size: Pt(run.size * POINTS_PER_MM) });
    ops.push(Op::SetFillColor { col: colour(run.colour) });
    // One matrix for all the glyphs of a height: a line then stays one line when its text is extracted.
    for group in run.glyphs.chunk_by(|a, b| a.y == b.y) {
        let (x, y) = (run.x + group[0].x as f32 * em, run.y - group[0].y as f32 * em);
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(frame.x(x), frame.y(y)) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(codepoints(run.face, subset, group)?)] });
    }
    ops.push(Op::EndTextSection);
    Ok(())
}

/// Glyphs with what the pen must go back (thousandths of an em) to stand where shaping put the next one.
fn codepoints(face: Face, subset: &Subset, glyphs: &[Glyph]) -> Result<Vec<Codepoint>, PrintError> {
    let metrics = face.font()?.glyph_metrics();
    let back = |glyph: &Glyph, next: &Glyph| {
        metrics.h_advance(GlyphId::new(u32::from(glyph.id))).round() - (next.x - glyph.x) as f32
    };
    let offsets = glyphs.windows(2).map(|pair| back(&pair[0], &pair[1])).chain([0.0]);
    // A no-break space is a space to whoever searches the file.
    let text = |glyph: &Glyph| glyph.text.replace('\u{a0}', " ");
    Ok(glyphs
        .iter()
        .zip(offsets)
        .map(|(glyph, back)| Codepoint::with_cid(subset.id(glyph.id), back, text(glyph)))
        .collect())
}

fn path(path: &Path, frame: Frame, ops: &mut Vec<Op>) {
    let lines = subpaths(&path.commands, frame);
    if let Some(fill) = path.fill {
        let rings = lines.iter().map(|line| PolygonRing { points: line.points.clone() }).collect();
        ops.push(Op::SetFillColor { col: colour(fill) });
        ops.push(Op::DrawPolygon {
            polygon: Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero },
        });
    }
    if let Some(stroke) = path.stroke {
        ops.push(Op::SetOutlineColor { col: colour(stroke.colour) });
        ops.push(Op::SetOutlineThickness { pt: Pt(stroke.width * POINTS_PER_MM) });
        ops.extend(lines.into_iter().map(|line| Op::DrawLine { line }));
    }
}

fn subpaths(commands: &[Command], frame: Frame) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for command in commands {
        if let Command::Move(..) = command {
            lines.push(Line { points: Vec::new(), is_closed: false });
        }
        let Some(line) = lines.last_mut() else { continue };
        match *command {
            Command::Move(x, y) | Command::Line(x, y) => line.points.push(frame.point(x, y, false)),
            Command::Curve([ax, ay, bx, by, x, y]) => line.points.extend([
                frame.point(ax, ay, true),
                frame.point(bx, by, true),
                frame.point(x, y, false),
            ]),
            Command::Close => line.is_closed = true,
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{scene::Scene, shape::shape, subset::subsets};

    fn page(items: Vec<Item>) -> Page {
        Page { title: String::new(), width: 100.0, height: 200.0, bleed: 3.0, marks: true, items }
    }

    #[test]
    fn a_line_of_text_is_shown_in_one_piece_with_its_spaces() {
        let text = "Hà Nội, Ba Đình";
        let glyphs = shape(Face::Regular, text).unwrap().glyphs;
        let run = Run {
            face: Face::Regular,
            size: 5.0,
            colour: Colour::INK,
            x: 10.0,
            y: 20.0,
            glyphs,
            text: text.to_owned(),
        };
        let pages = vec![page(vec![Item::Glyphs(run)])];
        let scene = Scene { title: String::new(), lang: "vi".to_owned(), pages };
        let ops = ops(&scene.pages[0], &subsets(&scene).unwrap()).unwrap();
        let shown: Vec<&Vec<TextItem>> = ops
            .iter()
            .filter_map(|op| match op {
                Op::ShowText { items } => Some(items),
                _ => None,
            })
            .collect();
        let [items] = shown.as_slice() else { panic!("{} pieces", shown.len()) };
        let [TextItem::GlyphIds(codes)] = items.as_slice() else { panic!("not glyphs") };
        let read: String = codes.iter().filter_map(|code| code.cid.clone()).collect();
        assert_eq!(read, text);
    }

    #[test]
    fn the_origin_is_the_upper_left_corner_of_the_trim() {
        let frame = Frame::of(&page(vec![]));
        let [left, _, _, top] = frame.around(0.0);
        assert!((frame.x(0.0).0 - left).abs() < 0.01 && (frame.y(0.0).0 - top).abs() < 0.01);
    }
}
