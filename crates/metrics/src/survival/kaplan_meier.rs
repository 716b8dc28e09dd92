//! The survival curve.

use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

/// One customer: how long observed, and whether lost at the end of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lifetime {
    /// Time observed, not negative.
    pub time: f64,
    /// Lost at `time`; otherwise still here when last seen (censored).
    pub is_lost: bool,
}

/// The curve after one distinct time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// When.
    pub time: f64,
    /// Still here just before.
    pub at_risk: u64,
    /// Lost at this time.
    pub lost: u64,
    /// Censored at this time, after the losses.
    pub censored: u64,
    /// S(t): share surviving beyond this time.
    pub survival: f64,
    /// Lower limit of S(t), log-log.
    pub low: f64,
    /// Upper limit of S(t), log-log.
    pub high: f64,
    /// Greenwood's standard error of S(t).
    pub error: f64,
}

/// A time the curve has reached, or not yet: print "not reached", never the last time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reached {
    /// First time at which the curve is at or below the level.
    At(f64),
    /// The curve ends above it.
    NotReached,
}

/// A Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq)]
pub struct KaplanMeier {
    /// One step per distinct time, rising.
    pub steps: Vec<Step>,
    /// Customers.
    pub n: u64,
    /// Losses.
    pub lost: u64,
}

/// A float product of (n−d)/n may sit a few ulps above the level it equals.
const LEVEL_TOLERANCE: f64 = 1e-9;

/// `S(t) = Π (n_i − d_i)/n_i` with Greenwood's variance and limits on the scale ln(−ln S).
///
/// At a tie losses come before censorings. Lifetimes with a negative or undefined time are left out of n; one is
/// needed. Sources: Kaplan & Meier 1958, JASA 53:457-481; Greenwood 1926; Kalbfleisch & Prentice 1980 for the limits.
pub fn kaplan_meier(lifetimes: &[Lifetime], confidence: Confidence) -> Metric<KaplanMeier> {
    let mut sorted: Vec<Lifetime> = lifetimes
        .iter()
        .copied()
        .filter(|life| life.time >= 0.0)
        .collect();
    sorted.sort_unstable_by(|a, b| a.time.total_cmp(&b.time));
    let n = sorted.len() as u64;
    NotEnough::check(n, 1)?;

    let z = confidence.z();
    let mut at_risk = n;
    let (mut survival, mut greenwood, mut lost_before) = (1.0, 0.0, 0);
    let mut steps = Vec::new();
    for group in sorted.chunk_by(|a, b| a.time == b.time) {
        let lost = group.iter().filter(|life| life.is_lost).count() as u64;
        let censored = group.len() as u64 - lost;
        let (risk, deaths) = (at_risk as f64, lost as f64);
        if lost > 0 {
            survival *= (risk - deaths) / risk;
            greenwood += deaths / (risk * (risk - deaths));
        }
        lost_before += lost;
        let (low, high) = limits(survival, greenwood, z);
        steps.push(Step {
            time: group.first().map_or(0.0, |life| life.time),
            at_risk,
            lost,
            censored,
            survival,
            low,
            high,
            error: if survival > 0.0 {
                survival * greenwood.sqrt()
            } else {
                0.0
            },
        });
        at_risk -= lost + censored;
    }
    Ok(KaplanMeier {
        steps,
        n,
        lost: lost_before,
    })
}

/// `S^exp(±z·√V / ln S)`: stays inside [0, 1]. No width where nobody or everybody is lost.
fn limits(survival: f64, greenwood: f64, z: f64) -> (f64, f64) {
    if survival <= 0.0 || survival >= 1.0 {
        return (survival, survival);
    }
    let log = libm::log(survival);
    let shift = z * greenwood.sqrt() / log;
    (
        libm::exp(log * libm::exp(-shift)),
        libm::exp(log * libm::exp(shift)),
    )
}

impl KaplanMeier {
    /// S(t) with its limits.
    pub fn survival_at(&self, time: f64) -> Estimate {
        let reached = self.steps.partition_point(|step| step.time <= time);
        let step = reached
            .checked_sub(1)
            .and_then(|index| self.steps.get(index));
        Estimate {
            value: step.map_or(1.0, |step| step.survival),
            n: self.n,
            low: step.map_or(1.0, |step| step.low),
            high: step.map_or(1.0, |step| step.high),
            interval: Interval::LogLog,
        }
    }

    /// First time with `S(t) ≤ level`; 0.5 is the median. (R takes the midpoint of a stretch exactly at the level.)
    pub fn time_below(&self, level: f64) -> Reached {
        first_below(&self.steps, level, |step| step.survival)
    }

    /// Limits of [`time_below`](Self::time_below): where the curve's own limits fall to the level.
    pub fn time_below_limits(&self, level: f64) -> (Reached, Reached) {
        (
            first_below(&self.steps, level, |step| step.low),
            first_below(&self.steps, level, |step| step.high),
        )
    }

    /// Restricted mean: average time survived up to `tau`, `∫₀^τ S(t) dt`, with its Wald interval.
    ///
    /// Variance `Σ (∫_{t_i}^τ S)² d_i/(n_i(n_i − d_i))`. Source: Klein & Moeschberger 2003, section 4.5.
    pub fn restricted_mean(&self, tau: f64, confidence: Confidence) -> Estimate {
        let error = self.restricted_mean_error(tau);
        let value = self.area(0.0, tau);
        let half = confidence.z() * error;
        Estimate {
            value,
            n: self.n,
            low: (value - half).max(0.0),
            high: (value + half).min(tau.max(0.0)),
            interval: Interval::Wald,
        }
    }

    fn restricted_mean_error(&self, tau: f64) -> f64 {
        let variance: f64 = self
            .steps
            .iter()
            .filter(|step| step.lost > 0 && step.lost < step.at_risk && step.time <= tau)
            .map(|step| {
                let (risk, lost) = (step.at_risk as f64, step.lost as f64);
                self.area(step.time, tau).powi(2) * lost / (risk * (risk - lost))
            })
            .sum();
        variance.sqrt()
    }

    /// `∫ S` from `from` to `tau`.
    fn area(&self, from: f64, tau: f64) -> f64 {
        let (mut area, mut since, mut level) = (0.0, 0.0_f64, 1.0);
        for step in self.steps.iter().filter(|step| step.time < tau) {
            area += level * (step.time - since.max(from)).max(0.0);
            since = step.time;
            level = step.survival;
        }
        area + level * (tau - since.max(from)).max(0.0)
    }
}

fn first_below(steps: &[Step], level: f64, curve: impl Fn(&Step) -> f64) -> Reached {
    steps
        .iter()
        .find(|step| curve(step) <= level + LEVEL_TOLERANCE)
        .map_or(Reached::NotReached, |step| Reached::At(step.time))
}
