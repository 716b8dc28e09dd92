//! Spend per purchase.

use crate::optimise::{Climb, Curvature, Optimum, standard_errors};
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
    let mut fitting = SpendFitting::new(spends)?;
    while !fitting.advance() {}
    fitting.finish()
}

/// A fit under way, a slice of customers at a time; to cancel is to drop it.
pub struct SpendFitting {
    n: u64,
    /// The mean of the means: in units of it, cents and crowns climb the same hill.
    unit: f64,
    correlation: Option<f64>,
    groups: Vec<(f64, Vec<f64>)>,
    pending: Vec<[f64; 3]>,
    best: Option<Optimum<3>>,
    climb: Climb<3>,
    /// Groups of the current evaluation that are done, and their sum.
    done: usize,
    partial: Curvature<3>,
    is_over: bool,
}

/// Customers evaluated at a time: a millisecond or so.
const SLICE: usize = 8192;

impl SpendFitting {
    /// Prepares a fit, under the conditions of [`fit_gamma_gamma`].
    pub fn new(spends: &[Spend]) -> Metric<Self> {
        let usable: Vec<Spend> = spends
            .iter()
            .copied()
            .filter(|spend| spend.repeats > 0 && spend.mean > 0.0 && spend.mean.is_finite())
            .collect();
        let n = usable.len() as u64;
        NotEnough::check(n, 10)?;
        let unit = usable.iter().map(|spend| spend.mean).sum::<f64>() / n as f64;
        Ok(Self {
            n,
            unit,
            correlation: correlation(&usable),
            groups: groups(&usable, unit),
            pending: vec![[6.0, 4.0, 0.5]],
            best: None,
            climb: Climb::new([1.0, 3.0, 1.0], n as f64),
            done: 0,
            partial: Curvature::zero(),
            is_over: false,
        })
    }

    /// Evaluates one slice of customers; true once [`finish`](Self::finish) gives the fit.
    pub fn advance(&mut self) -> bool {
        if self.is_over {
            return true;
        }
        let Some(parameters) = self.climb.wanted() else {
            self.best = self
                .best
                .into_iter()
                .chain(self.climb.optimum())
                .max_by(|a, b| a.curvature.value.total_cmp(&b.curvature.value));
            match self.pending.pop() {
                Some(start) => self.climb = Climb::new(start, self.n as f64),
                None => self.is_over = true,
            }
            return self.is_over;
        };
        let mut customers = 0;
        while let Some(group) = self.groups.get(self.done)
            && customers < SLICE
        {
            customers += group.1.len();
            self.partial
                .add(&evaluate(&parameters, std::slice::from_ref(group)));
            self.done += 1;
        }
        if self.done == self.groups.len() {
            self.done = 0;
            let whole = std::mem::replace(&mut self.partial, Curvature::zero());
            self.climb.give(whole);
        }
        false
    }

    /// The fit; "not enough" if no start had a finite likelihood.
    pub fn finish(self) -> Metric<GammaGammaFit> {
        let n = self.n;
        let found = self
            .best
            .filter(|_| self.is_over)
            .ok_or(NotEnough { n, need: n + 1 })?;
        let [p, q, gamma] = found.parameters;
        let errors = standard_errors(&found).map(|[p, q, gamma]| [p, q, gamma * self.unit]);
        Ok(GammaGammaFit {
            model: GammaGamma {
                p,
                q,
                gamma: gamma * self.unit,
            },
            log_likelihood: found.curvature.value - n as f64 * libm::log(self.unit),
            n,
            is_converged: found.is_converged,
            errors: errors.filter(|_| found.is_converged),
            correlation: self.correlation,
        })
    }
}

/// Customers by x, since the gamma functions of the model depend on x alone; large groups in parts.
fn groups(usable: &[Spend], unit: f64) -> Vec<(f64, Vec<f64>)> {
    let mut sorted: Vec<Spend> = usable.to_vec();
    sorted.sort_by_key(|spend| spend.repeats);
    sorted
        .chunk_by(|a, b| a.repeats == b.repeats)
        .flat_map(|group| group.chunks(SLICE))
        .map(|part| {
            let x = part.first().map_or(0.0, |spend| f64::from(spend.repeats));
            (x, part.iter().map(|spend| spend.mean / unit).collect())
        })
        .collect()
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
