//! "What if five more of a hundred stayed?"

use crate::btyd::simple_lifetime_value;
use crate::{Estimate, Interval, Metric, NotEnough};

/// The shop as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShopFigures {
    /// Customers of the last period.
    pub customers: u64,
    /// Margin per retained customer and period, minor units.
    pub margin_minor: f64,
    /// Retention from one period to the next, with its interval.
    pub retention: Estimate,
    /// Discount per period.
    pub discount: f64,
}

/// What a rise of retention would be worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetentionRise {
    /// Residual value per customer today, minor units.
    pub value_now: f64,
    /// The same after the rise.
    pub value_then: f64,
    /// Gain of all customers together, minor units; limits from those of the retention.
    pub gain: Estimate,
}

/// `customers · m · (r'/(1+d−r') − r/(1+d−r))` with `r' = r + rise`, retention constant for ever, paid at period ends.
///
/// A retention above one is no retention: the rise is capped there. The gain grows with r, so its limits are the
/// formula at the limits of r. Source: Gupta & Lehmann 2003, Journal of Interactive Marketing 17(1):9-24.
pub fn retention_rise(shop: ShopFigures, rise: f64) -> Metric<RetentionRise> {
    NotEnough::check(shop.customers, 1)?;
    let value =
        |retention: f64| simple_lifetime_value(shop.margin_minor, retention, shop.discount, false);
    let raised = |retention: f64| value((retention + rise).min(1.0));
    let all = shop.customers as f64;
    let gain =
        |retention: f64| -> Metric<f64> { Ok(all * (raised(retention)? - value(retention)?)) };
    let now = shop.retention.value;
    let (a, b) = (gain(shop.retention.low)?, gain(shop.retention.high)?);
    Ok(RetentionRise {
        value_now: value(now)?,
        value_then: raised(now)?,
        gain: Estimate {
            value: gain(now)?,
            n: shop.retention.n,
            // Near the cap the gain falls with r again.
            low: a.min(b),
            high: a.max(b),
            interval: Interval::Propagated,
        },
    })
}
