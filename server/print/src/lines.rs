//! Line breaking: where Unicode (UAX 14) allows a break, the best set of lines is chosen as a whole.

use std::ops::Range;

use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};

use crate::{
    error::PrintError,
    font::Face,
    shape::{Shaped, shape},
    words::go_on,
};

/// What makes one way of breaking better than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrap {
    /// As few lines as possible, of even length: no lonely last word.
    Even,
    /// Lines that end with a phrase (a comma, a dash), as a headline is read.
    Phrases,
}

/// What a line of a headline costs when it ends inside a phrase, in the unit of squared slack (0 to 1).
const INSIDE_PHRASE: f32 = 0.3;
/// What a line costs that ends inside a word: more than all lines together may cost else.
const INSIDE_WORD: f32 = 1_000.0;

/// How much smaller a headline may become for the sake of one line that ends with its phrase, and any text for one that
/// ends with its word.
const PHRASE_WORTH: f32 = 0.78;
const WORD_WORTH: f32 = 0.7;

/// What a piece ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// A line break that was typed.
    Line,
    /// A comma, a dash.
    Phrase,
    Word,
    /// A syllable of a word that goes on.
    Syllable,
}

/// A stretch of text that is never broken; widths are thousandths of an em.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    /// Bytes of the text, with the space that follows.
    pub range: Range<usize>,
    shaped: Shaped,
    /// How wide it is at the end of a line.
    ink: i32,
    end: End,
}

impl Piece {
    fn new(face: Face, text: &str, range: Range<usize>) -> Result<Self, PrintError> {
        let piece = &text[range.clone()];
        let ink = piece.trim_end();
        let shaped = shape(face, piece.trim_end_matches('\n'))?;
        let end = if piece.ends_with('\n') {
            End::Line
        } else if ink.ends_with([',', '.', ';', ':', '!', '?', '–', '—', '…']) {
            End::Phrase
        } else {
            End::Word
        };
        Ok(Self { ink: shaped.trimmed().advance, shaped, end, range })
    }
}

/// Pieces beside each other, as one line.
pub(crate) fn line(pieces: &[Piece]) -> Shaped {
    let mut line = Shaped::default();
    pieces.iter().for_each(|piece| line.push(&piece.shaped));
    line.trimmed()
}

/// The unbreakable pieces of a cleaned text, in order; none for an empty one.
///
/// # Errors
/// [`PrintError::Font`] if the face cannot be read.
pub(crate) fn pieces(face: Face, text: &str) -> Result<Vec<Piece>, PrintError> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(Default::default());
    let mut start = 0;
    let mut found = Vec::new();
    for end in segmenter.segment_str(text).filter(|&at| at > 0 && !glued(text, at)) {
        found.push(Piece::new(face, text, start..end)?);
        start = end;
    }
    let syllables: Vec<&str> = found.iter().map(|piece| &text[piece.range.clone()]).collect();
    for (piece, goes_on) in found.iter_mut().zip(go_on(&syllables)) {
        if goes_on && piece.end == End::Word {
            piece.end = End::Syllable;
        }
    }
    Ok(found)
}

/// Breaks that Unicode allows and a reader does not: a dash at the start of a line, "18–" at the end of one.
fn glued(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let dash_next = after.starts_with(['–', '—', '·', '/']) && !before.ends_with('\n');
    let number_next = after.starts_with(|c: char| c.is_ascii_digit());
    dash_next || (number_next && before.ends_with(['–', '-', '/', '+']))
}

/// Cuts every piece wider than `width` between letters: the last resort, for one endless word.
///
/// # Errors
/// [`PrintError::Font`] if the face cannot be read.
pub(crate) fn chop(face: Face, text: &str, pieces: &[Piece], width: i32) -> Result<Vec<Piece>, PrintError> {
    let mut cut = Vec::new();
    for piece in pieces {
        if piece.ink <= width {
            cut.push(piece.clone());
            continue;
        }
        let mut start = piece.range.start;
        let mut last = start;
        for letter in GraphemeClusterSegmenter::new().segment_str(&text[piece.range.clone()]).skip(1) {
            let end = piece.range.start + letter;
            if last > start && shape(face, text[start..end].trim_end())?.advance > width {
                cut.push(Piece::new(face, text, start..last)?);
                start = last;
            }
            last = end;
        }
        cut.push(Piece::new(face, text, start..piece.range.end)?);
    }
    Ok(cut)
}

/// The best lines, as ranges of pieces, or `None` if `most` lines of `width` (thousandths of an em) cannot
/// hold the text.
pub(crate) fn break_lines(
    pieces: &[Piece],
    width: i32,
    most: usize,
    wrap: Wrap,
) -> Option<Vec<Range<usize>>> {
    let count = pieces.len();
    let most = most.min(count);
    // best[end][lines]: the least cost of setting the first `end` pieces in that many lines, and where the
    // last of those lines begins.
    let mut best: Vec<Vec<Option<(f32, usize)>>> = vec![vec![None; most + 1]; count + 1];
    best[0][0] = Some((0.0, 0));
    for end in 1..=count {
        for start in (0..end).rev() {
            let Some(cost) = line_cost(&pieces[start..end], width, end == count, wrap) else { break };
            for lines in 1..=most {
                let Some((before, _)) = best[start][lines - 1] else { continue };
                if best[end][lines].is_none_or(|(known, _)| before + cost < known) {
                    best[end][lines] = Some((before + cost, start));
                }
            }
        }
    }
    let costs = (0..=most).filter_map(|lines| best[count][lines].map(|(cost, _)| (lines, cost)));
    let lines = match wrap {
        // Of those that keep most words whole the first.
        Wrap::Even => costs.min_by_key(|(_, cost)| (cost / INSIDE_WORD) as u32).map(|(lines, _)| lines),
        Wrap::Phrases => costs.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(lines, _)| lines),
    }?;
    trace(&best, count, lines)
}

