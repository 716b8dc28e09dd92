//! Puts the page together.

mod outlet;
mod root;
mod start;

pub use start::start;
