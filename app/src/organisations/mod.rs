//! Organisations that lead or support, with their dates and successors.

mod actions;
mod form;
mod list;

pub use actions::*;
pub use form::{edit_page, new_page};
pub use list::{list_page, validity};