fn trace(best: &[Vec<Option<(f32, usize)>>], count: usize, lines: usize) -> Option<Vec<Range<usize>>> {
    let mut end = count;
    let mut found = Vec::with_capacity(lines);
    for line in (1..=lines).rev() {
        let (_, start) = best[end][line]?;
        found.push(start..end);
        end = start;
    }
    found.reverse();
    Some(found)
}

/// The squared slack of a line, or `None` if the pieces do not make one line.
fn line_cost(line: &[Piece], width: i32, last: bool, wrap: Wrap) -> Option<f32> {
    let (end, before) = line.split_last()?;
    if before.iter().any(|piece| piece.end == End::Line) {
        return None;
    }
    let used = before.iter().map(|piece| piece.shaped.advance).sum::<i32>() + end.ink;
    if used > width {
        return None;
    }
    let slack = 1.0 - used as f32 / width.max(1) as f32;
    let inside = match end.end {
        _ if last => 0.0,
        End::Syllable => INSIDE_WORD,
        End::Word if wrap == Wrap::Phrases => INSIDE_PHRASE,
        End::Line | End::Phrase | End::Word => 0.0,
    };
    Some(slack * slack + inside)
}

/// What a setting is worth beside one at the same size whose lines all end well.
pub(crate) fn worth(pieces: &[Piece], lines: &[Range<usize>], wrap: Wrap) -> f32 {
    let ends = lines.iter().rev().skip(1).filter_map(|line| pieces.get(line.end.checked_sub(1)?));
    let worth = ends.map(|piece| match piece.end {
        End::Syllable => WORD_WORTH,
        End::Word if wrap == Wrap::Phrases => PHRASE_WORTH,
        End::Line | End::Phrase | End::Word => 1.0,
    });
    worth.product()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, width: i32, wrap: Wrap) -> Vec<String> {
        let pieces = pieces(Face::Regular, text).unwrap();
        let lines = break_lines(&pieces, width, 99, wrap).unwrap();
        let whole = |line: Range<usize>| pieces[line.start].range.start..pieces[line.end - 1].range.end;
        lines.into_iter().map(|line| text[whole(line)].trim_end().to_owned()).collect()
    }

    #[test]
    fn lines_stay_inside_the_width_and_lose_no_word() {
        let text = "Đi bằng thị thực lao động, qua cửa khẩu chính thức không?";
        let lines = set(text, 12_000, Wrap::Even);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| shape(Face::Regular, line).unwrap().advance <= 12_100));
    }

    #[test]
    fn a_headline_breaks_after_its_phrases() {
        let lines = set("Việc nhẹ, lương cao – dừng lại, hỏi kỹ!", 9_000, Wrap::Phrases);
        assert!(lines.iter().all(|line| line.ends_with([',', '–', '!'])), "{lines:?}");
    }

    #[test]
    fn a_line_ends_with_its_word() {
        for width in (8_000..16_000).step_by(500) {
            let lines = set("Không chuyển khoản cho người lạ để đi du lịch nước ngoài", width, Wrap::Even);
            for inside in ["chuyển", "du", "nước"] {
                assert!(lines.iter().all(|line| !line.ends_with(inside)), "{width}: {lines:?}");
            }
        }
        // Where there is no other way, a word is broken before the text is refused.
        assert_eq!(set("tuyên truyền", 4_500, Wrap::Even), ["tuyên", "truyền"]);
    }

    #[test]
    fn a_line_break_is_kept_and_a_dash_starts_no_line() {
        assert_eq!(set("một\nhai", 99_000, Wrap::Even), ["một", "hai"]);
        assert!(set("một hai – ba bốn", 4_000, Wrap::Even).iter().all(|line| !line.starts_with('–')));
    }

    #[test]
    fn an_endless_word_is_cut_only_when_asked() {
        let word = "a".repeat(40);
        let whole = pieces(Face::Regular, &word).unwrap();
        assert_eq!(break_lines(&whole, 5_000, 99, Wrap::Even), None);
        let cut = chop(Face::Regular, &word, &whole, 5_000).unwrap();
        assert!(break_lines(&cut, 5_000, 99, Wrap::Even).is_some_and(|lines| lines.len() > 3));
        assert_eq!(cut.last().unwrap().range.end, 40);
    }

    #[test]
    fn empty_text_has_no_lines() {
        assert_eq!(break_lines(&pieces(Face::Regular, "").unwrap(), 1_000, 9, Wrap::Even), Some(vec![]));
    }
}
