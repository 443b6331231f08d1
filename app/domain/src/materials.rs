//! Printed materials.

use serde::{Deserialize, Serialize};

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
