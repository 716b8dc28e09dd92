//! Scores in groups, by their ranks: a scale says which answer is higher, not by how much.

use crate::dist::{chi_square_upper, normal_two_sided_p};
use crate::{Metric, NotEnough};

/// A test on ranks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankTest {
    /// U of the first group, or H.
    pub statistic: f64,
    /// Chance of so great a difference if there were none.
    pub p: f64,
    /// Two groups: the chance that one of the first scores higher than one of the second, equal scores counted half.
    /// More groups: ε², the share of the spread that the groups explain.
    pub effect: f64,
    /// Answers.
    pub n: u64,
}

/// Mann–Whitney U of two groups, from how often each score was given; scores in rising order.
///
/// `U = R₁ − n₁(n₁+1)/2` with mean ranks for equal scores; two-sided p from the normal distribution with the tie-corrected
/// variance `n₁n₂/12 · ((N+1) − Σ(t³−t)/(N(N−1)))`, with continuity correction. From about 8 answers a group. Sources:
/// Mann & Whitney 1947, Ann. Math. Statist. 18:50-60; Lehmann 1975, section 1.4.
pub fn mann_whitney(first: &[u64], second: &[u64]) -> Metric<RankTest> {
    let (n1, n2) = (sum(first), sum(second));
    NotEnough::check(n1.min(n2), 1)?;
    let ranked = Ranked::of(&[first, second]);
    let (a, b) = (n1 as f64, n2 as f64);
    let rank_sum = ranked.sums.first().copied().unwrap_or(0.0);
    let u = rank_sum - a * (a + 1.0) / 2.0;
    let n = a + b;
    let variance = a * b / 12.0 * ((n + 1.0) - ranked.ties / (n * (n - 1.0)).max(1.0));
    // All the same: nothing differs.
    let p = if variance > 0.0 {
        let distance = ((u - a * b / 2.0).abs() - 0.5).max(0.0);
        normal_two_sided_p(distance / variance.sqrt())
    } else {
        1.0
    };
    Ok(RankTest {
        statistic: u,
        p,
        effect: u / (a * b),
        n: n1 + n2,
    })
}

/// Kruskal–Wallis H of two or more groups, from how often each score was given; scores in rising order.
///
/// `H = (12/(N(N+1)) · Σ Rᵢ²/nᵢ − 3(N+1)) / (1 − Σ(t³−t)/(N³−N))`, chi-square with groups − 1 degrees of freedom; empty
/// groups are left out. From about 5 answers a group. Sources: Kruskal & Wallis 1952, JASA 47:583-621; Tomczak &
/// Tomczak 2014, Trends in Sport Sciences 1:19-25 (ε²).
pub fn kruskal_wallis(groups: &[&[u64]]) -> Metric<RankTest> {
    let groups: Vec<&[u64]> = groups
        .iter()
        .copied()
        .filter(|group| sum(group) > 0)
        .collect();
    NotEnough::check(groups.len() as u64, 2)?;
    let ranked = Ranked::of(&groups);
    let total: u64 = groups.iter().map(|group| sum(group)).sum();
    NotEnough::check(total, 3)?;
    let n = total as f64;
    let squares: f64 = groups
        .iter()
        .zip(&ranked.sums)
        .map(|(group, ranks)| ranks * ranks / sum(group) as f64)
        .sum();
    let plain = 12.0 / (n * (n + 1.0)) * squares - 3.0 * (n + 1.0);
    let correction = 1.0 - ranked.ties / (n * n * n - n);
    let df = u32::try_from(groups.len() - 1).unwrap_or(u32::MAX);
    let h = if correction > 0.0 {
        (plain / correction).max(0.0)
    } else {
        0.0
    };
    Ok(RankTest {
        statistic: h,
        p: chi_square_upper(h, df),
        effect: (h / (n - 1.0)).clamp(0.0, 1.0),
        n: total,
    })
}

fn sum(counts: &[u64]) -> u64 {
    counts.iter().sum()
}

/// Rank sums by group, and `Σ(t³ − t)` over equal scores.
struct Ranked {
    sums: Vec<f64>,
    ties: f64,
}

impl Ranked {
    fn of(groups: &[&[u64]]) -> Self {
        let levels = groups.iter().map(|group| group.len()).max().unwrap_or(0);
        let mut ranked = Self {
            sums: vec![0.0; groups.len()],
            ties: 0.0,
        };
        let mut below = 0.0;
        for level in 0..levels {
            let here = |group: &&[u64]| group.get(level).copied().unwrap_or(0) as f64;
            let tied: f64 = groups.iter().map(&here).sum();
            let rank = below + f64::midpoint(1.0, tied);
            for (place, group) in ranked.sums.iter_mut().zip(groups) {
                *place += here(group) * rank;
            }
            ranked.ties += tied * tied * tied - tied;
            below += tied;
        }
        ranked
    }
}
