//! The few causes behind most of the trouble.

use crate::{Metric, NotEnough};

/// One cause on the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParetoRow {
    /// Place of the cause in the input.
    pub cause: usize,
    /// How often.
    pub count: u64,
    /// Of all, in percent.
    pub percent: f64,
    /// Of all, together with the causes before it, in percent.
    pub cumulative_percent: f64,
}

/// Causes by size.
#[derive(Debug, Clone, PartialEq)]
pub struct ParetoTable {
    /// Most frequent first, ties in input order, "other" last.
    pub rows: Vec<ParetoRow>,
    /// How many causes it takes to reach 80 % (inclusive).
    pub vital: usize,
    /// All events.
    pub n: u64,
}

/// Orders causes by count. `other` is the place of the collecting class, which always comes last.
///
/// The 80 % are compared in whole numbers. Source: Juran 1951, Quality Control Handbook.
pub fn pareto(counts: &[u64], other: Option<usize>) -> Metric<ParetoTable> {
    let n: u64 = counts.iter().sum();
    NotEnough::check(n, 1)?;
    let mut order: Vec<(usize, u64)> = counts.iter().copied().enumerate().collect();
    order.sort_by_key(|&(cause, count)| (Some(cause) == other, std::cmp::Reverse(count)));
    let mut before = 0_u64;
    let mut vital = order.len();
    let mut rows = Vec::with_capacity(order.len());
    for (place, (cause, count)) in (1..).zip(order) {
        before += count;
        if u128::from(before) * 100 >= u128::from(n) * 80 {
            vital = vital.min(place);
        }
        rows.push(ParetoRow {
            cause,
            count,
            percent: 100.0 * count as f64 / n as f64,
            cumulative_percent: 100.0 * before as f64 / n as f64,
        });
    }
    Ok(ParetoTable { rows, vital, n })
}
