use domain::audit::Subject;
use frame::{Field, Reads, Record};
use words::t;

/// What names of people were taken out of.
pub(super) const PERSONAL_DATA: Record = Record {
    subject: Subject::PersonalData,
    name: || t!(privacy.record),
    page: |_| Some("/privacy/people".to_owned()),
    fields,
};

fn fields() -> Vec<Field> {
    vec![
        Field::new("entries", t!(privacy.swept.entries), Reads::Whole),
        Field::new("accounts", t!(privacy.swept.accounts), Reads::Whole),
        Field::new("activities", t!(privacy.swept.activities), Reads::Whole),
    ]
}
