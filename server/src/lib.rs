//! The axum side of Lan Tỏa: configuration, sessions, the router, files. The binary `lantoa` is a thin layer above.

mod answers;
mod api;
mod bench;
mod build;
mod config;
mod connections;
mod drawing;
mod etag;
mod excel;
mod guard;
mod hex;
mod ics;
pub mod metrics;
mod moved;
mod outreach_writer;
mod phone;
mod photos;
mod printing;
mod problem;
mod public_cache;
mod router;
mod serve;
mod session;
mod spreadsheets;
mod terminal;

pub use bench::bench;
pub use config::{Config, ConfigError, LogFormat, PhotoPlace, Tls};
pub use photos::Photos;
pub use printing::{PrintingError, pieces, print_rows};
pub use router::{router, router_over};
pub use serve::{Doors, serve};
pub use terminal::{read_units, told};
