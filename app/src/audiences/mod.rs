//! Audiences: the segments a campaign speaks to, as editable data.

mod actions;
mod form;
mod list;
mod record;

pub use actions::*;
pub use form::{edit_page, new_page};
pub use list::list_page;

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
    addresses: &["/audiences", "/audiences/1", "/audiences/new"],
    records: &[record::AUDIENCE],
    list: Some(record::LIST),
    places: |_| vec![Place::new("/audiences", Icon::Audience, t!(audiences.title))],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/audiences") view=list_page ssr=Async/>
        <Route path=path!("/audiences/new") view=new_page ssr=Async/>
        <Route path=path!("/audiences/:id") view=edit_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
