//! A drawing in pixels. Its texts are set in the print face: what a machine has of typefaces does not matter.

use std::fmt::Write;

use resvg::usvg::roxmltree::{Document, Node};

use crate::{
    error::PrintError,
    font::Face,
    png::{failed, ground, paint, read},
    shape::shape,
    svg::outline,
};

/// An SVG as an opaque PNG (RGBA, 8 bits, sRGB), `width` pixels across and as high as its ratio asks. A `text` of it is
/// one line in the heaviest face, centred at its `x`, and has a `y`, a `font-size` and a `fill`.
///
/// # Errors
/// [`PrintError::Png`] if it is no such SVG, or a side of the picture is not 1 to 6000 pixels long; and what
/// [`Face::clean`] says of its texts.
pub fn picture(svg: &str, width: u32) -> Result<Vec<u8>, PrintError> {
    let tree = read(&outlined(svg)?)?;
    let height = (width as f32 * tree.size().height() / tree.size().width()).round() as u32;
    paint(&tree, ground(width, height)?)
}

/// The same drawing with outlines in the place of its texts.
fn outlined(svg: &str) -> Result<String, PrintError> {
    let document = Document::parse(svg).map_err(failed)?;
    let (mut drawn, mut done) = (String::with_capacity(2 * svg.len()), 0);
    for node in document.descendants().filter(|node| node.has_tag_name("text")) {
        drawn.push_str(&svg[done..node.range().start]);
        set(&mut drawn, node)?;
        done = node.range().end;
    }
    drawn.push_str(&svg[done..]);
    Ok(drawn)
}

fn set(drawn: &mut String, node: Node<'_, '_>) -> Result<(), PrintError> {
    let said = |name: &str| node.attribute(name).ok_or_else(|| failed(format!("a text without {name}")));
    let number = |name: &str| said(name)?.parse::<f32>().map_err(failed);
    let face = Face::ExtraBold;
    let line = shape(face, &face.clean(node.text().unwrap_or_default())?)?;
    let em = number("font-size")? / 1000.0;
    let left = number("x")? - em * line.advance as f32 / 2.0;
    let (y, fill) = (number("y")?, said("fill")?);
    // Writing into a string cannot fail.
    let _ = write!(drawn, r#"<g fill="{fill}" transform="translate({left} {y}) scale({em} -{em})">"#);
    for glyph in &line.glyphs {
        if let Some(outline) = outline(face, glyph.id) {
            let _ = write!(drawn, r#"<path transform="translate({} {})" d="{outline}"/>"#, glyph.x, glyph.y);
        }
    }
    drawn.push_str("</g>");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Pixmap;

    fn drawing(inside: &str) -> String {
        format!(r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">{inside}</svg>"##)
    }

    /// The columns in which something is blue.
    fn blue(png: &[u8]) -> Vec<u32> {
        let pixels = Pixmap::decode_png(png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (160, 80));
        let is_blue = |x: u32| {
            (0..80).any(|y| pixels.pixel(x, y).is_some_and(|pixel| pixel.blue() > 200 && pixel.red() < 60))
        };
        (0..160).filter(|x| is_blue(*x)).collect()
    }

    #[test]
    fn a_text_is_set_around_its_middle() {
        let text = r##"<text x="40" y="30" font-size="20" fill="#0000ff">Ộ</text>"##;
        let columns = blue(&picture(&drawing(text), 160).unwrap());
        let (first, last) = (columns[0], columns[columns.len() - 1]);
        assert!(last - first > 16, "{first} to {last}");
        assert!((first + last).abs_diff(160) <= 4, "{first} to {last}");
        assert!(blue(&picture(&drawing(""), 160).unwrap()).is_empty());
    }

    #[test]
    fn what_cannot_be_set_is_told() {
        let lacks = drawing(r#"<text x="40" y="30" fill="red">A</text>"#);
        assert_eq!(picture(&lacks, 160), Err(PrintError::Png("a text without font-size".into())));
        let strange = drawing(r#"<text x="40" y="30" font-size="9" fill="red">語</text>"#);
        assert_eq!(picture(&strange, 160), Err(PrintError::MissingGlyph('語')));
        assert!(matches!(picture("<svg", 160), Err(PrintError::Png(_))));
    }
}
