//! Paper sizes (ISO 216) and the bleed.

/// How far colour runs past the trim on every side, in millimetres: what Vietnamese print shops ask for.
pub const BLEED: f32 = 3.0;

/// A trimmed sheet, portrait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 420 × 594 mm: a poster (áp phích).
    A2,
    /// 297 × 420 mm: a small poster.
    A3,
    /// 210 × 297 mm: what an office prints.
    A4,
    /// 148 × 210 mm: a leaflet (tờ rơi).
    A5,
}

impl Paper {
    /// Every size, largest first.
    pub const ALL: [Self; 4] = [Self::A2, Self::A3, Self::A4, Self::A5];

    /// Width of the trimmed sheet in millimetres.
    pub const fn width(self) -> f32 {
        match self {
            Self::A2 => 420.0,
            Self::A3 => 297.0,
            Self::A4 => 210.0,
            Self::A5 => 148.0,
        }
    }

    /// Height of the trimmed sheet in millimetres.
    pub const fn height(self) -> f32 {
        match self {
            Self::A2 => 594.0,
            Self::A3 => 420.0,
            Self::A4 => 297.0,
            Self::A5 => 210.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_is_portrait_in_the_ratio_of_the_a_series() {
        for paper in Paper::ALL {
            let ratio = paper.height() / paper.width();
            assert!((ratio - 2f32.sqrt()).abs() < 0.01, "{paper:?}: {ratio}");
        }
    }
}
