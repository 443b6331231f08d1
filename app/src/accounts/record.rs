use domain::{Role, audit::Subject, import_export::List};
use frame::{Column, Field, Holds, Listing, Reads, Record};
use words::t;

pub(super) const ACCOUNT: Record = Record {
    subject: Subject::Account,
    name: || t!(accounts.record),
    page: |id| Some(format!("/accounts/{id}")),
    fields,
};

pub(super) const SECOND_FACTOR: Record = Record {
    subject: Subject::SecondFactor,
    name: || t!(accounts.second_factor.record),
    page: |id| Some(format!("/accounts/{id}")),
    fields: Vec::new,
};

pub(super) const TOKEN: Record =
    Record { subject: Subject::Token, name: || t!(accounts.tokens.record), page: |_| None, fields: Vec::new };

/// In the order of the form.
fn fields() -> Vec<Field> {
    let active = Reads::Flag(|active| if active { t!(accounts.active) } else { t!(accounts.suspended) });
    vec![
        Field::new("login", t!(accounts.login), Reads::Text),
        Field::new("name", t!(accounts.name), Reads::Text),
        Field::new("role", t!(accounts.role), Reads::Word(|word| Role::from_word(word).map(words::role))),
        Field::new("unit", t!(accounts.unit), Reads::Record(Subject::Unit)),
        Field::new("organisation", t!(accounts.organisation), Reads::Record(Subject::Organisation)),
        Field::new("active", t!(accounts.state), active),
    ]
}

pub(super) const LIST: Listing = Listing { list: List::Accounts, title: || t!(accounts.title), columns };

/// As in the rules of the list.
fn columns() -> Vec<Column> {
    vec![
        Column::new("login", t!(accounts.login), Holds::Text),
        Column::new("name", t!(accounts.name), Holds::Text),
        Column::new("role", t!(accounts.role), Holds::One(roles)),
        Column::new("unit", t!(accounts.unit), Holds::Unit),
        Column::new("organisation", t!(accounts.organisation), Holds::Text),
    ]
}

fn roles() -> Vec<(&'static str, &'static str)> {
    Role::ALL.iter().map(|role| (role.word(), words::role(*role))).collect()
}
