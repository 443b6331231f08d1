//! The embedded faces (Be Vietnam Pro, SIL Open Font License 1.1) and what may be set in them.

use std::sync::LazyLock;

use domain::text::plain;
use harfrust::Font;
use unicode_normalization::UnicodeNormalization;

use crate::error::PrintError;

macro_rules! ttf {
    ($file:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../style/node_modules/@expo-google-fonts/be-vietnam-pro/",
            $file
        ))
    };
}

/// A weight of the print family. It covers Vietnamese in full; it has no ☐, ✓ or ☎, which are drawn as paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 400, running text.
    Regular,
    /// 600, headings and values.
    SemiBold,
    /// 800, headlines and numerals.
    ExtraBold,
}

/// Parsed once; a face that cannot be read stays `None` and is reported where it is used.
static FONTS: LazyLock<[Option<Font>; 3]> =
    LazyLock::new(|| Face::ALL.map(|face| Font::new(face.bytes(), 0)));

impl Face {
    /// Every face, lightest first.
    pub const ALL: [Self; 3] = [Self::Regular, Self::SemiBold, Self::ExtraBold];

    /// Height of the capitals in ems; the same in every weight.
    pub const CAP_HEIGHT: f32 = 0.74;

    /// The TrueType file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => ttf!("400Regular/BeVietnamPro_400Regular.ttf"),
            Self::SemiBold => ttf!("600SemiBold/BeVietnamPro_600SemiBold.ttf"),
            Self::ExtraBold => ttf!("800ExtraBold/BeVietnamPro_800ExtraBold.ttf"),
        }
    }

    /// The PostScript name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "BeVietnamPro-Regular",
            Self::SemiBold => "BeVietnamPro-SemiBold",
            Self::ExtraBold => "BeVietnamPro-ExtraBold",
        }
    }

    pub(crate) fn font(self) -> Result<&'static Font, PrintError> {
        FONTS[self as usize].as_ref().ok_or(PrintError::Font(self.name()))
    }

    /// The letters of names and titles: Latin with all that Vietnamese and its neighbours set upon it, figures, marks;
    /// none that looks like another, as the no-break space.
    pub(crate) fn letters(self) -> Result<impl Iterator<Item = char>, PrintError> {
        let charmap = self.font()?.charmap();
        let ranges = [
            ' '..='~',
            '\u{a1}'..='\u{ac}',
            '\u{ae}'..='\u{24f}',
            '\u{1e00}'..='\u{1eff}',
            '\u{2010}'..='\u{2044}',
            '\u{20a0}'..='\u{20bf}',
        ];
        Ok(ranges.into_iter().flatten().filter(move |letter| charmap.map_unicode(*letter).is_some()))
    }

    /// The text in NFC, once every character of it is known to have a glyph in this face.
    ///
    /// A line break ("\n") stays; what is not seen is dropped, as at the edge, for texts that were kept before.
    ///
    /// # Errors
    /// [`PrintError::Control`] and [`PrintError::MissingGlyph`] name the first offending character. A missing
    /// glyph would be drawn as a box with no warning, so it is refused here, before anything is drawn.
    pub fn clean(self, text: &str) -> Result<String, PrintError> {
        let text: String = plain(text).nfc().collect();
        let charmap = self.font()?.charmap();
        for c in text.chars().filter(|c| *c != '\n') {
            if c.is_control() {
                return Err(PrintError::Control(c));
            }
            if charmap.map_unicode(c).is_none() {
                return Err(PrintError::MissingGlyph(c));
            }
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_a_thousand_units_per_em_and_covers_vietnamese() {
        let vowels = "aăâeêioôơuưy";
        let marks = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
        for face in Face::ALL {
            assert_eq!(face.font().unwrap().units_per_em(), 1000);
            for letter in vowels.chars() {
                for mark in marks {
                    let lower = format!("{letter}{mark}");
                    face.clean(&lower).unwrap();
                    face.clean(&lower.to_uppercase()).unwrap();
                }
            }
            face.clean("đĐ0123456789 –—“”‘’…·•().,;:!?%+/°×₫\u{a0}").unwrap();
        }
    }

    #[test]
    fn a_missing_glyph_is_named() {
        assert_eq!(Face::Regular.clean("Hà Nội 漢"), Err(PrintError::MissingGlyph('漢')));
        assert_eq!(Face::SemiBold.clean("gọi 📞"), Err(PrintError::MissingGlyph('📞')));
    }

    #[test]
    fn control_characters_are_refused_and_line_breaks_kept() {
        assert_eq!(Face::Regular.clean("a\u{7}b"), Err(PrintError::Control('\u{7}')));
        assert_eq!(Face::Regular.clean("a\tb"), Err(PrintError::Control('\t')));
        assert_eq!(Face::Regular.clean("a\nb").unwrap(), "a\nb");
    }

    #[test]
    fn what_is_not_seen_stops_no_printing() {
        assert_eq!(Face::Regular.clean("Tọa\u{200b} đàm\u{ad} №\u{2011}1").unwrap(), "Tọa đàm No.-1");
    }

    #[test]
    fn decomposed_text_is_composed() {
        assert_eq!(Face::Regular.clean("Đươ\u{300}ng dây no\u{301}ng").unwrap(), "Đường dây nóng");
    }
}
