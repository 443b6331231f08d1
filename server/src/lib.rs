//! The axum side of Lan Tỏa: configuration, sessions, the router, files. The binary `lantoa` is a thin layer above.

mod answers;
mod bench;
mod config;
mod excel;
mod files;
mod guard;
mod ics;
mod lists;
pub mod metrics;
mod open;
mod router;
mod serve;
mod session;
mod sheets;
mod tag;

pub use bench::bench;
pub use config::{Config, ConfigError, LogFormat, Tls};
pub use router::router;
pub use serve::serve;
