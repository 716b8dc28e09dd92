//! Maximum likelihood for the purchase models.

use crate::optimise::{Curvature, Optimum, ln_covariance, maximise, standard_errors};
use crate::{Metric, NotEnough};

use super::beta_geometric::{BetaGeometric, Dropout};
use super::history::History;
use super::likelihood::{Sample, beta_geometric, pareto};
use super::pareto::{DropoutIntegral, ParetoNbd};

/// A fitted purchase model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelFit<M> {
    /// The model.
    pub model: M,
    /// Total log-likelihood in the unit of time given.
    pub log_likelihood: f64,
    /// Customers.
    pub n: u64,
    /// Repeat purchases.
    pub repeats: u64,
    /// Whether the climb ended at a proper maximum. If not, the likelihood rises towards a degenerate model (nobody is
    /// ever lost, or all customers are alike): predictions stand, single parameters mean nothing.
    pub is_converged: bool,
    /// Standard errors in the order of the model's parameters; nothing where the likelihood is flat.
    pub errors: Option<[f64; 4]>,
    /// Covariance of the *logarithms* of the parameters, where they are nearer to normal than the parameters are.
    pub ln_covariance: Option<[[f64; 4]; 4]>,
}

/// Customers, and customers with a repeat purchase, without which four parameters are guesswork.
const NEED: u64 = 10;

/// Above this many distinct histories a fit on every fourth customer finds the neighbourhood first.
const SMALL: usize = 600;

/// So many distinct histories decide whether there is a maximum at all.
const LARGE: usize = 5000;

/// Fits BG/NBD or MBG/NBD. Ten customers with a repeat purchase at least.
pub fn fit_beta_geometric(
    histories: &[History],
    dropout: Dropout,
) -> Metric<ModelFit<BetaGeometric>> {
    fit(
        histories,
        |sample, parameters| beta_geometric(sample, parameters, dropout),
        |[r, alpha, a, b]| BetaGeometric {
            r,
            alpha,
            a,
            b,
            dropout,
        },
        |rate| [[0.5, 0.5 / rate, 1.0, 2.0], [1.0, 1.0 / rate, 0.5, 0.5]],
    )
}

/// Fits Pareto/NBD, under the same conditions.
pub fn fit_pareto_nbd(histories: &[History]) -> Metric<ModelFit<ParetoNbd>> {
    let integral = DropoutIntegral::get();
    fit(
        histories,
        |sample, parameters| pareto(sample, parameters, integral),
        |[r, alpha, s, beta]| ParetoNbd { r, alpha, s, beta },
        |rate| {
            [
                [0.5, 0.5 / rate, 0.5, 0.5 / rate],
                [1.0, 1.0 / rate, 1.0, 1.0 / rate],
            ]
        },
    )
}

fn fit<M>(
    histories: &[History],
    evaluate: impl Fn(&Sample, &[f64; 4]) -> Curvature<4>,
    model: impl Fn([f64; 4]) -> M,
    starts: impl Fn(f64) -> [[f64; 4]; 2],
) -> Metric<ModelFit<M>> {
    let n = histories.len() as u64;
    let repeaters = histories
        .iter()
        .filter(|history| history.repeats() > 0)
        .count() as u64;
    NotEnough::check(repeaters, NEED)?;
    let repeats: u64 = histories
        .iter()
        .map(|history| u64::from(history.repeats()))
        .sum();
    let time: f64 = histories.iter().map(|history| history.age()).sum();
    NotEnough::check(u64::from(time > 0.0), 1)?;
    let starts = starts(repeats as f64 / time);
    let found = search(histories, 1, &evaluate, &starts).ok_or(NotEnough { n, need: n + 1 })?;
    Ok(ModelFit {
        model: model(found.parameters),
        log_likelihood: found.curvature.value,
        n,
        repeats,
        is_converged: found.is_converged,
        errors: standard_errors(&found).filter(|_| found.is_converged),
        ln_covariance: ln_covariance(&found).filter(|_| found.is_converged),
    })
}

/// The best optimum over every `stride`-th history. Newton's last steps are the sure ones, so the first are taken on
/// few customers. Where those few know no maximum inside the model, all starts are tried; with many customers that
/// verdict stands.
fn search(
    histories: &[History],
    stride: usize,
    evaluate: &impl Fn(&Sample, &[f64; 4]) -> Curvature<4>,
    starts: &[[f64; 4]; 2],
) -> Option<Optimum<4>> {
    let sample = Sample::of(histories.iter().copied().step_by(stride));
    let climb =
        |start: [f64; 4]| maximise(start, sample.n, |parameters| evaluate(&sample, parameters));
    let mut found = None;
    if sample.rows.len() > SMALL {
        let near = search(histories, stride * 4, evaluate, starts);
        found = near.and_then(|near| climb(near.parameters));
        if found.is_some_and(|found| found.is_converged || sample.rows.len() > LARGE) {
            return found;
        }
    }
    let all = starts.iter().filter_map(|&start| climb(start)).chain(found);
    all.max_by(|a, b| a.curvature.value.total_cmp(&b.curvature.value))
}
