//! Legal texts that the work rests on: kept by those who plan, seen by everybody.

mod actions;
mod cite;
mod form;
mod list;
mod public;
mod record;
mod say;

pub use actions::list_laws;
pub use cite::{basis, more_bases, read_laws};
use form::{edit_page, new_page};
use frame::{Feature, Place, context::me, ui::Icon};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};
use words::t;

pub const FEATURE: Feature = Feature {
    addresses: &["/laws", "/laws?q=khongcogi", "/laws/1", "/laws/new", "/lists/laws/import"],
    public: &["/laws"],
    public_addresses: &["/laws"],
    records: &[record::LAW],
    list: Some(record::LIST),
    places: |_| vec![Place::new("/laws", Icon::Leaflet, t!(laws.title))],
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/laws") view=page ssr=Async/>
        <Route path=path!("/laws/new") view=new_page ssr=Async/>
        <Route path=path!("/laws/:id") view=edit_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// One address: staff keep the list, everybody reads it.
fn page() -> impl IntoView {
    if me().is_some() { list::list_page().into_any() } else { public::public_page().into_any() }
}
