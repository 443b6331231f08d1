//! Text at the edge: NFC inside, folded for search, compared as Vietnamese dictionaries do.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// Composes, unifies line ends, spaces and hyphens, and trims. Every text a person typed passes here first.
pub fn clean(text: &str) -> String {
    let plain = plain(&text.replace("\r\n", "\n"));
    let composed = if is_nfc(&plain) { plain } else { plain.nfc().collect() };
    composed.trim().to_owned()
}

/// Without what comes along with pasted text and nobody sees, and with the usual character for those that only look like
/// it: the print fonts have none of them, and no search or comparison would find them.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        match c {
            '\r' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            '\u{2010}' | '\u{2011}' => plain.push('-'),
            '\u{2012}' => plain.push('–'),
            '\u{2015}' => plain.push('—'),
            '№' => plain.push_str("No."),
            // Spaces of a width of their own, but for the one that holds words together.
            c if c.is_whitespace() && c > '\u{a0}' => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain
}

/// True for a character that takes no room: soft hyphens, what joins or parts letters and emoji, marks of direction,
/// byte order marks, and what chooses between a letter and a picture.
const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
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
    bare_words(text.nfd().filter(|c| !is_combining_mark(*c)))
}

/// [`fold`] for letters without their marks: a browser takes them off by itself, and need not download the tables.
pub fn bare_words(bare: impl Iterator<Item = char>) -> String {
    let bare: String = bare
        .map(|c| match c {
            'đ' | 'Đ' => 'd',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .flat_map(char::to_lowercase)
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of one thing, each folded by itself: what stands at the end of one and at the beginning of the next does not
/// stand together.
pub fn folded_each<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(fold).collect::<Vec<_>>().join(" | ")
}

/// A name as it is told from others: letter by letter with its marks, but for capitals and spaces (Tiên Phong is not
/// Tiền Phong).
pub fn spelled(name: &str) -> String {
    clean(name).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folded text as it is stored for search: every word, the first too, comes after a space, so that a word is
/// found by how it begins (`da` finds Đa and đàm, not Vada).
pub fn searchable(text: &str) -> String {
    format!(" {}", fold(text))
}

/// Letters of a search that are read.
pub const SEARCH_MAX: usize = 200;

/// The words of a search as they are compared: a handful of a reasonable length, or the database is asked too much.
pub fn search_words(typed: &str) -> Vec<String> {
    words_of(&fold(&typed.chars().take(SEARCH_MAX).collect::<String>()))
}

/// [`search_words`] of what is folded already.
pub fn words_of(folded: &str) -> Vec<String> {
    folded.split(' ').filter(|word| !word.is_empty()).take(10).map(str::to_owned).collect()
}

/// Those of a list that hold typed words in a folded text: together as they were typed where any does, else each by how
/// it begins. All of them where nothing was typed.
pub fn narrowed<T>(all: Vec<T>, typed: &str, folded: impl Fn(&T) -> String) -> Vec<T> {
    narrowed_by(all, &search_words(typed), folded)
}

/// [`narrowed`] by the words of what was typed, which a browser folds by itself.
pub fn narrowed_by<T>(all: Vec<T>, words: &[String], folded: impl Fn(&T) -> String) -> Vec<T> {
    let together = format!(" {}", words.join(" "));
    let text = |one: &T| format!(" {}", folded(one));
    let any = words.len() > 1 && all.iter().any(|one| text(one).contains(&together));
    let words = if any { vec![together] } else { words.iter().map(|word| format!(" {word}")).collect() };
    all.into_iter().filter(|one| words.iter().all(|word| text(one).contains(word.as_str()))).collect()
}

/// The letters in the order of the Vietnamese alphabet, with the four that only foreign words have in their places.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Huyền, hỏi, ngã, sắc, nặng; without a mark it is ngang, which comes first.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// What two texts are compared by to sort them as Vietnamese people do: first the letters (đ after d, ê after e),
/// then the tones (ngang, huyền, hỏi, ngã, sắc, nặng), then small before capital. Spaces come before signs, signs
/// before digits, digits before letters. Keys are equal only where the texts are, however they are composed.
pub fn collation_key(text: &str) -> Vec<u32> {
    let mut letters: Vec<Letter> = Vec::new();
    for c in text.nfd() {
        match letters.last_mut() {
            Some(last) if is_combining_mark(c) => last.mark(c),
            _ => letters.push(Letter::new(c)),
        }
    }
    // No weight is zero, so a shorter text comes before a longer one that begins with it.
    let mut key: Vec<u32> = letters.iter().map(|letter| weight(letter.letter)).chain([0]).collect();
    key.extend(letters.iter().map(|letter| letter.tone).chain([0]));
    key.extend(letters.iter().map(|letter| if letter.capital { 2 } else { 1 }).chain([0]));
    key.extend(text.nfc().map(u32::from));
    key
}

/// What two people are compared by: the last word of their names, by which they are called, then the others.
pub fn person_key(name: &str) -> (Vec<u32>, Vec<u32>) {
    let name = name.trim();
    let (before, called) = name.rsplit_once(char::is_whitespace).unwrap_or(("", name));
    (collation_key(called), collation_key(before))
}

/// One letter with its tone.
struct Letter {
    letter: char,
    tone: u32,
    capital: bool,
}

impl Letter {
    fn new(c: char) -> Self {
        let letter = c.to_lowercase().next().unwrap_or(c);
        Self { letter, tone: 1, capital: letter != c }
    }

    /// Adds a mark: it makes another letter, or is a tone.
    fn mark(&mut self, mark: char) {
        if let Some(tone) = (2..).zip(TONES).find_map(|(tone, known)| (known == mark).then_some(tone)) {
            self.tone = tone;
        }
        self.letter = match (self.letter, mark) {
            ('a', '\u{306}') => 'ă',
            ('a', '\u{302}') => 'â',
            ('e', '\u{302}') => 'ê',
            ('o', '\u{302}') => 'ô',
            ('o', '\u{31b}') => 'ơ',
            ('u', '\u{31b}') => 'ư',
            (letter, _) => letter,
        };
    }
}

/// The place of a small letter among all characters.
fn weight(letter: char) -> u32 {
    const SIGNS: u32 = 0x10;
    const DIGITS: u32 = 0x20_0000;
    const LETTERS: u32 = 0x40_0000;
    const OTHERS: u32 = 0x60_0000;
    if let Some(place) =
        (LETTERS..).zip(ALPHABET.chars()).find_map(|(place, l)| (l == letter).then_some(place))
    {
        return place;
    }
    match letter {
        space if space.is_whitespace() => 1,
        digit if digit.is_numeric() => DIGITS + u32::from(digit),
        other if other.is_alphabetic() => OTHERS + u32::from(other),
        sign => SIGNS + u32::from(sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        names.sort_by_cached_key(|name| collation_key(name));
        names
    }

    #[test]
    fn words_that_stand_together_are_likelier_meant() {
        let narrowed =
            |typed: &str, all: &[&'static str]| narrowed(all.to_vec(), typed, |name| fold(name)).join(", ");
        let all = ["Mặt trận Định Công vì an toàn", "Công an thành phố", "Công an Đống Đa"];
        assert_eq!(narrowed("cong an", &all), "Công an thành phố, Công an Đống Đa");
        assert_eq!(narrowed("an cong tran", &all), "Mặt trận Định Công vì an toàn");
        assert_eq!(narrowed("ong", &all), "");
        assert_eq!(narrowed(" ", &all).split(", C").count(), 3);
    }

    #[test]
    fn words_of_two_names_do_not_stand_together() {
        let units = vec![("Xã Đại Đồng", "Dai Dong Commune"), ("Phường Đống Đa", "Dong Da Ward")];
        let found = |typed: &str| -> Vec<&str> {
            let found = narrowed(units.clone(), typed, |(name, name_en)| folded_each([*name, *name_en]));
            found.into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(found("dong da"), ["Phường Đống Đa"]);
        assert_eq!(found("dai dong"), ["Xã Đại Đồng"]);
        assert_eq!(found("commune dong"), ["Xã Đại Đồng"]);
    }

    #[test]
    fn names_stand_as_in_a_dictionary() {
        let in_order = [
            "An Khánh",
            "Ấp Bắc",
            "Ba Đình",
            "Bà Rịa",
            "Ba Vì",
            "Cầu Giấy",
            "Đa Tốn",
            "Đống Đa",
            "Êm",
            "Ô Chợ Dừa",
            "Ơn",
            "Quận 2",
            "Thanh Trì",
            "Thanh Xuân",
            "Tổ 1",
            "Ứng Hòa",
            "Yên Hòa",
        ];
        let mut mixed = in_order.to_vec();
        mixed.reverse();
        assert_eq!(sorted(mixed), in_order);
        assert_eq!(
            sorted(vec!["Em", "Đống Đa", "Dân Hòa", "Dương Nội"]),
            ["Dân Hòa", "Dương Nội", "Đống Đa", "Em"]
        );
    }

    #[test]
    fn tones_matter_only_where_the_letters_are_the_same() {
        assert_eq!(sorted(vec!["mạ", "má", "mã", "mả", "mà", "ma"]), ["ma", "mà", "mả", "mã", "má", "mạ"]);
        assert_eq!(sorted(vec!["mạ", "mab", "mă", "MA", "ma"]), ["ma", "MA", "mạ", "mab", "mă"]);
        // Nặng comes before the circumflex when both are taken apart.
        assert_eq!(sorted(vec!["ấn", "ận", "an", "ăn", "ân"]), ["an", "ăn", "ân", "ấn", "ận"]);
    }

    #[test]
    fn a_space_comes_before_digits_and_digits_before_letters() {
        assert_eq!(sorted(vec!["Tổa", "Tổ1", "Tổ-1", "Tổ a", "Tổ"]), ["Tổ", "Tổ a", "Tổ-1", "Tổ1", "Tổa"]);
    }

    #[test]
    fn people_stand_by_the_name_they_are_called() {
        let mut people = vec!["Trần Văn Bình", "Nguyễn Thị Ánh", "Lê Văn An", "Bùi Hà An", "Hà", "Vũ Hạ"];
        people.sort_by_cached_key(|name| person_key(name));
        assert_eq!(people, ["Bùi Hà An", "Lê Văn An", "Nguyễn Thị Ánh", "Trần Văn Bình", "Hà", "Vũ Hạ"]);
    }

    #[test]
    fn folds_as_people_type_without_diacritics() {
        assert_eq!(fold("Quận Đống Đa"), "quan dong da");
        assert_eq!(fold("Yên Hòa"), fold("Yên Hoà"));
        assert_eq!(fold("  ỨNG   XỬ – \"nghiệp ước\""), "ung xu nghiep uoc");
    }

    #[test]
    fn names_are_one_where_only_capitals_and_spaces_differ() {
        assert_eq!(spelled(" Báo  Tiền\u{a0}phong"), spelled("BÁO TIE\u{302}\u{300}N PHONG"));
        assert_ne!(spelled("Báo Tiền Phong"), spelled("Báo Tiên Phong"));
    }

    #[test]
    fn decomposed_text_becomes_composed() {
        assert_eq!(clean(" Tho\u{302}ng\r\ntin "), "Thông\ntin");
    }

    #[test]
    fn what_nobody_sees_is_left_out_and_what_looks_alike_is_the_usual_character() {
        for unseen in
            ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}']
        {
            assert_eq!(clean(&format!("{unseen}Tọa{unseen} đàm{unseen}")), "Tọa đàm", "{unseen:?}");
        }
        assert_eq!(clean("Kế hoạch №\u{202f}12\u{2011}KH"), "Kế hoạch No. 12-KH");
        assert_eq!(clean("hai\u{2028}dòng\rba"), "hai\ndòng\nba");
        // Letters on both sides of one meet again.
        assert_eq!(clean("o\u{200b}\u{302}"), "ô");
        assert_eq!(clean("Hà\u{a0}Nội"), "Hà\u{a0}Nội");
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

        /// Whatever is compared, the order is one: keys are equal only for texts that are.
        #[test]
        fn only_equal_texts_have_equal_keys(a in "[aAăÂấậbdđĐeEêệ 1-]{0,6}", b in "[aAăÂấậbdđĐeEêệ 1-]{0,6}") {
            prop_assert_eq!(collation_key(&a) == collation_key(&b), a == b);
            let (apart, together): (String, String) = (a.nfd().collect(), a.nfc().collect());
            prop_assert_eq!(collation_key(&apart), collation_key(&together));
        }

        /// A longer text comes after the one it begins with, unless a mark changes that one's last letter.
        #[test]
        fn a_beginning_comes_before_the_whole(a in "[a-zđ ]{0,8}", b in "[a-zđ ]{1,8}") {
            let longer = format!("{}{}", a, b);
            prop_assert!(collation_key(&a) < collation_key(&longer));
        }

        #[test]
        fn any_text_has_a_key(s in "\\PC{0,40}") {
            prop_assert_eq!(collation_key(&s), collation_key(&s.nfd().collect::<String>()));
        }

        #[test]
        fn cleaning_twice_changes_nothing(s in "\\PC{0,40}") {
            prop_assert_eq!(clean(&clean(&s)), clean(&s));
        }
    }
}
