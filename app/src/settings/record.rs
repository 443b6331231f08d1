use domain::{Role, audit::Subject};
use frame::{Field, Reads, Record};
use words::t;

pub(super) const SETTINGS: Record = Record {
    subject: Subject::Settings,
    name: || t!(settings.record),
    page: |_| Some("/settings".to_owned()),
    fields,
};

/// In the order of the form.
fn fields() -> Vec<Field> {
    let role = Reads::Word(|word| Role::from_word(word).map(words::role));
    let months = Reads::Counted(t!(privacy.months));
    vec![
        Field::new("name", t!(settings.name), Reads::Text),
        Field::new("name_en", t!(settings.name_en), Reads::Text),
        Field::new("address", t!(settings.address), Reads::Text),
        Field::new("phone", t!(settings.phone), Reads::Text),
        Field::new("email", t!(settings.email), Reads::Text),
        Field::new("second_factor", t!(settings.second_factor), role),
        Field::new("audit_months", t!(settings.audit_months), months),
        Field::new("accounts_months", t!(settings.accounts_months), months),
        Field::new("speakers_months", t!(settings.speakers_months), months),
        Field::new("locked_to", t!(settings.locked_to), Reads::Day),
    ]
}
