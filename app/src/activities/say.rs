//! What the words of activities are called.

use domain::activities::{Consent, Form, OtherKind, Sheet, Status, Step};
use frame::ui::Icon;
use words::t;

pub fn kind(form: Form) -> &'static str {
    match form {
        Form::Talk => t!(activities.kinds.talk),
        Form::Competition => t!(activities.kinds.competition),
        Form::Dramatization => t!(activities.kinds.dramatization),
        Form::Billboard => t!(activities.kinds.billboard),
        Form::Leaflet => t!(activities.kinds.leaflet),
        Form::Broadcast => t!(activities.kinds.broadcast),
        Form::Other => t!(activities.kinds.others),
    }
}

pub fn kind_hint(form: Form) -> &'static str {
    match form {
        Form::Talk => t!(activities.kinds.talk_hint),
        Form::Competition => t!(activities.kinds.competition_hint),
        Form::Dramatization => t!(activities.kinds.dramatization_hint),
        Form::Billboard => t!(activities.kinds.billboard_hint),
        Form::Leaflet => t!(activities.kinds.leaflet_hint),
        Form::Broadcast => t!(activities.kinds.broadcast_hint),
        Form::Other => t!(activities.kinds.others_hint),
    }
}

pub const fn kind_icon(form: Form) -> Icon {
    match form {
        Form::Talk => Icon::Talk,
        Form::Competition => Icon::Competition,
        Form::Dramatization => Icon::Dramatization,
        Form::Billboard => Icon::Billboard,
        Form::Leaflet => Icon::Leaflet,
        Form::Broadcast => Icon::Broadcast,
        Form::Other => Icon::Other,
    }
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Planned => t!(activities.statuses.planned),
        Status::Ongoing => t!(activities.statuses.ongoing),
        Status::Done => t!(activities.statuses.done),
        Status::Cancelled => t!(activities.statuses.cancelled),
    }
}

pub fn step(step: Step) -> &'static str {
    match step {
        Step::Start => t!(activities.steps.start),
        Step::Finish => t!(activities.steps.finish),
        Step::Cancel => t!(activities.steps.cancel),
        Step::Reopen => t!(activities.steps.reopen),
    }
}

/// What a step of an activity has done, once it is taken.
pub fn stepped(step: Step) -> &'static str {
    match step {
        Step::Start => t!(activities.stepped.start),
        Step::Finish => t!(activities.stepped.finish),
        Step::Cancel => t!(activities.stepped.cancel),
        Step::Reopen => t!(activities.stepped.reopen),
    }
}

pub fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::NotAsked => t!(activities.consents.not_asked),
        Consent::Asked => t!(activities.consents.asked),
        Consent::Given => t!(activities.consents.given),
    }
}

pub fn paper(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::A2 => t!(activities.papers.a2),
        Sheet::A3 => t!(activities.papers.a3),
        Sheet::A4 => t!(activities.papers.a4),
        Sheet::A5 => t!(activities.papers.a5),
        Sheet::Trifold => t!(activities.papers.trifold),
    }
}

pub fn other_kind(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::MobileCampaign => t!(activities.other_kinds.mobile_campaign),
        OtherKind::Rally => t!(activities.other_kinds.rally),
        OtherKind::Training => t!(activities.other_kinds.training),
        OtherKind::Survey => t!(activities.other_kinds.survey),
        OtherKind::Other => t!(activities.other_kinds.others),
    }
}

/// The headings of a schedule as a table, before its measures.
pub fn schedule_columns() -> [&'static str; 12] {
    [
        t!(activities.name),
        t!(activities.form),
        t!(activities.starts_on),
        t!(activities.ends_on),
        t!(activities.fact_time),
        t!(activities.units),
        t!(activities.venue_name),
        t!(activities.lead),
        t!(activities.supporting),
        t!(activities.audiences),
        t!(activities.status),
        t!(activities.money),
    ]
}
