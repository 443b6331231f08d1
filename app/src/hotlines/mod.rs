//! Numbers to call for help, as those who plan keep them.

mod actions;
mod form;
mod list;

pub use actions::*;
pub use form::{edit_page, new_page};
pub use list::list_page;
