use super::buying::not_enough;
use crate::query::Entry;
use crate::query::measured;
use crate::session::{Session, Surroundings};
use crate::state::{State, today};
use api::{AppError, ComplaintTrend, ComplaintTrendView, Found, Measured, Moment, TrendPeriod};
use domain::Day;
use metrics::Confidence;
use metrics::calendar::Month;
use metrics::control::{BASELINE_PERIODS, ShareChart, poisson_at_least};
use metrics::proportion::{Share, newcombe_difference};
use metrics::survival::{Lifetime, Reached, kaplan_meier};
use metrics::worth::{ComplaintCase, RecoveryRule, recovery};
use std::rc::Rc;
use storage::Storage;

/// The periods that are compared with those before.
const LATELY: usize = 3;
/// Periods shown at most.
const SHOWN: usize = 60;
/// Fewer expected complaints in a period, and limits of a bell curve mean nothing: exact Poisson instead.
const SMALL: f64 = 5.0;
/// Beyond three standard deviations on one side.
const RARE: f64 = 0.00135;

const QUICK_DAYS: u16 = 3;
const WITHIN_DAYS: u16 = 90;

impl<S: Storage, W: Surroundings> Session<S, W> {
    /// Complaints per purchase over time, against what chance explains.
    pub(crate) async fn complaint_trend(
        &self,
        moment: Moment,
    ) -> Result<ComplaintTrendView, AppError> {
        let day = today(&moment);
        let slices = self.slices(0);
        slices.pause(0.0).await?;
        let revision = self.with_state(|state| state.revision);
        let kept = self.with_state(|state| {
            let kept = state.cache.insight.complaints.borrow();
            kept.as_ref()
                .filter(|(at, kept_day, _)| (*at, *kept_day) == (revision, day))
                .map(|(_, _, view)| Rc::clone(view))
        });
        if let Some(view) = kept {
            return Ok((*view).clone());
        }
        let cases = self.with_state(|state| state.cases(&moment));
        slices.pause(0.2).await?;
        let found = self.with_state(|state| state.trend(&cases, day));
        slices.pause(0.6).await?;
        let recovery = self.with_state(|state| state.recovered(&cases, day));
        let lives: Vec<Lifetime> = cases.iter().map(|case| lifetime(*case, day)).collect();
        let median = kaplan_meier(&lives, Confidence::P95).ok();
        let view = ComplaintTrendView {
            found,
            complaints: cases.len() as u64,
            open: cases
                .iter()
                .filter(|case| case.solved_day.is_none())
                .count() as u64,
            recovery,
            median_days: median.and_then(|curve| match curve.time_below(0.5) {
                Reached::At(days) => Some(days),
                Reached::NotReached => None,
            }),
        };
        self.with_state(|state| {
            let kept = (revision, day, Rc::new(view.clone()));
            state.cache.insight.complaints.replace(Some(kept));
        });
        Ok(view)
    }
}

/// From the complaint to its solution, in days; an open one lasts until today at least.
fn lifetime(case: ComplaintCase, today: Day) -> Lifetime {
    let until = case.solved_day.unwrap_or(today.0);
    Lifetime {
        time: f64::from(until.saturating_sub(case.opened_day).max(0)),
        is_lost: case.solved_day.is_some(),
    }
}

impl State {
    fn cases(&self, moment: &Moment) -> Vec<ComplaintCase> {
        self.complaint_entries(moment)
            .iter()
            .filter_map(|entry| self.trend_case(entry, moment))
            .collect()
    }

    /// One complaint as this question counts it.
    pub(crate) fn trend_case(&self, entry: &Entry, moment: &Moment) -> Option<ComplaintCase> {
        let customer = self.customer_number(entry.complaint.customer)?;
        Some(ComplaintCase {
            customer: customer.0 + 1,
            opened_day: entry.day.0,
            solved_day: Self::solved_day(entry, moment).map(|day| day.0),
        })
    }

    /// How this question tells whether somebody came back.
    pub(crate) fn trend_rule(&self, today: Day) -> RecoveryRule {
        RecoveryRule {
            quick_days: QUICK_DAYS,
            within_days: WITHIN_DAYS,
            data_end_day: self.basis(today).as_of.unwrap_or(today).0,
        }
    }

    /// By how it was solved: quickly, later, not yet.
    fn recovered(&self, cases: &[ComplaintCase], today: Day) -> [Measured; 3] {
        let rule = self.trend_rule(today);
        let speeds = self
            .index
            .purchases
            .by_day(|purchases| Some(recovery(cases, purchases, rule)));
        speeds.map_or([Measured::default(); 3], |speeds| {
            speeds.map(|speed| measured(speed.rate(Confidence::P95)))
        })
    }

    /// The day on which a complaint was closed, withdrawn or merged, unless it is open.
    fn solved_day(entry: &Entry, moment: &Moment) -> Option<Day> {
        let standing = &entry.standing;
        if standing.is_open() {
            return None;
        }
        let ended = standing.in_hand.last().and_then(|span| span.until);
        let at = standing.closed_at.or(ended)?;
        Some(at.day(moment.offset_minutes))
    }

