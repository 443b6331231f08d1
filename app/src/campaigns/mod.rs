//! Campaigns: listed, planned, shown, moved on.

mod actions;
mod dossier;
mod form;
mod list;
mod overview;
mod record;
pub mod say;
mod show;

pub use actions::*;
pub use dossier::dossier_page;
pub use form::{edit_page, new_page};
pub use list::list_page;
pub(crate) use overview::bar;
pub use show::{show_page, tabs};

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
        "/campaigns",
        "/campaigns/new",
        "/campaigns/2",
        "/campaigns/2?by=unit",
        "/campaigns/2/edit",
        "/campaigns/2/dossier",
    ],
    records: &[record::CAMPAIGN],
    places: |_| {
        vec![Place {
            also: &["/activities"],
            ..Place::new("/campaigns", Icon::Campaign, t!(campaigns.title))
        }]
    },
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/campaigns") view=list_page ssr=Async/>
        <Route path=path!("/campaigns/new") view=new_page ssr=Async/>
        <Route path=path!("/campaigns/:id") view=show_page ssr=Async/>
        <Route path=path!("/campaigns/:id/edit") view=edit_page ssr=Async/>
        <Route path=path!("/campaigns/:id/dossier") view=dossier_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
