//! What a print shop needs beside the drawing, by PDF/X-4 (ISO 15930-7): the paper and press that the inks are meant for,
//! marks on every plate, and a line that says what the sheet is.

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, text_string};
use std::fmt::Write;

use crate::{
    colour::Colour,
    ellipsis::shortened,
    error::PrintError,
    font::Face,
    pdf_ops::{Frame, POINTS_PER_MM},
    scene::{Item, Page, Scene},
    text::{Style, fit},
};

/// Coated paper, offset, as in Việt Nam's print shops: FOGRA39 (ISO 12647-2). Free of known copyright
/// restrictions, from the package colorprofiles of TeX Live.
static PROFILE: &[u8] = include_bytes!("../data/FOGRA39L_coated.icc");
const CONDITION: &str = "FOGRA39";
const CONDITION_IN_WORDS: &str = "Offset printing on coated paper (ISO 12647-2:2004, FOGRA39)";

/// Marks: distance from the bleed, length and thickness of a line, radius of a target, mm.
const GAP: f32 = 2.0;
const LENGTH: f32 = 6.0;
const THICKNESS: f32 = 0.1;
const RADIUS: f32 = 2.0;
/// What marks need outside the bleed, mm.
pub(crate) const MARK_ROOM: f32 = GAP + LENGTH + 2.0;

/// The line below the sheet.
const SLUG: Style = Style::new(Face::Regular, Colour::INK, 2.2, 2.2, 1.2);

/// That the file is for this printing condition.
///
/// # Errors
/// The library's own, for a file without a catalog.
pub(crate) fn intend(file: &mut Document) -> lopdf::Result<()> {
    let profile = Stream::new(Dictionary::from_iter([("N", Object::Integer(4))]), PROFILE.to_vec());
    let profile = file.add_object(profile);
    let intent = Dictionary::from_iter([
        ("Type", Object::Name(b"OutputIntent".to_vec())),
        ("S", Object::Name(b"GTS_PDFX".to_vec())),
        ("OutputConditionIdentifier", text_string(CONDITION)),
        ("OutputCondition", text_string(CONDITION_IN_WORDS)),
        ("RegistryName", text_string("http://www.color.org")),
        ("Info", text_string(CONDITION_IN_WORDS)),
        ("DestOutputProfile", Object::Reference(profile)),
    ]);
    file.catalog_mut()?.set("OutputIntents", Object::Array(vec![Object::Dictionary(intent)]));
    Ok(())
}

/// Draws crop marks and registration targets on a page, in the ink that is on every plate.
///
/// # Errors
/// The library's own, for a page that lacks what it must have.
pub(crate) fn mark(file: &mut Document, id: ObjectId, page: &Page) -> lopdf::Result<()> {
    let drawn = file.add_object(Stream::new(Dictionary::new(), marks(page).into_bytes()));
    let all = file.add_object(every_plate());
    let dictionary = file.get_dictionary_mut(id)?;
    let mut contents = match dictionary.remove(b"Contents") {
        Some(Object::Array(contents)) => contents,
        contents => contents.into_iter().collect(),
    };
    contents.push(Object::Reference(drawn));
    dictionary.set("Contents", Object::Array(contents));
    let spaces = Dictionary::from_iter([("All", Object::Reference(all))]);
    match dictionary.get(b"Resources")?.as_reference() {
        Ok(resources) => file.get_dictionary_mut(resources)?.set("ColorSpace", Object::Dictionary(spaces)),
        Err(_) => {
            dictionary.get_mut(b"Resources")?.as_dict_mut()?.set("ColorSpace", Object::Dictionary(spaces))
        }
    }
    Ok(())
}

/// The colour space of one ink that every plate prints.
fn every_plate() -> Object {
    let corner = |tint: i64| Object::Array(vec![Object::Integer(tint); 4]);
    let tints = Dictionary::from_iter([
        ("FunctionType", Object::Integer(2)),
        ("Domain", Object::Array(vec![Object::Integer(0), Object::Integer(1)])),
        ("C0", corner(0)),
        ("C1", corner(1)),
        ("N", Object::Integer(1)),
    ]);
    Object::Array(vec![
        Object::Name(b"Separation".to_vec()),
        Object::Name(b"All".to_vec()),
        Object::Name(b"DeviceCMYK".to_vec()),
        Object::Dictionary(tints),
    ])
}

