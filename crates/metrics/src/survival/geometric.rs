//! Retention under contract: the shifted beta-geometric model.

use crate::optimise::{Curvature, maximise, standard_errors};
use crate::{Metric, NotEnough};

/// Customers differ in their churn probability per period, which follows Beta(alpha, beta).
///
/// So the observed retention of a cohort *rises* with tenure, though nobody changes: the fickle leave first. A formula
/// with constant churn undervalues those who stayed. Source: Fader & Hardie 2007, Journal of Interactive Marketing
/// 21(1):76-90.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShiftedBetaGeometric {
    /// First shape of the churn probability.
    pub alpha: f64,
    /// Second shape.
    pub beta: f64,
}

/// A fitted model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeometricFit {
    /// The model.
    pub model: ShiftedBetaGeometric,
    /// Its log-likelihood.
    pub log_likelihood: f64,
    /// Whether there is a proper maximum. If not, the cohort churns at a constant rate (or less evenly than any beta):
    /// only `alpha/(alpha+beta)` means something.
    pub is_converged: bool,
    /// Standard errors of alpha and beta, from the observed information.
    pub errors: Option<[f64; 2]>,
}

/// Fits a cohort by maximum likelihood: `survivors[k]` customers were still there after k renewals.
///
/// `LL = Σ_j n_{j+1} ln(β+j) + (n_j − n_{j+1}) ln α − n_j ln(α+β+j)`. Needs two renewals, someone lost and someone
/// kept, and counts that never rise; what comes after a rise is not used.
pub fn fit_shifted_beta_geometric(survivors: &[u64]) -> Metric<GeometricFit> {
    let pairs: Vec<(f64, f64)> = survivors
        .iter()
        .zip(survivors.iter().skip(1))
        .take_while(|(before, after)| after <= before)
        .map(|(&before, &after)| (before as f64, after as f64))
        .collect();
    NotEnough::check(pairs.len() as u64, 2)?;
    let lost: f64 = pairs.iter().map(|(before, after)| before - after).sum();
    let kept: f64 = pairs.iter().map(|(_, after)| after).sum();
    NotEnough::check(u64::from(lost > 0.0 && kept > 0.0), 1)?;
    let n = survivors.first().map_or(0.0, |&n| n as f64);
    let evaluate = |&[alpha, beta]: &[f64; 2]| {
        let mut sum = Curvature::zero();
        for (j, &(before, after)) in (0_u32..).zip(&pairs) {
            let kept_at = beta + f64::from(j);
            let all_at = alpha + kept_at;
            let gone = before - after;
            sum.value +=
                after * libm::log(kept_at) + gone * libm::log(alpha) - before * libm::log(all_at);
            sum.gradient[0] += gone / alpha - before / all_at;
            sum.gradient[1] += after / kept_at - before / all_at;
            let shared = before / (all_at * all_at);
            sum.hessian[0][0] += shared - gone / (alpha * alpha);
            sum.hessian[0][1] += shared;
            sum.hessian[1][0] += shared;
            sum.hessian[1][1] += shared - after / (kept_at * kept_at);
        }
        sum
    };
    let rounds = pairs.len() as u64;
    let found = maximise([1.0, 1.0], n, evaluate).ok_or(NotEnough {
        n: rounds,
        need: rounds + 1,
    })?;
    let [alpha, beta] = found.parameters;
    Ok(GeometricFit {
        model: ShiftedBetaGeometric { alpha, beta },
        log_likelihood: found.curvature.value,
        is_converged: found.is_converged,
        errors: standard_errors(&found).filter(|_| found.is_converged),
    })
}

impl ShiftedBetaGeometric {
    /// `S(t) = Π_{j<t} (β+j)/(α+β+j)`: share still there after `renewals`.
    pub fn survival(self, renewals: u32) -> f64 {
        (0..renewals).map(|j| self.retention(j + 1)).product()
    }

    /// Retention rate at the given renewal, from 1: `(β+t−1)/(α+β+t−1)`.
    pub fn retention(self, renewal: u32) -> f64 {
        let kept_at = self.beta + f64::from(renewal) - 1.0;
        kept_at / (self.alpha + kept_at)
    }

    /// Mean churn probability of a new customer, `α/(α+β)`.
    pub fn mean_churn(self) -> f64 {
        self.alpha / (self.alpha + self.beta)
    }

    /// Expected periods as a customer, `Σ S(t) = (α+β−1)/(α−1)`; infinite for alpha ≤ 1.
    pub fn expected_tenure(self) -> f64 {
        if self.alpha > 1.0 {
            (self.alpha + self.beta - 1.0) / (self.alpha - 1.0)
        } else {
            f64::INFINITY
        }
    }

    /// Discounted expected lifetime `Σ S(t)/(1+d)^t` in periods, first payment now; `discount` per period.
    ///
    /// Source: Fader & Hardie 2010, Marketing Science 29(1):85-93. Infinite when nothing is discounted and alpha ≤ 1.
    pub fn discounted_lifetime(self, discount: f64) -> f64 {
        if discount <= 0.0 {
            return self.expected_tenure();
        }
        let factor = 1.0 / (1.0 + discount);
        let (mut term, mut sum) = (1.0, 1.0);
        for renewal in 1..100_000 {
            term *= factor * self.retention(renewal);
            sum += term;
            // The rest is below a geometric series with this factor.
            if term * factor < sum * (1.0 - factor) * 1e-16 {
                break;
            }
        }
        sum
    }
}
