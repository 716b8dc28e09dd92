//! How long customers stay, with those who are still here counted as what they are: not yet lost.
//!
//! Averaging only the lost ones' tenure is the usual mistake; a customer who is still active is *censored* at the
//! age reached. In a shop without contracts "lost" needs a rule: date the loss at the *last purchase*, not at the day
//! the silence was noticed.

mod geometric;
mod kaplan_meier;
mod log_rank;

#[cfg(test)]
mod tests;

pub use geometric::{GeometricFit, ShiftedBetaGeometric, fit_shifted_beta_geometric};
pub use kaplan_meier::{KaplanMeier, Lifetime, Reached, Step, kaplan_meier};
pub use log_rank::{LogRank, log_rank};
