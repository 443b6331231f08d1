//! Print: data becomes a [`Scene`] once, and every backend draws that same Scene.
//!
//! | from | through | to |
//! |---|---|---|
//! | [`Poster`] (áp phích), [`Leaflet`] (tờ rơi) | `scene()` | [`Scene`]: glyph runs and paths in millimetres |
//! | [`Attendance`] (danh sách người dự) | `scene()` | [`Scene`] of A4 for the office printer |
//! | [`Card`] (ảnh chia sẻ) | `scene()` | [`Scene`] of 240 × 126 mm |
//! | [`Scene`] | [`pdf()`] | a PDF for the printer: CMYK, bleed, crop marks, subset fonts |
//! | [`Page`] | [`svg()`] | the picture on screen: the trimmed page, glyphs as outlines |
//! | [`Page`] | [`png()`] | the picture for social networks: the trimmed page in pixels |
//! | an SVG | [`picture()`] | a drawing of the sample in pixels, its texts set as on a poster |
//!
//! Print has no wording of its own: every string comes from the caller. Rendering is pure but takes tens of
//! milliseconds, so a server calls it on a blocking thread.

mod attendance;
mod batch;
mod canvas;
mod card;
mod certificate;
mod colour;
mod content;
mod ellipsis;
mod error;
mod font;
mod leaflet;
mod lines;
mod paper;
mod parts;
mod pdf;
mod pdf_file;
mod pdf_ops;
mod picture;
mod png;
mod poster;
mod press;
mod qr;
mod scene;
mod shape;
mod subset;
mod svg;
mod text;
mod words;
mod xml;

#[cfg(test)]
mod checked;
#[cfg(test)]
mod sample;

pub use attendance::Attendance;
pub use batch::{Code, Own, batch};
pub use card::Card;
pub use certificate::{Award, Certificate};
pub use colour::Colour;
pub use content::{Activity, Fact, Hotline, Issuer, QrLink};
pub use error::PrintError;
pub use font::Face;
pub use leaflet::Leaflet;
pub use paper::{BLEED, Paper};
pub use pdf::pdf;
pub use picture::picture;
pub use png::png;
pub use poster::Poster;
pub use qr::qr_svg;
pub use scene::{Command, Glyph, Item, Page, Path, Run, Scene, Stroke};
pub use svg::svg;
