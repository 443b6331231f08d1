//! Setting text: a style, the box it must fit, and the lines that come out.

use std::{iter::successors, ops::Range};

use crate::{
    colour::Colour,
    error::PrintError,
    font::Face,
    lines::{Piece, Wrap, break_lines, chop, line, pieces, worth},
    scene::{Item, Run},
    shape::Shaped,
};

/// Each size tried is this much of the one before.
const STEP: f32 = 0.97;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
}

/// How text is set. Sizes are ems in layout units (millimetres before the sheet is scaled).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    pub face: Face,
    pub colour: Colour,
    /// The size wished for.
    pub max: f32,
    /// The smallest size that can still be read where the sheet hangs.
    pub min: f32,
    /// From baseline to baseline, in ems; where marks would touch, more.
    pub leading: f32,
    pub align: Align,
    pub wrap: Wrap,
}

impl Style {
    pub const fn new(face: Face, colour: Colour, max: f32, min: f32, leading: f32) -> Self {
        Self { face, colour, max, min, leading, align: Align::Left, wrap: Wrap::Even }
    }

    pub const fn centred(self) -> Self {
        Self { align: Align::Centre, ..self }
    }

    pub const fn phrases(self) -> Self {
        Self { wrap: Wrap::Phrases, ..self }
    }

    /// How many lines of a size go into a height.
    fn lines_in(&self, height: f32, size: f32) -> usize {
        let spare = height / size - Face::CAP_HEIGHT + 0.001;
        if spare < 0.0 { 0 } else { (spare / self.leading) as usize + 1 }
    }
}

/// Height of so many lines at a size, from the top of the capitals to the last baseline.
fn height(lines: usize, size: f32, leading: f32) -> f32 {
    if lines == 0 { 0.0 } else { (Face::CAP_HEIGHT + (lines - 1) as f32 * leading) * size }
}

/// Text set at one size, not yet placed. Its height runs from the top of the capitals to the last baseline,
/// which is what the eye aligns; accents and descenders stand out of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    style: Style,
    size: f32,
    leading: f32,
    lines: Vec<(String, Shaped)>,
}

impl Block {
    pub fn size(&self) -> f32 {
        self.size
    }

    pub fn height(&self) -> f32 {
        height(self.lines.len(), self.size, self.leading)
    }

    pub fn width(&self) -> f32 {
        self.lines.iter().map(|(_, line)| self.em(line.advance)).fold(0.0, f32::max)
    }

    /// The lines as runs, in layout units; `width` is what centred lines are centred in.
    pub fn place(&self, x: f32, y: f32, width: f32) -> impl Iterator<Item = Item> {
        self.lines.iter().enumerate().map(move |(i, (text, line))| {
            let indent = match self.style.align {
                Align::Left => 0.0,
                Align::Centre => (width - self.em(line.advance)) / 2.0,
            };
            Item::Glyphs(Run {
                face: self.style.face,
                size: self.size,
                colour: self.style.colour,
                x: x + indent,
                y: y + height(i + 1, self.size, self.leading),
                glyphs: line.glyphs.clone(),
                text: text.clone(),
            })
        })
    }

    fn em(&self, thousandths: i32) -> f32 {
        thousandths as f32 / 1000.0 * self.size
    }
}

/// The room for a text or a list, in layout units; `gap` is the space between the texts of a list, in ems.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub width: f32,
    pub height: f32,
    pub gap: f32,
}

struct Source {
    text: String,
    pieces: Vec<Piece>,
}

/// Texts broken into lines.
struct Setting {
    /// Of each text its lines, as ranges of its pieces.
    texts: Vec<Vec<Range<usize>>>,
    /// One for all, in ems.
    leading: f32,
}

/// One text in a box, at the largest size that fits.
///
/// # Errors
/// As [`fit_all`].
pub(crate) fn fit(style: Style, text: &str, width: f32, height: f32) -> Result<Block, PrintError> {
    let mut blocks = fit_all(style, &[text], Room { width, height, gap: 0.0 })?;
    blocks.pop().ok_or_else(|| overflow(&[text]))
}

/// Several texts below each other, all at the same size: the largest that fits.
///
/// # Errors
/// [`PrintError::Overflow`] with the longest text if even the smallest size is too large;
/// [`PrintError::MissingGlyph`] and [`PrintError::Control`] for text that cannot be set at all.
pub(crate) fn fit_all(style: Style, texts: &[&str], room: Room) -> Result<Vec<Block>, PrintError> {
    let mut sources = texts.iter().map(|text| source(style.face, text)).collect::<Result<Vec<_>, _>>()?;
    let mut found = largest(&style, &sources, room);
    if found.is_none() {
        let width = ems(room.width, style.min);
        for source in &mut sources {
            source.pieces = chop(style.face, &source.text, &source.pieces, width)?;
        }
        found = at_size(&style, &sources, room, style.min).map(|setting| (style.min, setting));
    }
    let (size, setting) = found.ok_or_else(|| overflow(texts))?;
    let Setting { texts, leading } = setting;
    Ok(sources
        .iter()
        .zip(texts)
        .map(|(source, lines)| block(style, (size, leading), source, &lines))
        .collect())
}

