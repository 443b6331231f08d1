//! Accounts: signing in and out, one's own account, and keeping those of others.

mod actions;
mod devices;
mod form;
mod join;
mod list;
mod own;
mod second_factor;
mod show;
mod sign_in;

pub use actions::*;
pub use devices::{sessions_page, tokens_page};
pub use form::new_page;
pub use join::join_page;
pub use list::list_page;
pub use own::own_page;
pub use second_factor::second_factor_page;
pub use show::show_page;
pub use sign_in::{code_page, set_up_page, sign_in_page};
