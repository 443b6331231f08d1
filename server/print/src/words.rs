//! Words of more than one syllable: Vietnamese writes a space between syllables, and a line that ends inside a word is
//! read twice.

use std::{collections::HashSet, sync::LazyLock};

/// Words of the field and of its texts, our own data: split by commas and lines.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../data/words.txt")
        .split([',', '\n'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect()
});

/// The most syllables of a word.
const LONGEST: usize = 4;
/// The most syllables of a name that is not in the lexicon: Lý Thường Kiệt.
const LONGEST_NAME: usize = 3;

/// What is counted: "30 phút" is read in one.
const UNITS: [&str; 24] = [
    "bài", "buổi", "cuộc", "câu", "cm", "đồng", "giây", "giờ", "km", "lần", "lượt", "m", "năm", "ngày",
    "nghìn", "người", "phút", "tháng", "tỷ", "triệu", "tuần", "tuổi", "tờ", "vé",
];
/// What a number follows: "Điều 3", "ngày 30/7".
const NUMBERED: [&str; 17] = [
    "bước", "chương", "điều", "điểm", "giờ", "khoản", "khu", "kỳ", "lớp", "năm", "ngày", "quý", "số", "tầng",
    "thôn", "tháng", "tổ",
];

/// For each syllable whether its word goes on with the next; a syllable is what stands between two places where a line
/// may end, with the space after it.
pub(crate) fn go_on(syllables: &[&str]) -> Vec<bool> {
    let mut found = vec![false; syllables.len()];
    let mut at = 0;
    while at < syllables.len() {
        let rest = &syllables[at..];
        let long = (2..=LONGEST.min(rest.len())).rev().find(|count| is_word(&rest[..*count]));
        let count = long.unwrap_or_else(|| name(rest));
        found[at..at + count - 1].fill(true);
        // The last syllable of a pair that is no word of its own may begin the next.
        at += count;
    }
    found
}

fn is_word(syllables: &[&str]) -> bool {
    if !are_close(syllables) {
        return false;
    }
    let word = syllables.iter().map(|one| bare(one).to_lowercase()).collect::<Vec<_>>().join(" ");
    WORDS.contains(word.as_str()) || matches!(*syllables, [first, second] if is_counted(first, second))
}

fn is_counted(first: &str, second: &str) -> bool {
    let (first, second) = (bare(first).to_lowercase(), bare(second).to_lowercase());
    let number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    (number(&first) && UNITS.contains(&second.as_str()))
        || (NUMBERED.contains(&first.as_str()) && number(&second))
}

/// How many of the first syllables make a name: each begins with a capital and goes on in small letters.
fn name(syllables: &[&str]) -> usize {
    let capitals = syllables.iter().take_while(|one| is_capital(bare(one))).count().min(LONGEST_NAME);
    (2..=capitals).rev().find(|count| are_close(&syllables[..*count])).unwrap_or(1)
}

fn is_capital(syllable: &str) -> bool {
    let mut letters = syllable.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// Nothing but a space stands between them.
fn are_close(syllables: &[&str]) -> bool {
    let inner = syllables.len().saturating_sub(1);
    let ends = |one: &&str| one.trim_end_matches(' ').ends_with(char::is_alphanumeric) && one.ends_with(' ');
    let begins = |one: &&str| one.starts_with(char::is_alphanumeric);
    syllables[..inner].iter().all(ends) && syllables.iter().skip(1).all(begins)
}

fn bare(syllable: &str) -> &str {
    syllable.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what stays together joined by "_".
    fn joined(text: &str) -> String {
        let syllables: Vec<&str> = text.split_inclusive(' ').collect();
        let on = go_on(&syllables);
        syllables
            .iter()
            .zip(on)
            .map(|(one, on)| if on { one.replace(' ', "_") } else { (*one).to_owned() })
            .collect()
    }

    #[test]
    fn words_and_names_stay_together() {
        for (text, expected) in [
            ("đi làm việc ở nước ngoài", "đi làm_việc ở nước_ngoài"),
            ("VIỆC NHẸ, LƯƠNG CAO", "VIỆC_NHẸ, LƯƠNG_CAO"),
            ("chuyển khoản cho phường Cầu Giấy", "chuyển_khoản cho phường Cầu_Giấy"),
            ("anh Lý Thường Kiệt nói", "anh Lý_Thường_Kiệt nói"),
            ("(du lịch), du\u{a0}lịch", "(du_lịch), du\u{a0}lịch"),
            ("Điều 3 nói 30 phút", "Điều_3 nói 30_phút"),
            ("nhà, nước", "nhà, nước"),
            ("người lao động", "người_lao_động"),
        ] {
            assert_eq!(joined(text), expected);
        }
    }

    #[test]
    fn the_lexicon_has_words_of_two_to_four_syllables_in_small_letters() {
        assert!(WORDS.len() > 900);
        for word in WORDS.iter() {
            assert!((2..=LONGEST).contains(&word.split(' ').count()), "{word}");
            assert_eq!(word.to_lowercase(), **word);
        }
    }

    #[test]
    fn nothing_and_one_are_fine() {
        assert!(go_on(&[]).is_empty());
        assert_eq!(go_on(&["a"]), [false]);
    }
}
