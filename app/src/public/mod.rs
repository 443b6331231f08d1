//! What everybody sees: how to recognise a fraudulent offer, what is on near them, where help is, what they may print.
//! No page needs a script, and what was not approved is nowhere.

mod actions;
mod activity;
mod campaign;
mod choose;
mod front;
mod list;
mod materials;
mod near;
mod page;
mod share;
mod unprintable;

pub use actions::*;
pub use activity::activity_page;
pub use campaign::campaign_page;
pub use front::{front, help_page};
pub use list::place;
pub use materials::materials_page;
pub use near::near_page;
pub use page::public_page;
pub use share::first_of;
pub use unprintable::unprintable_page;

use frame::Feature;
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub const FEATURE: Feature = Feature {
    public: &["/a/", "/c/", "/near", "/help", "/materials"],
    public_addresses: &["/", "/near", "/near?unit=35", "/help", "/materials", "/c/2", "/a/khong-co"],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/a/:id") view=activity_page ssr=Async/>
        <Route path=path!("/a/:id/unprintable") view=unprintable_page ssr=Async/>
        <Route path=path!("/c/:id") view=campaign_page ssr=Async/>
        <Route path=path!("/help") view=help_page ssr=Async/>
        <Route path=path!("/materials") view=materials_page ssr=Async/>
        <Route path=path!("/materials/unprintable") view=unprintable_page ssr=Async/>
        <Route path=path!("/near") view=near_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// The picture under which a page is shared that has none of its own.
const PICTURE: &str = "/picture.png";
