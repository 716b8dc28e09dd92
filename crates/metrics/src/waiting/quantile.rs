//! Percentiles, by name.

use crate::{Metric, NotEnough};

/// Which definition: on twenty values their 90 % points can be 24, 26 and 46 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QuantileRule {
    /// `h = (n−1)p`, linear between neighbours: R, pandas, Excel's PERCENTILE.INC.
    #[default]
    Type7,
    /// `h = (n+1)p − 1`, linear, ends clamped: Excel's PERCENTILE.EXC, SPSS.
    Type6,
    /// The smallest value that at least `p` of all do not exceed: always one that occurred.
    NearestRank,
}

/// Quantile of the values at `p` from 0 to 1. Values that are not numbers are left out; one is needed.
///
/// Source: Hyndman & Fan 1996, American Statistician 50:361-365.
pub fn quantile(values: &[f64], p: f64, rule: QuantileRule) -> Metric<f64> {
    let mut sorted: Vec<f64> = values
        .iter()
        .copied()
        .filter(|value| !value.is_nan())
        .collect();
    NotEnough::check(sorted.len() as u64, 1)?;
    sorted.sort_unstable_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let p = p.clamp(0.0, 1.0);
    let place = match rule {
        QuantileRule::Type7 => (n - 1.0) * p,
        QuantileRule::Type6 => (n + 1.0) * p - 1.0,
        // A share such as 0.9 · 20 may come out a rounding above 18.
        QuantileRule::NearestRank => (n * p - 1e-9).ceil() - 1.0,
    };
    let place = place.clamp(0.0, n - 1.0);
    let below = at(&sorted, place.floor());
    let above = at(&sorted, place.ceil());
    Ok(below + (above - below) * place.fract())
}

/// The value at a whole place that is known to exist.
fn at(sorted: &[f64], place: f64) -> f64 {
    let found = sorted
        .iter()
        .zip(0_u32..)
        .find(|&(_, index)| f64::from(index) >= place);
    found.map_or(f64::NAN, |(&value, _)| value)
}
