//! What the words of activities are called.

use domain::activities::{Column, Consent, Group, Kind, OtherKind, PaperSize, Status, Transition};
use frame::ui::Icon;
use words::t;

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Talk => t!(activities.kinds.talk),
        Kind::Competition => t!(activities.kinds.competition),
        Kind::Dramatization => t!(activities.kinds.dramatization),
        Kind::Billboard => t!(activities.kinds.billboard),
        Kind::Leaflet => t!(activities.kinds.leaflet),
        Kind::Broadcast => t!(activities.kinds.broadcast),
        Kind::Other => t!(activities.kinds.others),
    }
}

pub fn kind_hint(kind: Kind) -> &'static str {
    match kind {
        Kind::Talk => t!(activities.kinds.talk_hint),
        Kind::Competition => t!(activities.kinds.competition_hint),
        Kind::Dramatization => t!(activities.kinds.dramatization_hint),
        Kind::Billboard => t!(activities.kinds.billboard_hint),
        Kind::Leaflet => t!(activities.kinds.leaflet_hint),
        Kind::Broadcast => t!(activities.kinds.broadcast_hint),
        Kind::Other => t!(activities.kinds.others_hint),
    }
}

pub const fn kind_icon(kind: Kind) -> Icon {
    match kind {
        Kind::Talk => Icon::Talk,
        Kind::Competition => Icon::Competition,
        Kind::Dramatization => Icon::Dramatization,
        Kind::Billboard => Icon::Billboard,
        Kind::Leaflet => Icon::Leaflet,
        Kind::Broadcast => Icon::Broadcast,
        Kind::Other => Icon::Other,
    }
}

/// What a schedule is cut into.
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Week => t!(activities.groups.week),
        Group::Unit => t!(activities.groups.unit),
        Group::Lead => t!(activities.groups.lead),
        Group::Kind => t!(activities.groups.kind),
        Group::None => t!(activities.groups.none),
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

pub fn transition(transition: Transition) -> &'static str {
    match transition {
        Transition::Start => t!(activities.transitions.start),
        Transition::Finish => t!(activities.transitions.finish),
        Transition::Cancel => t!(activities.transitions.cancel),
        Transition::Reopen => t!(activities.transitions.reopen),
    }
}

/// What a transition of an activity has done, once it is taken.
pub fn transitioned(transition: Transition) -> &'static str {
    match transition {
        Transition::Start => t!(activities.transitioned.start),
        Transition::Finish => t!(activities.transitioned.finish),
        Transition::Cancel => t!(activities.transitioned.cancel),
        Transition::Reopen => t!(activities.transitioned.reopen),
    }
}

pub fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::NotAsked => t!(activities.consents.not_asked),
        Consent::Asked => t!(activities.consents.asked),
        Consent::Given => t!(activities.consents.given),
    }
}

pub fn paper_size(paper_size: PaperSize) -> &'static str {
    match paper_size {
        PaperSize::A2 => t!(activities.papers.a2),
        PaperSize::A3 => t!(activities.papers.a3),
        PaperSize::A4 => t!(activities.papers.a4),
        PaperSize::A5 => t!(activities.papers.a5),
        PaperSize::Trifold => t!(activities.papers.trifold),
    }
}

pub fn other_kind(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::MobileCampaign => t!(activities.other_kinds.mobile_campaign),
        OtherKind::Rally => t!(activities.other_kinds.rally),
        OtherKind::Training => t!(activities.other_kinds.training),
        OtherKind::Survey => t!(activities.other_kinds.survey),
        OtherKind::Meeting => t!(activities.other_kinds.meeting),
        OtherKind::Other => t!(activities.other_kinds.others),
    }
}

/// The headings of a schedule as a table, before its measures.
pub fn schedule_columns() -> [&'static str; 12] {
    [
        t!(activities.name),
        t!(activities.kind),
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

/// The head of a column of a schedule.
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Units => t!(activities.units),
        Column::Lead => t!(activities.lead),
        Column::Supporting => t!(activities.supporting),
        Column::Venue => t!(activities.venue_name),
        Column::Audiences => t!(activities.audiences),
        Column::Planned => t!(activities.plan_title),
        Column::Money => t!(activities.money),
        Column::Status => t!(activities.status),
    }
}
