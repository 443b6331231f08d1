use domain::search::Kind;
use frame::ui::Icon;
use words::t;

/// A kind of thing that is found.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Campaign => t!(search.campaign),
        Kind::Activity => t!(search.activity),
        Kind::Unit => t!(search.unit),
        Kind::Organisation => t!(search.organisation),
        Kind::Venue => t!(search.venue),
        Kind::Person => t!(search.person),
        Kind::Listed => t!(search.listed),
    }
}

pub const fn icon(kind: Kind) -> Icon {
    match kind {
        Kind::Campaign => Icon::Campaign,
        Kind::Activity => Icon::Activity,
        Kind::Unit => Icon::Unit,
        Kind::Organisation => Icon::Organisation,
        Kind::Venue => Icon::Place,
        Kind::Person => Icon::Person,
        Kind::Listed => Icon::Other,
    }
}
