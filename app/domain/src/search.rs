//! Search over everything: what is found, and what is likeliest meant.

use crate::{fold, import_export::List, time::Day};
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeMap};

words! {
    /// A kind of thing that is found, in the order in which kinds are shown.
    Kind {
        Campaign = "campaign",
        Activity = "activity",
        Unit = "unit",
        Organisation = "organisation",
        /// A place where activities are held.
        Venue = "venue",
        /// Who has an account, or speaks at a talk.
        Person = "person",
        /// A record of a short list that people keep.
        Listed = "listed",
    }
}

/// Hits of a kind beside other kinds.
pub const FEW: usize = 6;
/// Hits where only one kind is asked for.
pub const MANY: usize = 100;

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    pub title: String,
    /// As it is called in English, where it has such a name.
    pub title_en: String,
    /// What tells it from others of the name.
    pub detail: String,
    /// The former name by which it was found.
    pub formerly: Option<String>,
    /// Its last day, where that is over.
    pub ended: Option<Day>,
    pub to: Target,
}

/// What a hit leads to, by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    Account(i64),
    Activity(i64),
    /// All activities that these words find.
    Activities(String),
    Campaign(i64),
    /// The short list in which it stands.
    Listed(List),
    Organisation(i64),
    Unit(i64),
    /// A unit that has ended, by its code and last day.
    EndedUnit(String, Day),
}

/// What was found of a kind, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub kind: Kind,
    pub hits: Vec<Hit>,
    /// There are more than these.
    pub more: bool,
}

/// How well folded words fit a name; more is better, 0 is not at all. Each word must begin a word of the name or of
/// `beside`, what else is known of the thing, already folded: of an activity that is a long text. A name that begins
/// with what was typed comes first, then one that has all of its words, then a thing that has them anywhere, then a
/// name that has their beginnings, then the rest.
pub fn fit(words: &[String], name: &str, beside: &str) -> u8 {
    let name = fold(name);
    let begins = |text: &str, word: &str| text.split(' ').any(|known| known.starts_with(word));
    let holds = |text: &str, word: &str| text.split(' ').any(|known| known == word);
    if words.is_empty() || !words.iter().all(|word| begins(&name, word) || begins(beside, word)) {
        0
    } else if name.starts_with(&words.join(" ")) {
        5
    } else if words.iter().all(|word| holds(&name, word)) {
        4
    } else if words.iter().all(|word| holds(&name, word) || holds(beside, word)) {
        3
    } else if words.iter().all(|word| begins(&name, word)) {
        2
    } else {
        1
    }
}

/// The known word of which a typed one is a slip: a letter left out, added or changed, or two that changed places. Of
/// several the one that is known from most places. `None` where it is a word, or the beginning of one, or nothing near is
/// known.
pub fn meant<'a>(word: &str, known: &'a BTreeMap<String, usize>) -> Option<&'a str> {
    let begins = known.range(word.to_owned()..).next().is_some_and(|(known, _)| known.starts_with(word));
    if begins {
        return None;
    }
    let near = known.iter().filter(|(known, _)| is_slip_of(word, known));
    near.max_by_key(|(known, places)| (**places, Reverse(known.as_str()))).map(|(known, _)| known.as_str())
}

/// One change leads from one word to the other.
fn is_slip_of(typed: &str, word: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    match (a, b) {
        ([], []) => false,
        ([x, y, a @ ..], [v, w, b @ ..]) if x == w && y == v && a == b => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) => a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search_words;

    #[test]
    fn what_is_likelier_meant_fits_better() {
        let fit = |typed: &str, name: &str, beside: &str| fit(&search_words(typed), name, &fold(beside));
        assert_eq!(fit("đống đa", "Đống Đa", ""), 5);
        assert_eq!(fit("dong d", "Đống Đa", ""), 5);
        assert_eq!(fit("da dong", "Phường Đống Đa", ""), 4);
        assert_eq!(fit("dam toa", "Tọa đàm đầu xuân", ""), 4);
        assert_eq!(fit("tọa đàm ba đình", "Tọa đàm đầu xuân", "Phường Ba Đình"), 3);
        assert_eq!(fit("đ t", "Tọa đàm đầu xuân", ""), 2);
        assert_eq!(fit("tọa đàm ba đì", "Tọa đàm đầu xuân", "Phường Ba Đình"), 1);
        assert_eq!(fit("ong", "Đống Đa", ""), 0);
        assert_eq!(fit("", "Đống Đa", ""), 0);
    }

    #[test]
    fn a_slip_of_one_letter_is_the_word_that_is_known_from_most_places() {
        let known = [("ban", 9), ("bon", 2), ("mua", 4), ("nguoi", 9)];
        let known = known.into_iter().map(|(word, places)| (word.to_owned(), places)).collect();
        for (typed, word) in
            [("bn", "ban"), ("baan", "ban"), ("bna", "ban"), ("mia", "mua"), ("ngoui", "nguoi")]
        {
            assert_eq!(meant(typed, &known), Some(word), "{typed}");
        }
        // Words, their beginnings, and what is further away.
        for typed in ["ban", "ngu", "xyz", "noi", ""] {
            assert_eq!(meant(typed, &known), None, "{typed}");
        }
    }
}
