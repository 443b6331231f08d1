//! Accounts: signing in and out, one's own account, and keeping those of others.

mod actions;
mod list;
mod own;
mod sign_in;

pub use actions::*;
pub use list::{list_page, new_page};
pub use own::own_page;
pub use sign_in::{set_up_page, sign_in_page};
