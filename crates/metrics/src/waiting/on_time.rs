//! Kept within the limit?

use crate::proportion::{Share, wilson};
use crate::{Confidence, Estimate, Metric};

/// Whether the limit itself is in time. "Within 24 hours" is usually [`Deadline::Inclusive`]; say which.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Deadline {
    /// At most this long.
    Inclusive(f64),
    /// Less than this long.
    Strict(f64),
}

impl Deadline {
    fn is_kept(self, duration: f64) -> bool {
        match self {
            Self::Inclusive(limit) => duration <= limit,
            Self::Strict(limit) => duration < limit,
        }
    }
}

/// Share of finished cases that were in time, with its Wilson interval.
///
/// `open` are the times waited so far by unfinished cases: those already past the limit have missed it and count, the
/// others are undecided and do not.
pub fn on_time(
    finished: &[f64],
    open: &[f64],
    deadline: Deadline,
    confidence: Confidence,
) -> Metric<Estimate> {
    let kept = finished
        .iter()
        .filter(|&&duration| deadline.is_kept(duration))
        .count();
    let overdue = open
        .iter()
        .filter(|&&waited| !deadline.is_kept(waited))
        .count();
    let missed = finished.len() - kept + overdue;
    Ok(wilson(Share::of(kept as u64, missed as u64)?, confidence))
}
