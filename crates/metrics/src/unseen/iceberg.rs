//! Complaints over the share of unhappy customers who complain.

use crate::proportion::{Share, wilson_limits};
use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

/// An estimate of all customers with a problem.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Iceberg {
    /// Customers with a problem.
    pub total: Estimate,
    /// Of them, those who did not complain.
    pub silent: f64,
}

/// Reporting rates people quote. None is transferable to another shop: show them only under their name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportingPreset {
    /// "One in 26": TARP 1979, meant for small problems and complaints to headquarters.
    OneInTwentySix,
    /// "Half tell front-line staff": TARP's own later figure.
    Half,
}

impl ReportingPreset {
    /// The rate.
    pub fn rate(self) -> f64 {
        match self {
            Self::OneInTwentySix => 1.0 / 26.0,
            Self::Half => 0.5,
        }
    }
}

/// `complaints / rate`, with the rate from the shop's own survey: of those with a problem, how many complained.
///
/// Limits are the rate's Wilson limits turned inside out: the interval covers the survey's sampling error only.
/// Source: Goodman 2009, Strategic Customer Service, chapter 2; Wilson 1927.
pub fn iceberg(complaints: u64, complained: Share, confidence: Confidence) -> Metric<Iceberg> {
    NotEnough::check(complained.hits(), 1)?;
    let (low, high) = wilson_limits(complained, confidence.z());
    let logged = complaints as f64;
    let value = logged / complained.rate();
    Ok(Iceberg {
        total: Estimate {
            value,
            n: complained.n(),
            low: logged / high,
            high: logged / low,
            interval: Interval::InvertedWilson,
        },
        silent: value - logged,
    })
}

/// `complaints / rate` with a rate taken from elsewhere: no interval, because nothing is known about its error.
pub fn iceberg_at_rate(complaints: u64, rate: f64) -> Metric<f64> {
    NotEnough::check(u64::from(rate > 0.0 && rate <= 1.0), 1)?;
    Ok(complaints as f64 / rate)
}
