//! What the words of campaigns are called.

use domain::{
    campaigns::{Status, Step},
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

pub fn step(step: Step) -> &'static str {
    match step {
        Step::Submit => t!(campaigns.steps.submit),
        Step::Return => t!(campaigns.steps.send_back),
        Step::Approve => t!(campaigns.steps.approve),
        Step::Run => t!(campaigns.steps.run),
        Step::Close => t!(campaigns.steps.close),
        Step::Reopen => t!(campaigns.steps.reopen),
    }
}

/// What a step of a campaign has done, once it is taken.
pub fn stepped(step: Step) -> &'static str {
    match step {
        Step::Submit => t!(campaigns.stepped.submit),
        Step::Return => t!(campaigns.stepped.send_back),
        Step::Approve => t!(campaigns.stepped.approve),
        Step::Run => t!(campaigns.stepped.run),
        Step::Close => t!(campaigns.stepped.close),
        Step::Reopen => t!(campaigns.stepped.reopen),
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
    }
}

/// A measure at the head of a column: it begins with a capital.
pub fn measure_heading(of: Measure) -> String {
    let mut letters = measure(of).chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
