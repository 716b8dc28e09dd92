//! Maximum likelihood for a handful of positive parameters.

mod matrix;
mod newton;

#[cfg(test)]
mod tests;

pub(crate) use newton::{Climb, Curvature, Optimum, ln_covariance, maximise, standard_errors};
