//! One proportion of a whole that can be counted, and of which a good part was looked at.

use super::Share;
use super::share::limits;
use crate::{Confidence, Estimate, Interval};

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
    let rest = whole.saturating_sub(drawn.max(share.n()));
    let value = share.rate();
    let (low, high) = if rest == 0 {
        (value, value)
    } else {
        let correction = rest as f64 / (whole - 1).max(1) as f64;
        limits(share, share.n() as f64 / correction, confidence.z())
    };
    Estimate {
        value,
        n: share.n(),
        low,
        high,
        interval: Interval::WilsonFinite,
    }
}
