//! The pieces of the site in every state, for those who develop it and for tests of how it looks. Its words are of the
//! product, so that long Vietnamese is looked at too.

mod fields;
mod pieces;

use crate::{
    AppError,
    ui::{Screen, open_page, page_head},
};
use leptos::prelude::*;

/// Only where the server was told to show it.
pub fn page() -> impl IntoView {
    let load = async { if shown() { Ok(()) } else { Err(AppError::NotFound) } };
    open_page(load, |()| {
        let page = view! {
            {page_head(vec![], "Style guide", ())}
            {pieces::colours()}{pieces::type_scale()}{pieces::buttons()}{pieces::tags()}{pieces::notices()}
            {fields::fields()}{fields::refused()}{pieces::lists()}{pieces::progress()}{pieces::opening()}{pieces::icons()}
        };
        let page = view! { <main id="main" class="public-main" tabindex="-1">{page}</main> };
        // Its fields show what they read.
        Screen::new("Style guide", page).with_islands()
    })
}

fn shown() -> bool {
    #[cfg(feature = "ssr")]
    return crate::context::site().styleguide;
    #[cfg(not(feature = "ssr"))]
    false
}

/// A piece with its name.
fn piece(name: &'static str, body: impl IntoView + 'static) -> AnyView {
    view! { <section class="guide-piece"><h2>{name}</h2>{body}</section> }.into_any()
}
