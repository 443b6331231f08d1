//! The axum side of Lan Tỏa: configuration, sessions, the router, files. The binary `lantoa` is a thin layer above.

mod bench;
mod config;
mod excel;
mod files;
mod guard;
mod ics;
mod lists;
mod open;
mod router;
mod session;
mod sheets;

pub use bench::bench;
pub use config::{Config, ConfigError};
pub use router::router;
