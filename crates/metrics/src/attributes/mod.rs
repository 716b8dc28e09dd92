//! What to improve first: importance against performance, causes by size, place in the customer's wallet.

mod derived;
mod pareto;
mod quadrant;
mod wallet;

#[cfg(test)]
mod tests;

pub use derived::{pearson, standardised_betas};
pub use pareto::{ParetoRow, ParetoTable, pareto};
pub use quadrant::{Axes, Cross, ImportancePerformance, Quadrant, Rating, importance_performance};
pub use wallet::wallet_allocation;
