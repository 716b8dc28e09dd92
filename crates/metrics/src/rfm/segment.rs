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
    /// In none of the boxes of [`PUBLISHED_SEGMENTS`]; [`segment_of`] gives everybody a name.
    Others,
}

/// By recency class from 1, then by the mean of frequency and monetary class from 1: whole, and each cell once.
///
/// The names and their order come from the table of [`PUBLISHED_SEGMENTS`], and so does the idea of Putler's chart of
/// segments, from which that table derives, to draw frequency and money as one axis against recency. As boxes,
/// though, the published rows overlap, and under first match three names are never given to anybody. This grid cuts
/// them apart; it is the one that tutorials of RFM write as patterns of two digits (`5[4-5]` champions, `[3-4][4-5]`
/// loyal, `[4-5][2-3]` potential loyalist, `51` new, `41` promising, `33` need attention, `3[1-2]` about to sleep,
/// `[1-2]5` cannot lose, `[1-2][3-4]` at risk, `[1-2][1-2]` hibernating, here *lost*).
///
/// Differences: where those tutorials take frequency alone, the second axis is (F + M) / 2, halves up, so that a large
/// spender on few visits is not *lost* before a small one; champions are of the last fifth only, not of the last two;
/// nobody is left over.
#[rustfmt::skip]
const GRID: [[Segment; 5]; 5] = {
    use Segment as S;
    [
        [S::Lost, S::Lost, S::AtRisk, S::AtRisk, S::CannotLoseThem],
        [S::Lost, S::Lost, S::AtRisk, S::AtRisk, S::CannotLoseThem],
        [S::AboutToSleep, S::AboutToSleep, S::NeedAttention, S::LoyalCustomers, S::LoyalCustomers],
        [S::Promising, S::PotentialLoyalist, S::PotentialLoyalist, S::LoyalCustomers, S::LoyalCustomers],
        [S::NewCustomers, S::PotentialLoyalist, S::PotentialLoyalist, S::Champions, S::Champions],
    ]
};

/// The segment of a score: every score has exactly one, and each name but [`Segment::Others`] is somebody's.
///
/// | recency | FM 1 | 2 | 3 | 4 | 5 |
/// |---|---|---|---|---|---|
/// | 5 | new customers | potential loyalist | potential loyalist | champions | champions |
/// | 4 | promising | potential loyalist | potential loyalist | loyal | loyal |
/// | 3 | about to sleep | about to sleep | need attention | loyal | loyal |
/// | 1–2 | lost | lost | at risk | at risk | cannot lose them |
///
/// FM is the mean of the frequency and the monetary class, halves up. See the source for where the grid comes from.
pub fn segment_of(score: RfmScore) -> Segment {
    let place = |class: u8| usize::from(class.clamp(1, 5) - 1);
    let value = u8::midpoint(
        score.frequency.min(5),
        score.monetary.min(5).saturating_add(1),
    );
    GRID.get(place(score.recency))
        .and_then(|row| row.get(place(value)))
        .copied()
        .unwrap_or(Segment::Others)
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

/// The table of the R package `rfm` (vignette "RFM customer level data"), for comparing with it; [`segment_of`] is what
/// a shop is shown.
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
