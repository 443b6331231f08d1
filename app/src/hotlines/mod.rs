//! Numbers to call for help, as those who plan keep them.

mod actions;
mod form;
mod list;
mod record;

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
    addresses: &["/hotlines", "/hotlines/2", "/hotlines/new"],
    records: &[record::HOTLINE],
    list: Some(record::LIST),
    places: |_| vec![Place::new("/hotlines", Icon::Phone, t!(hotlines.title))],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/hotlines") view=list_page ssr=Async/>
        <Route path=path!("/hotlines/new") view=new_page ssr=Async/>
        <Route path=path!("/hotlines/:id") view=edit_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
