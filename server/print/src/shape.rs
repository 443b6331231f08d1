//! Shaping: characters to positioned glyphs, with kerning.

use harfrust::{Buffer, ClusterLevel, Feature, ShapeOptions, ShaperFont, Tag};

use crate::{error::PrintError, font::Face, scene::Glyph};

/// A shaped piece of one line; lengths are thousandths of an em.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shaped {
    pub glyphs: Vec<Glyph>,
    /// Where each glyph leaves ink.
    inks: Vec<Ink>,
    pub advance: i32,
}

/// The least box around what a glyph leaves on the paper; y upwards from the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Ink {
    left: i32,
    right: i32,
    bottom: i32,
    top: i32,
}

impl Shaped {
    /// Without the spaces at its end.
    pub fn trimmed(&self) -> Self {
        let kept =
            self.glyphs.iter().rposition(|glyph| !glyph.text.trim().is_empty() || glyph.text.is_empty());
        let kept = kept.map_or(0, |last| last + 1);
        let advance = self.glyphs[kept..].iter().fold(self.advance, |advance, glyph| advance - glyph.advance);
        Self { glyphs: self.glyphs[..kept].to_vec(), inks: self.inks[..kept].to_vec(), advance }
    }

    /// Goes on with another piece of the line.
    pub fn push(&mut self, next: &Self) {
        let by = self.advance;
        self.glyphs.extend(next.glyphs.iter().map(|glyph| Glyph { x: glyph.x + by, ..glyph.clone() }));
        self.inks.extend(next.inks.iter().map(|ink| Ink {
            left: ink.left + by,
            right: ink.right + by,
            ..*ink
        }));
        self.advance += next.advance;
    }

    /// From baseline to baseline so that nothing of the line below, which begins `shift` to the right, touches this one,
    /// in thousandths of an em: marks stand on marks in Vietnamese, as Ẳ under Ợ.
    pub fn clearance(&self, below: &Self, shift: i32) -> i32 {
        let meets = |above: &Ink, below: &Ink| {
            above.left < below.right + shift + BESIDE && below.left + shift < above.right + BESIDE
        };
        let pairs = self.inks.iter().flat_map(|above| below.inks.iter().map(move |below| (above, below)));
        pairs
            .filter(|(above, below)| meets(above, below))
            .map(|(above, below)| below.top - above.bottom)
            .max()
            .map_or(0, |touching| touching + AIR)
    }
}

/// Air between the ink of two lines, and between two glyphs that do not stand above each other.
const AIR: i32 = 60;
const BESIDE: i32 = 20;

/// Shapes text that [`Face::clean`] has accepted.
///
/// Ligatures are off: Vietnamese has no use for "fi", and every glyph then stands for its own characters,
/// which keeps the text of the PDF searchable.
///
/// # Errors
/// [`PrintError::Font`] if the face cannot be read.
pub(crate) fn shape(face: Face, text: &str) -> Result<Shaped, PrintError> {
    let font = face.font()?;
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.guess_segment_properties();
    let features = [Feature::new(Tag::new(b"liga"), 0, ..), Feature::new(Tag::new(b"clig"), 0, ..)];
    let font = ShaperFont::new(font);
    harfrust::shape(&font, &mut buffer, ShapeOptions::new().features(&features))
        .map_err(|_| PrintError::Font(face.name()))?;
    collect(&font, &buffer, text).ok_or(PrintError::Font(face.name()))
}

fn collect(font: &ShaperFont<'_, '_>, buffer: &Buffer, text: &str) -> Option<Shaped> {
    let infos = buffer.glyph_infos();
    let mut shaped = Shaped::default();
    for (i, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
        let start = info.cluster as usize;
        let later = infos[i + 1..].iter().map(|next| next.cluster as usize).find(|next| *next > start);
        let repeated = i > 0 && infos[i - 1].cluster == info.cluster;
        let source = if repeated { "" } else { text.get(start..later.unwrap_or(text.len()))? };
        let (x, y) = (shaped.advance + position.x_offset, position.y_offset);
        shaped.inks.push(ink(font, info.glyph_id, x, y));
        shaped.glyphs.push(Glyph {
            id: u16::try_from(info.glyph_id).ok()?,
            x,
            y,
            advance: position.x_advance,
            text: source.to_owned(),
        });
        shaped.advance += position.x_advance;
    }
    Some(shaped)
}

/// A glyph without an outline, as the space, leaves none.
fn ink(font: &ShaperFont<'_, '_>, glyph: u32, x: i32, y: i32) -> Ink {
    let Some(box_of) = font.glyph_extents(glyph.into()) else { return Ink::default() };
    let (left, top) = (x + box_of.x_bearing, y + box_of.y_bearing);
    Ink { left, right: left + box_of.width, bottom: top + box_of.height, top }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(text: &str) -> String {
        shape(Face::ExtraBold, text).unwrap().glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn composed_vietnamese_is_one_glyph_a_letter_and_reads_back() {
        let text = "Đường dây nóng – NGHIỆP ƯỚC ỨNG XỬ";
        let shaped = shape(Face::Regular, text).unwrap();
        assert_eq!(shaped.glyphs.len(), text.chars().count());
        assert!(shaped.glyphs.iter().all(|glyph| glyph.id != 0));
        assert_eq!(read_back(text), text);
    }

    #[test]
    fn ligatures_are_off() {
        assert_eq!(shape(Face::Regular, "office fly").unwrap().glyphs.len(), 10);
    }

    #[test]
    fn pairs_are_kerned() {
        let apart = shape(Face::Regular, "A").unwrap().advance + shape(Face::Regular, "V").unwrap().advance;
        assert!(shape(Face::Regular, "AV").unwrap().advance < apart);
    }

    #[test]
    fn digits_alone_are_shaped_left_to_right() {
        let shaped = shape(Face::ExtraBold, "111").unwrap();
        assert!(shaped.glyphs[0].x < shaped.glyphs[2].x);
    }
}