/// Two lines at every corner and a target in the middle of every side, outside the bleed.
fn marks(page: &Page) -> String {
    let frame = Frame::of(page);
    let (width, height) = (page.width, page.height);
    let near = page.bleed + GAP;
    let mut drawn = format!("q\n/All CS 1 SCN\n{} w\n", THICKNESS * POINTS_PER_MM);
    let mut line = |from: (f32, f32), to: (f32, f32)| {
        let ([ax, ay], [bx, by]) = (frame.at(from.0, from.1), frame.at(to.0, to.1));
        // Writing to a string does not fail.
        let _ = writeln!(drawn, "{ax:.3} {ay:.3} m {bx:.3} {by:.3} l S");
    };
    for (x, out_x) in [(0.0, -1.0), (width, 1.0)] {
        for (y, out_y) in [(0.0, -1.0), (height, 1.0)] {
            line((x + out_x * near, y), (x + out_x * (near + LENGTH), y));
            line((x, y + out_y * near), (x, y + out_y * (near + LENGTH)));
        }
    }
    let middle = near + LENGTH / 2.0;
    let targets = [
        (width / 2.0, -middle),
        (width / 2.0, height + middle),
        (-middle, height / 2.0),
        (width + middle, height / 2.0),
    ];
    for (x, y) in targets {
        line((x - LENGTH / 2.0, y), (x + LENGTH / 2.0, y));
        line((x, y - LENGTH / 2.0), (x, y + LENGTH / 2.0));
    }
    for (x, y) in targets {
        let [x, y] = frame.at(x, y);
        circle(&mut drawn, x, y, RADIUS * POINTS_PER_MM);
    }
    drawn.push_str("Q\n");
    drawn
}

fn circle(drawn: &mut String, x: f32, y: f32, radius: f32) {
    let (r, k) = (radius, radius * crate::scene::KAPPA);
    let _ = write!(drawn, "{:.3} {:.3} m ", x + r, y);
    for [ax, ay, bx, by, ex, ey] in
        [[r, k, k, r, 0.0, r], [-k, r, -r, k, -r, 0.0], [-r, -k, -k, -r, 0.0, -r], [k, -r, r, -k, r, 0.0]]
    {
        let [ax, bx, ex] = [ax, bx, ex].map(|way| x + way);
        let [ay, by, ey] = [ay, by, ey].map(|way| y + way);
        let _ = write!(drawn, "{ax:.3} {ay:.3} {bx:.3} {by:.3} {ex:.3} {ey:.3} c ");
    }
    drawn.push_str("S\n");
}

/// The scene with a line below each page that has marks: title, size with bleed, page, day.
///
/// # Errors
/// As for any text.
pub(crate) fn with_slugs(scene: &Scene, created: DateTime<Utc>) -> Result<Scene, PrintError> {
    let mut scene = scene.clone();
    let of = scene.pages.len();
    for (number, page) in (1..).zip(&mut scene.pages) {
        if page.marks {
            let size = format!("{} × {} mm + {} mm", page.width, page.height, page.bleed);
            let day = created.format("%Y-%m-%d");
            let line = format!("{size} · {number}/{of} · {day} · Lan Tỏa · {}", scene.title);
            page.items.extend(slug(page, &line)?);
        }
    }
    Ok(scene)
}

fn slug(page: &Page, line: &str) -> Result<Vec<Item>, PrintError> {
    let (left, room) = (LENGTH, page.width / 2.0 - 2.0 * LENGTH);
    let line: String = line.chars().filter(|one| SLUG.face.clean(&one.to_string()).is_ok()).collect();
    match shortened(&line, |line| fit(SLUG, line, room, SLUG.max)) {
        Ok(block) => Ok(block.place(left, page.height + page.bleed + GAP + LENGTH / 2.0, 0.0).collect()),
        // A narrow sheet goes without.
        Err(PrintError::Overflow(_)) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_keep_out_of_the_bleed() {
        let page = Page {
            title: String::new(),
            width: 100.0,
            height: 200.0,
            bleed: 3.0,
            marks: true,
            items: vec![],
        };
        let [left, bottom, right, top] = Frame::of(&page).around(page.bleed);
        let drawn = marks(&page);
        let lines = drawn.lines().filter(|line| line.ends_with('S'));
        for line in lines {
            let numbers: Vec<f32> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
            for point in numbers.chunks_exact(2) {
                let inside = point[0] > left && point[0] < right && point[1] > bottom && point[1] < top;
                assert!(!inside, "{line}");
            }
        }
        assert_eq!(drawn.matches(" c ").count(), 16);
    }
}
