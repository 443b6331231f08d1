use super::say;
use domain::{audit::Subject, import_export::List, laws::Kind};
use frame::{Column, Field, Holds, Listing, Reads, Record};
use words::t;

pub(super) const LAW: Record = Record {
    subject: Subject::Law,
    name: || t!(laws.record),
    page: |id| Some(format!("/laws/{id}")),
    fields,
};

/// In the order of the form.
fn fields() -> Vec<Field> {
    let kind = Reads::Word(|word| Kind::from_word(word).map(say::kind));
    vec![
        Field::new("number", t!(laws.number), Reads::Text),
        Field::new("kind", t!(laws.kind), kind),
        Field::new("title", t!(laws.name), Reads::Text),
        Field::new("title_en", t!(laws.name_en), Reads::Text),
        Field::new("issuer", t!(laws.issuer), Reads::Text),
        Field::new("issued_on", t!(laws.issued_on), Reads::Day),
        Field::new("in_force_from", t!(laws.in_force_from), Reads::Day),
        Field::new("in_force_to", t!(laws.in_force_to), Reads::Day),
        Field::new("replaces", t!(laws.replaces), Reads::Text),
        Field::new("link", t!(laws.link), Reads::Text),
        Field::new("checked_on", t!(laws.checked_on), Reads::Day),
    ]
}

pub(super) const LIST: Listing = Listing { list: List::Laws, title: || t!(laws.title), columns };

/// As in the rules of the list.
fn columns() -> Vec<Column> {
    vec![
        Column::new("number", t!(laws.number), Holds::Text),
        Column::new("kind", t!(laws.kind), Holds::One(kinds)),
        Column::new("issuer", t!(laws.issuer), Holds::Text),
        Column::new("title", t!(laws.name), Holds::Text),
        Column::new("title_en", t!(laws.name_en), Holds::Text),
        Column::new("issued_on", t!(laws.issued_on), Holds::Day),
        Column::new("in_force_from", t!(laws.in_force_from), Holds::Day),
        Column::new("in_force_to", t!(laws.in_force_to), Holds::Day),
        Column::new("replaces", t!(laws.replaces), Holds::Text),
        Column::new("link", t!(laws.link), Holds::Text),
        Column::new("checked_on", t!(laws.checked_on), Holds::Day),
    ]
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    Kind::ALL.iter().map(|kind| (kind.word(), say::kind(*kind))).collect()
}
