//! How sure a prediction is, given that the parameters are estimates.

use crate::{Confidence, Estimate, Interval};

use super::beta_geometric::BetaGeometric;
use super::fit::ModelFit;
use super::pareto::ParetoNbd;

/// Models that can be moved along their parameters.
pub trait Parameterised: Copy {
    /// The same model with each parameter multiplied by `e^shift`.
    #[must_use]
    fn shifted(self, shift: [f64; 4]) -> Self;
}

impl Parameterised for BetaGeometric {
    fn shifted(self, [r, alpha, a, b]: [f64; 4]) -> Self {
        Self {
            r: self.r * libm::exp(r),
            alpha: self.alpha * libm::exp(alpha),
            a: self.a * libm::exp(a),
            b: self.b * libm::exp(b),
            ..self
        }
    }
}

impl Parameterised for ParetoNbd {
    fn shifted(self, [r, alpha, s, beta]: [f64; 4]) -> Self {
        Self {
            r: self.r * libm::exp(r),
            alpha: self.alpha * libm::exp(alpha),
            s: self.s * libm::exp(s),
            beta: self.beta * libm::exp(beta),
        }
    }
}

/// Any positive figure of a fitted model with its delta-method interval `value · e^(±z·√(gᵀCg))`.
///
/// g is the slope of the figure's logarithm over the logarithms of the parameters, by central differences. The interval
/// says how uncertain the *model* is; a single customer varies far more. Nothing when the fit has no covariance or the
/// figure is not positive.
pub fn parameter_interval<M: Parameterised>(
    fit: &ModelFit<M>,
    confidence: Confidence,
    figure: impl Fn(&M) -> f64,
) -> Option<Estimate> {
    const STEP: f64 = 1e-4;
    let covariance = fit.ln_covariance?;
    let value = figure(&fit.model);
    let at = |index: usize, by: f64| {
        let mut shift = [0.0; 4];
        shift[index] = by;
        libm::log(figure(&fit.model.shifted(shift)))
    };
    let mut slope = [0.0; 4];
    for (index, part) in slope.iter_mut().enumerate() {
        *part = (at(index, STEP) - at(index, -STEP)) / (2.0 * STEP);
    }
    let terms = covariance.iter().zip(slope).flat_map(|(row, first)| {
        row.iter()
            .zip(slope)
            .map(move |(shared, second)| first * shared * second)
    });
    let half = confidence.z() * terms.sum::<f64>().max(0.0).sqrt();
    (value > 0.0 && half.is_finite()).then(|| Estimate {
        value,
        n: fit.n,
        low: value * libm::exp(-half),
        high: value * libm::exp(half),
        interval: Interval::Delta,
    })
}
