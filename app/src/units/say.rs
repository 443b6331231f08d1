use domain::units::Kind;
use words::t;

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::City => t!(units.kinds.city),
        Kind::UrbanDistrict => t!(units.kinds.urban_district),
        Kind::Town => t!(units.kinds.town),
        Kind::RuralDistrict => t!(units.kinds.rural_district),
        Kind::Ward => t!(units.kinds.ward),
        Kind::Township => t!(units.kinds.township),
        Kind::Commune => t!(units.kinds.commune),
    }
}
