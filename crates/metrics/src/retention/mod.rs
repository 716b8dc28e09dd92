//! Do they come back? Retention in its three usual meanings, repeat rates and cohorts.
//!
//! The word is used for three different numbers, so each carries its label: see [`RetentionVariant`].

mod cohort;
mod period;
mod repeat;
mod spread;

#[cfg(test)]
mod cohort_tests;
#[cfg(test)]
mod tests;

pub use cohort::{CohortGrid, CohortRow, CohortWindow, monthly_cohorts};
pub use period::{DayRange, PeriodRetention, RetentionVariant, period_retention};
pub use repeat::{RepeatWithin, repeat_rate, repeat_within};
pub use spread::{LineColumns, average_of_ranges, average_range, average_sales};
