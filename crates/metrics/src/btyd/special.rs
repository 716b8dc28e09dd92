//! The special functions of these models, and only in the range the models use.

/// `ln Γ(p + x) − ln Γ(p)` for whole x.
pub(super) fn ln_rising(p: f64, x: f64) -> f64 {
    if x == 0.0 {
        0.0
    } else if p > 1e4 && x < 1e4 {
        // Both gammas are enormous and nearly equal: their difference would keep few digits.
        let mut factor = p;
        let mut sum = 0.0;
        while factor < p + x - 0.5 {
            sum += libm::log(factor);
            factor += 1.0;
        }
        sum
    } else {
        libm::lgamma(p + x) - libm::lgamma(p)
    }
}

/// `ln (p)_x` with its first two derivatives by p, for whole x from 0 on.
pub(super) struct RisingTable(Vec<[f64; 3]>);

impl RisingTable {
    /// `Σ_{j<x} ln(p+j)`, `Σ 1/(p+j)`, `−Σ 1/(p+j)²`: sums, because customers share few values of x.
    pub(super) fn new(p: f64, max: u32) -> Self {
        let mut rows = Vec::with_capacity(max as usize + 1);
        let mut row = [0.0; 3];
        rows.push(row);
        for j in 0..max {
            let factor = p + f64::from(j);
            row[0] += libm::log(factor);
            row[1] += 1.0 / factor;
            row[2] -= 1.0 / (factor * factor);
            rows.push(row);
        }
        Self(rows)
    }

    pub(super) fn at(&self, x: u32) -> [f64; 3] {
        self.0.get(x as usize).copied().unwrap_or([f64::NAN; 3])
    }
}

/// ψ(x) for x > 0: recurrence up to 10, then the asymptotic series (Abramowitz & Stegun 6.3.18).
pub(super) fn digamma(x: f64) -> f64 {
    let mut shifted = x;
    let mut below = 0.0;
    while shifted < 10.0 {
        below += 1.0 / shifted;
        shifted += 1.0;
    }
    let inverse = 1.0 / (shifted * shifted);
    let series = inverse
        * (1.0 / 12.0
            - inverse
                * (1.0 / 120.0
                    - inverse
                        * (1.0 / 252.0
                            - inverse
                                * (1.0 / 240.0
                                    - inverse * (1.0 / 132.0 - inverse * 691.0 / 32_760.0)))));
    libm::log(shifted) - 0.5 / shifted - series - below
}

/// ψ′(x) for x > 0: recurrence up to 10, then the asymptotic series (Abramowitz & Stegun 6.4.12).
pub(super) fn trigamma(x: f64) -> f64 {
    let mut shifted = x;
    let mut below = 0.0;
    while shifted < 10.0 {
        below += 1.0 / (shifted * shifted);
        shifted += 1.0;
    }
    let inverse = 1.0 / (shifted * shifted);
    let series = inverse
        * (1.0 / 6.0
            - inverse
                * (1.0 / 30.0
                    - inverse
                        * (1.0 / 42.0
                            - inverse
                                * (1.0 / 30.0
                                    - inverse * (5.0 / 66.0 - inverse * 691.0 / 2730.0)))));
    below + 1.0 / shifted + inverse / 2.0 + series / shifted
}

/// `ln(e^a + e^b)` without overflow.
pub(super) fn ln_add_exp(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY {
        high
    } else {
        high + libm::log1p(libm::exp(low - high))
    }
}

/// Nodes and weights of Gauss–Legendre quadrature on [−1, 1].
pub(super) fn gauss_legendre(order: u32) -> Vec<(f64, f64)> {
    let n = f64::from(order);
    (1..=order)
        .map(|i| {
            // Tricomi's start, then Newton on the recurrence of the Legendre polynomial.
            let mut node = libm::cos(std::f64::consts::PI * (f64::from(i) - 0.25) / (n + 0.5));
            let mut slope = 1.0;
            for _ in 0..100 {
                let (mut current, mut previous) = (1.0, 0.0);
                for k in 0..order {
                    let k = f64::from(k);
                    let next = ((2.0 * k + 1.0) * node * current - k * previous) / (k + 1.0);
                    previous = current;
                    current = next;
                }
                slope = n * (node * current - previous) / (node * node - 1.0);
                let step = current / slope;
                node -= step;
                if step.abs() < 1e-16 {
                    break;
                }
            }
            (node, 2.0 / ((1.0 - node * node) * slope * slope))
        })
        .collect()
}

/// `∫₀^∞ e^(−δτ) (1 + τ/b)^(−s) dτ` by double-exponential quadrature.
///
/// `τ = exp(π/2·sinh k)` makes the integrand fall doubly exponentially at both ends (Takahasi & Mori 1974).
pub(super) fn discounted_survival(delta: f64, b: f64, s: f64) -> f64 {
    const STEP: f64 = 1.0 / 32.0;
    let scale = (1.0 / delta).min(b);
    (-160_i32..=160)
        .map(|index| {
            let k = f64::from(index) * STEP;
            let half_pi = std::f64::consts::FRAC_PI_2;
            let relative = libm::exp(half_pi * libm::sinh(k));
            let tau = scale * relative;
            let weight = half_pi * libm::cosh(k) * tau;
            let value = libm::exp(-delta * tau - s * libm::log1p(tau / b));
            if value > 0.0 && weight.is_finite() {
                value * weight
            } else {
                0.0
            }
        })
        .sum::<f64>()
        * STEP
}
