//! The dated tree of administrative units.

mod actions;
mod list;
mod new;
mod show;

pub use actions::*;
pub use list::list_page;
pub use new::new_page;
pub use show::show_page;
