//! Satisfaction and effort: shares of good answers, and the mean.

use crate::mean::mean_interval;
use crate::proportion::{Share, wilson};
use crate::{Confidence, Estimate, Metric};

use super::Tally;

/// Which end of an effort scale is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CesDirection {
    /// CES 2.0: "it was easy", a high answer is good.
    HighIsEasy,
    /// CES 1.0: "how much effort", a low answer is good.
    LowIsEasy,
}

/// Satisfied share: the two top points of the scale over valid answers, Wilson interval.
///
/// On 1-5 these are 4 and 5. Source: ISO 10004 practice; interval Wilson 1927.
pub fn csat(tally: &Tally, confidence: Confidence) -> Metric<Estimate> {
    let high = tally.scale().high();
    good_share(tally, high.saturating_sub(1), high, confidence)
}

/// Easy share of an effort question: the three points at the good end of the scale, Wilson interval.
///
/// On 1-7 these are 5 to 7. Source: Dixon, Toman & DeLisi 2013 (CES 2.0); interval Wilson 1927.
pub fn effort_share(
    tally: &Tally,
    direction: CesDirection,
    confidence: Confidence,
) -> Metric<Estimate> {
    let scale = tally.scale();
    let (low, high) = match direction {
        CesDirection::HighIsEasy => (scale.high().saturating_sub(2), scale.high()),
        CesDirection::LowIsEasy => (scale.low(), scale.low().saturating_add(2)),
    };
    good_share(tally, low, high, confidence)
}

fn good_share(tally: &Tally, low: u8, high: u8, confidence: Confidence) -> Metric<Estimate> {
    let hits = tally.between(low, high);
    Share::of(hits, tally.n() - hits).map(|share| wilson(share, confidence))
}

/// Mean answer with Student's interval `mean ± t·s/√n`, n − 1 degrees of freedom; needs two answers.
///
/// Source: Student 1908, Biometrika 6:1-25.
pub fn mean_score(tally: &Tally, confidence: Confidence) -> Metric<Estimate> {
    let scores = tally
        .points()
        .map(|(score, count)| (f64::from(score), count));
    mean_interval(scores, confidence)
}
