//! Shortening a text that has one place and no page to run on to.

use icu_segmenter::GraphemeClusterSegmenter;

use crate::{error::PrintError, text::Block};

/// The text without line breaks, set whole, or else as much of its beginning as can be set with an ellipsis.
///
/// # Errors
/// As `set`; [`PrintError::Overflow`] only where not even the ellipsis can be set.
pub(crate) fn shortened(
    text: &str,
    set: impl Fn(&str) -> Result<Block, PrintError>,
) -> Result<Block, PrintError> {
    let text = text.trim().lines().collect::<Vec<_>>().join(" ");
    let whole = set(&text);
    if !matches!(whole, Err(PrintError::Overflow(_))) {
        return whole;
    }
    let ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(&text).collect();
    let fitting = ends.partition_point(|&end| set(&cut(&text, end)).is_ok());
    match fitting.checked_sub(1) {
        Some(last) => set(&cut(&text, ends[last])),
        None => whole,
    }
}

/// The whole words before `end`, or the letters of a first word that reaches beyond it, and an ellipsis.
fn cut(text: &str, end: usize) -> String {
    let (kept, rest) = text.split_at(end);
    let inside = !rest.starts_with(' ') && !rest.is_empty();
    let words = if inside { kept.rsplit_once(' ').map_or(kept, |(words, _)| words) } else { kept };
    format!("{}…", words.trim_end_matches([' ', ',', ';', ':', '.', '-', '–', '—', '(', '“', '‘', '"']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        colour::Colour,
        font::Face,
        text::{Style, fit},
    };

    const STYLE: Style = Style::new(Face::Regular, Colour::INK, 10.0, 5.0, 1.3);

    #[test]
    fn what_fits_is_left_alone_and_what_can_never_fit_is_refused() {
        let set = |width: f32| move |text: &str| fit(STYLE, text, width, 8.0);
        assert_eq!(shortened("Hà\nNội", set(90.0)), fit(STYLE, "Hà Nội", 90.0, 8.0));
        assert_eq!(shortened("Đống Đa, Hà Nội", set(30.0)), fit(STYLE, "Đống Đa…", 30.0, 8.0));
        assert!(matches!(shortened("Hà Nội", set(1.0)), Err(PrintError::Overflow(text)) if text == "Hà Nội"));
    }

    #[test]
    fn words_are_cut_whole() {
        let text = "một hai, ba";
        assert_eq!(cut(text, text.len()), "một hai, ba…");
        assert_eq!(cut(text, text.len() - 1), "một hai…");
        assert_eq!(cut("nghiêng", 4), "nghi…");
    }
}
