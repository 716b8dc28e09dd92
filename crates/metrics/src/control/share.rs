//! Shares: complaint rate, late rate, return rate.

use crate::Metric;
use crate::proportion::Share;

use super::chart::{ChartPoint, D2, check_baseline, mean_moving_range};

/// A p-chart, or Laney's p′-chart for large n.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareChart {
    /// `Σ hits / Σ n`, not the mean of the ratios.
    pub centre: f64,
    /// Widening of the binomial limits: 1 on a p-chart, σ_z on a p′-chart.
    pub widening: f64,
}

impl ShareChart {
    /// p-chart: `p̄ ± 3·√(p̄(1−p̄)/n_i)`. Source: Shewhart 1931; Montgomery 2013, section 7.2.
    pub fn binomial(baseline: &[Share]) -> Metric<Self> {
        check_baseline(baseline.len())?;
        let hits: u64 = baseline.iter().map(|share| share.hits()).sum();
        let n: u64 = baseline.iter().map(|share| share.n()).sum();
        Ok(Self {
            centre: hits as f64 / n as f64,
            widening: 1.0,
        })
    }

    /// p′-chart: binomial limits times `σ_z = mean|z_i − z_{i−1}| / 1.128`, z the standardised shares.
    ///
    /// Takes up the variation between periods that a binomial does not know; σ_z = 1 is the p-chart. Source: Laney
    /// 2002, Quality Engineering 14:531-537.
    pub fn laney(baseline: &[Share]) -> Metric<Self> {
        let plain = Self::binomial(baseline)?;
        let scores: Vec<f64> = baseline
            .iter()
            .map(|&share| {
                let sigma = plain.sigma(share);
                if sigma > 0.0 {
                    (share.rate() - plain.centre) / sigma
                } else {
                    0.0
                }
            })
            .collect();
        Ok(Self {
            widening: mean_moving_range(&scores) / D2,
            ..plain
        })
    }

    /// One period against limits with its own n, clipped to [0, 1].
    pub fn point(&self, share: Share) -> ChartPoint {
        let half = 3.0 * self.widening * self.sigma(share);
        ChartPoint {
            value: share.rate(),
            low: (self.centre - half).max(0.0),
            high: (self.centre + half).min(1.0),
        }
    }

    fn sigma(&self, share: Share) -> f64 {
        (self.centre * (1.0 - self.centre) / share.n() as f64).sqrt()
    }
}
