//! Spend per purchase.

use crate::optimise::{Curvature, maximise, standard_errors};
use crate::{Metric, NotEnough};

use super::special::{digamma, trigamma};

/// What a customer spent: purchases and their mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spend {
    /// Repeat purchase days (x).
    pub repeats: u32,
    /// Mean amount over them, same unit as the answers.
    pub mean: f64,
}

/// Amounts ~ Gamma(p, ν) with ν ~ Gamma(q, gamma) over customers, independent of how often they buy.
///
/// Source: Fader & Hardie 2013, "The Gamma-Gamma model of monetary value".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaGamma {
    /// Shape of a customer's amounts.
    pub p: f64,
    /// Shape of the differences between customers.
    pub q: f64,
    /// Scale, in the unit of money.
    pub gamma: f64,
}

/// A fitted model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaGammaFit {
    /// The model.
    pub model: GammaGamma,
    /// Total log-likelihood.
    pub log_likelihood: f64,
    /// Customers with repeat purchases and a positive mean.
    pub n: u64,
    /// Whether the climb ended at a proper maximum; if not, single parameters mean nothing.
    pub is_converged: bool,
    /// Standard errors of p, q, gamma.
    pub errors: Option<[f64; 3]>,
    /// Pearson correlation of frequency and mean spend; the model assumes none. Warn when it is large.
    pub correlation: Option<f64>,
}

impl GammaGamma {
    /// Log-likelihood of one customer's mean; the customer needs a repeat purchase and a positive mean.
    pub fn log_likelihood(&self, spend: Spend) -> f64 {
        let x = f64::from(spend.repeats);
        let shape = self.p * x;
        libm::lgamma(shape + self.q) - libm::lgamma(shape) - libm::lgamma(self.q)
            + self.q * libm::log(self.gamma)
            + (shape - 1.0) * libm::log(spend.mean)
            + shape * libm::log(x)
            - (shape + self.q) * libm::log(self.gamma + x * spend.mean)
    }

    /// Mean over all customers, `pγ/(q−1)`; nothing for q ≤ 1, where it is infinite.
    pub fn population_mean(&self) -> Option<f64> {
        (self.q > 1.0).then(|| self.p * self.gamma / (self.q - 1.0))
    }

    /// Expected spend per purchase, `p(γ + x·z̄)/(px + q − 1)`.
    ///
    /// Without repeats it is the population mean, which can rank above a real low spender; that is right. Nothing where
    /// the mean is infinite (px + q ≤ 1).
    pub fn expected_spend(&self, spend: Spend) -> Option<f64> {
        let x = f64::from(spend.repeats);
        let total = if spend.repeats == 0 {
            0.0
        } else {
            x * spend.mean
        };
        let weight = self.p * x + self.q - 1.0;
        (weight > 0.0).then(|| self.p * (self.gamma + total) / weight)
    }
}

/// Fits the model to all customers with a repeat purchase and a positive mean; ten of them at least.
pub fn fit_gamma_gamma(spends: &[Spend]) -> Metric<GammaGammaFit> {
    let usable: Vec<Spend> = spends
        .iter()
        .copied()
        .filter(|spend| spend.repeats > 0 && spend.mean > 0.0 && spend.mean.is_finite())
        .collect();
    let n = usable.len() as u64;
    NotEnough::check(n, 10)?;
    let count = n as f64;
    let mean = usable.iter().map(|spend| spend.mean).sum::<f64>() / count;
    let max = usable.iter().map(|spend| spend.repeats).max().unwrap_or(0);
    // In units of the mean, so that cents and crowns climb the same hill.
    let groups = groups(&usable, max, mean);
    let evaluate = |parameters: &[f64; 3]| evaluate(parameters, &groups);
    let found = [[1.0, 3.0, 1.0], [6.0, 4.0, 0.5]]
        .into_iter()
        .filter_map(|start| maximise(start, count, evaluate))
        .max_by(|a, b| a.curvature.value.total_cmp(&b.curvature.value))
        .ok_or(NotEnough { n, need: n + 1 })?;
    let [p, q, gamma] = found.parameters;
    let errors = standard_errors(&found).map(|[p, q, gamma]| [p, q, gamma * mean]);
    Ok(GammaGammaFit {
        model: GammaGamma {
            p,
            q,
            gamma: gamma * mean,
        },
        log_likelihood: found.curvature.value - count * libm::log(mean),
        n,
        is_converged: found.is_converged,
        errors: errors.filter(|_| found.is_converged),
        correlation: correlation(&usable),
    })
}

