use crate::time::Day;
use serde::{Deserialize, Serialize};

/// Photos of one log.
pub const PHOTOS_MAX: usize = 12;

/// Photos on one page of a gallery.
pub const PHOTOS_PAGE: u64 = 48;

/// Bytes of a photo as it comes.
pub const PHOTO_BYTES_MAX: usize = 20 << 20;

/// Pixels of a photo as it comes.
pub const PHOTO_PIXELS_MAX: u64 = 50_000_000;

/// Pixels of the longer side of a photo as it is kept, and of its small copy for galleries.
pub const PHOTO_SIDE: u32 = 1_600;
pub const SMALL_SIDE: u32 = 400;

/// Bytes up to which a photo comes whole; of a larger one pieces of this size.
pub const PHOTO_PIECE: usize = 256 << 10;

/// Why a photo was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhotoProblem {
    /// The log has as many as it may have.
    TooMany {
        max: usize,
    },
    /// Neither JPEG, PNG nor WebP, or damaged.
    NotAPicture,
    TooManyPixels {
        millions: u64,
    },
    TooManyBytes {
        megabytes: usize,
    },
    /// Another came under its name.
    SameName,
    /// It was there, and somebody removed it.
    Removed,
}

/// A photo in a gallery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoCard {
    pub id: i64,
    pub log: i64,
    /// What the log tells of.
    pub title: String,
    pub day: Day,
    /// Official name in Vietnamese and in English.
    pub unit: (String, String),
    pub width: u32,
    pub height: u32,
    /// The public may see it.
    pub released: bool,
}

/// The sides of a picture whose longer one is at most `side`; none is 0.
pub fn fit(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= side {
        return (width.max(1), height.max(1));
    }
    let scaled = |one: u32| {
        let rounded = (u64::from(one) * u64::from(side) + u64::from(longer) / 2) / u64::from(longer);
        u32::try_from(rounded).unwrap_or(side).max(1)
    };
    (scaled(width), scaled(height))
}

/// What a device may call a photo: up to 80 letters, digits, points and lines, beginning with no point.
pub fn is_photo_name(name: &str) -> bool {
    let sound = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    sound && (1..=80).contains(&name.len()) && !name.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_no_side_vanishes() {
        for (width, height, expected) in [
            (4_000, 3_000, (1_600, 1_200)),
            (3_000, 4_000, (1_200, 1_600)),
            (1_600, 900, (1_600, 900)),
            (40, 30, (40, 30)),
            (50_000, 1, (1_600, 1)),
            (u32::MAX, u32::MAX, (1_600, 1_600)),
        ] {
            assert_eq!(fit(width, height, PHOTO_SIDE), expected, "{width} × {height}");
        }
    }

    #[test]
    fn a_name_is_no_path() {
        for name in ["a", "1700000000000-52341.jpg", "IMG_0001.JPG"] {
            assert!(is_photo_name(name), "{name}");
        }
        for name in ["", ".", "..", "a/b", "a b", "ảnh.jpg", &"x".repeat(81)] {
            assert!(!is_photo_name(name), "{name}");
        }
    }
}
