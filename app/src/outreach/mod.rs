//! Outreach as it was done: logs are written against the plan or on their own, listed, reviewed.

mod actions;
mod activity;
mod beside;
mod choose;
mod filters;
mod form;
mod import;
mod list;
mod outbox;
mod photos;
mod quick;
mod record;
mod say;
mod show;

pub use actions::*;
pub(crate) use activity::{Reported, of_activity, reported};
pub use import::{ImportLogs, import_columns, import_logs, preview_logs};
pub(crate) use outbox::unsent;
pub use photos::{PHOTOS, ReleasePhoto, RemovePhoto, UndoPhoto, release_photo, remove_photo, undo_photo};
pub(crate) use photos::{for_everybody, photo_toast, public_photos};

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
        "/outreach",
        "/outreach?face=all",
        "/outreach?face=beside",
        "/outreach/new",
        "/outreach/new?own=1",
        "/outreach/new?activity=10",
        "/outreach/import",
        "/outreach/quick",
        "/outreach/1",
        "/outreach/1/edit",
        "/outreach/999999",
        "/campaigns/2/photos",
    ],
    places: |_| vec![Place::new("/outreach", Icon::Log, t!(outreach.title))],
    records: &[record::LOG, record::PHOTO],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/outreach") view=list::list_page ssr=Async/>
        <Route path=path!("/outreach/new") view=choose::new_page ssr=Async/>
        <Route path=path!("/outreach/import") view=import::import_page ssr=Async/>
        <Route path=path!("/outreach/quick") view=quick::quick_page ssr=Async/>
        <Route path=path!("/outreach/:id") view=show::show_page ssr=Async/>
        <Route path=path!("/outreach/:id/edit") view=form::edit_page ssr=Async/>
        <Route path=path!("/campaigns/:id/photos") view=photos::campaign_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
