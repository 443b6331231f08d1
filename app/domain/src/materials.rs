//! Printed materials.

use serde::{Deserialize, Serialize};

words! {
    /// Why a sheet cannot be printed, as an address tells the public, who cannot change it.
    Unprintable {
        TooLong = "too-long",
        NoGlyph = "no-glyph",
    }
}

/// Why a text cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MaterialProblem {
    /// No size in print makes it fit its place.
    TooLong {
        text: String,
    },
    /// The print fonts lack a character of it.
    NoGlyph {
        character: char,
    },
    Unprintable {
        why: String,
    },
}
