//! What keeping customers is worth, with this shop's own figures.

mod cost;
mod recovery;
mod retention_rise;

#[cfg(test)]
mod tests;

pub use cost::{CostComparison, Spending, cost_comparison};
pub use recovery::{ComplaintCase, Recovery, RecoveryRule, RecoverySpeed, recovery};
pub use retention_rise::{RetentionRise, ShopFigures, retention_rise};
