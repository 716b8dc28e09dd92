//! Named segments over the scores.

use super::RfmScore;

/// What a score means in the shop's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Segment {
    /// Bought lately, often, and for the most.
    Champions,
    /// Buy regularly and well.
    LoyalCustomers,
    /// Lately here, not often yet.
    PotentialLoyalist,
    /// First purchases just now.
    NewCustomers,
    /// Recent, but few and small purchases.
    Promising,
    /// Middling in everything.
    NeedAttention,
    /// Below average, going quiet.
    AboutToSleep,
    /// Bought often, long ago.
    AtRisk,
    /// Were the best, longest gone.
    CannotLoseThem,
    /// Longest gone, bought least.
    Lost,
    /// In none of the rectangles.
    Others,
}

/// A box of classes; both ends included, as (recency, frequency, monetary) pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SegmentRule {
    /// Name of the box.
    pub segment: Segment,
    /// Lowest and highest recency class.
    pub recency: (u8, u8),
    /// Lowest and highest frequency class.
    pub frequency: (u8, u8),
    /// Lowest and highest monetary class.
    pub monetary: (u8, u8),
}

const fn rule(
    segment: Segment,
    recency: (u8, u8),
    frequency: (u8, u8),
    monetary: (u8, u8),
) -> SegmentRule {
    SegmentRule {
        segment,
        recency,
        frequency,
        monetary,
    }
}

/// The table of the R package `rfm` (vignette "RFM customer level data").
///
/// Boxes overlap and leave holes: the first match wins, the rest are [`Segment::Others`]. So `NewCustomers` and
/// `Promising` are always taken by `PotentialLoyalist` or `LoyalCustomers`, and `CannotLoseThem` by `AtRisk`.
///
/// | segment | R | F | M |
/// |---|---|---|---|
/// | champions | 4-5 | 4-5 | 4-5 |
/// | loyal customers | 2-5 | 3-5 | 3-5 |
/// | potential loyalist | 3-5 | 1-3 | 1-3 |
/// | new customers | 4-5 | 1 | 1 |
/// | promising | 3-4 | 1 | 1 |
/// | need attention | 2-3 | 2-3 | 2-3 |
/// | about to sleep | 2-3 | 1-2 | 1-2 |
/// | at risk | 1-2 | 2-5 | 2-5 |
/// | cannot lose them | 1 | 4-5 | 4-5 |
/// | lost | 1-2 | 1-2 | 1-2 |
pub const PUBLISHED_SEGMENTS: [SegmentRule; 10] = [
    rule(Segment::Champions, (4, 5), (4, 5), (4, 5)),
    rule(Segment::LoyalCustomers, (2, 5), (3, 5), (3, 5)),
    rule(Segment::PotentialLoyalist, (3, 5), (1, 3), (1, 3)),
    rule(Segment::NewCustomers, (4, 5), (1, 1), (1, 1)),
    rule(Segment::Promising, (3, 4), (1, 1), (1, 1)),
    rule(Segment::NeedAttention, (2, 3), (2, 3), (2, 3)),
    rule(Segment::AboutToSleep, (2, 3), (1, 2), (1, 2)),
    rule(Segment::AtRisk, (1, 2), (2, 5), (2, 5)),
    rule(Segment::CannotLoseThem, (1, 1), (4, 5), (4, 5)),
    rule(Segment::Lost, (1, 2), (1, 2), (1, 2)),
];

/// First box of the table that holds the score.
pub fn segment(score: RfmScore, table: &[SegmentRule]) -> Segment {
    let inside = |class: u8, (low, high): (u8, u8)| (low..=high).contains(&class);
    table
        .iter()
        .find(|rule| {
            inside(score.recency, rule.recency)
                && inside(score.frequency, rule.frequency)
                && inside(score.monetary, rule.monetary)
        })
        .map_or(Segment::Others, |rule| rule.segment)
}
