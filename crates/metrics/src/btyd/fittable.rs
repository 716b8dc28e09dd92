//! What a model brings to its fit.

use crate::optimise::Curvature;

use super::beta_geometric::{BetaGeometric, Dropout};
use super::history::History;
use super::likelihood::{beta_geometric, pareto};
use super::pareto::{DropoutIntegral, ParetoNbd};

/// A purchase model that can be fitted: BG/NBD and MBG/NBD, Pareto/NBD.
pub trait Fittable: sealed::Likelihood {}

impl Fittable for BetaGeometric {}
impl Fittable for ParetoNbd {}

mod sealed {
    use super::{Curvature, History};

    /// What a fit needs; not for others to implement, because its derivatives must be right.
    pub trait Likelihood: Sized {
        /// What is chosen and not fitted.
        type Kind: Copy;

        /// Starts for this many repeat purchases per customer and unit of time.
        fn starts(rate: f64) -> [[f64; 4]; 2];

        /// The model with these parameters.
        fn from_parameters(parameters: [f64; 4], kind: Self::Kind) -> Self;

        /// Log-likelihood of some rows with its derivatives.
        fn evaluate(
            kind: Self::Kind,
            rows: &[(History, f64)],
            max_repeats: u32,
            parameters: &[f64; 4],
        ) -> Curvature<4>;
    }
}

impl sealed::Likelihood for BetaGeometric {
    type Kind = Dropout;

    fn starts(rate: f64) -> [[f64; 4]; 2] {
        [[0.5, 0.5 / rate, 1.0, 2.0], [1.0, 1.0 / rate, 0.5, 0.5]]
    }

    fn from_parameters([r, alpha, a, b]: [f64; 4], dropout: Dropout) -> Self {
        Self {
            r,
            alpha,
            a,
            b,
            dropout,
        }
    }

    fn evaluate(
        dropout: Dropout,
        rows: &[(History, f64)],
        max_repeats: u32,
        parameters: &[f64; 4],
    ) -> Curvature<4> {
        beta_geometric(rows, max_repeats, parameters, dropout)
    }
}

impl sealed::Likelihood for ParetoNbd {
    type Kind = ();

    fn starts(rate: f64) -> [[f64; 4]; 2] {
        [
            [0.5, 0.5 / rate, 0.5, 0.5 / rate],
            [1.0, 1.0 / rate, 1.0, 1.0 / rate],
        ]
    }

    fn from_parameters([r, alpha, s, beta]: [f64; 4], (): ()) -> Self {
        Self { r, alpha, s, beta }
    }

    fn evaluate(
        (): (),
        rows: &[(History, f64)],
        max_repeats: u32,
        parameters: &[f64; 4],
    ) -> Curvature<4> {
        pareto(rows, max_repeats, parameters, DropoutIntegral::get())
    }
}
