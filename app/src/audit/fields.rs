use crate::{activities, campaigns, organisations, units};
use domain::{
    Role,
    activities::{Consent, Form, OtherKind, Sheet},
    audit::Subject,
};
use words::t;

/// A field of a record as the audit keeps it: its key, its label, how its values read.
pub(super) struct Field {
    pub key: &'static str,
    pub label: &'static str,
    pub reads: Reads,
}

/// How a value reads.
#[derive(Clone, Copy)]
pub(super) enum Reads {
    Text,
    /// Latitude and longitude.
    Point,
    Day,
    Time,
    When,
    Whole,
    /// A whole number of something.
    Counted(&'static str),
    Money,
    /// Whether an account is in use.
    Active,
    /// One of a list of words.
    Word(fn(&str) -> Option<&'static str>),
    Unit,
    Organisation,
    Audience,
}

impl Reads {
    pub const fn is_id(self) -> bool {
        matches!(self, Self::Unit | Self::Organisation | Self::Audience)
    }
}

/// The fields of a kind of record in the order of their form. A part of a whole is keyed `whole.part`.
pub(super) fn fields(subject: Subject) -> Vec<Field> {
    let known = match subject {
        Subject::Account => account(),
        Subject::Activity => activity().into_iter().chain(details()).collect(),
        Subject::Audience => audience(),
        Subject::Campaign => campaign(),
        Subject::Feed | Subject::SecondFactor | Subject::Token => Vec::new(),
        Subject::Hotline => hotline(),
        Subject::KeyDay => key_day(),
        Subject::Organisation => organisation(),
        Subject::Settings => settings(),
        Subject::Unit => unit(),
    };
    known.into_iter().map(|(key, label, reads)| Field { key, label, reads }).collect()
}

/// What one row of a list is called.
pub(super) fn row_called(list: &str) -> Option<&'static str> {
    Some(match list {
        "speakers" => t!(activities.rows.speaker),
        "rounds" => t!(activities.rows.round),
        "prizes" => t!(activities.rows.prize),
        "teams" => t!(activities.rows.team),
        "criteria" => t!(activities.rows.criterion),
        "drop_points" => t!(activities.rows.drop_point),
        "slots" => t!(activities.rows.slot),
        _ => return None,
    })
}

type Known = (&'static str, &'static str, Reads);

fn account() -> Vec<Known> {
    vec![
        ("login", t!(accounts.login), Reads::Text),
        ("name", t!(accounts.name), Reads::Text),
        ("role", t!(accounts.role), Reads::Word(|word| Role::from_word(word).map(words::role))),
        ("unit", t!(accounts.unit), Reads::Unit),
        ("organisation", t!(accounts.organisation), Reads::Organisation),
        ("active", t!(accounts.state), Reads::Active),
    ]
}

fn audience() -> Vec<Known> {
    vec![
        ("name", t!(audiences.name), Reads::Text),
        ("name_en", t!(audiences.name_en), Reads::Text),
        ("message", t!(audiences.message), Reads::Text),
        ("message_en", t!(audiences.message_en), Reads::Text),
        ("forms", t!(audiences.forms), form()),
        ("position", t!(audit.position), Reads::Whole),
    ]
}

fn hotline() -> Vec<Known> {
    vec![
        ("number", t!(hotlines.number), Reads::Text),
        ("name", t!(hotlines.name), Reads::Text),
        ("name_en", t!(hotlines.name_en), Reads::Text),
        ("checked_on", t!(hotlines.checked_on), Reads::Day),
        ("position", t!(audit.position), Reads::Whole),
    ]
}

fn key_day() -> Vec<Known> {
    vec![
        ("day", t!(key_days.day), Reads::Whole),
        ("month", t!(key_days.month), Reads::Whole),
        ("name", t!(key_days.name), Reads::Text),
        ("name_en", t!(key_days.name_en), Reads::Text),
    ]
}

fn organisation() -> Vec<Known> {
    let kind = Reads::Word(|word| domain::organisations::Kind::from_word(word).map(organisations::say::kind));
    vec![
        ("name", t!(organisations.name), Reads::Text),
        ("short_name", t!(organisations.short_name), Reads::Text),
        ("kind", t!(organisations.kind), kind),
        ("unit", t!(organisations.unit), Reads::Unit),
        ("valid_from", t!(organisations.valid_from), Reads::Day),
        ("valid_to", t!(organisations.valid_to), Reads::Day),
        ("successors", t!(organisations.successors), Reads::Organisation),
    ]
}

fn settings() -> Vec<Known> {
    let role = Reads::Word(|word| Role::from_word(word).map(words::role));
    vec![
        ("name", t!(settings.name), Reads::Text),
        ("name_en", t!(settings.name_en), Reads::Text),
        ("address", t!(settings.address), Reads::Text),
        ("phone", t!(settings.phone), Reads::Text),
        ("email", t!(settings.email), Reads::Text),
        ("second_factor", t!(settings.second_factor), role),
    ]
}

fn unit() -> Vec<Known> {
    let kind = Reads::Word(|word| domain::units::Kind::from_word(word).map(units::say::kind));
    vec![
        ("code", t!(units.code), Reads::Text),
        ("name", t!(units.name), Reads::Text),
        ("name_en", t!(units.name_en), Reads::Text),
        ("kind", t!(units.kind), kind),
        ("parent", t!(units.parent), Reads::Unit),
        ("from", t!(units.rename_from), Reads::Day),
        ("validity.from", t!(units.valid_from), Reads::Day),
        ("validity.to", t!(units.valid_to), Reads::Day),
        ("valid_to", t!(units.valid_to), Reads::Day),
    ]
}

fn campaign() -> Vec<Known> {
    let status = Reads::Word(|word| domain::campaigns::Status::from_word(word).map(campaigns::say::status));
    vec![
        ("status", t!(campaigns.status), status),
        ("code", t!(campaigns.code), Reads::Text),
        ("title", t!(campaigns.name), Reads::Text),
        ("starts_on", t!(campaigns.starts_on), Reads::Day),
        ("ends_on", t!(campaigns.ends_on), Reads::Day),
        ("purpose", t!(campaigns.purpose), Reads::Text),
        ("legal_bases", t!(campaigns.legal_bases), Reads::Text),
        ("audiences", t!(campaigns.audiences), Reads::Audience),
        ("targets", t!(campaigns.measure), Reads::Text),
        ("budget", t!(campaigns.budget), Reads::Money),
    ]
}

fn activity() -> Vec<Known> {
    let status = Reads::Word(|word| domain::activities::Status::from_word(word).map(activities::say::status));
    vec![
        ("form", t!(activities.form), form()),
        ("title", t!(activities.name), Reads::Text),
        ("status", t!(activities.status), status),
        ("reason", t!(ui.reason), Reads::Text),
        ("when", t!(activities.fact_time), Reads::When),
        ("units", t!(activities.units), Reads::Unit),
        ("venue.name", t!(activities.venue_name), Reads::Text),
        ("venue.address", t!(activities.venue_address), Reads::Text),
        ("venue.point", t!(activities.point), Reads::Point),
        ("lead", t!(activities.lead), Reads::Organisation),
        ("supporting", t!(activities.supporting), Reads::Organisation),
        ("audiences", t!(activities.audiences), Reads::Audience),
        ("quantities", t!(activities.plan_title), Reads::Text),
        ("money", t!(activities.money), Reads::Money),
    ]
}

/// What each form of outreach has of its own, and its rows.
fn details() -> Vec<Known> {
    let consent = Reads::Word(|word| Consent::from_word(word).map(activities::say::consent));
    let sheet = Reads::Word(|word| Sheet::from_word(word).map(activities::say::paper));
    let kind = Reads::Word(|word| OtherKind::from_word(word).map(activities::say::other_kind));
    let minutes = Reads::Counted(t!(ui.minutes));
    let centimetres = Reads::Counted(t!(ui.cm));
    let own = vec![
        ("details.topic", t!(activities.topic), Reads::Text),
        ("details.rules", t!(activities.rules), Reads::Text),
        ("details.script", t!(activities.script), Reads::Text),
        ("details.duration", t!(activities.duration), minutes),
        ("details.width", t!(activities.width), centimetres),
        ("details.height", t!(activities.height), centimetres),
        ("details.material", t!(activities.material), Reads::Text),
        ("details.site", t!(activities.site), Reads::Text),
        ("details.owner", t!(activities.owner), Reads::Text),
        ("details.consent", t!(activities.consent), consent),
        ("details.consent_document", t!(activities.consent_document), Reads::Text),
        ("details.up_on", t!(activities.up_on), Reads::Day),
        ("details.down_on", t!(activities.down_on), Reads::Day),
        ("details.sheet", t!(activities.sheet), sheet),
        ("details.paper", t!(activities.paper), Reads::Text),
        ("details.copies", t!(activities.copies), Reads::Whole),
        ("details.text", t!(activities.text), Reads::Text),
        ("details.minutes", t!(activities.minutes), minutes),
        ("details.kind", t!(activities.kind), kind),
        ("details.description", t!(activities.description), Reads::Text),
    ];
    own.into_iter().chain(rows()).collect()
}

fn rows() -> Vec<Known> {
    vec![
        ("speakers.name", t!(activities.person), Reads::Text),
        ("speakers.agency", t!(activities.agency), Reads::Text),
        ("speakers.fee", t!(activities.fee), Reads::Money),
        ("rounds.title", t!(activities.round), Reads::Text),
        ("rounds.opens_on", t!(activities.opens_on), Reads::Day),
        ("rounds.closes_on", t!(activities.closes_on), Reads::Day),
        ("prizes.title", t!(activities.prize), Reads::Text),
        ("prizes.number", t!(activities.number), Reads::Whole),
        ("prizes.amount", t!(activities.amount), Reads::Money),
        ("teams.name", t!(activities.team), Reads::Text),
        ("teams.members", t!(activities.members), Reads::Whole),
        ("criteria.name", t!(activities.criterion), Reads::Text),
        ("criteria.points", t!(activities.points), Reads::Whole),
        ("drop_points.place", t!(activities.place), Reads::Text),
        ("drop_points.copies", t!(activities.copies), Reads::Whole),
        ("slots.time", t!(activities.time), Reads::Time),
        ("slots.days", t!(activities.days), Reads::Text),
    ]
}

fn form() -> Reads {
    Reads::Word(|word| Form::from_word(word).map(activities::say::kind))
}
