//! The PNG backend: the SVG of a page in pixels, for readers that show no SVG (social networks, chat apps).

use resvg::{
    tiny_skia::{Color, Pixmap},
    usvg::{Options, Transform, Tree},
};

use crate::{
    error::PrintError,
    scene::{Item, Page},
    svg::svg,
};

/// The longest side of a picture, in pixels: an A2 sheet then takes 100 MB while it is painted.
const LONGEST: u32 = 6000;

/// The trimmed page as an opaque PNG (RGBA, 8 bits, sRGB), `width` pixels across and as high as the page's
/// ratio asks, to the nearest pixel. No bleed and no crop marks; equal pages give equal bytes.
///
/// # Errors
/// [`PrintError::Font`] if a face of the page cannot be read; [`PrintError::Png`] if a side of the picture is
/// not 1 to 6000 pixels long, and if it cannot be encoded.
pub fn png(page: &Page, width: u32) -> Result<Vec<u8>, PrintError> {
    check_faces(page)?;
    let pixels = ground(width, (width as f32 * page.height / page.width).round() as u32)?;
    paint(&read(&svg(page))?, pixels)
}

pub(crate) fn read(svg: &str) -> Result<Tree, PrintError> {
    Tree::from_str(svg, &Options::default()).map_err(failed)
}

/// Fills the ground with a drawing.
pub(crate) fn paint(tree: &Tree, mut pixels: Pixmap) -> Result<Vec<u8>, PrintError> {
    // Each way by itself, so that rounding the height leaves no half-covered row at the foot.
    let across = pixels.width() as f32 / tree.size().width();
    let down = pixels.height() as f32 / tree.size().height();
    resvg::render(tree, Transform::from_scale(across, down), &mut pixels.as_mut());
    pixels.encode_png().map_err(failed)
}

/// The SVG leaves out what it cannot read; a picture that nobody proofreads must not.
fn check_faces(page: &Page) -> Result<(), PrintError> {
    for item in &page.items {
        if let Item::Glyphs(run) = item {
            run.face.font()?;
        }
    }
    Ok(())
}

/// White paper. The sides are checked first: memory that cannot be had would end the process.
pub(crate) fn ground(width: u32, height: u32) -> Result<Pixmap, PrintError> {
    let range = 1..=LONGEST;
    let fits = range.contains(&width) && range.contains(&height);
    let mut pixels = fits
        .then(|| Pixmap::new(width, height))
        .flatten()
        .ok_or_else(|| failed(format!("{width} × {height} pixels; a side has 1 to {LONGEST}")))?;
    pixels.fill(Color::WHITE);
    Ok(pixels)
}

pub(crate) fn failed(error: impl ToString) -> PrintError {
    PrintError::Png(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{colour::Colour, paper::Paper, sample, scene::Path};

    /// Width and height from the first chunk.
    fn size(png: &[u8]) -> (u32, u32) {
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(&png[..16], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
        (number(16), number(20))
    }

    /// A red page with a white right half.
    fn halves(width: f32, height: f32) -> Page {
        let items = vec![
            Item::Path(Path::rect(-3.0, -3.0, width + 6.0, height + 6.0, Colour::RED)),
            Item::Path(Path::rect(width / 2.0, 0.0, width / 2.0, height, Colour::WHITE)),
        ];
        Page { title: "Hai nửa".into(), width, height, bleed: 3.0, marks: true, items }
    }

    #[test]
    fn the_picture_has_the_width_asked_for_and_the_ratio_of_the_page() {
        let page = sample::leaflet().scene().unwrap().pages.remove(0);
        assert_eq!(size(&png(&page, 300).unwrap()), (300, 426));
        assert_eq!(size(&png(&halves(240.0, 126.0), 1200).unwrap()), (1200, 630));
    }

    #[test]
    fn the_same_page_gives_the_same_bytes() {
        let scene = || sample::poster().scene(Paper::A3).unwrap();
        assert_eq!(png(&scene().pages[0], 200).unwrap(), png(&scene().pages[0], 200).unwrap());
    }

    #[test]
    fn the_trimmed_page_fills_the_picture_to_its_edges() {
        let pixels = Pixmap::decode_png(&png(&halves(100.0, 33.3), 50).unwrap()).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (50, 17));
        for y in 0..17 {
            let colour = |x| pixels.pixel(x, y).map(|dot| (dot.red(), dot.green(), dot.blue(), dot.alpha()));
            assert_eq!(colour(0), colour(24), "row {y}");
            assert!(colour(0).is_some_and(|(r, g, _, a)| r > 150 && g < 60 && a == 255), "row {y}");
            assert_eq!(colour(49), Some((255, 255, 255, 255)), "row {y}");
        }
    }

    #[test]
    fn letters_are_painted() {
        let mut page = sample::leaflet().scene().unwrap().pages.remove(1);
        let whole = png(&page, 300).unwrap();
        page.items.retain(|item| matches!(item, Item::Path(_)));
        assert_ne!(whole, png(&page, 300).unwrap());
    }

    #[test]
    fn a_picture_without_a_size_or_too_large_is_refused() {
        for (page, width) in [
            (halves(240.0, 126.0), 0),
            (halves(240.0, 126.0), LONGEST + 1),
            (halves(0.0, 126.0), 100),
            (halves(240.0, 0.0), 100),
        ] {
            assert!(matches!(png(&page, width), Err(PrintError::Png(_))), "{width}");
        }
    }
}
