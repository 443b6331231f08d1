//! Activities: the schedule, each one's page, the form in which it is planned and changed.

mod actions;
mod details_fields;
mod details_show;
mod form;
mod form_parts;
mod new;
mod record;
pub mod say;
mod schedule;
mod show;

pub use actions::*;
pub use form::edit_page;
pub(crate) use form_parts::{units, who};
pub use new::new_page;
pub(crate) use schedule::filters;
pub use schedule::{filter_query, schedule_page};
pub use show::show_page;

use domain::activities::{Form, Status};
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
        "/campaigns/2/activities/new?form=competition",
        "/campaigns/2/activities/new?form=dramatization",
        "/campaigns/2/activities/new?form=billboard",
        "/campaigns/2/activities/new?form=leaflet",
        "/campaigns/2/activities/new?form=broadcast",
        "/campaigns/2/activities/new?form=other",
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

/// A form of outreach by its picture and word.
pub fn form_tag(form: Form) -> AnyView {
    view! { <span class=format!("form-tag form-{}", form.word())>{icon(say::kind_icon(form))}{say::kind(form)}</span> }
        .into_any()
}

pub fn status_tag(status: Status) -> AnyView {
    view! { <span class=format!("tag status-{}", status.word())>{say::status(status)}</span> }.into_any()
}
