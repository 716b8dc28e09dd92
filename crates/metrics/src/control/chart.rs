//! What all charts share.

use crate::{Metric, NotEnough};

/// Periods a baseline needs.
pub const BASELINE_PERIODS: u64 = 20;

/// One period on a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartPoint {
    /// What was measured.
    pub value: f64,
    /// Lower limit of this period.
    pub low: f64,
    /// Upper limit of this period.
    pub high: f64,
}

impl ChartPoint {
    /// Beyond the limits: look for a cause.
    pub fn is_out(self) -> bool {
        self.value < self.low || self.value > self.high
    }
}

/// How many points on one side of the centre make a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunRule {
    /// Eight (Western Electric 1956).
    WesternElectric,
    /// Nine (Nelson 1984).
    Nelson,
}

/// Marks the points that complete a run on one side of the centre; a point on the centre ends a run.
pub fn run_signals(values: &[f64], centre: f64, rule: RunRule) -> Vec<bool> {
    let needed = match rule {
        RunRule::WesternElectric => 8,
        RunRule::Nelson => 9,
    };
    let (mut side, mut length) = (0.0, 0);
    values
        .iter()
        .map(|&value| {
            let here = if value == centre {
                0.0
            } else {
                (value - centre).signum()
            };
            length = if here != 0.0 && here == side {
                length + 1
            } else {
                u32::from(here != 0.0)
            };
            side = here;
            length >= needed
        })
        .collect()
}

pub(super) fn check_baseline(periods: usize) -> Metric<()> {
    NotEnough::check(periods as u64, BASELINE_PERIODS)
}

/// Mean moving range of two.
pub(super) fn mean_moving_range(values: &[f64]) -> f64 {
    let ranges = values.iter().zip(values.iter().skip(1));
    let sum: f64 = ranges.map(|(before, after)| (after - before).abs()).sum();
    sum / (values.len() as f64 - 1.0)
}

/// Expected range of two normal values in standard deviations, `2/√π`.
pub(super) const D2: f64 = std::f64::consts::FRAC_2_SQRT_PI;
