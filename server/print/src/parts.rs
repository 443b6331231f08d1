//! Parts that posters and leaflets share: marked lists, the band of hotlines, the foot with the activity.

use crate::{
    canvas::{Area, Canvas, level},
    colour::Colour,
    content::{Activity, Fact, Hotline, Issuer, QrLink},
    error::PrintError,
    text::{Room, Style, fit, fit_all},
};

/// Facts have six places: three rows of two.
const MOST_FACTS: usize = 6;

/// What stands before each entry of a list.
#[derive(Clone, Copy)]
pub(crate) enum Mark {
    /// A numbered disc: radius and style of the number.
    Number(f32, Style),
    /// A crossed box as high as the text: what one should not meet with.
    Cross,
}

/// A list in an area.
#[derive(Clone, Copy)]
pub(crate) struct List {
    pub style: Style,
    pub area: Area,
    /// From the left edge of the marks to the text.
    pub indent: f32,
    /// The least gap between two entries, in ems of their text.
    pub gap: f32,
    /// The widest gap, in layout units.
    pub widest_gap: f32,
    pub mark: Mark,
}

/// Entries below each other, all at one size, spread over the height of the area.
///
/// # Errors
/// As [`fit_all`].
pub(crate) fn list(canvas: &mut Canvas, texts: &[String], list: List) -> Result<(), PrintError> {
    let List { style, area, indent, gap, widest_gap, mark } = list;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let room = Room { width: area.width - indent, height: area.height, gap };
    let blocks = fit_all(style, &texts, room)?;
    let used: f32 = blocks.iter().map(|block| block.height()).sum();
    let gaps = blocks.len().saturating_sub(1).max(1) as f32;
    let gap = ((area.height - used) / gaps).min(widest_gap);
    let mut y = area.y;
    for (i, block) in blocks.iter().enumerate() {
        let middle = y + level(block);
        match mark {
            Mark::Number(radius, number) => {
                canvas.numbered(i + 1, number, area.x + radius, middle, radius)?
            }
            Mark::Cross => canvas.crossed(area.x, middle, block.size()),
        }
        canvas.block(block, area.x + indent, y, 0.0);
        y += block.height() + gap;
    }
    Ok(())
}

/// Where the band of hotlines is and how its numbers are set.
#[derive(Clone, Copy)]
pub(crate) struct Band {
    pub area: Area,
    pub margin: f32,
    pub pad: f32,
    /// Left edge of the numbers after the first.
    pub column: f32,
    pub first: Style,
    pub first_label: Style,
    pub number: Style,
    pub label: Style,
}

/// A dark band: the first number as large as the band, the others in a column on the right.
///
/// # Errors
/// As [`fit`].
pub(crate) fn hotlines(canvas: &mut Canvas, hotlines: &[Hotline], band: Band) -> Result<(), PrintError> {
    canvas.field(band.area, Colour::NIGHT);
    let Some((first, others)) = hotlines.split_first() else { return Ok(()) };
    let middle = band.area.y + band.area.height / 2.0;
    let inner = band.area.height - 2.0 * band.pad;
    let right = band.area.width - band.margin;
    let number = fit(band.first, &first.number, (band.column - band.margin) * 0.62, inner)?;
    canvas.block(&number, band.margin, middle - number.height() / 2.0, 0.0);
    let x = band.margin + number.width() + band.pad * 1.2;
    let end = if others.is_empty() { right } else { band.column - band.pad };
    let label = fit(band.first_label, &first.label, end - x, inner)?;
    canvas.block(&label, x, middle - label.height() / 2.0, 0.0);
    let row = inner / others.len().max(1) as f32;
    for (i, hotline) in others.iter().enumerate() {
        let y = band.area.y + band.pad + row * i as f32;
        let width = right - band.column;
        let used = canvas.text(band.number, &hotline.number, Area::new(band.column, y, width, row * 0.36))?;
        let below = y + used + row * 0.15;
        canvas.text(band.label, &hotline.label, Area::new(band.column, below, width, row * 0.26))?;
    }
    Ok(())
}

