use crate::campaigns;
use domain::{
    outreach::{Face, Status, Transition},
    targets::{Measure, Quantity},
};
use words::t;

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => t!(outreach.statuses.draft),
        Status::Sent => t!(outreach.statuses.sent),
        Status::Returned => t!(outreach.statuses.returned),
        Status::Accepted => t!(outreach.statuses.accepted),
        Status::Merged => t!(outreach.statuses.merged),
    }
}

pub fn transition(transition: Transition) -> &'static str {
    match transition {
        Transition::Send => t!(outreach.transitions.send),
        Transition::Withdraw => t!(outreach.transitions.withdraw),
        Transition::Return => t!(outreach.transitions.send_back),
        Transition::Accept => t!(outreach.transitions.accept),
        Transition::Merge => t!(outreach.transitions.merge),
        Transition::Separate => t!(outreach.transitions.separate),
    }
}

/// What a transition has done, once it is taken.
pub fn transitioned(transition: Transition) -> &'static str {
    match transition {
        Transition::Send => t!(outreach.transitioned.send),
        Transition::Withdraw => t!(outreach.transitioned.withdraw),
        Transition::Return => t!(outreach.transitioned.send_back),
        Transition::Accept => t!(outreach.transitioned.accept),
        Transition::Merge => t!(outreach.transitioned.merge),
        Transition::Separate => t!(outreach.transitioned.separate),
    }
}

pub fn face(face: Face) -> &'static str {
    match face {
        Face::Mine => t!(outreach.faces.mine),
        Face::Waiting => t!(outreach.faces.waiting),
        Face::Beside => t!(outreach.beside.tag),
        Face::All => t!(outreach.faces.all),
    }
}

/// The numbers in one line: 180 lượt người dự · 150 bản in.
pub fn totals(totals: &[Quantity]) -> String {
    // What divides a whole is read on its own page, and that a log tells of one session nobody has to read.
    let one = Quantity { measure: Measure::Sessions, number: 1 };
    let wholes = totals.iter().filter(|total| total.measure.whole().is_none());
    let wholes = wholes.filter(|total| totals.len() == 1 || **total != one);
    let told = wholes.map(|Quantity { measure, number }| match measure {
        Measure::Money => words::money(*number),
        measure => format!("{} {}", words::whole(*number), campaigns::say::measure(*measure)),
    });
    told.collect::<Vec<_>>().join(" · ")
}

/// What a remark of a return is about: the log as a whole, a field of its form, or a number.
pub fn part(field: &str) -> String {
    if let Some(measure) = Measure::from_word(field) {
        return campaigns::say::measure_heading(measure);
    }
    match field {
        "day" => t!(outreach.day),
        "unit" => t!(outreach.unit),
        "place" => t!(outreach.place),
        "remarks" => t!(outreach.remarks),
        _ => t!(outreach.whole),
    }
    .to_owned()
}
