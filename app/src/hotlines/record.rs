use domain::{audit::Subject, import_export::List};
use frame::{Column, Field, Holds, Listing, Reads, Record};
use words::t;

pub(super) const HOTLINE: Record = Record {
    subject: Subject::Hotline,
    name: || t!(hotlines.record),
    page: |id| Some(format!("/hotlines/{id}")),
    fields,
};

/// In the order of the form.
fn fields() -> Vec<Field> {
    vec![
        Field::new("number", t!(hotlines.number), Reads::Text),
        Field::new("name", t!(hotlines.name), Reads::Text),
        Field::new("name_en", t!(hotlines.name_en), Reads::Text),
        Field::new("checked_on", t!(hotlines.checked_on), Reads::Day),
        Field::new("position", t!(audit.position), Reads::Whole),
    ]
}

pub(super) const LIST: Listing = Listing { list: List::Hotlines, title: || t!(hotlines.title), columns };

/// As in the rules of the list.
fn columns() -> Vec<Column> {
    vec![
        Column::new("number", t!(hotlines.number), Holds::Text),
        Column::new("name", t!(hotlines.name), Holds::Text),
        Column::new("name_en", t!(hotlines.name_en), Holds::Text),
        Column::new("checked_on", t!(hotlines.checked_on), Holds::Day),
    ]
}
