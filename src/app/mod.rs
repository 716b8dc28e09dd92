//! Puts the page together.

mod outlet;
mod root;
mod start;
mod sweep;

pub use start::start;