fn source(face: Face, text: &str) -> Result<Source, PrintError> {
    let text = face.clean(text.trim())?;
    let pieces = pieces(face, &text)?;
    Ok(Source { text, pieces })
}

fn ems(length: f32, size: f32) -> i32 {
    (length / size * 1000.0) as i32
}

fn overflow(texts: &[&str]) -> PrintError {
    let longest = texts.iter().max_by_key(|text| text.len()).copied().unwrap_or_default();
    PrintError::Overflow(longest.to_owned())
}

/// The best size and setting: the largest, unless a smaller one keeps the phrases of a headline whole.
fn largest(style: &Style, sources: &[Source], room: Room) -> Option<(f32, Setting)> {
    let sizes = successors(Some(style.max), |size| (*size > style.min).then(|| (size * STEP).max(style.min)));
    let mut best: Option<(f32, f32, Setting)> = None;
    for size in sizes {
        if best.as_ref().is_some_and(|(score, ..)| *score >= size) {
            break;
        }
        let Some(setting) = at_size(style, sources, room, size) else { continue };
        let worth = sources
            .iter()
            .zip(&setting.texts)
            .map(|(source, lines)| worth(&source.pieces, lines, style.wrap));
        let score = size * worth.product::<f32>();
        if best.as_ref().is_none_or(|(known, ..)| score > *known) {
            best = Some((score, size, setting));
        }
    }
    best.map(|(_, size, setting)| (size, setting))
}

fn at_size(style: &Style, sources: &[Source], room: Room, size: f32) -> Option<Setting> {
    let most = style.lines_in(room.height, size);
    let width = ems(room.width, size);
    let texts = sources
        .iter()
        .map(|source| break_lines(&source.pieces, width, most, style.wrap))
        .collect::<Option<Vec<_>>>()?;
    let clear = sources.iter().zip(&texts).map(|(source, lines)| clearance(style, source, lines));
    let leading = clear.fold(style.leading, f32::max);
    let text: f32 = texts.iter().map(|lines| height(lines.len(), size, leading)).sum();
    let gaps = texts.len().saturating_sub(1) as f32 * room.gap * size;
    (text + gaps <= room.height + 0.001 * size).then_some(Setting { texts, leading })
}

/// The leading, in ems, at which no line touches the one below it.
fn clearance(style: &Style, source: &Source, lines: &[Range<usize>]) -> f32 {
    let lines: Vec<Shaped> = lines.iter().map(|range| line(&source.pieces[range.clone()])).collect();
    let clear = lines.windows(2).map(|pair| {
        let shift = match style.align {
            Align::Left => 0,
            Align::Centre => (pair[0].advance - pair[1].advance) / 2,
        };
        pair[0].clearance(&pair[1], shift)
    });
    clear.max().unwrap_or_default() as f32 / 1000.0
}

