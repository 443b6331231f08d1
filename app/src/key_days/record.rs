use domain::{audit::Subject, import_export::List};
use frame::{Column, Field, Holds, Listing, Reads, Record};
use words::t;

pub(super) const KEY_DAY: Record = Record {
    subject: Subject::KeyDay,
    name: || t!(key_days.record),
    page: |id| Some(format!("/key-days/{id}")),
    fields,
};

/// In the order of the form.
fn fields() -> Vec<Field> {
    vec![
        Field::new("day", t!(key_days.day), Reads::Whole),
        Field::new("month", t!(key_days.month), Reads::Whole),
        Field::new("name", t!(key_days.name), Reads::Text),
        Field::new("name_en", t!(key_days.name_en), Reads::Text),
    ]
}

pub(super) const LIST: Listing = Listing { list: List::KeyDays, title: || t!(key_days.title), columns };

/// As in the rules of the list.
fn columns() -> Vec<Column> {
    vec![
        Column::new("on", t!(key_days.on), Holds::Told(t!(key_days.on_hint))),
        Column::new("name", t!(key_days.name), Holds::Text),
        Column::new("name_en", t!(key_days.name_en), Holds::Text),
    ]
}