/// The foot of a printed page, from `y` to the lower edge.
#[derive(Clone, Copy)]
pub(crate) struct Foot {
    pub y: f32,
    pub margin: f32,
    /// Width of the text; the QR code stands right of it.
    pub width: f32,
    pub qr_side: f32,
    pub title: Style,
    pub label: Style,
    pub value: Style,
    /// The issuer's name.
    pub name: Style,
    /// The issuer's address and the caption of the code; its largest size measures the gaps of the foot.
    pub small: Style,
}

impl Foot {
    fn em(&self) -> f32 {
        self.small.max
    }

    fn top(&self) -> f32 {
        self.y + 2.9 * self.em()
    }
}

/// The activity with its facts, the QR code, and who made it.
///
/// # Errors
/// [`PrintError::TooMany`] for more than six facts; otherwise as [`fit`].
pub(crate) fn foot(
    canvas: &mut Canvas,
    activity: &Activity,
    issuer: &Issuer,
    qr: Option<&QrLink>,
    foot: Foot,
) -> Result<(), PrintError> {
    let em = foot.em();
    let address = canvas.height() - 2.8 * em;
    let name = address - 1.45 * em;
    let rule = name - 1.3 * em;
    canvas.field(Area::new(foot.margin, rule, foot.width, 0.1 * em), Colour::MUTED);
    canvas.text(foot.name, &issuer.name, Area::new(foot.margin, name, foot.width, em))?;
    canvas.text(foot.small, &issuer.address, Area::new(foot.margin, address, foot.width, em))?;
    announce(canvas, activity, foot, rule - 0.6 * em)?;
    if let Some(link) = qr {
        code(canvas, link, foot)?;
    }
    Ok(())
}

fn announce(canvas: &mut Canvas, activity: &Activity, foot: Foot, bottom: f32) -> Result<(), PrintError> {
    let top = foot.top();
    if activity.facts.is_empty() {
        let style = Style { max: foot.title.max * 1.4, ..foot.title };
        canvas.text(style, &activity.title, Area::new(foot.margin, top, foot.width, bottom - top))?;
        return Ok(());
    }
    if activity.facts.len() > MOST_FACTS {
        return Err(PrintError::TooMany { list: "facts", most: MOST_FACTS });
    }
    let room = Area::new(foot.margin, top, foot.width, 1.95 * foot.title.max);
    let facts_top = top + canvas.text(foot.title, &activity.title, room)? + 2.1 * foot.em();
    let row = (bottom - facts_top) / activity.facts.len().div_ceil(2).max(2) as f32;
    let column = foot.width / 2.0;
    for (i, fact) in activity.facts.iter().enumerate() {
        let x = foot.margin + (i % 2) as f32 * (column + foot.em());
        let y = facts_top + (i / 2) as f32 * row;
        one_fact(canvas, fact, foot, Area::new(x, y, column - foot.em(), row))?;
    }
    Ok(())
}

fn one_fact(canvas: &mut Canvas, fact: &Fact, foot: Foot, area: Area) -> Result<(), PrintError> {
    canvas.text(foot.label, &fact.label, Area { height: foot.label.max, ..area })?;
    let drop = 1.45 * foot.label.max;
    let height = area.height - drop - 0.9 * foot.value.max;
    canvas.text(foot.value, &fact.value, Area { y: area.y + drop, height, ..area })?;
    Ok(())
}

/// The code's dark modules, not its quiet zone, stand on the right margin and level with the title.
fn code(canvas: &mut Canvas, link: &QrLink, foot: Foot) -> Result<(), PrintError> {
    let quiet = 0.08 * foot.qr_side;
    let x = canvas.width() - foot.margin - foot.qr_side + quiet;
    let y = foot.top() - quiet;
    canvas.qr(&link.url, x, y, foot.qr_side)?;
    let below = y + foot.qr_side + 0.4 * foot.em();
    canvas.text(foot.small.centred(), &link.caption, Area::new(x, below, foot.qr_side, 3.4 * foot.em()))?;
    Ok(())
}
