//! Pareto/NBD.

use std::sync::LazyLock;

use super::history::{History, PurchaseModel};
use super::special::{discounted_survival, gauss_legendre, ln_add_exp, ln_rising};

/// Purchases at random at a rate ~ Gamma(r, alpha), lost at any time at a rate ~ Gamma(s, beta).
///
/// Sources: Schmittlein, Morrison & Colombo 1987, Management Science 33:1-24; Fader & Hardie 2005, "A note on deriving
/// the Pareto/NBD model and related expressions".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParetoNbd {
    /// Shape of the purchase rate.
    pub r: f64,
    /// Rate of the purchase rate, in the unit of time.
    pub alpha: f64,
    /// Shape of the dropout rate.
    pub s: f64,
    /// Rate of the dropout rate, in the unit of time.
    pub beta: f64,
}

/// The dropout integral, node by node.
///
/// The likelihood is `G [(α+T)^−(r+x) (β+T)^−s + s ∫_{t_x}^T (α+y)^−(r+x) (β+y)^−(s+1) dy]`. In
/// `u = ln(min(α,β) + y)` the integrand is analytic up to a distance of π, and bends by a power of at most r+x+s over
/// the interval; so the number of Gauss–Legendre nodes that gives 13 digits follows from the two. No hypergeometric
/// function is needed.
pub(super) struct DropoutIntegral(Vec<Rule>);

struct Rule {
    /// Largest `(r+x+s+1) · half width` it is good for.
    bend: f64,
    /// Largest half width.
    half: f64,
    nodes: Vec<Node>,
}

struct Node {
    place: f64,
    ln_weight: f64,
}

/// The rules never change, and computing them costs more than a customer.
static INTEGRAL: LazyLock<DropoutIntegral> = LazyLock::new(|| {
    let rule = |(order, bend, half)| {
        let node = |(place, weight)| Node {
            place,
            ln_weight: libm::log(weight),
        };
        Rule {
            bend,
            half,
            nodes: gauss_legendre(order).into_iter().map(node).collect(),
        }
    };
    // From the Bernstein ellipse: e^(bend·((ρ+1/ρ)/2 − 1)) ρ^(−2·order) below 1e-13 for the best ρ.
    let rules = [
        (8, 1.5, 0.8),
        (16, 12.0, 2.0),
        (32, 60.0, 4.0),
        (64, f64::INFINITY, f64::INFINITY),
    ];
    DropoutIntegral(rules.into_iter().map(rule).collect())
});

impl DropoutIntegral {
    pub(super) fn get() -> &'static Self {
        &INTEGRAL
    }

    /// Calls `each(y, ln(α+y), ln(β+y), ln weight)` for all nodes between t_x and T; the weights include dy.
    pub(super) fn nodes(
        &self,
        model: &ParetoNbd,
        history: History,
        mut each: impl FnMut(f64, f64, f64, f64),
    ) {
        let (low, gap) = if model.alpha < model.beta {
            (model.alpha, model.beta - model.alpha)
        } else {
            (model.beta, model.alpha - model.beta)
        };
        let from = (low + history.recency()).ln();
        let half = ((history.age() - history.recency()) / (low + history.recency())).ln_1p() / 2.0;
        if half <= 0.0 {
            return;
        }
        let bend = (model.r + history.x() + model.s + 1.0) * half;
        let fitting = self
            .0
            .iter()
            .find(|rule| bend <= rule.bend && half <= rule.half);
        let ln_half = half.ln();
        for node in fitting.map_or(&[][..], |rule| &rule.nodes) {
            let u = from + half * (1.0 + node.place);
            let shifted = u.exp();
            let far = (shifted + gap).ln();
            let (ln_alpha, ln_beta) = if model.alpha < model.beta {
                (u, far)
            } else {
                (far, u)
            };
            each(
                shifted - low,
                ln_alpha,
                ln_beta,
                ln_half + node.ln_weight + u,
            );
        }
    }
}

impl ParetoNbd {
    /// `ln` of the two parts of the likelihood without their common factor: still here, and lost in between.
    fn parts(&self, history: History) -> (f64, f64) {
        let purchases = self.r + history.x();
        let here = -purchases * (self.alpha + history.age()).ln()
            - self.s * (self.beta + history.age()).ln();
        // Running maximum, so that nothing is stored: a larger value rescales the sum so far.
        let (mut top, mut sum) = (f64::NEG_INFINITY, 0.0);
        DropoutIntegral::get().nodes(self, history, |_, ln_alpha, ln_beta, ln_weight| {
            let value = ln_weight - purchases * ln_alpha - (self.s + 1.0) * ln_beta;
            if value > top {
                sum = sum * (top - value).exp() + 1.0;
                top = value;
            } else {
                sum += (value - top).exp();
            }
        });
        let lost = if sum > 0.0 {
            self.s.ln() + top + sum.ln()
        } else {
            f64::NEG_INFINITY
        };
        (here, lost)
    }

    /// Discounted expected residual transactions: purchases still to come, ever, discounted continuously at `delta`
    /// per unit of time.
    ///
    /// `P(alive) · (r+x)/(α+T) · ∫₀^∞ e^(−δτ) ((β+T)/(β+T+τ))^s dτ`. Times the margin per purchase it is the residual
    /// lifetime value. Source: Fader, Hardie & Lee 2005, Journal of Marketing Research 42:415-430. Infinite for a
    /// discount of zero when s ≤ 1.
    pub fn discounted_residual(&self, history: History, delta: f64) -> f64 {
        let scale = self.beta + history.age();
        let rate = (self.r + history.x()) / (self.alpha + history.age());
        let time = if delta > 0.0 {
            discounted_survival(delta, scale, self.s)
        } else if self.s > 1.0 {
            scale / (self.s - 1.0)
        } else {
            f64::INFINITY
        };
        self.alive(history) * rate * time
    }
}

impl PurchaseModel for ParetoNbd {
    fn log_likelihood(&self, history: History) -> f64 {
        let (here, lost) = self.parts(history);
        ln_rising(self.r, history.x())
            + self.r * libm::log(self.alpha)
            + self.s * libm::log(self.beta)
            + ln_add_exp(here, lost)
    }

    fn alive(&self, history: History) -> f64 {
        let (here, lost) = self.parts(history);
        1.0 / (1.0 + libm::exp(lost - here))
    }

    /// `(r+x)(β+T)/((α+T)(s−1)) · (1 − ((β+T)/(β+T+t))^(s−1)) · P(alive)`, by expm1 so that s = 1 is no hole.
    fn expected_purchases(&self, history: History, horizon: f64) -> f64 {
        if horizon <= 0.0 {
            return 0.0;
        }
        let scale = self.beta + history.age();
        let rate = (self.r + history.x()) / (self.alpha + history.age());
        let ln_rest = -libm::log1p(horizon / scale);
        let power = self.s - 1.0;
        let time = if power == 0.0 {
            -ln_rest
        } else {
            -libm::expm1(power * ln_rest) / power
        };
        self.alive(history) * rate * scale * time
    }
}
