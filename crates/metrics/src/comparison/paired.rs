use crate::mean::mean_interval;
use crate::{Confidence, Estimate, Metric};

/// Mean of `own − other` over the same respondents, with Student's interval; two pairs at least. An interval without 0 is
/// a difference.
///
/// Who scores everybody high scores both high: only within one person do the scores tell who is better. Source: Student
/// 1908, Biometrika 6:1-25.
pub fn paired_difference(pairs: &[(f64, f64)], confidence: Confidence) -> Metric<Estimate> {
    mean_interval(
        pairs.iter().map(|(own, other)| (own - other, 1)),
        confidence,
    )
}
