//! The SVG backend: the trimmed page on screen, glyphs as outlines, so that what is shown is what is printed.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fmt::Write,
    hash::{DefaultHasher, Hash, Hasher},
};

use harfrust::{
    GlyphId,
    font::glyph::outline::{DrawMemory, DrawOptions, SvgSink},
};

use crate::{
    colour::Colour,
    font::Face,
    scene::{Command, Item, Page, Path, Run},
    xml::escape,
};

type Outlines = BTreeMap<(Face, u16), String>;

/// A page as an SVG element: no web font, no style attribute, no script, and a `<title>` for a screen reader.
///
/// Ids begin with a hash of the page, so that several pages can stand in one document. Where a face cannot be
/// read the text is missing from the picture; [`pdf()`](crate::pdf()) reports that as an error.
pub fn svg(page: &Page) -> String {
    let prefix = prefix(page);
    let outlines = outlines(page);
    let (width, height) = (number(page.width), number(page.height));
    let mut out = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"><title>{}</title><defs>"#,
        escape(&page.title)
    );
    for ((face, id), outline) in &outlines {
        push(&mut out, format_args!(r#"<path id="{prefix}{}-{id}" d="{outline}"/>"#, *face as usize));
    }
    let paper = Colour::WHITE.hex();
    push(&mut out, format_args!(r#"</defs><rect width="{width}" height="{height}" fill="{paper}"/>"#));
    for item in &page.items {
        match item {
            Item::Glyphs(run) => draw_run(&mut out, run, &prefix, &outlines),
            Item::Path(path) => draw_path(&mut out, path),
        }
    }
    out.push_str("</svg>");
    out
}

fn prefix(page: &Page) -> String {
    let mut hasher = DefaultHasher::new();
    (&page.title, page.text()).hash(&mut hasher);
    format!("p{:06x}-", hasher.finish() & 0xff_ffff)
}

/// Writing into a string cannot fail.
fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

/// A length with at most four decimals and no trailing zeros.
fn number(value: f32) -> String {
    let text = format!("{value:.4}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Every outline that the page uses, once; glyphs without one (the space) are left out.
fn outlines(page: &Page) -> Outlines {
    let mut found = Outlines::new();
    for item in &page.items {
        let Item::Glyphs(run) = item else { continue };
        for glyph in &run.glyphs {
            if let Entry::Vacant(place) = found.entry((run.face, glyph.id))
                && let Some(outline) = outline(run.face, glyph.id)
            {
                place.insert(outline);
            }
        }
    }
    found
}

/// The outline of a glyph, in thousandths of an em with y upwards.
pub(crate) fn outline(face: Face, id: u16) -> Option<String> {
    let glyph = face.font().ok()?.outline_glyphs().get(GlyphId::new(u32::from(id)))?;
    let mut sink = SvgSink::new();
    glyph.draw(&DrawOptions::new(), DrawMemory::default(), &mut sink).ok()?;
    let outline = String::from(sink);
    (!outline.is_empty()).then_some(outline)
}

/// Outlines are in thousandths of an em with y upwards: the group turns them over and scales them.
fn draw_run(out: &mut String, run: &Run, prefix: &str, outlines: &Outlines) {
    let em = run.size / 1000.0;
    let (x, y, fill) = (number(run.x), number(run.y), run.colour.hex());
    push(out, format_args!(r#"<g fill="{fill}" transform="translate({x} {y}) scale({em:.6} -{em:.6})">"#));
    for glyph in &run.glyphs {
        if !outlines.contains_key(&(run.face, glyph.id)) {
            continue;
        }
        let (face, id) = (run.face as usize, glyph.id);
        push(out, format_args!(r##"<use href="#{prefix}{face}-{id}" x="{}""##, glyph.x));
        if glyph.y != 0 {
            push(out, format_args!(r#" y="{}""#, glyph.y));
        }
        out.push_str("/>");
    }
    out.push_str("</g>");
}

fn draw_path(out: &mut String, path: &Path) {
    out.push_str("<path d=\"");
    path.commands.iter().for_each(|command| draw_command(out, *command));
    out.push('"');
    match path.fill {
        Some(fill) => push(out, format_args!(r#" fill="{}""#, fill.hex())),
        None => out.push_str(r#" fill="none""#),
    }
    if let Some(stroke) = path.stroke {
        let (colour, width) = (stroke.colour.hex(), number(stroke.width));
        push(out, format_args!(r#" stroke="{colour}" stroke-width="{width}""#));
    }
    out.push_str("/>");
}

fn draw_command(out: &mut String, command: Command) {
    match command {
        Command::Move(x, y) => push(out, format_args!("M{} {}", number(x), number(y))),
        Command::Line(x, y) => push(out, format_args!("L{} {}", number(x), number(y))),
        Command::Curve(points) => {
            let points = points.map(number).join(" ");
            push(out, format_args!("C{points}"));
        }
        Command::Close => out.push('Z'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{paper::Paper, sample};

    #[test]
    fn the_page_is_drawn_without_style_script_or_web_font() {
        let svg = svg(&sample::poster().scene(Paper::A2).unwrap().pages[0]);
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
        assert!(svg.contains(r#"viewBox="0 0 420 594""#) && svg.contains(r#"role="img""#));
        assert!(svg.contains("<title>VIỆC NHẸ, LƯƠNG CAO – DỪNG LẠI, HỎI KỸ!</title>"));
        for banned in ["style=", "<style", "<script", "<text", "font-family", "NaN", "inf"] {
            assert!(!svg.contains(banned), "{banned}");
        }
    }

    #[test]
    fn each_glyph_is_defined_once_and_used_where_it_stands() {
        let svg = svg(&sample::leaflet().scene().unwrap().pages[0]);
        let ids: Vec<&str> =
            svg.split("<path id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let used: Vec<&str> =
            svg.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.len(), ids.iter().collect::<std::collections::BTreeSet<_>>().len());
        assert!(used.len() > 2 * ids.len());
        assert!(used.iter().all(|id| ids.contains(id)));
    }

    #[test]
    fn two_pages_share_no_id() {
        let scene = sample::leaflet().scene().unwrap();
        assert_ne!(prefix(&scene.pages[0]), prefix(&scene.pages[1]));
    }

    #[test]
    fn a_title_cannot_break_out() {
        let mut page = sample::leaflet().scene().unwrap().pages.remove(0);
        page.title = "</title><script>".into();
        assert!(svg(&page).contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [number(420.0), number(0.1), number(-0.00001), number(1.23456)],
            ["420", "0.1", "0", "1.2346"]
        );
    }
}
