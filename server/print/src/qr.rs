//! QR codes as one path.

use fast_qr::{ECL, QRBuilder};

use crate::{
    colour::Colour,
    error::PrintError,
    scene::{Item, Page, Path},
    svg::svg,
};

/// Empty modules that a reader needs on every side (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code, quiet zone included, in a square of `side` from its top left corner; error correction M (15 %).
///
/// The dark modules of a row are joined, so that no hairlines show between them.
///
/// # Errors
/// [`PrintError::Qr`] if the link is too long for a code.
pub(crate) fn qr(url: &str, x: f32, y: f32, side: f32) -> Result<Path, PrintError> {
    let modules = modules(url)?;
    let module = side / modules.across as f32;
    let mut path = Path { fill: Some(Colour::INK), ..Path::default() };
    for (left, top, dark) in modules.dark {
        path.add_rect(x + left as f32 * module, y + top as f32 * module, dark as f32 * module, module);
    }
    Ok(path)
}

/// A code in modules.
pub(crate) struct Modules {
    /// How many it is wide and high, quiet zone included.
    pub across: usize,
    /// Dark modules beside each other: the left one, their row, and how many they are.
    pub dark: Vec<(usize, usize, usize)>,
}

/// As [`qr`], without a size.
///
/// # Errors
/// As [`qr`].
pub(crate) fn modules(url: &str) -> Result<Modules, PrintError> {
    let code = QRBuilder::new(url).ecl(ECL::M).build().map_err(|_| PrintError::Qr(url.to_owned()))?;
    let mut dark = Vec::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let beside = (column..code.size).take_while(|c| code[row][*c].value()).count();
            if beside > 0 {
                dark.push((column + QUIET, row + QUIET, beside));
            }
            column += beside + 1;
        }
    }
    Ok(Modules { across: code.size + 2 * QUIET, dark })
}

/// Side of a code on screen; an SVG scales.
const SIDE: f32 = 50.0;

/// A QR code as an SVG element, for a screen: `title` says what it is to people who cannot see it.
///
/// # Errors
/// [`PrintError::Qr`] if the text is too long for a code.
pub fn qr_svg(text: &str, title: &str) -> Result<String, PrintError> {
    let code = qr(text, 0.0, 0.0, SIDE)?;
    let page = Page {
        title: title.to_owned(),
        width: SIDE,
        height: SIDE,
        bleed: 0.0,
        marks: false,
        items: vec![Item::Path(code)],
    };
    Ok(svg(&page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Command;

    /// Version 2 at level M is 25 modules and holds 26 bytes.
    const URL: &str = "https://mttq.vn/a/12345";

    fn points(path: &Path) -> Vec<(f32, f32)> {
        path.commands
            .iter()
            .filter_map(|command| match command {
                Command::Move(x, y) | Command::Line(x, y) => Some((*x, *y)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_code_has_its_modules_and_its_quiet_zone() {
        let points = points(&qr(URL, 0.0, 0.0, 33.0).unwrap());
        let (low, high) = points
            .iter()
            .fold((f32::MAX, f32::MIN), |(low, high), (x, y)| (low.min(*x).min(*y), high.max(*x).max(*y)));
        assert!((low - 4.0).abs() < 0.01 && (high - 29.0).abs() < 0.01, "{low} {high}");
    }

    #[test]
    fn the_first_row_begins_with_the_seven_dark_modules_of_a_finder() {
        let points = points(&qr(URL, 0.0, 0.0, 33.0).unwrap());
        assert_eq!(points[0], (4.0, 4.0));
        assert!((points[1].0 - 11.0).abs() < 0.01);
    }

    #[test]
    fn a_link_that_is_too_long_is_refused() {
        assert!(matches!(qr(&"a".repeat(4000), 0.0, 0.0, 30.0), Err(PrintError::Qr(_))));
    }
}
