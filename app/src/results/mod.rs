//! What outreach has reached: figures crossed by two axes, as a table, as a map, as files.

mod actions;
mod filters;
mod map;
mod page;
pub mod say;
mod sheet;
mod table;

pub use actions::*;
pub use sheet::{Sheet, ministry, ministry_sheet, sheet};

use frame::{Feature, Place, ui::Icon};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &["/results", "/results?view=map", "/results?rows=measure&columns=kind&campaign=2"],
    places: |me| {
        let place = Place::new("/results", Icon::Results, t!(results.title));
        me.may_read_figures().then_some(place).into_iter().collect()
    },
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    view! { <Route path=path!("/results") view=page::page ssr=SsrMode::Async/> }
        .into_inner()
        .into_any_nested_route()
}
