//! Damped Newton over the logarithms of the parameters.
#![allow(
    clippy::needless_range_loop,
    reason = "rows and columns run below the array length"
)]

use super::matrix::{Matrix, cholesky, solve};

/// A log-likelihood with its first and second derivatives in the natural parameters.
#[derive(Debug, Clone, Copy)]
pub struct Curvature<const N: usize> {
    pub(crate) value: f64,
    pub(crate) gradient: [f64; N],
    pub(crate) hessian: Matrix<N>,
}

impl<const N: usize> Curvature<N> {
    pub(crate) fn zero() -> Self {
        Self {
            value: 0.0,
            gradient: [0.0; N],
            hessian: [[0.0; N]; N],
        }
    }

    /// From the natural parameters to their logarithms: `g_i p_i` and `H_ij p_i p_j + δ_ij g_i p_i`.
    fn in_logarithms(mut self, parameters: &[f64; N]) -> Self {
        for i in 0..N {
            self.gradient[i] *= parameters[i];
            for j in 0..N {
                self.hessian[i][j] *= parameters[i] * parameters[j];
            }
            self.hessian[i][i] += self.gradient[i];
        }
        self
    }

    /// Adds another part of the sum.
    pub(crate) fn add(&mut self, other: &Self) {
        self.value += other.value;
        for i in 0..N {
            self.gradient[i] += other.gradient[i];
            for j in 0..N {
                self.hessian[i][j] += other.hessian[i][j];
            }
        }
    }

    fn is_finite(&self) -> bool {
        self.value.is_finite()
            && self.gradient.iter().all(|slope| slope.is_finite())
            && self
                .hessian
                .iter()
                .flatten()
                .all(|second| second.is_finite())
    }
}

/// Where the climb ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Optimum<const N: usize> {
    pub(crate) parameters: [f64; N],
    /// In the natural parameters.
    pub(crate) curvature: Curvature<N>,
    /// The gradient vanished at a proper maximum inside the parameter space.
    pub(crate) is_converged: bool,
}

const MAX_STEPS: usize = 150;
/// A maximum is found when no more than this log-likelihood is left to gain; the climb itself goes on to rounding.
const PROMISE: f64 = 1e-6;
/// Longest step of a logarithm: a factor of e² at once.
const MAX_LOG_STEP: f64 = 2.0;
/// Parameters beyond e^±18 describe a degenerate model; the likelihood is flat there.
const MAX_LOG: f64 = 18.0;
/// So many steps without a gain end a climb along a ridge that leads nowhere.
const MAX_STALLED: usize = 3;
/// An optimum with a parameter beyond e^±15 is the edge of the model, not a maximum inside it.
const EDGE_LOG: f64 = 15.0;

/// A climb from a start to a maximum, one evaluation at a time, so that the caller may do other things in between.
///
/// Newton's method over the logarithms with Levenberg damping and step halving.
pub(crate) struct Climb<const N: usize> {
    /// Observations the likelihood sums over.
    n: f64,
    /// The best place so far.
    place: Option<Place<N>>,
    /// Where to look next; nothing when the climb is over.
    next: Option<Trial<N>>,
    damping: f64,
    is_converged: bool,
    stalled: usize,
    steps: usize,
}

#[derive(Clone, Copy)]
struct Place<const N: usize> {
    logs: [f64; N],
    curvature: Curvature<N>,
}

#[derive(Clone, Copy)]
struct Trial<const N: usize> {
    logs: [f64; N],
    step: [f64; N],
    halvings: u32,
}

impl<const N: usize> Climb<N> {
    /// Begins at `start`, positive.
    pub(crate) fn new(start: [f64; N], n: f64) -> Self {
        Self {
            n,
            place: None,
            next: Some(Trial {
                logs: start.map(libm::log),
                step: [0.0; N],
                halvings: 0,
            }),
            damping: 0.0,
            is_converged: false,
            stalled: 0,
            steps: 0,
        }
    }

    /// The parameters to evaluate next; nothing when the climb is over.
    pub(crate) fn wanted(&self) -> Option<[f64; N]> {
        self.next.map(|trial| trial.logs.map(libm::exp))
    }

    /// Takes the likelihood of the parameters [`wanted`](Self::wanted).
    pub(crate) fn give(&mut self, curvature: Curvature<N>) {
        let Some(trial) = self.next.take() else {
            return;
        };
        let tried = Place {
            logs: trial.logs,
            curvature,
        };
        let Some(place) = self.place else {
            // A start without a finite likelihood is no start.
            if curvature.is_finite() {
                self.place = Some(tried);
                self.plan(tried);
            }
            return;
        };
        let value = place.curvature.value;
        // Beyond rounding, the value must not fall.
        if curvature.is_finite() && curvature.value >= value - value.abs() * 1e-15 {
            self.accept(tried, curvature.value - value);
        } else if trial.halvings < 11 {
            let step = trial.step.map(|part| part / 2.0);
            self.next = moved(place.logs, step, trial.halvings + 1);
            if self.next.is_none() {
                self.retreat(place);
            }
        } else {
            self.retreat(place);
        }
    }

