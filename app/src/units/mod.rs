//! The dated tree of administrative units.

mod actions;
mod end;
mod list;
mod new;
mod record;
pub mod say;
mod show;

pub use actions::*;
pub use end::end_page;
pub use list::list_page;
pub use new::new_page;
pub use show::show_page;
pub(crate) use show::{people, to_come};

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
        "/units",
        "/units?q=dong",
        "/units/2",
        "/units/2/end",
        "/units/2/end?form[valid_to]=31/12/2027",
        "/units/new",
    ],
    records: &[record::UNIT],
    list: Some(record::LIST),
    places: |_| vec![Place::new("/units", Icon::Unit, t!(units.title))],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/units") view=list_page ssr=Async/>
        <Route path=path!("/units/new") view=new_page ssr=Async/>
        <Route path=path!("/units/:id") view=show_page ssr=Async/>
        <Route path=path!("/units/:id/end") view=end_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
