//! Personal data: all that is kept of a person, its erasure, and its end when its time is over.

mod account;
mod data;
mod entries;
mod people;
mod redacted;
mod sweep;
