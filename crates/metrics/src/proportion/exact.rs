//! Exact limits of one proportion.

use super::Share;
use crate::dist::f_quantile;
use crate::{Confidence, Estimate, Interval};

/// Proportion with the exact interval: the rates for which seeing so much, or so little, is not too unlikely.
///
/// The limits are quantiles of the beta distribution, here by way of F: `low = x F_l / (n−x+1 + x F_l)` with
/// `F_l = F(α/2; 2x, 2(n−x+1))`, `high = (x+1) F_h / (n−x + (x+1) F_h)` with `F_h = F(1−α/2; 2(x+1), 2(n−x))`; 0 and 1
/// at the ends. It never promises more than it says, at the price of being wide: right where somebody may be blamed.
/// Source: Clopper & Pearson 1934, Biometrika 26:404-413.
pub fn exact(share: Share, confidence: Confidence) -> Estimate {
    let (hits, misses) = (share.hits() as f64, (share.n() - share.hits()) as f64);
    let upper = confidence.upper();
    let low = if share.hits() == 0 {
        0.0
    } else {
        let f = f_quantile(1.0 - upper, 2.0 * hits, 2.0 * (misses + 1.0));
        hits * f / (misses + 1.0 + hits * f)
    };
    let high = if share.hits() == share.n() {
        1.0
    } else {
        let f = f_quantile(upper, 2.0 * (hits + 1.0), 2.0 * misses);
        (hits + 1.0) * f / (misses + (hits + 1.0) * f)
    };
    Estimate {
        value: share.rate(),
        n: share.n(),
        low,
        high,
        interval: Interval::ClopperPearson,
    }
}
