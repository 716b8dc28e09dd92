//! Damped Newton over the logarithms of the parameters.
#![allow(
    clippy::needless_range_loop,
    reason = "rows and columns run below the array length"
)]

use super::matrix::{Matrix, cholesky, solve};

/// A log-likelihood with its first and second derivatives in the natural parameters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Curvature<const N: usize> {
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

/// Climbs from `start` (positive) to the maximum of `evaluate`, whose values are sums over `n` observations.
///
/// Newton's method with Levenberg damping and step halving. Nothing if the start itself has no finite likelihood.
pub(crate) fn maximise<const N: usize>(
    start: [f64; N],
    n: f64,
    evaluate: impl Fn(&[f64; N]) -> Curvature<N>,
) -> Option<Optimum<N>> {
    let mut logs = start.map(libm::log);
    let mut parameters = start;
    let mut natural = evaluate(&parameters);
    if !natural.is_finite() {
        return None;
    }
    let mut damping = 0.0;
    let mut is_converged = false;
    let mut stalled = 0;
    for _ in 0..MAX_STEPS {
        let here = natural.in_logarithms(&parameters);
        let (step, is_proper) = newton_step(&here, n, &mut damping);
        // What the quadratic model still promises, in units of log-likelihood.
        let promise = step
            .iter()
            .zip(&here.gradient)
            .map(|(s, g)| s * g)
            .sum::<f64>()
            / 2.0;
        is_converged = is_proper && promise.abs() < PROMISE;
        if is_converged && promise.abs() < PROMISE * 1e-6 {
            break;
        }
        if let Some(next) = climb(&logs, &step, natural.value, &evaluate) {
            let gain = next.2.value - natural.value;
            stalled = if gain > PROMISE * 0.1 { 0 } else { stalled + 1 };
            (logs, parameters, natural) = next;
            if stalled > MAX_STALLED {
                break;
            }
            damping = if damping < 1e-9 { 0.0 } else { damping / 100.0 };
        } else if is_converged || damping > 1e12 {
            // Nothing to gain but rounding.
            break;
        } else {
            damping = (damping * 100.0).max(1e-6);
        }
    }
    Some(Optimum {
        parameters,
        curvature: natural,
        is_converged: is_converged && logs.iter().all(|log| log.abs() < EDGE_LOG),
    })
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

type Place<const N: usize> = ([f64; N], [f64; N], Curvature<N>);

/// Halves the step until the value does not fall (beyond rounding).
fn climb<const N: usize>(
    logs: &[f64; N],
    step: &[f64; N],
    value: f64,
    evaluate: impl Fn(&[f64; N]) -> Curvature<N>,
) -> Option<Place<N>> {
    let mut share = 1.0;
    for _ in 0..12 {
        let mut next = *logs;
        for i in 0..N {
            next[i] = (logs[i] + share * step[i]).clamp(-MAX_LOG, MAX_LOG);
        }
        let parameters = next.map(libm::exp);
        let natural = evaluate(&parameters);
        if natural.is_finite() && natural.value >= value - value.abs() * 1e-15 {
            return (next != *logs).then_some((next, parameters, natural));
        }
        share /= 2.0;
    }
    None
}
