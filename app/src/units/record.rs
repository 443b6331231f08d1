use super::say;
use domain::{audit::Subject, import_export::List, units::Kind};
use frame::{Column, Field, Holds, Listing, Reads, Record};
use words::t;

pub(super) const UNIT: Record = Record {
    subject: Subject::Unit,
    name: || t!(units.record),
    // An import is of many units.
    page: |id| (id > 0).then(|| format!("/units/{id}")),
    fields,
};

/// In the order of the form.
fn fields() -> Vec<Field> {
    let kind = Reads::Word(|word| Kind::from_word(word).map(say::kind));
    vec![
        Field::new("code", t!(units.code), Reads::Text),
        Field::new("name", t!(units.name), Reads::Text),
        Field::new("name_en", t!(units.name_en), Reads::Text),
        Field::new("kind", t!(units.kind), kind),
        Field::new("parent", t!(units.parent), Reads::Record(Subject::Unit)),
        Field::new("from", t!(units.rename_from), Reads::Day),
        Field::new("validity.from", t!(units.valid_from), Reads::Day),
        Field::new("validity.to", t!(units.valid_to), Reads::Day),
        Field::new("valid_to", t!(units.valid_to), Reads::Day),
        Field::new("successor", t!(units.successor), Reads::Record(Subject::Unit)),
    ]
}

pub(super) const LIST: Listing = Listing { list: List::Units, title: || t!(units.title), columns };

/// As in the rules of the list.
fn columns() -> Vec<Column> {
    vec![
        Column::new("code", t!(units.code), Holds::Text),
        Column::new("name_vi", t!(units.name), Holds::Text),
        Column::new("name_en", t!(units.name_en), Holds::Text),
        Column::new("type", t!(units.kind), Holds::One(kinds)),
        Column::new("parent_code", t!(units.parent_code), Holds::Text),
        Column::new("valid_from", t!(units.valid_from), Holds::Day),
        Column::new("valid_to", t!(units.valid_to), Holds::Day),
    ]
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    Kind::ALL.iter().map(|kind| (kind.word(), say::kind(*kind))).collect()
}
