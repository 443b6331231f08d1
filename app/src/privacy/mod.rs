//! Personal data: what is kept of people, for everybody to read; all that is kept of one; and its erasure.

mod actions;
mod erase;
mod file;
mod notice;
mod people;
mod record;

pub use actions::*;
pub use erase::{account_panel, own_panel};
pub use file::data_file;
pub use notice::notice_link;

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
    addresses: &["/privacy/people", "/privacy/people?q=khongcogi"],
    public: &["/privacy"],
    public_addresses: &["/privacy"],
    records: &[record::PERSONAL_DATA],
    places: |me| {
        me.may_erase_people()
            .then(|| Place::new("/privacy/people", Icon::Talk, t!(privacy.people)))
            .into_iter()
            .collect()
    },
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/privacy") view=notice::notice_page ssr=Async/>
        <Route path=path!("/privacy/people") view=people::people_page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}
