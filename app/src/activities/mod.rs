//! Activities: the schedule, each one's page, the form in which it is planned and changed.

mod actions;
mod bulk;
mod details_fields;
mod details_show;
mod form;
mod form_parts;
mod new;
mod record;
mod release;
pub mod say;
mod schedule;
mod show;
mod table;

pub use actions::*;
pub use form::edit_page;
pub(crate) use form_parts::{lead, supporting, units};
pub use new::new_page;
pub(crate) use new::{only_unit, own_front};
pub(crate) use release::released_toast;
pub(crate) use schedule::filters;
pub use schedule::{filter_query, schedule_page};
pub use show::show_page;

use domain::activities::{Kind, Status};
use frame::{Feature, ui::icon};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub const FEATURE: Feature = Feature {
    addresses: &[
        "/campaigns/2/schedule",
        "/campaigns/1/schedule",
        "/campaigns/2/schedule?q=khongcogi",
        "/campaigns/2/activities/new",
        "/campaigns/2/activities/new?kind=competition",
        "/campaigns/2/activities/new?kind=dramatization",
        "/campaigns/2/activities/new?kind=billboard",
        "/campaigns/2/activities/new?kind=leaflet",
        "/campaigns/2/activities/new?kind=broadcast",
        "/campaigns/2/activities/new?kind=other",
        "/activities/10",
        "/activities/7",
        "/activities/20/edit",
        "/activities/999999",
    ],
    records: &[record::ACTIVITY],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/campaigns/:id/schedule") view=schedule_page ssr=Async/>
        <Route path=path!("/campaigns/:id/activities/new") view=new_page ssr=Async/>
        <Route path=path!("/activities/:id") view=show_page ssr=Async/>
        <Route path=path!("/activities/:id/edit") view=edit_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// A kind of activity by its picture and word.
pub fn kind_tag(kind: Kind) -> AnyView {
    view! { <span class=format!("kind-tag kind-{}", kind.word())>{icon(say::kind_icon(kind))}{say::kind(kind)}</span> }
        .into_any()
}

pub fn status_tag(status: Status) -> AnyView {
    view! { <span class=format!("tag status-{}", status.word())>{say::status(status)}</span> }.into_any()
}
