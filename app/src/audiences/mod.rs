//! Audiences: the segments a campaign speaks to, as editable data.

mod actions;
mod form;
mod list;

pub use actions::*;
pub use form::{edit_page, new_page};
pub use list::list_page;
