use super::{measured, segment_from};
use crate::index::Index;
use crate::state::{State, today};
use api::{
    InsightsPage, InsightsView, Measured, Moment, RecommendView, RfmView, Segment, SegmentRow,
};
use domain::{Day, Money};
use metrics::Confidence;
use metrics::purchases::{CustomerTotals, PurchasesByDay};
use metrics::retention::{
    DayRange, average_of_ranges, average_sales, period_retention, repeat_rate,
};
use metrics::rfm::{Rfm, segment_of};
use metrics::score::{Nps, Scale, Tally, nps};
use rustc_hash::FxHashMap;

impl State {
    pub(crate) fn insights(&self, ask: InsightsPage, moment: &Moment) -> InsightsView {
        let day = today(moment);
        let totals = self.index.purchases.all_totals();
        let bought = || totals.iter().filter(|line| line.has_bought());
        InsightsView {
            customers: self.index.customers_present.into(),
            purchases: self.index.purchases.count().into(),
            first_day: bought().map(|line| Day(line.first_day)).min(),
            last_day: bought().map(|line| Day(line.last_day)).max(),
            retention: self
                .index
                .purchases
                .by_day(|purchases| retention(purchases, day, ask.window_days)),
            repeat_rate: measured(repeat_rate(totals, Confidence::P95)),
            average_sales: measured(average_sales(totals, Confidence::P95)),
            average_range: self.average_range(),
            recommend: self.recommend(day),
            rfm: self
                .rfm(day)
                .map(|rfm| rfm_view(&rfm, totals, day))
                .unwrap_or_default(),
        }
    }

    fn average_range(&self) -> Measured {
        let Index {
            names,
            purchases,
            lines,
            ..
        } = &self.index;
        lines.ranges(&self.book, names, purchases, |ranges| {
            measured(average_of_ranges(ranges, Confidence::P95))
        })
    }

    fn recommend(&self, day: Day) -> RecommendView {
        let scores = self.scores(day);
        let tally = tally(scores.all.iter().map(|(_, score)| *score));
        let answers = Nps::from_tally(&tally);
        let mut counts = [0; 11];
        for (place, (_, n)) in counts.iter_mut().zip(tally.points()) {
            *place = n;
        }
        RecommendView {
            score: measured(nps(answers, Confidence::P95)),
            promoters: answers.promoters,
            passives: answers.passives,
            detractors: answers.detractors,
            counts,
        }
    }
}

/// The window before the last one, and the last one, which ends on `day`.
pub(super) fn windows(day: Day, window_days: u32) -> [DayRange; 2] {
    let length = i32::try_from(window_days.clamp(1, 3_650)).unwrap_or(90);
    let start = day.plus(1 - length);
    [
        DayRange {
            first: start.plus(-length).0,
            last: start.plus(-1).0,
        },
        DayRange {
            first: start.0,
            last: day.0,
        },
    ]
}

pub(crate) fn retention(purchases: &PurchasesByDay<'_>, day: Day, window_days: u32) -> Measured {
    let [before, since] = windows(day, window_days);
    measured(period_retention(purchases, before, since).retention(Confidence::P95))
}

pub(super) fn recommend_score(scores: impl Iterator<Item = u8>) -> Measured {
    measured(nps(Nps::from_tally(&tally(scores)), Confidence::P95))
}

fn tally(scores: impl Iterator<Item = u8>) -> Tally {
    Tally::of(Scale::NPS, scores)
}

fn rfm_view(rfm: &Rfm, totals: &[CustomerTotals], day: Day) -> RfmView {
    let mut by_segment: FxHashMap<Segment, (SegmentRow, Vec<i32>)> = FxHashMap::default();
    for (score, line) in rfm.scores.iter().zip(totals) {
        let Some(score) = score else { continue };
        let segment = segment_from(segment_of(*score));
        let (row, silences) = by_segment.entry(segment).or_insert_with(|| {
            let row = SegmentRow {
                segment,
                customers: 0,
                purchases: 0,
                total: Money(0),
                median_recency_days: 0.0,
            };
            (row, Vec::new())
        });
        row.customers += 1;
        row.purchases += u64::from(line.purchases);
        row.total = Money(row.total.0.saturating_add(line.amount_minor));
        silences.push(day.0.saturating_sub(line.last_day));
    }
    let segments = Segment::ALL.iter().filter_map(|segment| {
        let (row, mut silences) = by_segment.remove(segment)?;
        silences.sort_unstable();
        Some(SegmentRow {
            median_recency_days: median(&silences),
            ..row
        })
    });
    let sizes = |at: usize| {
        rfm.classes
            .get(at)
            .map(|classes| classes.sizes.map(u64::from))
            .unwrap_or_default()
    };
    RfmView {
        n: rfm.n,
        segments: segments.collect(),
        recency: sizes(0),
        frequency: sizes(1),
        monetary: sizes(2),
    }
}

fn median(sorted: &[i32]) -> f64 {
    let middle = |back: usize| {
        sorted
            .len()
            .checked_sub(back)
            .and_then(|n| sorted.get(n / 2))
            .copied()
            .map_or(0.0, f64::from)
    };
    f64::midpoint(middle(0), middle(1))
}