    /// Where the climb has come to; nothing if its start had no likelihood.
    pub(crate) fn optimum(&self) -> Option<Optimum<N>> {
        let place = self.place?;
        let is_inside = place.logs.iter().all(|log| log.abs() < EDGE_LOG);
        Some(Optimum {
            parameters: place.logs.map(libm::exp),
            curvature: place.curvature,
            is_converged: self.is_converged && is_inside,
        })
    }

    fn accept(&mut self, place: Place<N>, gain: f64) {
        self.place = Some(place);
        self.steps += 1;
        self.stalled = if gain > PROMISE * 0.1 {
            0
        } else {
            self.stalled + 1
        };
        self.damping = if self.damping < 1e-9 {
            0.0
        } else {
            self.damping / 100.0
        };
        if self.stalled <= MAX_STALLED && self.steps < MAX_STEPS {
            self.plan(place);
        }
    }

    /// No shorter step helped: damp harder, unless nothing but rounding is left to gain.
    fn retreat(&mut self, place: Place<N>) {
        if !self.is_converged && self.damping <= 1e12 {
            self.damping = (self.damping * 100.0).max(1e-6);
            self.plan(place);
        }
    }

    fn plan(&mut self, place: Place<N>) {
        let here = place.curvature.in_logarithms(&place.logs.map(libm::exp));
        let (step, is_proper) = newton_step(&here, self.n, &mut self.damping);
        // What the quadratic model still promises, in units of log-likelihood.
        let promise = step
            .iter()
            .zip(&here.gradient)
            .map(|(s, g)| s * g)
            .sum::<f64>()
            / 2.0;
        self.is_converged = is_proper && promise.abs() < PROMISE;
        if self.is_converged && promise.abs() < PROMISE * 1e-6 {
            return;
        }
        self.next = moved(place.logs, step, 0);
        if self.next.is_none() {
            self.retreat(place);
        }
    }
}

/// A step away, inside the bounds; nothing if the bounds leave no step.
fn moved<const N: usize>(from: [f64; N], step: [f64; N], halvings: u32) -> Option<Trial<N>> {
    let mut logs = from;
    for i in 0..N {
        logs[i] = (from[i] + step[i]).clamp(-MAX_LOG, MAX_LOG);
    }
    (logs != from).then_some(Trial {
        logs,
        step,
        halvings,
    })
}

/// Climbs from `start` to the maximum of `evaluate` without a pause.
pub(crate) fn maximise<const N: usize>(
    start: [f64; N],
    n: f64,
    evaluate: impl Fn(&[f64; N]) -> Curvature<N>,
) -> Option<Optimum<N>> {
    let mut climb = Climb::new(start, n);
    while let Some(parameters) = climb.wanted() {
        climb.give(evaluate(&parameters));
    }
    climb.optimum()
}

/// Standard errors of the natural parameters from the inverse of the observed information, `√diag((−H)⁻¹)`.
///
/// Nothing when the likelihood is flat in some direction.
pub(crate) fn standard_errors<const N: usize>(optimum: &Optimum<N>) -> Option<[f64; N]> {
    let covariance = ln_covariance(optimum)?;
    let mut errors = optimum.parameters;
    for i in 0..N {
        errors[i] *= covariance[i][i].sqrt();
    }
    Some(errors)
}

/// Covariance of the logarithms of the parameters, `(−H)⁻¹`; nothing when the likelihood is flat in some direction.
pub(crate) fn ln_covariance<const N: usize>(optimum: &Optimum<N>) -> Option<Matrix<N>> {
    let here = optimum.curvature.in_logarithms(&optimum.parameters);
    let factor = cholesky(&here.hessian.map(|row| row.map(|second| -second)))?;
    let mut covariance = [[0.0; N]; N];
    for i in 0..N {
        let mut unit = [0.0; N];
        unit[i] = 1.0;
        covariance[i] = solve(&factor, &unit);
    }
    Some(covariance)
}

/// The damped Newton step, and whether it needed no damping to be an ascent.
fn newton_step<const N: usize>(here: &Curvature<N>, n: f64, damping: &mut f64) -> ([f64; N], bool) {
    let mut is_proper = true;
    loop {
        let mut information = here.hessian.map(|row| row.map(|second| -second));
        for i in 0..N {
            information[i][i] += *damping * (information[i][i].abs() + 1e-3 * n.max(1.0));
        }
        if let Some(factor) = cholesky(&information) {
            let mut step = solve(&factor, &here.gradient);
            let longest = step.iter().fold(0.0_f64, |most, part| most.max(part.abs()));
            if longest > MAX_LOG_STEP {
                step = step.map(|part| part * MAX_LOG_STEP / longest);
            }
            return (step, is_proper && *damping < 1e-9);
        }
        is_proper = false;
        *damping = (*damping * 10.0).max(1e-6);
        if damping.is_nan() || *damping > 1e15 {
            return ([0.0; N], false);
        }
    }
}
