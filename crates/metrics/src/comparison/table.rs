//! Choices in groups.

use crate::dist::chi_square_upper;
use crate::{Metric, NotEnough};

/// A test of independence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableTest {
    /// Pearson's statistic.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub df: u32,
    /// Chance of so great a difference if there were none.
    pub p: f64,
    /// Cramér's V, 0 (no connection) to 1.
    pub v: f64,
    /// Smallest expected count. Below 5 the p value is rough: say so.
    pub least_expected: f64,
    /// Answers.
    pub n: u64,
}

/// Pearson's chi-square of a table `counts[group][choice]`.
///
/// `Σ (o − e)²/e` with `e = row · column / n`; groups and choices that nobody has are left out. No continuity correction.
/// Needs two groups, two choices. Sources: Pearson 1900; Cramér 1946, section 21.9; Cochran 1954, Biometrics 10:417-451.
pub fn chi_square(counts: &[Vec<u64>]) -> Metric<TableTest> {
    let columns = counts.iter().map(Vec::len).max().unwrap_or(0);
    let at = |row: &[u64], column: usize| row.get(column).copied().unwrap_or(0);
    let column_sums: Vec<u64> = (0..columns)
        .map(|column| counts.iter().map(|row| at(row, column)).sum())
        .collect();
    let row_sums: Vec<u64> = counts.iter().map(|row| row.iter().sum()).collect();
    let used = |sums: &[u64]| sums.iter().filter(|sum| **sum > 0).count() as u64;
    let (groups, choices) = (used(&row_sums), used(&column_sums));
    NotEnough::check(groups.min(choices), 2)?;
    let n: u64 = row_sums.iter().sum();
    let total = n as f64;
    let (mut statistic, mut least) = (0.0, f64::INFINITY);
    for (row, row_sum) in counts.iter().zip(&row_sums) {
        for (column, column_sum) in column_sums.iter().enumerate() {
            let expected = *row_sum as f64 * *column_sum as f64 / total;
            if expected > 0.0 {
                let observed = at(row, column) as f64;
                statistic += (observed - expected).powi(2) / expected;
                least = f64::min(least, expected);
            }
        }
    }
    let df = u32::try_from((groups - 1) * (choices - 1)).unwrap_or(u32::MAX);
    let smaller = (groups.min(choices) - 1) as f64;
    Ok(TableTest {
        chi_square: statistic,
        df,
        p: chi_square_upper(statistic, df),
        v: (statistic / total / smaller).sqrt().min(1.0),
        least_expected: least,
        n,
    })
}
