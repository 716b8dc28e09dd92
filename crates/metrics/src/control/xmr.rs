//! Single values.

use crate::Metric;

use super::chart::{ChartPoint, check_baseline, mean_moving_range};

/// A chart of individual values with their moving range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct XmrChart {
    /// Mean of the baseline.
    pub centre: f64,
    /// Mean moving range of the baseline.
    pub moving_range: f64,
}

/// XmR chart: `x̄ ± 2.66·mean moving range`. Knows nothing of n, so it fits any monthly figure. Source: Wheeler &
/// Chambers 1992, Understanding Statistical Process Control.
pub fn xmr_chart(baseline: &[f64]) -> Metric<XmrChart> {
    check_baseline(baseline.len())?;
    Ok(XmrChart {
        centre: baseline.iter().sum::<f64>() / baseline.len() as f64,
        moving_range: mean_moving_range(baseline),
    })
}

impl XmrChart {
    /// One value against the limits.
    pub fn point(&self, value: f64) -> ChartPoint {
        ChartPoint {
            value,
            low: self.centre - 2.66 * self.moving_range,
            high: self.centre + 2.66 * self.moving_range,
        }
    }

    /// Upper limit of a moving range, `3.268·mean`.
    pub fn moving_range_limit(&self) -> f64 {
        3.268 * self.moving_range
    }
}
