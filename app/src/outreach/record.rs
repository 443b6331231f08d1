use super::say;
use crate::activities;
use domain::{activities::Kind, audit::Subject, outreach::Status};
use frame::{Field, Reads, Record};
use words::t;

pub(super) const LOG: Record = Record {
    subject: Subject::Log,
    name: || t!(outreach.record),
    page: |id| Some(format!("/outreach/{id}")),
    fields,
};

pub(super) const PHOTO: Record =
    Record { subject: Subject::Photo, name: || t!(photos.record), page: |_| None, fields: fields_of_photo };

fn fields_of_photo() -> Vec<Field> {
    let released = Reads::Flag(|released| if released { t!(photos.released) } else { "" });
    let removed = Reads::Flag(|removed| if removed { t!(photos.removed) } else { "" });
    vec![
        Field::new("log", t!(outreach.record), Reads::Record(Subject::Log)),
        Field::new("name", t!(photos.name), Reads::Text),
        Field::new("released", t!(photos.released), released),
        Field::new("removed", t!(photos.removed), removed),
    ]
}

/// In the order of the form.
fn fields() -> Vec<Field> {
    let kind = Reads::Word(|word| Kind::from_word(word).map(activities::say::kind));
    let status = Reads::Word(|word| Status::from_word(word).map(say::status));
    let finished = Reads::Flag(|finished| if finished { t!(outreach.finished) } else { "" });
    let doubtful = Reads::Flag(|doubtful| if doubtful { t!(outreach.doubtful) } else { "" });
    vec![
        Field::new("status", t!(outreach.status), status),
        Field::new("doubtful", t!(outreach.status), doubtful),
        Field::new("title", t!(outreach.what), Reads::Text),
        Field::new("kind", t!(activities.kind), kind),
        Field::new("activity", t!(activities.record), Reads::Record(Subject::Activity)),
        Field::new("campaign", t!(campaigns.record), Reads::Record(Subject::Campaign)),
        Field::new("unit", t!(outreach.unit), Reads::Record(Subject::Unit)),
        Field::new("day", t!(outreach.day), Reads::Day),
        Field::new("place", t!(outreach.place), Reads::Text),
        Field::new("counts", t!(outreach.numbers_title), Reads::Text),
        Field::new("finished", t!(outreach.finished), finished),
        Field::new("remarks", t!(outreach.remarks), Reads::Text),
        Field::new("reason", t!(ui.reason), Reads::Text),
    ]
}
