//! Log-likelihoods with analytic first and second derivatives.

use crate::optimise::Curvature;

use super::beta_geometric::Dropout;
use super::history::History;
use super::pareto::{DropoutIntegral, ParetoNbd};
use super::special::{RisingTable, ln_add_exp};

/// Histories with how many customers share them; those who never came back differ in age alone and are many.
pub(super) struct Sample {
    pub(super) rows: Vec<(History, f64)>,
    pub(super) n: f64,
    pub(super) max_repeats: u32,
}

impl Sample {
    pub(super) fn of(histories: impl Iterator<Item = History>) -> Self {
        let (mut once, mut rows) = (Vec::new(), Vec::new());
        let (mut n, mut max_repeats) = (0.0, 0);
        for history in histories {
            n += 1.0;
            max_repeats = max_repeats.max(history.repeats());
            if history.repeats() == 0 {
                once.push(history);
            } else {
                rows.push((history, 1.0));
            }
        }
        once.sort_unstable_by(|a, b| a.age().total_cmp(&b.age()));
        for alike in once.chunk_by(|a, b| a.age() == b.age()) {
            if let Some(&history) = alike.first() {
                rows.push((history, alike.len() as f64));
            }
        }
        Self {
            rows,
            n,
            max_repeats,
        }
    }
}

/// LL, gradient and Hessian of BG/NBD and MBG/NBD.
///
/// With `d = ln(a/(b+k−1)) + (r+x) ln((α+T)/(α+t_x))` and w the chance of being lost, each customer adds
/// `C + ln(1 + e^d)`, so the gradient is `∂C + w ∂d` and the Hessian `∂²C + w ∂²d + w(1−w) ∂d ∂dᵀ`.
pub(super) fn beta_geometric(
    rows: &[(History, f64)],
    max_repeats: u32,
    &[r, alpha, a, b]: &[f64; 4],
    dropout: Dropout,
) -> Curvature<4> {
    let extra = match dropout {
        Dropout::AfterRepeat => 0,
        Dropout::AfterAny => 1,
    };
    let purchases = RisingTable::new(r, max_repeats);
    let kept = RisingTable::new(b, max_repeats + extra);
    let both = RisingTable::new(a + b, max_repeats + extra);
    let ln_alpha = alpha.ln();
    let mut sum = Curvature::zero();
    let ln_a = a.ln();
    for &(history, weight) in rows {
        let x = history.repeats();
        let count = r + f64::from(x);
        let (rise, keep, all) = (purchases.at(x), kept.at(x + extra), both.at(x + extra));
        let (now, then) = (alpha + history.age(), alpha + history.recency());
        let ln_now = now.ln();

        let mut value = rise[0] + r * ln_alpha - count * ln_now + keep[0] - all[0];
        let mut g = [
            rise[1] + ln_alpha - ln_now,
            r / alpha - count / now,
            -all[1],
            keep[1] - all[1],
        ];
        // Upper triangle: rr, rα, αα, aa, ab, bb; the rest of C has no cross terms.
        let mut h = [
            rise[2],
            1.0 / alpha - 1.0 / now,
            count / (now * now) - r / (alpha * alpha),
            -all[2],
            -all[2],
            keep[2] - all[2],
        ];
        let mut d = [0.0; 4];
        let mut spread = 0.0;
        if x + extra > 0 {
            let chance = b + f64::from(x + extra) - 1.0;
            let ln_ratio = ln_now - then.ln();
            let odds = ln_a - chance.ln() + count * ln_ratio;
            let lost = 1.0 / (1.0 + (-odds).exp());
            value += if odds > 0.0 {
                odds + (-odds).exp().ln_1p()
            } else {
                odds.exp().ln_1p()
            };
            let shift = 1.0 / now - 1.0 / then;
            d = [ln_ratio, count * shift, 1.0 / a, -1.0 / chance];
            for (slope, part) in g.iter_mut().zip(d) {
                *slope += lost * part;
            }
            h[1] += lost * shift;
            h[2] -= lost * count * (1.0 / (now * now) - 1.0 / (then * then));
            h[3] -= lost / (a * a);
            h[5] += lost / (chance * chance);
            spread = lost * (1.0 - lost);
        }
        sum.value += weight * value;
        add(&mut sum, weight, &g, &d, spread);
        let [rr, ra, aa, pp, pq, qq] = h.map(|second| weight * second);
        sum.hessian[0][0] += rr;
        sum.hessian[0][1] += ra;
        sum.hessian[1][1] += aa;
        sum.hessian[2][2] += pp;
        sum.hessian[2][3] += pq;
        sum.hessian[3][3] += qq;
    }
    mirrored(sum)
}

