//! BG/NBD and MBG/NBD.

use super::history::{History, PurchaseModel};
use super::special::ln_rising;

/// When a customer can be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dropout {
    /// BG/NBD: after a repeat purchase. Whoever bought once is alive with certainty.
    AfterRepeat,
    /// MBG/NBD: also right after the first purchase.
    AfterAny,
}

/// Purchases at random at a rate ~ Gamma(r, alpha) until, after a purchase, the customer is lost with a probability
/// ~ Beta(a, b).
///
/// Sources: Fader, Hardie & Lee 2005, Marketing Science 24:275-284 (BG/NBD); Batislam, Denizel & Filiztekin 2007,
/// International Journal of Research in Marketing 24:201-209 (MBG/NBD).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetaGeometric {
    /// Shape of the purchase rate.
    pub r: f64,
    /// Rate of the purchase rate, in the unit of time.
    pub alpha: f64,
    /// First shape of the dropout probability.
    pub a: f64,
    /// Second shape of the dropout probability.
    pub b: f64,
    /// Which of the two models.
    pub dropout: Dropout,
}

impl BetaGeometric {
    /// Extra chance to be lost: one more purchase counts under MBG/NBD.
    fn extra(&self) -> f64 {
        match self.dropout {
            Dropout::AfterRepeat => 0.0,
            Dropout::AfterAny => 1.0,
        }
    }

    /// `ln` of the odds of being lost: `ln(a/(b+x−1)) + (r+x) ln((α+T)/(α+t_x))`, with b+x for MBG/NBD.
    fn ln_lost_odds(&self, history: History) -> f64 {
        let kept = self.b + history.x() + self.extra() - 1.0;
        if history.repeats() == 0 && self.dropout == Dropout::AfterRepeat {
            return f64::NEG_INFINITY;
        }
        let waited = (history.age() - history.recency()) / (self.alpha + history.recency());
        libm::log(self.a / kept) + (self.r + history.x()) * libm::log1p(waited)
    }

    /// `P(X(t) = x)` for a new customer under BG/NBD (equation 8 of the paper); nothing for MBG/NBD.
    pub fn probability_of(&self, repeats: u32, horizon: f64) -> Option<f64> {
        if self.dropout == Dropout::AfterAny || horizon < 0.0 {
            return None;
        }
        let x = f64::from(repeats);
        let ln_still = self.r * libm::log(self.alpha / (self.alpha + horizon));
        let ln_share = libm::log(horizon / (self.alpha + horizon));
        let purchases = |j: f64| {
            let power = if j > 0.0 { j * ln_share } else { 0.0 };
            libm::exp(ln_rising(self.r, j) - libm::lgamma(j + 1.0) + ln_still + power)
        };
        let ln_kept = ln_rising(self.b, x) - ln_rising(self.a + self.b, x);
        let stayed = libm::exp(ln_kept) * purchases(x);
        if repeats == 0 {
            return Some(stayed);
        }
        // B(a+1, b+x−1)/B(a, b) = B(a, b+x)/B(a, b) · a/(b+x−1).
        let left = libm::exp(ln_kept) * self.a / (self.b + x - 1.0);
        let fewer: f64 = (0..repeats).map(|j| purchases(f64::from(j))).sum();
        Some(stayed + left * (1.0 - fewer))
    }
}

impl PurchaseModel for BetaGeometric {
    fn log_likelihood(&self, history: History) -> f64 {
        let x = history.x();
        let kept = x + self.extra();
        let lost_odds = libm::exp(self.ln_lost_odds(history));
        let ln_lost = if lost_odds.is_finite() {
            libm::log1p(lost_odds)
        } else {
            self.ln_lost_odds(history)
        };
        ln_rising(self.r, x) + self.r * libm::log(self.alpha)
            - (self.r + x) * libm::log(self.alpha + history.age())
            + ln_rising(self.b, kept)
            - ln_rising(self.a + self.b, kept)
            + ln_lost
    }

    fn alive(&self, history: History) -> f64 {
        1.0 / (1.0 + libm::exp(self.ln_lost_odds(history)))
    }

    /// `c/(a−1) · (1 − ((α+T)/(α+T+t))^(r+x) ₂F₁(r+x, B; c; z)) · P(alive)` with `z = t/(α+T+t)`, B = b+x and
    /// c = a+b+x−1 (BG), one more each for MBG.
    ///
    /// Not evaluated like that: Euler's transformation turns the bracket into
    /// `1 − e^((a−1) ln(1−z)) ₂F₁(c−r−x, a−1; c; z)`, whose series has no cancellation, and `c/(a−1)` is divided into
    /// the terms, which removes the singularities at a = 1 and at c = 0.
    fn expected_purchases(&self, history: History, horizon: f64) -> f64 {
        if horizon <= 0.0 {
            return 0.0;
        }
        let x = history.x();
        let c = self.a + self.b + x + self.extra() - 1.0;
        let z = horizon / (self.alpha + history.age() + horizon);
        // ln(1 − z), with 1 − z = (α+T)/(α+T+t) taken as a ratio so that z → 1 keeps its digits.
        let ln_rest = -libm::log1p(horizon / (self.alpha + history.age()));
        let power = self.a - 1.0;
        let leading = if power == 0.0 {
            -ln_rest
        } else {
            -libm::expm1(power * ln_rest) / power
        };
        let series = euler_series(c - self.r - x, self.a, c, z);
        let bracket = c * leading - libm::exp(power * ln_rest) * series;
        self.alive(history) * bracket.max(0.0)
    }
}

/// `Σ_{n≥1} (d)_n (a)_{n−1} / ((c+1)_{n−1} n!) zⁿ`.
fn euler_series(d: f64, a: f64, c: f64, z: f64) -> f64 {
    let mut term = d * z;
    let mut sum = term;
    // Ordinary horizons need a few dozen terms; z = 1 − 10⁻⁶ needs tens of thousands.
    for n in 1..2_000_000 {
        let n = f64::from(n);
        term *= (d + n) * (a + n - 1.0) / ((c + n) * (n + 1.0)) * z;
        sum += term;
        // c − d = r + x > 0, so (d+n)/(c+n) stays below 1 once d + n is positive, and (a+n)/(n+2) falls towards 1 or
        // lies below it: from here on the terms fall at least like a geometric series with this factor. Waiting for
        // n > |d| instead would take millions of terms where b, and d with it, runs away along a ridge.
        let falls_by = z * ((a + n) / (n + 2.0)).max(1.0);
        if n > -d && falls_by < 1.0 && term.abs() <= sum.abs() * 1e-17 * (1.0 - falls_by).max(1e-4)
        {
            break;
        }
    }
    sum
}
