use super::say;
use domain::{audit::Subject, import_export::List, organisations::Kind};
use frame::{Column, Field, Holds, Listing, Reads, Record};
use words::t;

pub(super) const ORGANISATION: Record = Record {
    subject: Subject::Organisation,
    name: || t!(organisations.record),
    page: |id| Some(format!("/organisations/{id}")),
    fields,
};

/// In the order of the form.
fn fields() -> Vec<Field> {
    let kind = Reads::Word(|word| Kind::from_word(word).map(say::kind));
    vec![
        Field::new("name", t!(organisations.name), Reads::Text),
        Field::new("short_name", t!(organisations.short_name), Reads::Text),
        Field::new("kind", t!(organisations.kind), kind),
        Field::new("unit", t!(organisations.unit), Reads::Record(Subject::Unit)),
        Field::new("valid_from", t!(organisations.valid_from), Reads::Day),
        Field::new("valid_to", t!(organisations.valid_to), Reads::Day),
        Field::new("successors", t!(organisations.successors), Reads::Record(Subject::Organisation)),
    ]
}

pub(super) const LIST: Listing =
    Listing { list: List::Organisations, title: || t!(organisations.title), columns };

/// As in the rules of the list.
fn columns() -> Vec<Column> {
    vec![
        Column::new("name", t!(organisations.name), Holds::Text),
        Column::new("short_name", t!(organisations.short_name), Holds::Text),
        Column::new("kind", t!(organisations.kind), Holds::One(kinds)),
        Column::new("unit", t!(organisations.unit), Holds::Unit),
        Column::new("valid_from", t!(organisations.valid_from), Holds::Day),
        Column::new("valid_to", t!(organisations.valid_to), Holds::Day),
        Column::new("successors", t!(organisations.successors), Holds::Names),
    ]
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    Kind::ALL.iter().map(|kind| (kind.word(), say::kind(*kind))).collect()
}
