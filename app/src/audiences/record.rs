use crate::activities;
use domain::{activities::Kind, audit::Subject, import_export::List};
use frame::{Column, Field, Holds, Listing, Reads, Record};
use words::t;

pub(super) const AUDIENCE: Record = Record {
    subject: Subject::Audience,
    name: || t!(audiences.record),
    page: |id| Some(format!("/audiences/{id}")),
    fields,
};

/// In the order of the form.
fn fields() -> Vec<Field> {
    vec![
        Field::new("name", t!(audiences.name), Reads::Text),
        Field::new("name_en", t!(audiences.name_en), Reads::Text),
        Field::new("message", t!(audiences.message), Reads::Text),
        Field::new("message_en", t!(audiences.message_en), Reads::Text),
        Field::new(
            "kinds",
            t!(audiences.kinds),
            Reads::Word(|word| Kind::from_word(word).map(activities::say::kind)),
        ),
        Field::new("position", t!(audit.position), Reads::Whole),
    ]
}

pub(super) const LIST: Listing = Listing { list: List::Audiences, title: || t!(audiences.title), columns };

/// As in the rules of the list.
fn columns() -> Vec<Column> {
    vec![
        Column::new("name", t!(audiences.name), Holds::Text),
        Column::new("name_en", t!(audiences.name_en), Holds::Text),
        Column::new("message", t!(audiences.message), Holds::Text),
        Column::new("message_en", t!(audiences.message_en), Holds::Text),
        Column::new("kinds", t!(audiences.kinds), Holds::Some(kinds)),
    ]
}

fn kinds() -> Vec<(&'static str, &'static str)> {
    Kind::ALL.iter().map(|kind| (kind.word(), activities::say::kind(*kind))).collect()
}
