//! Search over everything: what is found, and what is likeliest meant.

use crate::{fold, import_export::List, time::Day};
use serde::{Deserialize, Serialize};

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
}
