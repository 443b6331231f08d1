//! The pieces of the site in every state, for those who develop it and for tests of how it looks. Where a function of
//! the site makes a piece, it makes it here too, of sample records; nothing is read from the database. The words are of
//! the product, so that long Vietnamese is looked at as well.

mod beside;
mod calendar;
mod fields;
mod notices;
mod pieces;
mod sample;

use frame::{
    AppError, Feature,
    ui::{Icon, Screen, icon, page_head, plain_page},
};
use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute},
    components::Route,
    path,
};

pub const FEATURE: Feature = Feature { public_addresses: &["/styleguide"], ..Feature::NONE };

#[component(transparent)]
pub fn Routes() -> AnyNestedRoute {
    use SsrMode::Async;
    view! {
        <Route path=path!("/styleguide") view=page ssr=Async/>
    }
    .into_inner()
    .into_any_nested_route()
}

/// Only where the server was told to show it.
pub fn page() -> impl IntoView {
    let load = async { if shown() { Ok(()) } else { Err(AppError::NotFound) } };
    plain_page(load, |()| {
        let page = view! { <main id="main" class="public-main" tabindex="-1">{head()}{body()}</main> };
        // Its fields show what they read, and its pickers search.
        Screen::new("Style guide", page).with_islands()
    })
}

fn shown() -> bool {
    frame::context::site().styleguide
}

/// A piece under the name by which it is linked to.
struct Piece {
    id: &'static str,
    name: &'static str,
    body: AnyView,
}

fn piece(id: &'static str, name: &'static str, body: impl IntoView + 'static) -> Piece {
    Piece { id, name, body: body.into_any() }
}

fn head() -> AnyView {
    let actions = view! {
        <a class="button" href="#guide-fields">{icon(Icon::Edit)}"Sửa"</a>
        <a class="button primary" href="#guide-lists">{icon(Icon::Add)}"Thêm hoạt động"</a>
    };
    page_head(vec![("/".to_owned(), "Trang đầu".to_owned())], "Style guide", actions)
}

fn pieces() -> Vec<Piece> {
    vec![
        pieces::colours(),
        pieces::type_scale(),
        pieces::buttons(),
        pieces::tags(),
        pieces::tabs(),
        notices::toasts(),
        notices::banners(),
        notices::nothing(),
        fields::fields(),
        fields::refused(),
        fields::pickers(),
        fields::filters(),
        fields::versions(),
        fields::transitions(),
        pieces::lists(),
        pieces::progress(),
        calendar::month(),
        calendar::agenda(),
        calendar::plan(),
        beside::beside(),
        pieces::opening(),
        pieces::icons(),
    ]
}

/// All pieces below the links to them.
fn body() -> AnyView {
    let (links, sections): (Vec<AnyView>, Vec<AnyView>) = pieces()
        .into_iter()
        .map(|Piece { id, name, body }| {
            let link = view! { <li><a href=format!("#{id}")>{name}</a></li> };
            let section = view! { <section class="guide-piece" id=id><h2>{name}</h2>{body}</section> };
            (link.into_any(), section.into_any())
        })
        .unzip();
    view! { {crate::calendar::sheet()}<nav aria-label="Style guide"><ul class="guide-row" role="list">{links}</ul></nav>{sections} }
        .into_any()
}
