//! Materials: the poster and the leaflet, of an activity, previewed as they are printed, or of none; and the advice
//! they carry.

mod actions;
mod advice;
mod attendance;
mod page;
mod printable;

pub use actions::*;
pub use advice::{
    abroad_section, check_section, contact_lines, contact_phone, contact_section, help_section,
    questions_section, signs_section, unchecked_section,
};
pub use attendance::ATTENDANCE;
pub use page::page;
pub use printable::{Material, Printable, campaign_card, card, site_card};

use frame::Feature;
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub const FEATURE: Feature = Feature { addresses: &["/activities/20/print"], ..Feature::NONE };

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/activities/:id/print") view=page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
