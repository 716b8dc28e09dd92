//! Samples that are a good part of everybody there is.

use super::Share;
use super::share::limits;
use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

/// Proportion with the Wilson score interval, corrected for a finite whole.
///
/// `drawn` of a whole of `whole` were drawn by chance without putting back; `share` is over those of them that the
/// question applies to. What was looked at is certain, so the variance shrinks by the finite-population correction
/// `(N−d)/(N−1)`: the interval is Wilson's with `n/((N−d)/(N−1))` in place of `n`. When all were drawn it is the value
/// itself. Where the question applies to some only, their number in the whole is not known, and the share of the whole
/// that was drawn stands for the share of them that was.
///
/// Sources: Wilson 1927, JASA 22:209-212; Cochran 1977, Sampling Techniques, 3rd ed., sections 2.6 and 3.2.
pub fn wilson_of_drawn(share: Share, drawn: u64, whole: u64, confidence: Confidence) -> Estimate {
    let correction = correction(drawn.max(share.n()), whole);
    let value = share.rate();
    let (low, high) = if correction > 0.0 {
        limits(share, share.n() as f64 / correction, confidence.z())
    } else {
        (value, value)
    };
    Estimate {
        value,
        n: share.n(),
        low,
        high,
        interval: Interval::WilsonFinite,
    }
}

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

/// `(N − n)/(N − 1)`, 0 to 1.
fn correction(n: u64, whole: u64) -> f64 {
    if whole <= n.max(1) {
        0.0
    } else {
        (whole - n) as f64 / (whole - 1) as f64
    }
}
