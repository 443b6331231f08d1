use domain::{
    fold,
    laws::{Force, Kind, Law},
};
use words::t;

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Law => t!(laws.kinds.law),
        Kind::Code => t!(laws.kinds.code),
        Kind::Ordinance => t!(laws.kinds.ordinance),
        Kind::Resolution => t!(laws.kinds.resolution),
        Kind::Decree => t!(laws.kinds.decree),
        Kind::Decision => t!(laws.kinds.decision),
        Kind::Circular => t!(laws.kinds.circular),
        Kind::Directive => t!(laws.kinds.directive),
        Kind::Plan => t!(laws.kinds.plan),
        Kind::Convention => t!(laws.kinds.convention),
        Kind::Other => t!(laws.kinds.other),
    }
}

/// Where it stands, with the class of its tag.
pub fn force(force: Force) -> (&'static str, &'static str) {
    match force {
        Force::ToCome => (t!(laws.force.to_come), "tag status-planned"),
        Force::InForce => (t!(laws.force.in_force), "tag status-running"),
        Force::Ended => (t!(laws.force.ended), "tag status-cancelled"),
    }
}

/// What a text is found by beside its title, folded.
pub fn beside(law: &Law) -> String {
    fold(&format!("{} {} {} {}", law.number, law.title_en, law.issuer, kind(law.kind)))
}
