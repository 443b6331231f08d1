//! What the pages do that people open outside, on a phone: what is written is kept there until the server has it, with a
//! signal or without, and photos are made small before they are sent.
//!
//! The server renders places for it, elements with a `data-phone`. There is no framework in here: a slow line downloads
//! all of it.

mod album;
mod bell;
mod dom;
mod form;
mod idb;
mod json;
mod lock;
mod moment;
mod photos;
mod picture;
mod post;
mod posted;
mod reads;
mod sender;
mod shelf;
mod state;
mod told;
mod upload;
mod words;

pub use words::{AlbumWords, OutboxWords, PhotoWords};

use js_sys::{Promise, futures::future_to_promise};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// Fills the places of the page; kept once they hear what is done to them.
#[wasm_bindgen]
pub fn begin() -> Promise {
    reads::attend();
    future_to_promise(async {
        for place in dom::places() {
            // A place whose words cannot be read stays as the server rendered it.
            let _ = match place.get_attribute("data-phone").as_deref() {
                Some("form") => form::fill(place).await,
                Some("state") => state::fill(place),
                Some("photos") => photos::fill(place),
                _ => None,
            };
        }
        Ok(JsValue::UNDEFINED)
    })
}
