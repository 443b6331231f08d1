use super::say;
use domain::{
    audit::Subject,
    campaigns::{Release, Status},
};
use frame::{Field, Reads, Record};
use words::t;

pub(super) const CAMPAIGN: Record = Record {
    subject: Subject::Campaign,
    name: || t!(campaigns.record),
    page: |id| Some(format!("/campaigns/{id}")),
    fields,
};

/// In the order of the form.
fn fields() -> Vec<Field> {
    let status = Reads::Word(|word| Status::from_word(word).map(say::status));
    let release = Reads::Word(|word| Release::from_word(word).map(say::release));
    vec![
        Field::new("status", t!(campaigns.status), status),
        Field::new("code", t!(campaigns.code), Reads::Text),
        Field::new("title", t!(campaigns.name), Reads::Text),
        Field::new("starts_on", t!(campaigns.starts_on), Reads::Day),
        Field::new("ends_on", t!(campaigns.ends_on), Reads::Day),
        Field::new("purpose", t!(campaigns.purpose), Reads::Text),
        Field::new("legal_bases", t!(campaigns.legal_bases), Reads::Text),
        Field::new("audiences", t!(campaigns.audiences), Reads::Record(Subject::Audience)),
        Field::new("targets", t!(campaigns.measure), Reads::Text),
        Field::new("budget", t!(campaigns.budget), Reads::Money),
        Field::new("release", t!(campaigns.release), release),
    ]
}