/// Customers by x: the gamma functions of the model depend on x alone.
fn groups(usable: &[Spend], max: u32, unit: f64) -> Vec<(f64, Vec<f64>)> {
    let mut groups: Vec<(f64, Vec<f64>)> = (0..=max).map(|x| (f64::from(x), Vec::new())).collect();
    for spend in usable {
        if let Some((_, means)) = groups.get_mut(spend.repeats as usize) {
            means.push(spend.mean / unit);
        }
    }
    groups.retain(|(_, means)| !means.is_empty());
    groups
}

fn evaluate(&[p, q, gamma]: &[f64; 3], groups: &[(f64, Vec<f64>)]) -> Curvature<3> {
    let mut sum = Curvature::zero();
    let (ln_gamma, lgamma_q) = (libm::log(gamma), libm::lgamma(q));
    let (psi_q, psi1_q) = (digamma(q), trigamma(q));
    for (x, means) in groups {
        let x = *x;
        let shape = p * x;
        let total = shape + q;
        let constant = libm::lgamma(total) - libm::lgamma(shape) - lgamma_q
            + q * ln_gamma
            + shape * libm::log(x);
        let psi = digamma(total) - digamma(shape) + libm::log(x);
        let psi_total = digamma(total) - psi_q + ln_gamma;
        let (psi1_total, psi1_shape) = (trigamma(total), trigamma(shape));
        let n = means.len() as f64;
        let (mut ln_means, mut ln_scales, mut inverses, mut squares) = (0.0, 0.0, 0.0, 0.0);
        for &mean in means {
            let scale = gamma + x * mean;
            ln_means += libm::log(mean);
            ln_scales += libm::log(scale);
            inverses += 1.0 / scale;
            squares += 1.0 / (scale * scale);
        }
        sum.value += n * constant + (shape - 1.0) * ln_means - total * ln_scales;
        sum.gradient[0] += x * (n * psi + ln_means - ln_scales);
        sum.gradient[1] += n * psi_total - ln_scales;
        sum.gradient[2] += n * q / gamma - total * inverses;
        sum.hessian[0][0] += n * x * x * (psi1_total - psi1_shape);
        sum.hessian[0][1] += n * x * psi1_total;
        sum.hessian[0][2] -= x * inverses;
        sum.hessian[1][1] += n * (psi1_total - psi1_q);
        sum.hessian[1][2] += n / gamma - inverses;
        sum.hessian[2][2] += total * squares - n * q / (gamma * gamma);
    }
    sum.hessian[1][0] = sum.hessian[0][1];
    sum.hessian[2][0] = sum.hessian[0][2];
    sum.hessian[2][1] = sum.hessian[1][2];
    sum
}

fn correlation(usable: &[Spend]) -> Option<f64> {
    let n = usable.len() as f64;
    let pairs = || {
        usable
            .iter()
            .map(|spend| (f64::from(spend.repeats), spend.mean))
    };
    let (mut mean_x, mut mean_z) = (0.0, 0.0);
    for (x, z) in pairs() {
        mean_x += x / n;
        mean_z += z / n;
    }
    let (mut xx, mut zz, mut xz) = (0.0, 0.0, 0.0);
    for (x, z) in pairs() {
        xx += (x - mean_x).powi(2);
        zz += (z - mean_z).powi(2);
        xz += (x - mean_x) * (z - mean_z);
    }
    (xx > 0.0 && zz > 0.0).then(|| xz / (xx * zz).sqrt())
}
