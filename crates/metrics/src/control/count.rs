//! Counts: complaints per hundred purchases, and counts too small for a chart.

use statrs::function::gamma::gamma_lr;

use crate::dist::gamma_quantile;
use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

use super::chart::{ChartPoint, D2, check_baseline, mean_moving_range};

/// Events over how much they could have happened in: complaints in purchases, say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exposure {
    /// Events.
    pub events: u64,
    /// Units of opportunity, more than zero.
    pub units: f64,
}

/// A u-chart, or Laney's u′-chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateChart {
    /// `Σ events / Σ units`.
    pub centre: f64,
    /// Widening of the Poisson limits: 1 on a u-chart, σ_z on a u′-chart.
    pub widening: f64,
}

impl RateChart {
    /// u-chart: `ū ± 3·√(ū/units_i)`. Source: Montgomery 2013, section 7.3.
    pub fn poisson(baseline: &[Exposure]) -> Metric<Self> {
        check_baseline(baseline.len())?;
        let events: u64 = baseline.iter().map(|period| period.events).sum();
        let units: f64 = baseline.iter().map(|period| period.units).sum();
        NotEnough::check(u64::from(units > 0.0), 1)?;
        Ok(Self {
            centre: events as f64 / units,
            widening: 1.0,
        })
    }

    /// u′-chart: Poisson limits times `σ_z = mean|z_i − z_{i−1}| / 1.128`, z the standardised rates.
    ///
    /// Takes up the variation between periods that a Poisson count does not know; σ_z = 1 is the u-chart. Source: Laney
    /// 2002, Quality Engineering 14:531-537.
    pub fn laney(baseline: &[Exposure]) -> Metric<Self> {
        let plain = Self::poisson(baseline)?;
        let scores: Vec<f64> = baseline
            .iter()
            .filter(|period| period.units > 0.0)
            .map(|period| {
                let sigma = (plain.centre / period.units).sqrt();
                if sigma > 0.0 {
                    (period.events as f64 / period.units - plain.centre) / sigma
                } else {
                    0.0
                }
            })
            .collect();
        check_baseline(scores.len())?;
        Ok(Self {
            widening: mean_moving_range(&scores) / D2,
            ..plain
        })
    }

    /// One period against limits with its own units, clipped at 0.
    pub fn point(&self, period: Exposure) -> ChartPoint {
        let half = 3.0 * self.widening * (self.centre / period.units).sqrt();
        ChartPoint {
            value: period.events as f64 / period.units,
            low: (self.centre - half).max(0.0),
            high: self.centre + half,
        }
    }
}

/// A count with its exact Poisson limits: `χ²/2` quantiles with 2c and 2c + 2 degrees of freedom.
///
/// Source: Garwood 1936, Biometrika 28:437-442.
pub fn poisson_count(count: u64, confidence: Confidence) -> Estimate {
    let upper = confidence.upper();
    let c = count as f64;
    Estimate {
        value: c,
        n: count,
        low: if count == 0 {
            0.0
        } else {
            gamma_quantile(1.0 - upper, c)
        },
        high: gamma_quantile(upper, c + 1.0),
        interval: Interval::ExactPoisson,
    }
}

/// Chance of at least `count` events where `expected` are usual: small means this month is not like the others.
pub fn poisson_at_least(count: u64, expected: f64) -> f64 {
    if count == 0 {
        1.0
    } else if expected > 0.0 {
        gamma_lr(count as f64, expected)
    } else {
        0.0
    }
}
