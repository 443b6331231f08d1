//! Campaigns: listed, planned, shown, moved on.

mod actions;
mod form;
mod list;
mod show;

pub use actions::*;
pub use form::{edit_page, new_page};
pub use list::list_page;
pub use show::{show_page, tabs};

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The id in the page's address; 0, which no record has, for anything else.
pub fn id_in_path() -> i64 {
    use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).unwrap_or_default()
}
