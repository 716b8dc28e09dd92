//! Recency, frequency, monetary value: five classes each, five is best.
//!
//! Ties decide everything, so the rule is named: see [`RfmRule`]. All arithmetic is on whole days, counts and minor
//! units; no float decides a class. Half of the customers having bought once leaves an empty frequency class under
//! rules A and B; [`Rfm::classes`] shows it and nothing is "repaired" with random ranks.

mod cuts;
mod quintile;
mod rule;
mod segment;

#[cfg(test)]
mod tests;

pub use cuts::RfmCuts;
pub use rule::{Frequency, Rfm, RfmClasses, RfmRule, RfmScore, rfm};
pub use segment::{PUBLISHED_SEGMENTS, Segment, SegmentRule, segment, segment_of};
