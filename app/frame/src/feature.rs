use crate::ui::Icon;
use domain::Actor;

/// What the application is told of a feature, as plain data: each is registered once, in `FEATURES` of `app`.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Where the menu leads those who may go there.
    pub places: fn(&Actor) -> Vec<Place>,
}

impl Feature {
    /// A feature without any of it, to begin with.
    pub const NONE: Self = Self { places: |_| Vec::new() };
}

/// A place in the menu.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Its own address; what lies below it belongs to it.
    pub href: &'static str,
    pub icon: Icon,
    pub label: &'static str,
    /// The beginnings of other addresses that belong to it.
    pub also: &'static [&'static str],
}

impl Place {
    pub const fn new(href: &'static str, icon: Icon, label: &'static str) -> Self {
        Self { href, icon, label, also: &[] }
    }
}
