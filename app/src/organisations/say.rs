use domain::organisations::Kind;
use words::t;

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Front => t!(organisations.kinds.front),
        Kind::Member => t!(organisations.kinds.member),
        Kind::Police => t!(organisations.kinds.police),
        Kind::Department => t!(organisations.kinds.department),
        Kind::PeoplesCommittee => t!(organisations.kinds.peoples_committee),
        Kind::Procuracy => t!(organisations.kinds.procuracy),
        Kind::Court => t!(organisations.kinds.court),
        Kind::Other => t!(organisations.kinds.others),
    }
}
