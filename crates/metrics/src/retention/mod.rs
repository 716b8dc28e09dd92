//! Do they come back? Retention in its three usual meanings, repeat rates and cohorts.
//!
//! The word is used for three different numbers, so each carries its label: see [`RetentionVariant`].

mod cohort;

#[cfg(test)]
mod cohort_tests;

pub use cohort::{CohortGrid, CohortRow, CohortWindow, monthly_cohorts};
