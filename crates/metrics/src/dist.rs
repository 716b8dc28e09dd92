//! The few distributions the metrics need, over `statrs` and `libm`.
//!
//! Arguments outside a distribution's domain give NaN, never a panic: the callers have checked their counts first.

use statrs::distribution::{ContinuousCDF, FisherSnedecor, Gamma, Normal, StudentsT};
use statrs::function::beta::checked_beta_reg;
use statrs::function::gamma::{gamma_lr, gamma_ur};

/// Quantile of the standard normal distribution.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    if p > 0.0 && p < 1.0 {
        Normal::standard().inverse_cdf(p)
    } else {
        f64::NAN
    }
}

/// `P(|Z| > |z|)` of the standard normal distribution, by erfc so that far tails keep their digits.
pub(crate) fn normal_two_sided_p(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// Quantile of Student's t with `df` degrees of freedom.
pub(crate) fn student_t_quantile(p: f64, df: f64) -> f64 {
    StudentsT::new(0.0, 1.0, df).map_or(f64::NAN, |t| t.inverse_cdf(p))
}

/// Quantile of the F distribution with `d1` and `d2` degrees of freedom.
pub(crate) fn f_quantile(p: f64, d1: f64, d2: f64) -> f64 {
    FisherSnedecor::new(d1, d2).map_or(f64::NAN, |f| f.inverse_cdf(p))
}

/// `I_x(a, b)`, the regularised incomplete beta function, with its limits 1 at `a = 0` and 0 at `b = 0`.
pub(crate) fn beta_lower(a: f64, b: f64, x: f64) -> f64 {
    if a <= 0.0 {
        1.0
    } else if b <= 0.0 {
        0.0
    } else {
        checked_beta_reg(a, b, x).unwrap_or(f64::NAN)
    }
}

/// `P(X > x)` of chi-square with `df` degrees of freedom.
pub(crate) fn chi_square_upper(x: f64, df: u32) -> f64 {
    if x <= 0.0 {
        1.0
    } else if df == 1 {
        normal_two_sided_p(x.sqrt())
    } else {
        gamma_ur(f64::from(df) / 2.0, x / 2.0)
    }
}

/// Quantile of the gamma distribution with this shape and rate 1.
///
/// The library's root finder stops at nine digits; Newton's steps take it to the precision of the distribution.
pub(crate) fn gamma_quantile(p: f64, shape: f64) -> f64 {
    let mut x = Gamma::new(shape, 1.0).map_or(f64::NAN, |g| g.inverse_cdf(p));
    for _ in 0..3 {
        let density = libm::exp((shape - 1.0) * libm::log(x) - x - libm::lgamma(shape));
        let step = (gamma_lr(shape, x) - p) / density;
        if !step.is_finite() || step.abs() >= x {
            break;
        }
        x -= step;
    }
    x
}