/// LL, gradient and Hessian of Pareto/NBD, the dropout integral differentiated under the integral sign.
pub(super) fn pareto(
    rows: &[(History, f64)],
    max_repeats: u32,
    &[r, alpha, s, beta]: &[f64; 4],
    integral: &DropoutIntegral,
) -> Curvature<4> {
    let model = ParetoNbd { r, alpha, s, beta };
    let purchases = RisingTable::new(r, max_repeats);
    let (ln_alpha, ln_beta, ln_s) = (alpha.ln(), beta.ln(), s.ln());
    let mut nodes: Vec<[f64; 5]> = Vec::with_capacity(64);
    let mut sum = Curvature::zero();
    for &(history, weight) in rows {
        let count = r + history.x();
        let rise = purchases.at(history.repeats());
        let (here_alpha, here_beta) = (alpha + history.age(), beta + history.age());
        let (ln_here_alpha, ln_here_beta) = (here_alpha.ln(), here_beta.ln());
        let here = -count * ln_here_alpha - s * ln_here_beta;

        nodes.clear();
        let mut top = f64::NEG_INFINITY;
        integral.nodes(&model, history, |y, ln_a, ln_b, ln_weight| {
            let value = ln_weight - count * ln_a - (s + 1.0) * ln_b;
            top = top.max(value);
            nodes.push([value, ln_a, ln_b, 1.0 / (alpha + y), 1.0 / (beta + y)]);
        });
        // Moments of the slopes −ln A, −n/A, −ln B, −(s+1)/B under the normalised integrand.
        let mut total = 0.0;
        let mut mean = [0.0; 4];
        let mut product = [[0.0; 4]; 4];
        let mut own = [0.0; 4];
        for &[value, ln_a, ln_b, over_a, over_b] in &nodes {
            let share = (value - top).exp();
            let slope = [-ln_a, -count * over_a, -ln_b, -(s + 1.0) * over_b];
            total += share;
            for (i, &first) in slope.iter().enumerate() {
                mean[i] += share * first;
                for (j, &second) in slope.iter().enumerate().skip(i) {
                    product[i][j] += share * first * second;
                }
            }
            own[0] -= share * over_a;
            own[1] += share * count * over_a * over_a;
            own[2] -= share * over_b;
            own[3] += share * (s + 1.0) * over_b * over_b;
        }
        let mut g_here = [
            -ln_here_alpha,
            -count / here_alpha,
            -ln_here_beta,
            -s / here_beta,
        ];
        let (alive, lost) = if total > 0.0 {
            let ln_lost = ln_s + top + total.ln();
            let lost = 1.0 / (1.0 + (here - ln_lost).exp());
            (1.0 - lost, lost)
        } else {
            (1.0, 0.0)
        };
        let value = if total > 0.0 {
            ln_add_exp(here, ln_s + top + total.ln())
        } else {
            here
        };
        let mut d = [0.0; 4];
        if total > 0.0 {
            for (slope, moment) in d.iter_mut().zip(mean) {
                *slope = moment / total;
            }
            for i in 0..4 {
                for j in i..4 {
                    sum.hessian[i][j] += weight * lost * (product[i][j] / total - d[i] * d[j]);
                }
            }
            let [ra, aa, sb, bb] = own.map(|second| weight * lost * second / total);
            sum.hessian[0][1] += ra;
            sum.hessian[1][1] += aa;
            sum.hessian[2][3] += sb;
            sum.hessian[3][3] += bb;
            sum.hessian[2][2] -= weight * lost / (s * s);
            d[2] += 1.0 / s;
            for (difference, slope) in d.iter_mut().zip(g_here) {
                *difference -= slope;
            }
        }
        for (slope, difference) in g_here.iter_mut().zip(d) {
            *slope += lost * difference;
        }
        g_here[0] += rise[1] + ln_alpha;
        g_here[1] += r / alpha;
        g_here[2] += ln_beta;
        g_here[3] += s / beta;
        sum.value += weight * (rise[0] + r * ln_alpha + s * ln_beta + value);
        add(&mut sum, weight, &g_here, &d, alive * lost);
        sum.hessian[0][0] += weight * rise[2];
        sum.hessian[0][1] += weight * (1.0 / alpha - alive / here_alpha);
        sum.hessian[1][1] +=
            weight * (alive * count / (here_alpha * here_alpha) - r / (alpha * alpha));
        sum.hessian[2][3] += weight * (1.0 / beta - alive / here_beta);
        sum.hessian[3][3] += weight * (alive * s / (here_beta * here_beta) - s / (beta * beta));
    }
    mirrored(sum)
}

/// Adds a gradient and the spread between the two parts of a mixture, `w(1−w) d dᵀ`.
fn add(sum: &mut Curvature<4>, weight: f64, gradient: &[f64; 4], d: &[f64; 4], spread: f64) {
    for (i, slope) in gradient.iter().enumerate() {
        sum.gradient[i] += weight * slope;
        for j in i..4 {
            sum.hessian[i][j] += weight * spread * d[i] * d[j];
        }
    }
}

fn mirrored(mut sum: Curvature<4>) -> Curvature<4> {
    for i in 1..4 {
        for j in 0..i {
            sum.hessian[i][j] = sum.hessian[j][i];
        }
    }
    sum
}
