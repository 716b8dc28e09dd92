//! Indices weighted by importance, and relative to competitors.

use crate::{Metric, NotEnough};

use super::Scale;

/// One attribute: how good it is and how much it matters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attribute {
    /// Mean answer, on the scale.
    pub mean: f64,
    /// Weight, not negative; only proportions matter.
    pub weight: f64,
}

/// Satisfaction index from 0 to 100, weighted by importance.
///
/// `Σ w (mean − low) / ((high − low) Σ w) · 100`, on a 1-10 scale the formula of the American Customer Satisfaction
/// Index. Attributes with no weight or without a finite mean leave the index; if none is left, one is needed.
/// Source: Fornell et al. 1996, Journal of Marketing 60(4):7-18.
pub fn satisfaction_index(attributes: &[Attribute], scale: Scale) -> Metric<f64> {
    let (low, high) = (f64::from(scale.low()), f64::from(scale.high()));
    let mut weights = 0.0;
    let mut sum = 0.0;
    for attribute in attributes {
        if attribute.weight > 0.0 && attribute.weight.is_finite() && attribute.mean.is_finite() {
            weights += attribute.weight;
            sum += attribute.weight * (attribute.mean - low);
        }
    }
    NotEnough::check(u64::from(weights > 0.0), 1)?;
    Ok(sum / weights / (high - low) * 100.0)
}

/// Own mean relative to a competitor's (or the market's), 100 = equal.
///
/// `own / other · 100`. Only for scales with a true distance from zero; show both n beside it.
pub fn relative_index(own: f64, other: f64) -> Metric<f64> {
    NotEnough::check(u64::from(other > 0.0 && own.is_finite()), 1)?;
    Ok(own / other * 100.0)
}
