use super::say;
use domain::{
    activities::{Consent, Kind, OtherKind, PaperSize, Status},
    audit::Subject,
};
use frame::{Field, Reads, Record};
use words::t;

pub(super) const ACTIVITY: Record = Record {
    subject: Subject::Activity,
    name: || t!(activities.record),
    page: |id| Some(format!("/activities/{id}")),
    fields,
};

/// In the order of the form: first what every activity has.
fn fields() -> Vec<Field> {
    common().into_iter().chain(details()).chain(rows()).collect()
}

fn common() -> Vec<Field> {
    let status = Reads::Word(|word| Status::from_word(word).map(say::status));
    // What does not wait says nothing of it.
    let waiting = Reads::Flag(|waiting| if waiting { t!(activities.waits) } else { "" });
    vec![
        Field::new("kind", t!(activities.kind), Reads::Word(|word| Kind::from_word(word).map(say::kind))),
        Field::new("title", t!(activities.name), Reads::Text),
        Field::new("status", t!(activities.status), status),
        Field::new("reason", t!(ui.reason), Reads::Text),
        Field::new("waiting", t!(activities.publication), waiting),
        Field::new("when", t!(activities.fact_time), Reads::When),
        Field::new("units", t!(activities.units), Reads::Record(Subject::Unit)),
        Field::new("venue.name", t!(activities.venue_name), Reads::Text),
        Field::new("venue.address", t!(activities.venue_address), Reads::Text),
        Field::new("venue.point", t!(activities.point), Reads::Point),
        Field::new("lead", t!(activities.lead), Reads::Record(Subject::Organisation)),
        Field::new("supporting", t!(activities.supporting), Reads::Record(Subject::Organisation)),
        Field::new("audiences", t!(activities.audiences), Reads::Record(Subject::Audience)),
        Field::new("quantities", t!(activities.plan_title), Reads::Text),
        Field::new("money", t!(activities.money), Reads::Money),
    ]
}

/// What each kind has of its own.
fn details() -> Vec<Field> {
    let consent = Reads::Word(|word| Consent::from_word(word).map(say::consent));
    let paper_size = Reads::Word(|word| PaperSize::from_word(word).map(say::paper_size));
    let kind = Reads::Word(|word| OtherKind::from_word(word).map(say::other_kind));
    let minutes = Reads::Counted(t!(ui.minutes));
    let centimetres = Reads::Counted(t!(ui.cm));
    vec![
        Field::new("details.topic", t!(activities.topic), Reads::Text),
        Field::new("details.rules", t!(activities.rules), Reads::Text),
        Field::new("details.script", t!(activities.script), Reads::Text),
        Field::new("details.duration", t!(activities.duration), minutes),
        Field::new("details.width", t!(activities.width), centimetres),
        Field::new("details.height", t!(activities.height), centimetres),
        Field::new("details.material", t!(activities.material), Reads::Text),
        Field::new("details.site", t!(activities.site), Reads::Text),
        Field::new("details.owner", t!(activities.owner), Reads::Text),
        Field::new("details.consent", t!(activities.consent), consent),
        Field::new("details.consent_document", t!(activities.consent_document), Reads::Text),
        Field::new("details.up_on", t!(activities.up_on), Reads::Day),
        Field::new("details.down_on", t!(activities.down_on), Reads::Day),
        Field::new("details.paper_size", t!(activities.paper_size), paper_size),
        Field::new("details.paper", t!(activities.paper), Reads::Text),
        Field::new("details.copies", t!(activities.copies), Reads::Whole),
        Field::new("details.text", t!(activities.text), Reads::Text),
        Field::new("details.minutes", t!(activities.minutes), minutes),
        Field::new("details.kind", t!(activities.other_kind), kind),
        Field::new("details.description", t!(activities.description), Reads::Text),
    ]
}

/// The rows of equal fields that some kinds have.
fn rows() -> Vec<Field> {
    vec![
        // What one row of a list is called.
        Field::new("speakers", t!(activities.rows.speaker), Reads::Rows),
        Field::new("rounds", t!(activities.rows.round), Reads::Rows),
        Field::new("prizes", t!(activities.rows.prize), Reads::Rows),
        Field::new("teams", t!(activities.rows.team), Reads::Rows),
        Field::new("criteria", t!(activities.rows.criterion), Reads::Rows),
        Field::new("drop_points", t!(activities.rows.drop_point), Reads::Rows),
        Field::new("slots", t!(activities.rows.slot), Reads::Rows),
        Field::new("speakers.name", t!(activities.person), Reads::Text),
        Field::new("speakers.agency", t!(activities.agency), Reads::Text),
        Field::new("speakers.fee", t!(activities.fee), Reads::Money),
        Field::new("rounds.title", t!(activities.round), Reads::Text),
        Field::new("rounds.opens_on", t!(activities.opens_on), Reads::Day),
        Field::new("rounds.closes_on", t!(activities.closes_on), Reads::Day),
        Field::new("prizes.title", t!(activities.prize), Reads::Text),
        Field::new("prizes.number", t!(activities.number), Reads::Whole),
        Field::new("prizes.amount", t!(activities.amount), Reads::Money),
        Field::new("teams.name", t!(activities.team), Reads::Text),
        Field::new("teams.members", t!(activities.members), Reads::Whole),
        Field::new("criteria.name", t!(activities.criterion), Reads::Text),
        Field::new("criteria.points", t!(activities.points), Reads::Whole),
        Field::new("drop_points.place", t!(activities.place), Reads::Text),
        Field::new("drop_points.copies", t!(activities.copies), Reads::Whole),
        Field::new("slots.time", t!(activities.time), Reads::Time),
        Field::new("slots.days", t!(activities.days), Reads::Text),
    ]
}
