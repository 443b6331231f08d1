//! Shaping: characters to positioned glyphs, with kerning.

use harfrust::{Buffer, ClusterLevel, Feature, ShapeOptions, ShaperFont, Tag};

use crate::{error::PrintError, font::Face, scene::Glyph};

/// A shaped piece of one line; lengths are thousandths of an em.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shaped {
    pub glyphs: Vec<Glyph>,
    pub advance: i32,
}

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
    harfrust::shape(&ShaperFont::new(font), &mut buffer, ShapeOptions::new().features(&features))
        .map_err(|_| PrintError::Font(face.name()))?;
    collect(&buffer, text).ok_or(PrintError::Font(face.name()))
}

fn collect(buffer: &Buffer, text: &str) -> Option<Shaped> {
    let infos = buffer.glyph_infos();
    let mut shaped = Shaped::default();
    for (i, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
        let start = info.cluster as usize;
        let later = infos[i + 1..].iter().map(|next| next.cluster as usize).find(|next| *next > start);
        let repeated = i > 0 && infos[i - 1].cluster == info.cluster;
        let source = if repeated { "" } else { text.get(start..later.unwrap_or(text.len()))? };
        shaped.glyphs.push(Glyph {
            id: u16::try_from(info.glyph_id).ok()?,
            x: shaped.advance + position.x_offset,
            y: position.y_offset,
            advance: position.x_advance,
            text: source.to_owned(),
        });
        shaped.advance += position.x_advance;
    }
    Some(shaped)
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