fn block(style: Style, (size, leading): (f32, f32), source: &Source, setting: &[Range<usize>]) -> Block {
    let lines = setting.iter().map(|range| {
        let pieces = &source.pieces[range.clone()];
        let start = pieces.first().map_or(0, |piece| piece.range.start);
        let end = pieces.last().map_or(start, |piece| piece.range.end);
        (source.text[start..end].trim_end().to_owned(), line(pieces))
    });
    Block { style, size, leading, lines: lines.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ellipsis::shortened;
    use domain::text::plain;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    const STYLE: Style = Style::new(Face::SemiBold, Colour::INK, 10.0, 4.0, 1.25);
    const TITLE: &str = "Tọa đàm “Việc nhẹ, lương cao: nhận diện thủ đoạn mua bán người và kỹ năng di cư lao \
                         động an toàn” cho thanh niên phường";

    #[test]
    fn a_short_text_keeps_the_size_wished_for() {
        let block = fit(STYLE, "Hà Nội", 100.0, 20.0).unwrap();
        assert_eq!(block.size(), 10.0);
        assert_eq!(block.lines.len(), 1);
    }

    #[test]
    fn a_long_title_shrinks_into_its_box() {
        let block = fit(STYLE, TITLE, 120.0, 22.0).unwrap();
        assert!(block.size() < 10.0 && block.size() >= 4.0);
        assert!(block.width() <= 121.0 && block.height() <= 22.1);
    }

    #[test]
    fn what_cannot_fit_is_refused_with_its_text() {
        let endless = "dài ".repeat(400);
        assert!(
            matches!(fit(STYLE, &endless, 60.0, 20.0), Err(PrintError::Overflow(text)) if text == endless)
        );
        assert!(matches!(fit(STYLE, "Hà Nội", 60.0, 1.0), Err(PrintError::Overflow(_))));
    }

    #[test]
    fn one_endless_word_is_cut_between_letters() {
        let block = fit(STYLE, &"x".repeat(60), 60.0, 40.0).unwrap();
        assert_eq!(block.size(), 4.0);
        assert!(block.lines.len() > 1);
        assert_eq!(block.lines.iter().map(|(text, _)| text.len()).sum::<usize>(), 60);
    }

    #[test]
    fn decomposed_and_composed_text_give_the_same_block() {
        let composed = fit(STYLE, "Đường dây nóng", 100.0, 20.0).unwrap();
        let decomposed = fit(STYLE, "Đươ\u{300}ng dây no\u{301}ng", 100.0, 20.0).unwrap();
        assert_eq!(composed, decomposed);
    }

    #[test]
    fn a_list_shares_one_size_and_empty_text_has_no_height() {
        let room = Room { width: 50.0, height: 30.0, gap: 1.0 };
        let blocks = fit_all(STYLE, &["một", "một câu dài hơn nhiều lần", ""], room).unwrap();
        assert_eq!(blocks[0].size(), blocks[1].size());
        assert_eq!(blocks[2].height(), 0.0);
    }

    /// Of letters that the faces have, and of any.
    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zA-ZàảãáạăâđêôơưĐÔƯ0-9 ,.;:!?–—…“”()/+%\u{a0}\u{ad}\n-]{0,80}",
            "[a-zA-Z \u{300}\u{301}\u{302}\u{303}\u{309}\u{31b}\u{323}]{0,40}",
            "\\PC{0,40}",
            ".{0,20}",
        ]
    }

    fn bare(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// All letters of a block's lines, without spaces.
    fn letters(block: &Block) -> String {
        block.lines.iter().map(|(text, _)| bare(text)).collect()
    }

    /// A text is refused by name: for a character of its own, or as a whole.
    fn is_told(refused: &PrintError, text: &str) -> bool {
        match refused {
            PrintError::MissingGlyph(c) | PrintError::Control(c) => plain(text).nfc().any(|own| own == *c),
            PrintError::Overflow(told) => bare(told) == bare(text),
            _ => false,
        }
    }

    proptest! {
        // Each takes its time. `PROPTEST_CASES` holds here as well.
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_is_set_whole_or_refused_by_name(
            text in texts(), width in 0.5f32..150.0, height in 0.5f32..60.0, phrases in any::<bool>(),
        ) {
            let style = if phrases { STYLE.phrases() } else { STYLE };
            match fit(style, &text, width, height) {
                Ok(block) => {
                    let cleaned = style.face.clean(text.trim()).unwrap_or_default();
                    prop_assert_eq!(letters(&block), bare(&cleaned));
                    prop_assert!(block.height() <= height + 0.1, "{} of {}", block.height(), height);
                    // Kerning across pieces is not counted when lines are broken: an em is far more than it.
                    prop_assert!(block.width() <= width + block.size(), "{} of {}", block.width(), width);
                }
                Err(refused) => prop_assert!(is_told(&refused, &text), "{:?}", refused),
            }
        }

        #[test]
        fn any_text_is_shortened_to_its_beginning_or_refused_by_name(text in texts(), width in 0.5f32..150.0) {
            match shortened(&text, |text| fit(STYLE, text, width, 12.0)) {
                Ok(block) => {
                    let (set, whole) = (letters(&block), STYLE.face.clean(text.trim()).unwrap_or_default());
                    let kept = set.strip_suffix('…').unwrap_or(&set);
                    prop_assert!(set == bare(&whole) || bare(&whole).starts_with(kept), "{:?} of {:?}", set, whole);
                }
                Err(refused) => prop_assert!(is_told(&refused, &text), "{:?}", refused),
            }
        }
    }

    #[test]
    fn marks_of_two_lines_do_not_touch() {
        let style = Style { leading: 1.0, ..Style::new(Face::ExtraBold, Colour::INK, 10.0, 4.0, 1.0) };
        let block = fit(style, "CỢ CỢ CỢ\nẲN ẲN ẲN", 100.0, 40.0).unwrap();
        assert!(block.leading > 1.2, "{}", block.leading);
        // What does not meet stays close.
        let block = fit(style, "anon\nanon", 100.0, 40.0).unwrap();
        assert_eq!(block.leading, 1.0);
    }

    #[test]
    fn centred_lines_stand_in_the_middle() {
        let block = fit(STYLE.centred(), "ai", 100.0, 20.0).unwrap();
        let Some(Item::Glyphs(run)) = block.place(0.0, 0.0, 100.0).next() else { panic!("no run") };
        assert!((run.x + block.width() / 2.0 - 50.0).abs() < 0.01);
    }
}
