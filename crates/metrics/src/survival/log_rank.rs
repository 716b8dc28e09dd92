//! Do two groups stay equally long?

use crate::dist::chi_square_upper;
use crate::{Metric, NotEnough};

use super::Lifetime;

/// The log-rank test of two groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRank {
    /// Chi-square with one degree of freedom.
    pub chi_square: f64,
    /// p-value.
    pub p: f64,
    /// Losses seen in the first and second group.
    pub observed: [u64; 2],
    /// Losses expected if the groups did not differ.
    pub expected: [f64; 2],
}

/// `(O₁ − E₁)² / V` with the hypergeometric variance at each loss time.
///
/// Needs a loss while both groups are under observation. Source: Mantel 1966, Cancer Chemotherapy Reports 50:163-170.
pub fn log_rank(first: &[Lifetime], second: &[Lifetime]) -> Metric<LogRank> {
    let marked = |group: usize| move |life: &Lifetime| (life.time, life.is_lost, group);
    let mut all: Vec<(f64, bool, usize)> = first
        .iter()
        .map(marked(0))
        .chain(second.iter().map(marked(1)))
        .filter(|&(time, _, _)| time >= 0.0)
        .collect();
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));

    let size = |group: usize| all.iter().filter(|life| life.2 == group).count() as f64;
    let mut risk = [size(0), size(1)];
    let mut observed = [0_u64; 2];
    let mut expected = [0.0; 2];
    let mut variance = 0.0;
    for tie in all.chunk_by(|a, b| a.0 == b.0) {
        let count = |group: usize, only_lost: bool| {
            let matching = tie
                .iter()
                .filter(|life| life.2 == group && (life.1 || !only_lost));
            matching.count() as u64
        };
        let lost = [count(0, true), count(1, true)];
        let total = risk[0] + risk[1];
        let deaths = (lost[0] + lost[1]) as f64;
        if deaths > 0.0 {
            for group in 0..2 {
                observed[group] += lost[group];
                expected[group] += deaths * risk[group] / total;
            }
            if total > 1.0 {
                let share = risk[0] / total;
                variance += deaths * share * (1.0 - share) * (total - deaths) / (total - 1.0);
            }
        }
        risk[0] -= count(0, false) as f64;
        risk[1] -= count(1, false) as f64;
    }
    NotEnough::check(u64::from(variance > 0.0), 1)?;
    let chi_square = (observed[0] as f64 - expected[0]).powi(2) / variance;
    Ok(LogRank {
        chi_square,
        p: chi_square_upper(chi_square, 1),
        observed,
        expected,
    })
}
