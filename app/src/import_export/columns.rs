//! How the columns of sheets are called and what stands in their cells: words of the reader's language in a file, our
//! own words inside.

use crate::FEATURES;
use domain::{
    fold,
    import_export::{List, Table, parts},
};
use frame::{Column, Holds, Listing};
use leptos::prelude::*;
use words::{Locale, t};

/// What the feature of a list says of it.
fn listing(list: List) -> Option<&'static Listing> {
    FEATURES.iter().filter_map(|feature| feature.list.as_ref()).find(|listing| listing.list == list)
}

pub fn title(list: List) -> &'static str {
    listing(list).map_or(list.word(), |listing| (listing.title)())
}

/// The columns in their order, in the language of the reader.
pub fn columns(list: List) -> Vec<Column> {
    listing(list).map_or_else(Vec::new, |listing| (listing.columns)())
}

/// The heading of a column.
pub fn column(list: List, key: &str) -> &'static str {
    columns(list).iter().find(|column| column.key == key).map_or("", |column| column.label)
}

/// The words that a column's cells choose from, each with what it is called; none where they hold free text.
fn choices(columns: &[Column], key: &str) -> Vec<(&'static str, &'static str)> {
    match columns.iter().find(|column| column.key == key).map(|column| column.holds) {
        Some(Holds::One(words) | Holds::Some(words)) => words(),
        _ => Vec::new(),
    }
}

/// What a column's cells hold, in a few words.
pub fn called(holds: Holds) -> String {
    let one_of = |words: frame::Words| {
        let labels: Vec<&str> = words().into_iter().map(|(_, label)| label).collect();
        t!(import_export.one_of, words = labels.join(", "))
    };
    match holds {
        Holds::Text => t!(import_export.text).into(),
        Holds::Day => t!(import_export.day).into(),
        Holds::Unit => t!(import_export.unit_cell).into(),
        Holds::Names => t!(import_export.several).into(),
        Holds::Told(text) => text.into(),
        Holds::One(words) => one_of(words),
        Holds::Some(words) => format!("{}; {}", one_of(words), t!(import_export.several)),
    }
}

/// A cell as the reader of a file sees it.
pub fn shown(list: List, column: &str, cell: &str) -> String {
    let choices = choices(&columns(list), column);
    if choices.is_empty() {
        return cell.to_owned();
    }
    let label = |word: String| {
        choices.iter().find(|(known, _)| *known == word).map_or(word, |(_, l)| (*l).to_owned())
    };
    parts(cell).into_iter().map(label).collect::<Vec<_>>().join("; ")
}

/// Runs in a language, whatever the reader's is.
pub fn in_language<T>(locale: Locale, run: impl FnOnce() -> T) -> T {
    Owner::new_root(None).with(|| {
        provide_context(locale);
        run()
    })
}

const LANGUAGES: [Locale; 2] = [Locale::vi, Locale::en];

/// A table with its headings as a table of a list: headings and words are known in both languages, and by our own
/// words.
pub fn recognise(list: List, headings: &[String], rows: Vec<(u64, Vec<String>)>) -> Table {
    recognise_as(|| columns(list), headings, rows)
}

/// As [`recognise`], of a table whose columns are these.
pub fn recognise_as(
    columns: impl Fn() -> Vec<Column>,
    headings: &[String],
    rows: Vec<(u64, Vec<String>)>,
) -> Table {
    let languages = LANGUAGES.map(|language| in_language(language, || (language, columns())));
    let known: Vec<Option<&'static str>> =
        headings.iter().map(|heading| known_column(&languages, heading)).collect();
    let unknown =
        headings.iter().zip(&known).filter(|(heading, known)| known.is_none() && !heading.trim().is_empty());
    let mut table = Table {
        unknown: unknown.map(|(heading, _)| heading.trim().to_owned()).collect(),
        ..Table::default()
    };
    // Of two columns of one heading the first counts.
    let mut places: Vec<(usize, &'static str)> = Vec::new();
    for (place, column) in known.iter().enumerate() {
        if let Some(column) = column.filter(|column| places.iter().all(|(_, taken)| taken != column)) {
            places.push((place, column));
        }
    }
    let words: Vec<Vec<(String, &'static str)>> =
        places.iter().map(|(_, column)| words(&languages, column)).collect();
    table.columns = places.iter().map(|(_, column)| (*column).to_owned()).collect();
    table.rows = rows
        .into_iter()
        .map(|(line, cells)| {
            let cell = |(place, words): (&(usize, &str), &Vec<(String, &'static str)>)| {
                as_words(cells.get(place.0).map_or("", String::as_str), words)
            };
            (line, places.iter().zip(&words).map(cell).collect())
        })
        .collect();
    table
}

/// Columns as each language calls them.
type InLanguages = [(Locale, Vec<Column>)];

fn known_column(languages: &InLanguages, heading: &str) -> Option<&'static str> {
    let wanted = fold(heading);
    let is_called = |column: &&Column| fold(column.key) == wanted || fold(column.label) == wanted;
    let mut columns = languages.iter().flat_map(|(_, columns)| columns);
    columns.find(|column| !wanted.is_empty() && is_called(column)).map(|column| column.key)
}

/// What a column's words are called in either language, folded, with the word.
fn words(languages: &InLanguages, column: &str) -> Vec<(String, &'static str)> {
    let in_one =
        |(locale, columns): &(Locale, Vec<Column>)| in_language(*locale, || choices(columns, column));
    let labels = languages.iter().flat_map(in_one);
    labels.map(|(word, label)| (fold(label), word)).collect()
}

/// A cell with what it calls things made our own words; what is not known stays, to be refused.
fn as_words(cell: &str, words: &[(String, &'static str)]) -> String {
    if words.is_empty() {
        return cell.trim().to_owned();
    }
    let word = |part: String| {
        let folded = fold(&part);
        words.iter().find(|(label, _)| *label == folded).map_or(part, |(_, word)| (*word).to_owned())
    };
    parts(cell).into_iter().map(word).collect::<Vec<_>>().join("; ")
}