    fn trend(&self, cases: &[ComplaintCase], today: Day) -> Found<ComplaintTrend> {
        let basis = self.basis(today);
        let (Some(first), Some(as_of)) = (basis.first_day, basis.as_of) else {
            return Found::NotEnough {
                n: 0,
                need: BASELINE_PERIODS,
            };
        };
        let needed = usize::try_from(BASELINE_PERIODS).unwrap_or(20) + LATELY;
        let months = whole_months(first, as_of);
        let is_weekly = months.len() <= needed;
        let mut starts = if is_weekly {
            whole_weeks(first, as_of)
        } else {
            months
        };
        // Each period ends where the next one begins; the last start is the end of all.
        let skipped = starts.len().saturating_sub(SHOWN + 1);
        starts.drain(..skipped);
        let bought = self.index.purchases.by_day(|purchases| {
            let mut counts = vec![0_u64; starts.len()];
            for group in purchases.days() {
                if let Some(count) = period(&starts, group.day).and_then(|at| counts.get_mut(at)) {
                    *count += group.customer.len() as u64;
                }
            }
            counts
        });
        let mut complained = vec![0_u64; starts.len()];
        for case in cases {
            if let Some(count) =
                period(&starts, case.opened_day).and_then(|at| complained.get_mut(at))
            {
                *count += 1;
            }
        }
        let rows: Vec<PeriodCount> = starts
            .iter()
            .zip(starts.iter().skip(1))
            .zip(complained.into_iter().zip(bought))
            .map(|((start, next), (complaints, purchases))| PeriodCount {
                first: *start,
                last: *next - 1,
                complaints,
                purchases,
            })
            .filter(|row| row.purchases > 0 && row.complaints <= row.purchases)
            .collect();
        let baseline = rows.len().saturating_sub(LATELY);
        match chart(&rows, baseline) {
            Ok(chart) => Found::Known(judged(&rows, baseline, chart, is_weekly)),
            Err(missing) => not_enough(missing),
        }
    }
}

/// What happened in one period, by its first and last day.
#[derive(Clone, Copy)]
struct PeriodCount {
    first: i32,
    last: i32,
    complaints: u64,
    purchases: u64,
}

/// The limits from the baseline alone, so that what happened lately does not excuse itself.
fn chart(rows: &[PeriodCount], baseline: usize) -> metrics::Metric<ShareChart> {
    let shares: Vec<Share> = rows
        .iter()
        .take(baseline)
        .filter_map(|row| share(row.complaints, row.purchases))
        .collect();
    let plain = ShareChart::binomial(&shares)?;
    let laney = ShareChart::laney(&shares)?;
    // Narrower than chance alone would be false alarm.
    let is_wider = laney.widening.is_finite() && laney.widening > 1.0;
    Ok(if is_wider { laney } else { plain })
}

fn judged(
    rows: &[PeriodCount],
    baseline: usize,
    chart: ShareChart,
    is_weekly: bool,
) -> ComplaintTrend {
    let sum = |rows: &[PeriodCount]| {
        rows.iter().fold((0, 0), |(complaints, purchases), row| {
            (complaints + row.complaints, purchases + row.purchases)
        })
    };
    let (before, lately) = rows.split_at(baseline);
    let (before, lately) = (sum(before), sum(lately));
    let difference = share(lately.0, lately.1)
        .zip(share(before.0, before.1))
        .map(|(lately, before)| newcombe_difference(lately, before, Confidence::P95));
    ComplaintTrend {
        is_weekly,
        periods: rows.iter().map(|row| trend_period(*row, chart)).collect(),
        centre: chart.centre,
        baseline: u32::try_from(baseline).unwrap_or(u32::MAX),
        lately,
        before,
        difference: difference.map_or_else(Measured::default, |found| measured(Ok(found))),
    }
}

fn trend_period(row: PeriodCount, chart: ShareChart) -> TrendPeriod {
    let PeriodCount {
        complaints,
        purchases,
        ..
    } = row;
    #[allow(
        clippy::cast_precision_loss,
        reason = "purchases of a shop are far below 2^53"
    )]
    let n = purchases as f64;
    let expected = chart.centre * n;
    let mut period = TrendPeriod {
        from: Some(Day(row.first)),
        to: Some(Day(row.last)),
        complaints,
        purchases,
        ..TrendPeriod::default()
    };
    let Some(share) = share(complaints, purchases) else {
        return period;
    };
    let point = chart.point(share);
    period.rate = point.value;
    if expected < SMALL {
        let mut most = 0_u32;
        while poisson_at_least(u64::from(most) + 1, expected) >= RARE {
            most += 1;
        }
        period.high = f64::from(most) / n;
        period.is_out = complaints > u64::from(most);
    } else {
        (period.low, period.high) = (point.low, point.high);
        period.is_out = point.is_out();
    }
    period
}

fn share(complaints: u64, purchases: u64) -> Option<Share> {
    Share::of(complaints, purchases.checked_sub(complaints)?).ok()
}

/// The first days of the whole months from `first` to `as_of`, and the day after the last one.
fn whole_months(first: Day, as_of: Day) -> Vec<i32> {
    let begin = Month::of_day(first.0);
    let begin = if begin.first_day() < first.0 {
        begin.plus(1)
    } else {
        begin
    };
    let count = Month::of_day(as_of.0.saturating_add(1)).since(begin);
    (0..=count.max(0))
        .map(|month| begin.plus(month).first_day())
        .collect()
}

/// The same for spans of seven days that end with `as_of`.
fn whole_weeks(first: Day, as_of: Day) -> Vec<i32> {
    let end = as_of.0.saturating_add(1);
    let weeks = end.saturating_sub(first.0) / 7;
    (0..=weeks.max(0))
        .map(|week| end - (weeks - week) * 7)
        .collect()
}

fn period(starts: &[i32], day: i32) -> Option<usize> {
    starts.partition_point(|start| *start <= day).checked_sub(1)
}
