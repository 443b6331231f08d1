//! Organisations that lead or support, with their dates and successors.

mod actions;
mod form;
mod list;
mod record;
pub mod say;
mod show;

pub use actions::*;
pub use form::{edit_page, new_page};
pub use list::{list_page, validity};

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
    addresses: &[
        "/organisations?q=cong an",
        "/organisations/1",
        "/organisations/1/edit",
        "/organisations/new",
    ],
    records: &[record::ORGANISATION],
    list: Some(record::LIST),
    places: |_| vec![Place::new("/organisations", Icon::Organisation, t!(organisations.title))],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/organisations") view=list_page ssr=Async/>
        <Route path=path!("/organisations/new") view=new_page ssr=Async/>
        <Route path=path!("/organisations/:id") view=show::show_page ssr=Async/>
        <Route path=path!("/organisations/:id/edit") view=edit_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
