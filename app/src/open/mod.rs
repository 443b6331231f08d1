//! What everybody sees: how to recognise a fraudulent offer, what is on near them, where help is, what they may print. No
//! page needs a script, and what was not approved is nowhere.

mod actions;
mod activity;
mod campaign;
mod front;
mod list;
mod materials;
mod near;
mod share;

pub use actions::*;
pub use activity::activity_page;
pub use campaign::campaign_page;
pub use front::{front, help_page};
pub use materials::materials_page;
pub use near::near_page;
pub(crate) use share::first_of;

/// The picture under which a page is shared that has none of its own.
const PICTURE: &str = "/picture.png";
