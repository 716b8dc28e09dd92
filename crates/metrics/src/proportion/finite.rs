//! Samples that are a good part of everybody there is.

use crate::{Confidence, Estimate, Metric, NotEnough};

use super::{Share, share::limits_of};

/// How far a share from a sample may be off, at worst, in either direction: 0.05 is five points.
///
/// `z · √(p(1−p)/n · (N−n)/(N−1))` at p = ½, where it is widest. With everybody asked it is 0. It covers the luck of
/// the draw only: not that those who answer may differ from those who do not. Source: Cochran 1977, Sampling
/// Techniques, sections 2.6 and 3.2.
pub fn margin_of_error(n: u64, population: u64, confidence: Confidence) -> Metric<f64> {
    NotEnough::check(n, 1)?;
    Ok(confidence.z() * (0.25 / n as f64 * correction(n, population)).sqrt())
}

/// How many must answer so that a share is off by `margin` at most.
///
/// `n₀ = z²/4m²`, then `n₀ / (1 + (n₀−1)/N)`, rounded up. Source: Cochran 1977, section 4.4.
pub fn sample_size(margin: f64, population: u64, confidence: Confidence) -> Metric<u64> {
    let is_margin = margin > 0.0 && margin < 1.0;
    NotEnough::check(u64::from(is_margin && population > 0), 1)?;
    let endless = (confidence.z() / (2.0 * margin)).powi(2);
    let needed = endless / (1.0 + (endless - 1.0) / population as f64);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and the population"
    )]
    let rounded = (needed - 1e-9).ceil().max(1.0) as u64;
    Ok(rounded.min(population))
}

/// Proportion of a finite population with the Wilson interval, as if of `n (N−1)/(N−n)` answers.
///
/// Everybody asked: the interval is the value. `population` below n counts as n. Source: Wilson 1927 with the correction
/// of Cochran 1977, section 2.6.
pub fn finite_wilson(share: Share, population: u64, confidence: Confidence) -> Estimate {
    let correction = correction(share.n(), population);
    let value = share.rate();
    let (low, high) = if correction > 0.0 {
        limits_of(value, share.n() as f64 / correction, confidence.z())
    } else {
        (value, value)
    };
    Estimate {
        value,
        n: share.n(),
        low,
        high,
        interval: crate::Interval::Wilson,
    }
}

/// `(N − n)/(N − 1)`, 0 to 1.
fn correction(n: u64, population: u64) -> f64 {
    if population <= n.max(1) {
        0.0
    } else {
        (population - n) as f64 / (population - 1) as f64
    }
}
