//! Headings and words of sheets, in both languages.

use app::import_export::{column, columns, in_language, recognise, shown};
use domain::import_export::List;
use words::Locale;

const LANGUAGES: [Locale; 2] = [Locale::vi, Locale::en];

fn owned(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn headings_and_words_are_known_in_both_languages() {
    for (headings, row) in [
        (["Tên", "Hình thức nên dùng", "Ghi chú"], ["Phụ huynh", "Tọa đàm; phát thanh", "x"]),
        (["Name", "Recommended forms", "Ghi chú"], ["Phụ huynh", "talk;broadcast", "x"]),
        (["name", "kinds", "Ghi chú"], ["Phụ huynh", "talk\nbroadcast", "x"]),
    ] {
        let labels = in_language(Locale::vi, || shown(List::Audiences, "kinds", "talk; broadcast"));
        let cell = if row[1].starts_with("Tọa") { labels.as_str() } else { row[1] };
        let row = owned(&[row[0], cell, row[2]]);
        let table = recognise(List::Audiences, &owned(&headings), vec![(2, row)]);
        assert_eq!(table.columns, ["name", "kinds"], "{headings:?}");
        assert_eq!(table.rows, [(2, owned(&["Phụ huynh", "talk; broadcast"]))], "{headings:?}");
        assert_eq!(table.unknown, ["Ghi chú"]);
    }
}

#[test]
fn every_column_of_the_rules_has_its_words() {
    for list in List::ALL {
        let keys: Vec<&str> = columns(*list).iter().map(|column| column.key).collect();
        assert_eq!(keys, list.rules().columns, "{list:?}");
    }
}

#[test]
fn every_column_of_every_list_is_called_differently() {
    for list in List::ALL {
        for locale in LANGUAGES {
            let headings: Vec<&str> =
                in_language(locale, || list.rules().columns.iter().map(|key| column(*list, key)).collect());
            for (key, heading) in list.rules().columns.iter().zip(&headings) {
                assert_eq!(
                    recognise(*list, &[(*heading).to_owned()], Vec::new()).columns,
                    [*key],
                    "{list:?}: {heading}"
                );
            }
        }
    }
}
