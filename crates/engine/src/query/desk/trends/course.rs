use super::bought::purchases_of;
use super::change::{carries, units, widening};
use super::spans::Reach;
use super::subjects::days_about;
use crate::query::Entry;
use crate::query::desk::lens::Lens;
use crate::query::trade::count;
use crate::state::{State, today};
use api::{Moment, Only, SubjectTrend, SubjectTrendView, TrendPoint, TrendSpan, TrendUnit};
use metrics::control::{Exposure, RunRule, count_limits, run_signals};

/// Periods drawn at most.
const SHOWN: usize = 40;
/// With fewer there is nothing to predict from.
const LEAST: usize = 3;
/// Rarer than beyond three standard deviations of a bell curve, on one side.
const RARE: f64 = 0.00135;
/// Where fewer are expected per period, many quiet ones in a row are nothing special.
const RUN_EXPECTED: f64 = 5.0;

impl State {
    pub(crate) fn subject_trend(&self, ask: &SubjectTrend, moment: &Moment) -> SubjectTrendView {
        let entries = self.complaint_entries(moment);
        let desk = self.desk(moment);
        let lens = Lens::new(self, &desk, moment);
        let counted = || {
            let entries: std::slice::Iter<'_, Entry> = entries.iter();
            entries.filter(|entry| lens.is(Only::Counted, entry, None))
        };
        let days: Vec<_> = counted().map(|entry| entry.day).collect();
        let reach = Reach::of((ask.from, ask.to), days.iter().copied(), today(moment));
        let Some((unit, mut spans)) = reach.map(Reach::course) else {
            return SubjectTrendView::default();
        };
        spans.drain(..spans.len().saturating_sub(SHOWN));
        let days = days_about(counted(), &ask.subject);
        let only_spans: Vec<TrendSpan> = spans.iter().map(|(span, _)| *span).collect();
        let bought = self.bought(core::iter::once(&ask.subject), &only_spans);
        let purchases = purchases_of(&ask.subject, &bought);
        let periods: Vec<Period> = spans
            .iter()
            .enumerate()
            .map(|(at, (span, is_whole))| Period {
                span: *span,
                is_whole: *is_whole,
                count: count(days.iter().filter(|day| span.contains(**day)).count()),
                purchases: purchases.and_then(|counts| counts.get(at).copied()),
            })
            .collect();
        if periods.len() < LEAST {
            return SubjectTrendView {
                unit,
                ..SubjectTrendView::default()
            };
        }
        judged(unit, &periods)
    }
}

struct Period {
    span: TrendSpan,
    is_whole: bool,
    count: u32,
    purchases: Option<u64>,
}

fn judged(unit: TrendUnit, periods: &[Period]) -> SubjectTrendView {
    let is_rate = periods.iter().all(|period| {
        let purchases = period.purchases;
        purchases.is_some_and(|purchases| carries(period.count, purchases))
    });
    let exposures: Vec<Exposure> = periods
        .iter()
        .map(|period| Exposure {
            events: period.count.into(),
            units: match period.purchases {
                Some(purchases) if is_rate => units(purchases),
                _ => f64::from(period.span.days()),
            },
        })
        .collect();
    let all = exposures.iter().fold(
        Exposure {
            events: 0,
            units: 0.0,
        },
        |all, period| Exposure {
            events: all.events + period.events,
            units: all.units + period.units,
        },
    );
    let usual = if all.units > 0.0 {
        units(all.events) / all.units
    } else {
        0.0
    };
    let rates: Vec<f64> = exposures
        .iter()
        .map(|period| units(period.events) / period.units)
        .collect();
    let expects_enough = exposures
        .iter()
        .all(|period| period.units * usual >= RUN_EXPECTED);
    let runs = run_signals(&rates, usual, RunRule::WesternElectric);
    let widening = widening(&exposures);
    let points = periods.iter().zip(&exposures).zip(runs);
    let point = |((period, exposure), is_run): ((&Period, &Exposure), bool)| {
        let others = Exposure {
            events: all.events - exposure.events,
            units: all.units - exposure.units,
        };
        let expected = units(others.events) / others.units * exposure.units;
        let (low, high) = count_limits(others, exposure.units, RARE);
        let low = (expected - (expected - units(low)) * widening).max(0.0);
        let high = expected + (units(high) - expected).max(0.0) * widening;
        let events = units(exposure.events);
        let shown = |count: f64| {
            if is_rate {
                count / exposure.units * 1_000.0
            } else {
                count
            }
        };
        TrendPoint {
            span: period.span,
            is_whole: period.is_whole,
            count: period.count,
            purchases: period.purchases,
            value: shown(events),
            low: shown(low),
            high: shown(high),
            is_out: events < low || events > high,
            is_run: is_run && expects_enough,
        }
    };
    SubjectTrendView {
        unit,
        is_rate,
        centre: usual * if is_rate { 1_000.0 } else { usual_days(unit) },
        widening,
        points: points.map(point).collect(),
    }
}

/// Days of a period, on average over four centuries.
fn usual_days(unit: TrendUnit) -> f64 {
    match unit {
        TrendUnit::Week => 7.0,
        TrendUnit::Month => 30.436_875,
        TrendUnit::Quarter => 91.310_625,
    }
}
