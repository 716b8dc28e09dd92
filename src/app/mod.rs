//! Puts the page together.

mod outlet;
mod root;
mod split;
mod start;
mod sweep;

pub use start::start;
