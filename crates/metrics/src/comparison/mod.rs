//! Do groups differ, or was it luck? Tests for choices, for scores, for pairs, and for many tests at once.

mod many;
mod paired;
mod ranks;
mod table;

#[cfg(test)]
mod tests;

pub use many::holm;
pub use paired::paired_difference;
pub use ranks::{RankTest, kruskal_wallis, mann_whitney};
pub use table::{TableTest, chi_square};
