//! One proportion.

use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

/// A non-empty whole, split into what counts and what does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    hits: u64,
    n: u64,
}

impl Share {
    /// Of `hits` and `misses`; an empty whole has no share.
    pub fn of(hits: u64, misses: u64) -> Metric<Self> {
        let n = hits.saturating_add(misses);
        NotEnough::check(n, 1)?;
        Ok(Self { hits, n })
    }

    /// What counts.
    pub fn hits(self) -> u64 {
        self.hits
    }

    /// The whole.
    pub fn n(self) -> u64 {
        self.n
    }

    /// `hits / n`.
    pub fn rate(self) -> f64 {
        self.hits as f64 / self.n as f64
    }
}

/// Proportion with the Wilson score interval.
///
/// `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`. Stays inside [0, 1] and has a width at 0 and 1, where the
/// plain interval has none. Source: Wilson 1927, JASA 22:209-212.
pub fn wilson(share: Share, confidence: Confidence) -> Estimate {
    let (low, high) = wilson_limits(share, confidence.z());
    Estimate {
        value: share.rate(),
        n: share.n(),
        low,
        high,
        interval: Interval::Wilson,
    }
}

pub(crate) fn wilson_limits(share: Share, z: f64) -> (f64, f64) {
    limits(share, share.n as f64, z)
}

/// As if `n` had been observed, which need not be whole.
pub(super) fn limits(share: Share, n: f64, z: f64) -> (f64, f64) {
    let p = share.rate();
    let z2 = z * z;
    let shrink = 1.0 + z2 / n;
    let centre = (p + z2 / (2.0 * n)) / shrink;
    let half = z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt() / shrink;
    // At the ends the limit is exact in theory; rounding must not print −1e-17 or 0.9999999999999999.
    let low = if p == 0.0 { 0.0 } else { centre - half };
    let high = if p == 1.0 { 1.0 } else { centre + half };
    (low, high)
}
