//! How long customers waited for an answer.
//!
//! Cases still open have waited *at least* so long: leaving them out flatters, counting them as finished does too. Give
//! them to [`kaplan_meier`](crate::survival::kaplan_meier) as censored, or show "open past due" beside these figures.

mod on_time;
mod quantile;

#[cfg(test)]
mod tests;

pub use on_time::{Deadline, on_time};
pub use quantile::{QuantileRule, quantile};
