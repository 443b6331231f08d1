//! The axum side of Lan Tỏa: configuration, sessions, the router, files. The binary `lantoa` is a thin layer above.

mod answers;
mod api;
mod bench;
mod config;
mod connections;
mod drawing;
mod etag;
mod excel;
mod guard;
mod ics;
pub mod metrics;
mod moved;
mod problem;
mod public_cache;
mod router;
mod serve;
mod session;
mod spreadsheets;
mod terminal;

pub use bench::bench;
pub use config::{Config, ConfigError, LogFormat, Tls};
pub use router::router;
pub use serve::{Doors, serve};
pub use terminal::{read_units, told};
