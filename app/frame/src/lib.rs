//! What pages are made of and stand in: who asks and in which language, forms that lose nothing, the frame, fields and
//! tables. It knows no feature; features register with it as [`Feature`].

pub mod context;
mod error;
mod feature;
pub mod forms;
mod kept;
pub mod ui;

pub use error::AppError;
pub use feature::{Column, Feature, Field, Holds, Listing, Place, Reads, Record, Words};
pub use kept::{KeptActions, KeptList, KeptPages, KeptWords};
