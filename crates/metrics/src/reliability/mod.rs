//! Do the questions of a scale measure one thing? Cronbach's alpha.

mod alpha;

#[cfg(test)]
mod tests;

pub use alpha::{ItemReliability, Reliability, cronbach, feldt_limits};
