//! Shares of a whole: one proportion, the difference of two, and their tests.

mod difference;
mod exact;
mod finite;
mod share;

#[cfg(test)]
mod tests;

pub use difference::{ZTest, newcombe_difference, two_proportion_z};
pub use exact::exact;
pub use finite::{margin_of_error, sample_size, wilson_of_drawn};
pub(crate) use share::wilson_limits;
pub use share::{Share, wilson};
