//! Two overlapping channels tell how many neither of them saw.

use crate::{Confidence, Estimate, Interval};

/// A population estimated from two lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recapture {
    /// All, seen or not. Without an overlap there is no upper limit.
    pub total: Estimate,
    /// Its standard error.
    pub error: f64,
}

/// Chapman's estimator `(n₁+1)(n₂+1)/(m+1) − 1` of everyone, from `first` and `second` with `both` on both lists.
///
/// Assumes that being on one list does not make the other more likely. Limits are log-normal on the unseen part, so
/// they never fall below the number seen. `both` may not exceed either list. Sources: Chapman 1951; variance Seber 1970;
/// limits Chao 1987, Biometrics 43:783-791.
pub fn capture_recapture(
    first: u64,
    second: u64,
    both: u64,
    confidence: Confidence,
) -> Option<Recapture> {
    if both > first || both > second {
        return None;
    }
    let (n1, n2, m) = (first as f64, second as f64, both as f64);
    let value = (n1 + 1.0) * (n2 + 1.0) / (m + 1.0) - 1.0;
    let variance = (n1 + 1.0) * (n2 + 1.0) * (n1 - m) * (n2 - m) / ((m + 1.0).powi(2) * (m + 2.0));
    let seen = n1 + n2 - m;
    let unseen = value - seen;
    let factor = if unseen > 0.0 {
        libm::exp(confidence.z() * libm::log1p(variance / (unseen * unseen)).sqrt())
    } else {
        1.0
    };
    Some(Recapture {
        total: Estimate {
            value,
            n: first + second - both,
            low: seen + unseen / factor,
            high: if both == 0 {
                f64::INFINITY
            } else {
                seen + unseen * factor
            },
            interval: Interval::ChaoLogNormal,
        },
        error: variance.sqrt(),
    })
}
