//! Maximum likelihood for the purchase models.

use crate::optimise::{Climb, Curvature, Optimum, ln_covariance, standard_errors};
use crate::{Metric, NotEnough};

use super::beta_geometric::{BetaGeometric, Dropout};
use super::fittable::Fittable;
use super::history::History;
use super::likelihood::Sample;
use super::pareto::ParetoNbd;

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

/// Customers with a repeat purchase, without which four parameters are guesswork.
const NEED: u64 = 10;

/// Fits BG/NBD or MBG/NBD. Ten customers with a repeat purchase at least.
pub fn fit_beta_geometric(
    histories: &[History],
    dropout: Dropout,
) -> Metric<ModelFit<BetaGeometric>> {
    Fitting::new(histories, dropout)?.run()
}

/// Fits Pareto/NBD, under the same conditions.
pub fn fit_pareto_nbd(histories: &[History]) -> Metric<ModelFit<ParetoNbd>> {
    Fitting::new(histories, ())?.run()
}

/// A fit under way, a slice of customers at a time: between slices a worker can answer, and to cancel is to drop it.
///
/// Newton's last steps are the sure ones, so the first are taken on few customers: every 4th of every 4th, and so on.
/// Where those few know no maximum inside the model, all starts are tried; with many customers that verdict stands.
pub struct Fitting<M: Fittable> {
    kind: M::Kind,
    n: u64,
    repeats: u64,
    /// The sample to climb on next is the last.
    samples: Vec<Sample>,
    /// Starts that do not come from a smaller sample.
    starts: [[f64; 4]; 2],
    /// Of the current sample: starts not tried yet, and the best optimum.
    pending: Vec<[f64; 4]>,
    is_near_start: bool,
    best: Option<Optimum<4>>,
    climb: Climb<4>,
    /// Rows of the current evaluation that are done, and their sum.
    row: usize,
    partial: Curvature<4>,
    rows_done: u64,
}

/// How far a fit has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FitProgress {
    /// About this share of the work is done. How many steps a climb takes is not known before, so it is a guess.
    Working(f64),
    /// [`Fitting::finish`] gives the fit.
    Done,
}

/// Above this many distinct histories a fit on every fourth customer finds the neighbourhood first.
const SMALL: usize = 600;

/// So many distinct histories decide whether there is a maximum at all.
const LARGE: usize = 5000;

/// Rows evaluated at a time: some milliseconds at most. Fixed, because sums depend on it in their last digits.
const SLICE: usize = 2048;

impl<M: Fittable> Fitting<M> {
    /// Prepares a fit; ten customers with a repeat purchase at least.
    pub fn new(histories: &[History], kind: M::Kind) -> Metric<Self> {
        let repeaters = histories
            .iter()
            .filter(|history| history.repeats() > 0)
            .count();
        NotEnough::check(repeaters as u64, NEED)?;
        let repeats: u64 = histories
            .iter()
            .map(|history| u64::from(history.repeats()))
            .sum();
        let time: f64 = histories.iter().map(|history| history.age()).sum();
        NotEnough::check(u64::from(time > 0.0), 1)?;
        let mut samples = vec![Sample::of(histories.iter().copied())];
        let mut stride = 4;
        while samples
            .last()
            .is_some_and(|sample| sample.rows.len() > SMALL)
        {
            samples.push(Sample::of(histories.iter().copied().step_by(stride)));
            stride *= 4;
        }
        let starts = M::starts(repeats as f64 / time);
        let [first, second] = starts;
        let n = samples.last().map_or(0.0, |sample| sample.n);
        Ok(Self {
            kind,
            n: histories.len() as u64,
            repeats,
            samples,
            starts,
            pending: vec![second],
            is_near_start: false,
            best: None,
            climb: Climb::new(first, n),
            row: 0,
            partial: Curvature::zero(),
            rows_done: 0,
        })
    }

    /// Evaluates one slice of customers.
    pub fn advance(&mut self) -> FitProgress {
        let Some(sample) = self.samples.last() else {
            return FitProgress::Done;
        };
        let Some(parameters) = self.climb.wanted() else {
            self.next_climb();
            return self.progress();
        };
        let end = (self.row + SLICE).min(sample.rows.len());
        let rows = sample.rows.get(self.row..end).unwrap_or_default();
        let part = M::evaluate(self.kind, rows, sample.max_repeats, &parameters);
        self.partial.add(&part);
        self.rows_done += rows.len() as u64;
        self.row = end;
        if end == sample.rows.len() {
            self.row = 0;
            let whole = std::mem::replace(&mut self.partial, Curvature::zero());
            self.climb.give(whole);
        }
        self.progress()
    }

    /// The fit, once [`advance`](Self::advance) says it is done; "not enough" if no start had a finite likelihood.
    pub fn finish(self) -> Metric<ModelFit<M>> {
        let found = self
            .best
            .filter(|_| self.samples.is_empty())
            .ok_or(NotEnough {
                n: self.n,
                need: self.n + 1,
            })?;
        Ok(ModelFit {
            model: M::from_parameters(found.parameters, self.kind),
            log_likelihood: found.curvature.value,
            n: self.n,
            repeats: self.repeats,
            is_converged: found.is_converged,
            errors: standard_errors(&found).filter(|_| found.is_converged),
            ln_covariance: ln_covariance(&found).filter(|_| found.is_converged),
        })
    }

    fn run(mut self) -> Metric<ModelFit<M>> {
        while self.advance() != FitProgress::Done {}
        self.finish()
    }

    fn progress(&self) -> FitProgress {
        if self.samples.is_empty() {
            return FitProgress::Done;
        }
        let left: u64 = self
            .samples
            .iter()
            .map(|sample| sample.rows.len() as u64)
            .sum();
        // A climb from nearby takes some five evaluations.
        FitProgress::Working(self.rows_done as f64 / (self.rows_done + 5 * left) as f64)
    }

    /// After a climb: the next start, the next larger sample, or the end.
    fn next_climb(&mut self) {
        let found = self.climb.optimum();
        let is_large = self
            .samples
            .last()
            .is_some_and(|sample| sample.rows.len() > LARGE);
        let is_settled =
            self.is_near_start && found.is_some_and(|found| found.is_converged || is_large);
        self.is_near_start = false;
        self.best = self
            .best
            .into_iter()
            .chain(found)
            .max_by(|a, b| a.curvature.value.total_cmp(&b.curvature.value));
        let start = self.pending.pop().filter(|_| !is_settled);
        if let (Some(start), Some(sample)) = (start, self.samples.last()) {
            self.climb = Climb::new(start, sample.n);
            return;
        }
        self.samples.pop();
        let Some(sample) = self.samples.last() else {
            return;
        };
        // Likelihoods of different samples do not compare.
        let near = self.best.take();
        self.is_near_start = near.is_some();
        self.pending = self.starts.to_vec();
        let start = near.map_or(self.starts[0], |near| near.parameters);
        self.climb = Climb::new(start, sample.n);
    }
}
