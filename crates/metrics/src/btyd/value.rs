//! Lifetime value: residual, that is, what is still to come.

use crate::{Metric, NotEnough};

use super::history::{History, PurchaseModel};

/// When within a period its money comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowTiming {
    /// At its end (what lifetimes does).
    EndOfPeriod,
    /// In its middle.
    MidPeriod,
}

/// How far to look, and at what discount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Horizon {
    /// Number of periods.
    pub periods: u32,
    /// Length of one, in the model's unit of time: 4.345 weeks for a month.
    pub period_length: f64,
    /// Discount per period. A yearly rate d is `(1+d)^(1/12) − 1` a month.
    pub discount: f64,
    /// When the money comes in.
    pub timing: FlowTiming,
}

/// Discounted value of the purchases expected within the horizon, `spend` per purchase.
///
/// `Σ_k m (E[X(k)] − E[X(k−1)]) / (1+d)^k`: the expectation is cumulative, so it is differenced before discounting.
/// The value of the first purchase is not in it. Source: Fader, Hardie & Lee 2005, Journal of Marketing Research
/// 42:415-430.
pub fn lifetime_value(
    model: &impl PurchaseModel,
    history: History,
    spend: f64,
    horizon: Horizon,
) -> f64 {
    let mut value = 0.0;
    let mut before = 0.0;
    for period in 1..=horizon.periods {
        let end = f64::from(period);
        let purchases = model.expected_purchases(history, end * horizon.period_length);
        let paid = match horizon.timing {
            FlowTiming::EndOfPeriod => end,
            FlowTiming::MidPeriod => end - 0.5,
        };
        value += spend * (purchases - before) * libm::pow(1.0 + horizon.discount, -paid);
        before = purchases;
    }
    value
}

/// The textbook formula with constant retention, for ever: first payment after one period, or now.
///
/// `m·r/(1+d−r)` at the end of the period, `m·(1+d)/(1+d−r)` with the first payment now. Needs r < 1 + d. Source:
/// Gupta & Lehmann 2003, Journal of Interactive Marketing 17(1):9-24. Undervalues a cohort whose retention rises.
pub fn simple_lifetime_value(
    margin: f64,
    retention: f64,
    discount: f64,
    is_paid_now: bool,
) -> Metric<f64> {
    let rest = 1.0 + discount - retention;
    NotEnough::check(u64::from(rest > 0.0 && retention >= 0.0), 1)?;
    let first = if is_paid_now {
        1.0 + discount
    } else {
        retention
    };
    Ok(margin * first / rest)
}
