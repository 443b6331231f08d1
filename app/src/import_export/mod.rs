//! Lists exported and imported as tables.

mod actions;
mod columns;
mod page;

pub use actions::*;
pub use columns::{called, column, columns, in_language, recognise, recognise_as, shown, title};
pub use page::page;
pub(crate) use page::{Sheet, names, problem, refused, table_of_columns, upload};

use domain::import_export::List;
use frame::{
    Feature,
    context::{me, query},
    ui::{Icon, icon, told},
};
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
        "/lists/accounts/import",
        "/lists/audiences/import",
        "/lists/hotlines/import",
        "/lists/key-days/import",
        "/lists/organisations/import",
        "/lists/units/import",
    ],
    ..Feature::NONE
};

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/lists/:list/import") view=page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// Bytes of a file that is imported at most.
pub const FILE_MAX: usize = 5 << 20;

/// The ways in and out of a list, below it.
pub fn tools(list: List) -> AnyView {
    let word = list.word();
    let import_table = me().is_some_and(|me| list.may_be_kept_by(&me)).then(|| {
        view! { <a class="button quiet" href=format!("/lists/{word}/import")>{t!(import_export.import_link)}</a> }
    });
    view! {
        <p class="list-tools">
            <a class="button quiet" href=format!("/lists/{word}.xlsx") download="">{icon(Icon::Download)}{t!(import_export.excel)}</a>
            <a class="button quiet" href=format!("/lists/{word}.csv") download="">{t!(import_export.csv)}</a>
            {import_table}
        </p>
    }
    .into_any()
}

/// Tells what a table imported.
pub fn imported_toast() -> AnyView {
    let number = |name: &str| query(name)?.parse::<u64>().ok();
    let Some((added, changed)) = number("added").zip(number("changed")) else { return ().into_any() };
    told(t!(import_export.imported, added = words::count(added), changed = words::count(changed)), None)
}
