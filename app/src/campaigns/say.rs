//! What the words of campaigns are called.

use domain::{
    campaigns::{By, Release, Status, Transition},
    targets::Measure,
};
use words::t;

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => t!(campaigns.statuses.draft),
        Status::Submitted => t!(campaigns.statuses.submitted),
        Status::Approved => t!(campaigns.statuses.approved),
        Status::Running => t!(campaigns.statuses.running),
        Status::Closed => t!(campaigns.statuses.closed),
    }
}

pub fn transition(transition: Transition) -> &'static str {
    match transition {
        Transition::Submit => t!(campaigns.transitions.submit),
        Transition::Return => t!(campaigns.transitions.send_back),
        Transition::Approve => t!(campaigns.transitions.approve),
        Transition::Run => t!(campaigns.transitions.run),
        Transition::Close => t!(campaigns.transitions.close),
        Transition::Reopen => t!(campaigns.transitions.reopen),
    }
}

/// What a transition of a campaign has done, once it is taken.
pub fn transitioned(transition: Transition) -> &'static str {
    match transition {
        Transition::Submit => t!(campaigns.transitioned.submit),
        Transition::Return => t!(campaigns.transitioned.send_back),
        Transition::Approve => t!(campaigns.transitioned.approve),
        Transition::Run => t!(campaigns.transitioned.run),
        Transition::Close => t!(campaigns.transitioned.close),
        Transition::Reopen => t!(campaigns.transitioned.reopen),
    }
}

/// When activities become public.
pub fn release(release: Release) -> &'static str {
    match release {
        Release::WithApproval => t!(campaigns.releases.with_approval),
        Release::Additions => t!(campaigns.releases.additions),
        Release::Each => t!(campaigns.releases.each),
    }
}

pub fn release_hint(release: Release) -> &'static str {
    match release {
        Release::WithApproval => t!(campaigns.releases.with_approval_hint),
        Release::Additions => t!(campaigns.releases.additions_hint),
        Release::Each => t!(campaigns.releases.each_hint),
    }
}

/// What an overview is told apart by, as the head of its rows.
pub fn by(by: By) -> &'static str {
    match by {
        By::Measure => t!(campaigns.measure),
        By::Kind => t!(campaigns.by_kind),
        By::Week => t!(campaigns.by_week),
        By::Unit => t!(campaigns.by_unit),
        By::Audience => t!(campaigns.by_audience),
    }
}

/// The row of what is planned for several together; `of_own` where the numbers are those of the reader's own units.
pub fn shared(by: By, of_own: bool) -> &'static str {
    match by {
        By::Unit => t!(campaigns.shared_units),
        By::Audience if !of_own => t!(campaigns.shared_audiences),
        By::Audience => t!(campaigns.shared_audiences_beyond),
        By::Measure | By::Kind | By::Week => t!(campaigns.shared_beyond),
    }
}

pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Attendances => t!(targets.measures.attendances),
        Measure::Copies => t!(targets.measures.copies),
        Measure::Broadcasts => t!(targets.measures.broadcasts),
        Measure::UnitsCovered => t!(targets.measures.units_covered),
        Measure::Sessions => t!(targets.measures.sessions),
        Measure::Boards => t!(targets.measures.boards),
        Measure::Teams => t!(targets.measures.teams),
        Measure::Entries => t!(targets.measures.entries),
        Measure::Questionnaires => t!(targets.measures.questionnaires),
        Measure::Commitments => t!(targets.measures.commitments),
        Measure::Men => t!(targets.measures.men),
        Measure::Women => t!(targets.measures.women),
        Measure::Under18 => t!(targets.measures.under_18),
        Measure::From18To35 => t!(targets.measures.from_18_to_35),
        Measure::Over35 => t!(targets.measures.over_35),
        Measure::Leaflets => t!(targets.measures.leaflets),
        Measure::Posters => t!(targets.measures.posters),
        Measure::Documents => t!(targets.measures.documents),
        Measure::Minutes => t!(targets.measures.minutes),
        Measure::Banners => t!(targets.measures.banners),
        Measure::MobileRounds => t!(targets.measures.mobile_rounds),
        Measure::Sketches => t!(targets.measures.sketches),
        Measure::Films => t!(targets.measures.films),
        Measure::Rallies => t!(targets.measures.rallies),
        Measure::Articles => t!(targets.measures.articles),
        Measure::Reach => t!(targets.measures.reach),
        Measure::Money => t!(targets.measures.money),
        Measure::Logs => t!(targets.measures.logs),
    }
}

/// A measure at the head of a column: it begins with a capital.
pub fn measure_heading(of: Measure) -> String {
    let mut letters = measure(of).chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
