//! Ink: colours are CMYK from the start, and sRGB only for the picture on screen.

/// A process colour: cyan, magenta, yellow and black, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    /// Cyan, 0 to 1.
    pub c: f32,
    /// Magenta, 0 to 1.
    pub m: f32,
    /// Yellow, 0 to 1.
    pub y: f32,
    /// Black, 0 to 1.
    pub k: f32,
}

impl Colour {
    /// The red of headlines and marks: two inks and a little black, so that no plate shows beside it.
    pub const RED: Self = Self::new(0.0, 1.0, 0.95, 0.12);
    /// Warm gold, for the one line and the one number to remember.
    pub const GOLD: Self = Self::new(0.0, 0.26, 0.90, 0.0);
    /// Text: black ink alone, so that small letters stay sharp when the plates shift.
    pub const INK: Self = Self::new(0.0, 0.0, 0.0, 1.0);
    /// Large dark surfaces (total 260 %).
    pub const NIGHT: Self = Self::new(0.90, 0.70, 0.30, 0.70);
    /// The paper.
    pub const WHITE: Self = Self::new(0.0, 0.0, 0.0, 0.0);
    /// Warm and very light, for panels; no ink under the least dot that prints.
    pub const SAND: Self = Self::new(0.0, 0.05, 0.16, 0.0);
    /// Labels and rules: a tint of black.
    pub const MUTED: Self = Self::new(0.0, 0.0, 0.0, 0.68);

    /// A colour from its four inks, each 0 to 1.
    pub const fn new(c: f32, m: f32, y: f32, k: f32) -> Self {
        Self { c, m, y, k }
    }

    /// The colour on screen as `#rrggbb`.
    ///
    /// A polynomial fit to coated offset print rather than the naive (1 − ink)(1 − k): full black is shown as
    /// the dark grey that it is on paper, and red as deep as it will be.
    pub fn hex(self) -> String {
        let [r, g, b] = self.srgb();
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    fn srgb(self) -> [u8; 3] {
        let Self { c, m, y, k } = self;
        let red = 255.0
            + c * (-4.387 * c + 54.486 * m + 18.823 * y + 212.257 * k - 285.233)
            + m * (1.715 * m - 5.61 * y - 17.874 * k - 5.497)
            + y * (-2.522 * y - 21.249 * k + 17.512)
            + k * (-21.861 * k - 189.482);
        let green = 255.0
            + c * (8.841 * c + 60.118 * m + 6.871 * y + 31.159 * k - 79.297)
            + m * (-15.31 * m + 17.575 * y + 131.353 * k - 190.945)
            + y * (4.444 * y + 9.863 * k - 24.867)
            + k * (-20.737 * k - 187.805);
        let blue = 255.0
            + c * (0.884 * c + 8.079 * m + 30.9 * y - 0.239 * k - 14.184)
            + m * (10.496 * m + 63.024 * y + 50.607 * k - 112.239)
            + y * (0.033 * y + 115.604 * k - 193.582)
            + k * (-22.338 * k - 180.126);
        // A float cast saturates, so the result is 0 to 255 whatever the fit says.
        [red, green, blue].map(|value| value.round() as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_white_and_ink_is_dark() {
        assert_eq!(Colour::WHITE.hex(), "#ffffff");
        assert!(Colour::INK.srgb().iter().all(|part| *part < 64));
    }

    #[test]
    fn every_ink_prints_and_dries() {
        for colour in [Colour::RED, Colour::GOLD, Colour::INK, Colour::NIGHT, Colour::SAND, Colour::MUTED] {
            let inks = [colour.c, colour.m, colour.y, colour.k];
            assert!(inks.iter().all(|ink| *ink == 0.0 || *ink >= 0.03), "{colour:?}");
            assert!(inks.iter().sum::<f32>() <= 3.0, "{colour:?}");
        }
    }

    #[test]
    fn the_red_reads_as_red() {
        let [r, g, b] = Colour::RED.srgb();
        assert!(r > 150 && g < 60 && b < 60, "{r} {g} {b}");
    }
}
