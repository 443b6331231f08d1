//! Materials: the poster and the leaflet, of an activity, previewed as they are printed, or of none; and the advice they
//! carry.

mod actions;
mod advice;
mod page;
mod sheets;

pub use actions::*;
pub use advice::{
    check_section, contact_section, help_section, questions_section, signs_section, unchecked_section,
};
pub use page::page;
pub use sheets::{Material, Sheet, campaign_card, card, site_card};
