//! Whether complaints about something became more: said only when chance hardly explains it.

use super::bought::Counts;
use api::{Direction, Measured, TrendChange, TrendSpan};
use domain::Day;
use metrics::Confidence;
use metrics::calendar::Month;
use metrics::control::{Exposure, RateChart, poisson_count, rate_ratio};

/// All rows of a table together are wrong as seldom as this.
const TOGETHER: f64 = 0.05;

/// One in so many purchases.
const PER: f64 = 1_000.0;

/// What two spans are compared by.
#[derive(Clone, Copy)]
pub(super) struct Compared {
    pub(super) lately: (TrendSpan, u32),
    pub(super) before: (TrendSpan, u32),
    /// Purchases, where they belong to the subject.
    pub(super) purchases: Option<(u64, u64)>,
    /// By how much months differ more than chance alone explains.
    pub(super) widening: f64,
}

/// So many rows are judged beside each other: the more there are, the surer each has to be (Bonferroni).
pub(super) fn confidence_among(rows: usize) -> Confidence {
    let rows = u32::try_from(rows.max(1)).unwrap_or(u32::MAX);
    Confidence::new(1.0 - TOGETHER / f64::from(rows)).unwrap_or(Confidence::P95)
}

impl Compared {
    /// There is something to compare.
    pub(super) fn is_something(&self) -> bool {
        self.lately.1 > 0 || self.before.1 > 0
    }

    pub(super) fn change(&self, confidence: Confidence) -> Option<TrendChange> {
        let Self {
            lately: (lately_span, lately),
            before: (before_span, before),
            ..
        } = *self;
        let purchases = self
            .purchases
            .filter(|(now, then)| carries(lately, *now) && carries(before, *then));
        let (now, then) = match purchases {
            Some((now, then)) => (units(now), units(then)),
            None => (f64::from(lately_span.days()), f64::from(before_span.days())),
        };
        let exposure = |events: u32, units| Exposure {
            events: events.into(),
            units,
        };
        let found = rate_ratio(exposure(lately, now), exposure(before, then), confidence).ok()?;
        let wider = |limit: f64| widened(limit, found.value, self.widening);
        let (low, high) = (wider(found.low), wider(found.high));
        Some(TrendChange {
            lately,
            before,
            purchases,
            ratio: Some(found.value).filter(|ratio| ratio.is_finite()),
            low,
            high: Some(high).filter(|high| high.is_finite()),
            confidence: confidence.level(),
            direction: if low > 1.0 {
                Direction::More
            } else if high < 1.0 {
                Direction::Fewer
            } else {
                Direction::Unclear
            },
        })
    }
}

/// A limit of a ratio moved away from it, in logarithms: ratios multiply.
fn widened(limit: f64, ratio: f64, widening: f64) -> f64 {
    let is_movable = limit > 0.0 && limit.is_finite() && ratio > 0.0 && ratio.is_finite();
    if is_movable && widening > 1.0 {
        ratio * (limit / ratio).powf(widening)
    } else {
        limit
    }
}

/// Purchases are recorded well enough to divide by them.
pub(super) fn carries(complaints: u32, purchases: u64) -> bool {
    purchases > 0 && purchases >= u64::from(complaints)
}

#[allow(
    clippy::cast_precision_loss,
    reason = "purchases of a shop are far below 2^53"
)]
pub(super) fn units(purchases: u64) -> f64 {
    purchases as f64
}

/// Complaints per 1,000 purchases.
pub(super) fn rate(complaints: u32, purchases: u64) -> Measured {
    if !carries(complaints, purchases) {
        return Measured::NotEnough {
            n: purchases,
            need: u64::from(complaints.max(1)),
        };
    }
    let found = poisson_count(complaints.into(), Confidence::P95);
    let per = |count: f64| count / units(purchases) * PER;
    Measured::Value {
        value: per(found.value),
        n: purchases,
        interval: Some((per(found.low), per(found.high))),
    }
}

/// Laney's σ_z of the months, by days; 1 when months differ no more than chance explains, or are too few to tell.
pub(super) fn widening_of(days: &[Day], reach: TrendSpan) -> f64 {
    let first = Month::of_day(reach.first.0);
    let months = Month::of_day(reach.last.0).since(first).max(0);
    let mut counts: Counts = vec![0; usize::try_from(months).unwrap_or(0) + 1];
    for day in days.iter().filter(|day| reach.contains(**day)) {
        let at = usize::try_from(Month::of_day(day.0).since(first)).unwrap_or(usize::MAX);
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let periods: Vec<Exposure> = (0..=months)
        .zip(counts)
        .map(|(at, events)| {
            let month = first.plus(at);
            let (from, to) = (
                month.first_day().max(reach.first.0),
                month.last_day().min(reach.last.0),
            );
            Exposure {
                events,
                units: f64::from(to.saturating_sub(from).saturating_add(1)),
            }
        })
        .collect();
    widening(&periods)
}

pub(super) fn widening(periods: &[Exposure]) -> f64 {
    RateChart::laney(periods)
        .map(|chart| chart.widening)
        .ok()
        .filter(|widening| widening.is_finite())
        .map_or(1.0, |widening| widening.max(1.0))
}
