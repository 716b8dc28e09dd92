//! Puts the page together.

mod outlet;
mod root;
mod split;
mod start;

pub use start::start;
