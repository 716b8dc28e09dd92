//! Two Poisson counts, exactly: did it become more, and how many would still be usual?

use crate::dist::beta_lower;
use crate::proportion::{Share, exact};
use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

use super::Exposure;

/// How many times as often events happen in `first` as in `second`, per unit of each.
///
/// Of all events together, those of the first are binomial with `π = ρe₁/(ρe₁ + e₂)`, ρ the ratio of the rates: the
/// exact limits of π give those of ρ. Nothing in `second` makes ratio and upper limit infinite. `n` is the sum of both
/// counts. Exact means careful: it promises more than it says when the counts are small. Source: Przyborowski &
/// Wilenski 1940, Biometrika 31:313-323.
pub fn rate_ratio(first: Exposure, second: Exposure, confidence: Confidence) -> Metric<Estimate> {
    let share = Share::of(first.events, second.events)?;
    NotEnough::check(u64::from(first.units > 0.0 && second.units > 0.0), 1)?;
    let found = exact(share, confidence);
    let ratio = |share: f64| share / (1.0 - share) * (second.units / first.units);
    Ok(Estimate {
        value: ratio(found.value),
        n: share.n(),
        low: ratio(found.low),
        high: ratio(found.high),
        interval: Interval::ConditionalPoisson,
    })
}

/// The fewest and the most events that are not rarer than `one_side` in a period of `units`, as long as it goes on like
/// in `others`.
///
/// Exact prediction limits: they know that the others are a sample too, so few of them make the limits wide, and no
/// number of periods is needed beforehand. The chance of at least `c` is `I_p(c, n + 1)` with `p = units/(units + e)`,
/// that of at most `c` is `I_{1−p}(n, c + 1)`. Source: Nelson 1970, IEEE Transactions on Reliability R-19:42-49.
pub fn count_limits(others: Exposure, units: f64, one_side: f64) -> (u64, u64) {
    let both = others.units + units;
    if !(units > 0.0 && others.units > 0.0 && both.is_finite()) {
        return (0, u64::MAX);
    }
    let n = others.events as f64;
    let p = units / both;
    let is_usual_high = |count: u64| beta_lower(count as f64, n + 1.0, p) >= one_side;
    let is_usual_low = |count: u64| beta_lower(n, count as f64 + 1.0, 1.0 - p) >= one_side;
    let high = first_not(is_usual_high).saturating_sub(1);
    let low = first_not(|count| !is_usual_low(count));
    (low.min(high), high)
}

/// The least number for which a statement that holds for small ones does not.
fn first_not(holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (0_u64, 1_u64);
    if !holds(0) {
        return 0;
    }
    while holds(high) && high < 1 << 40 {
        low = high;
        high *= 2;
    }
    while high - low > 1 {
        let middle = u64::midpoint(low, high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}
