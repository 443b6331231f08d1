//! Text at the edge: NFC inside, folded for search.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// Composes, unifies line ends and trims. Every text a person typed passes here first.
pub fn clean(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let composed = if is_nfc(&unified) { unified } else { unified.nfc().collect() };
    composed.trim().to_owned()
}

/// True for text that no form may hold: control characters other than line break and tab, and the marks that
/// reverse the direction of what is read.
pub fn has_control(text: &str) -> bool {
    text.chars().any(|c| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    })
}

/// The form that search compares: no diacritics, đ as d, lower case, words separated by one space.
///
/// SQLite's own folding leaves đ alone (facts.md 8), so both databases index this column instead.
pub fn fold(text: &str) -> String {
    let bare: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' | 'Đ' => 'd',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .flat_map(char::to_lowercase)
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folded text as it is stored for search: every word, the first too, comes after a space, so that a word is
/// found by how it begins (`da` finds Đa and đàm, not Vada).
pub fn searchable(text: &str) -> String {
    format!(" {}", fold(text))
}

/// The words of a search as they are compared: a handful of a reasonable length, or the database is asked too much.
pub fn search_words(typed: &str) -> Vec<String> {
    let folded = fold(&typed.chars().take(200).collect::<String>());
    folded.split(' ').filter(|word| !word.is_empty()).take(10).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_as_people_type_without_diacritics() {
        assert_eq!(fold("Quận Đống Đa"), "quan dong da");
        assert_eq!(fold("Yên Hòa"), fold("Yên Hoà"));
        assert_eq!(fold("  ỨNG   XỬ – \"nghiệp ước\""), "ung xu nghiep uoc");
    }

    #[test]
    fn decomposed_text_becomes_composed() {
        assert_eq!(clean(" Tho\u{302}ng\r\ntin "), "Thông\ntin");
    }

    #[test]
    fn control_characters_are_seen() {
        assert!(has_control("a\u{0}b") && has_control("a\u{202E}b"));
        assert!(!has_control("hai\ndòng\tvà"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(s in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&s)), fold(&s));
        }

        #[test]
        fn cleaning_twice_changes_nothing(s in "\\PC{0,40}") {
            prop_assert_eq!(clean(&clean(&s)), clean(&s));
        }
    }
}
