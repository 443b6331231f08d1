//! What can stop a page from being printed, said to the person who typed the text.

use thiserror::Error;

/// Why a page could not be laid out or written. Nothing is drawn in part: the caller keeps the old file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PrintError {
    /// The print fonts have no glyph for this character (an emoji, a Chinese letter).
    #[error("the print font has no character “{0}”: replace it")]
    MissingGlyph(char),
    /// A control character other than a line break.
    #[error("the text holds a control character ({0:?}): remove it")]
    Control(char),
    /// The text does not fit its place even at the smallest readable size.
    #[error("this text is too long for its place: “{0}”")]
    Overflow(String),
    /// A list has more entries than the layout has places.
    #[error("{list}: at most {most} fit on the page")]
    TooMany {
        /// The field of the input, as it is named there.
        list: &'static str,
        /// How many there are places for.
        most: usize,
    },
    /// The link is too long for a QR code.
    #[error("the link is too long for a QR code: {0}")]
    Qr(String),
    /// An embedded font could not be read: a fault of the build, not of the text.
    #[error("the embedded font {0} cannot be read")]
    Font(&'static str),
    /// The PDF could not be written: a fault of the program, not of the text.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// The picture could not be painted: a fault of the program, not of the text.
    #[error("the PNG could not be written: {0}")]
    Png(String),
}
