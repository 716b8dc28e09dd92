//! The mean of values that carry counts.

use crate::dist::student_t_quantile;
use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

/// Mean with `± t·s/√n`, n − 1 degrees of freedom, of values with their counts; two observations at least.
///
/// Two passes, so that large amounts with small differences keep their digits. Source: Student 1908, Biometrika 6:1-25.
pub(crate) fn mean_interval(
    values: impl Iterator<Item = (f64, u64)> + Clone,
    confidence: Confidence,
) -> Metric<Estimate> {
    let count: u64 = values.clone().map(|(_, count)| count).sum();
    NotEnough::check(count, 2)?;
    let n = count as f64;
    let sum: f64 = values
        .clone()
        .map(|(value, count)| value * count as f64)
        .sum();
    let mean = sum / n;
    let squares: f64 = values
        .map(|(value, count)| count as f64 * (value - mean).powi(2))
        .sum();
    let half = student_t_quantile(confidence.upper(), n - 1.0) * (squares / (n - 1.0) / n).sqrt();
    Ok(Estimate {
        value: mean,
        n: count,
        low: mean - half,
        high: mean + half,
        interval: Interval::StudentT,
    })
}
