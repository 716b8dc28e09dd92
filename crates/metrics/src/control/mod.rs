//! Is this month different, or just a month? Control charts.
//!
//! Limits are set from a baseline and then kept: recomputing them with the signal inside hides it. Twenty periods at
//! least. With large n the p-chart's limits become absurdly tight (every month is "out"); then use
//! [`ShareChart::laney`] or [`xmr_chart`]. A handful of complaints a month wants [`poisson_count`], [`count_limits`] where
//! there are no twenty periods yet, and [`rate_ratio`] to compare two spans.

mod chart;
mod compare;
mod count;
mod share;
mod xmr;

#[cfg(test)]
mod tests;

pub use chart::{BASELINE_PERIODS, ChartPoint, RunRule, run_signals};
pub use compare::{count_limits, rate_ratio};
pub use count::{Exposure, RateChart, poisson_at_least, poisson_count};
pub use share::ShareChart;
pub use xmr::{XmrChart, xmr_chart};
