//! Two independent proportions.

use crate::dist::normal_two_sided_p;
use crate::{Confidence, Estimate, Interval};

use super::Share;
use super::share::wilson_limits;

/// A z statistic with its two-sided p-value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZTest {
    /// Positive when the first group is higher.
    pub z: f64,
    /// Two-sided.
    pub p: f64,
}

/// Difference `first − second` of two independent proportions with Newcombe's hybrid score interval.
///
/// With Wilson limits `l, u`: `d − √((p₁−l₁)² + (u₂−p₂)²)` to `d + √((u₁−p₁)² + (p₂−l₂)²)`. `n` is the smaller
/// group. Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10.
pub fn newcombe_difference(first: Share, second: Share, confidence: Confidence) -> Estimate {
    let z = confidence.z();
    let (l1, u1) = wilson_limits(first, z);
    let (l2, u2) = wilson_limits(second, z);
    let (p1, p2) = (first.rate(), second.rate());
    let value = p1 - p2;
    Estimate {
        value,
        n: first.n().min(second.n()),
        low: value - (p1 - l1).hypot(u2 - p2),
        high: value + (u1 - p1).hypot(p2 - l2),
        interval: Interval::NewcombeHybrid,
    }
}

/// Pooled z-test of equal proportions.
///
/// `z = (p₁ − p₂) / √(p(1−p)(1/n₁ + 1/n₂))` with the pooled `p`. Both groups all hits or all misses: no difference,
/// `z = 0`, `p = 1`. Source: Fleiss, Levin & Paik 2003, section 3.1.
pub fn two_proportion_z(first: Share, second: Share) -> ZTest {
    let (n1, n2) = (first.n() as f64, second.n() as f64);
    let pooled = (first.hits() as f64 + second.hits() as f64) / (n1 + n2);
    let se = (pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2)).sqrt();
    let z = if se > 0.0 {
        (first.rate() - second.rate()) / se
    } else {
        0.0
    };
    ZTest {
        z,
        p: normal_two_sided_p(z),
    }
}
