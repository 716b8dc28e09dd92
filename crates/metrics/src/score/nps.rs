//! Net Promoter Score.

use crate::{Confidence, Estimate, Interval, Metric, NotEnough};

use super::Tally;

/// Answers by group: 9-10 promote, 7-8 are passive, 0-6 detract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nps {
    /// 9 and 10.
    pub promoters: u64,
    /// 7 and 8; they stay in n.
    pub passives: u64,
    /// 0 to 6.
    pub detractors: u64,
}

impl Nps {
    /// Groups a tally of the 0-10 question.
    pub fn from_tally(tally: &Tally) -> Self {
        Self {
            promoters: tally.between(9, 10),
            passives: tally.between(7, 8),
            detractors: tally.between(0, 6),
        }
    }

    /// Valid answers.
    pub fn n(self) -> u64 {
        self.promoters + self.passives + self.detractors
    }
}

/// NPS with the adjusted Wald interval, in points from −100 to 100.
///
/// `100 (P − D)/n`. The interval adds 3/4, 3/2, 3/4 to detractors, passives, promoters, takes
/// `p − d ± z·√((p + d − (p − d)²)/(n + 3))` and is clipped to [−100, 100]; its centre is not the reported score.
/// Best of the small-sample intervals compared by Rocks 2016, arXiv:1601.07235.
pub fn nps(answers: Nps, confidence: Confidence) -> Metric<Estimate> {
    let value = points(answers)?;
    let n = answers.n() as f64 + 3.0;
    let promoters = (answers.promoters as f64 + 0.75) / n;
    let detractors = (answers.detractors as f64 + 0.75) / n;
    let centre = 100.0 * (promoters - detractors);
    let half = confidence.z() * net_error(promoters, detractors, n);
    Ok(Estimate {
        value,
        n: answers.n(),
        low: (centre - half).max(-100.0),
        high: (centre + half).min(100.0),
        interval: Interval::AdjustedWald,
    })
}

/// NPS with the plain Wald interval, for comparison with other tools.
///
/// `SE = 100·√((p + d − (p − d)²)/n)`; zero when everybody answers alike, so prefer [`nps`]. Not clipped. Source: Rocks
/// 2016, arXiv:1601.07235.
pub fn nps_wald(answers: Nps, confidence: Confidence) -> Metric<Estimate> {
    let value = points(answers)?;
    let half = confidence.z() * standard_error(answers);
    Ok(Estimate {
        value,
        n: answers.n(),
        low: value - half,
        high: value + half,
        interval: Interval::Wald,
    })
}

/// Change `first − second` between two independent samples, in points.
///
/// `SE = √(SE₁² + SE₂²)`. Two intervals that overlap say nothing about the difference; this does. `n` is the smaller
/// sample. Source: Rocks 2016, arXiv:1601.07235.
pub fn nps_difference(first: Nps, second: Nps, confidence: Confidence) -> Metric<Estimate> {
    let value = points(first)? - points(second)?;
    let half = confidence.z() * standard_error(first).hypot(standard_error(second));
    Ok(Estimate {
        value,
        n: first.n().min(second.n()),
        low: value - half,
        high: value + half,
        interval: Interval::Wald,
    })
}

fn points(answers: Nps) -> Metric<f64> {
    let n = answers.n();
    NotEnough::check(n, 1)?;
    Ok(100.0 * (answers.promoters as f64 - answers.detractors as f64) / n as f64)
}

fn standard_error(answers: Nps) -> f64 {
    let n = answers.n() as f64;
    net_error(
        answers.promoters as f64 / n,
        answers.detractors as f64 / n,
        n,
    )
}

/// Standard error of a net share, in points.
fn net_error(promoters: f64, detractors: f64, n: f64) -> f64 {
    let net = promoters - detractors;
    let variance = (promoters + detractors - net * net).max(0.0);
    100.0 * (variance / n).sqrt()
}
