//! From gaps to a call list.

use crate::purchases::{CustomerTotals, PurchasesByDay};
use crate::{Metric, NotEnough};

use super::PurchaseGaps;

/// The thresholds of the rule; the default is what the module describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SilenceRule {
    /// Purchase days needed to speak of a rhythm.
    pub min_purchase_days: u32,
    /// The silence must reach this many usual gaps.
    pub usual_gaps: u32,
    /// Of this many own gaps, one may have been as long.
    pub exception_one_in: u32,
    /// Share of the limit, in percent, from which on a customer is near.
    pub near_percent: u32,
    /// Silence from which on a customer may be long gone.
    pub long_gone_days: u32,
}

impl Default for SilenceRule {
    fn default() -> Self {
        Self {
            min_purchase_days: 4,
            usual_gaps: 2,
            exception_one_in: 10,
            near_percent: 80,
            long_gone_days: 365,
        }
    }
}

/// How far a customer's silence has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SilenceState {
    /// Nothing unusual.
    InRhythm,
    /// Close to the limit.
    Near,
    /// Was regular, now silent: call.
    Broken,
    /// Silent for so long that a call is winning back.
    LongGone,
}

/// The silence of one regular customer, with the reason.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Silence {
    /// How far it has gone.
    pub state: SilenceState,
    /// Days since the last purchase.
    pub silent_days: u32,
    /// Median of the own gaps, in days.
    pub usual_gap_days: f64,
    /// Silence from which on the rhythm counts as broken.
    pub limit_days: u32,
    /// Own gaps known.
    pub gaps: u32,
    /// Of them, those at least as long as this silence.
    pub gaps_as_long: u32,
    /// Bound on the chance of such a silence in an unbroken rhythm: `(1 + gaps_as_long)/(gaps + 1)`.
    pub chance: f64,
    /// `1 − 2^(−silent_days/usual_gap_days)`, for ranking.
    pub risk: f64,
    /// A year at the customer's own pace, minor units.
    pub yearly_worth_minor: i64,
}

impl Silence {
    /// Risk times worth: what is at stake, in minor units a year.
    pub fn at_stake_minor(&self) -> f64 {
        self.risk * self.yearly_worth_minor as f64
    }
}

/// A regular customer who is near or over his limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SilentCustomer {
    /// Customer index.
    pub customer: u32,
    /// Why.
    pub silence: Silence,
}

/// The call list, and how many customers it could judge.
#[derive(Debug, Clone, PartialEq)]
pub struct SilentCustomers {
    /// Near, broken and long gone, most at stake first; equal stakes by customer index.
    pub found: Vec<SilentCustomer>,
    /// Customers with a known rhythm.
    pub regular: u64,
    /// Customers who bought, but too seldom to have a rhythm.
    pub not_enough: u64,
}

/// Judges every customer on `as_of_day`. `totals` are those of the same purchases.
pub fn silent_customers(
    purchases: &PurchasesByDay<'_>,
    totals: &[CustomerTotals],
    as_of_day: i32,
    rule: SilenceRule,
) -> SilentCustomers {
    let gaps = PurchaseGaps::of(purchases, totals);
    let mut result = SilentCustomers {
        found: Vec::new(),
        regular: 0,
        not_enough: 0,
    };
    for (customer, line) in (0..).zip(totals) {
        if !line.has_bought() {
            continue;
        }
        match silence(line, gaps.of_customer(customer as usize), as_of_day, rule) {
            Ok(silence) => {
                result.regular += 1;
                if silence.state > SilenceState::InRhythm {
                    result.found.push(SilentCustomer { customer, silence });
                }
            }
            Err(_) => result.not_enough += 1,
        }
    }
    result.found.sort_by(|a, b| {
        let stakes = b
            .silence
            .at_stake_minor()
            .total_cmp(&a.silence.at_stake_minor());
        stakes.then(a.customer.cmp(&b.customer))
    });
    result
}

/// Judges one customer by the gaps between the purchase days that `line` sums up.
pub fn silence(
    line: &CustomerTotals,
    gaps: &[u32],
    as_of_day: i32,
    rule: SilenceRule,
) -> Metric<Silence> {
    // One gap is the least a median can be taken of.
    let need = rule.min_purchase_days.max(2);
    NotEnough::check(u64::from(line.purchase_days), u64::from(need))?;
    let missing = NotEnough {
        n: gaps.len() as u64 + 1,
        need: u64::from(need),
    };
    let mut sorted = gaps.to_vec();
    sorted.sort_unstable();
    let doubled_median = doubled_median(&sorted).ok_or(missing)?;
    let limit_days = limit(&sorted, doubled_median, rule).ok_or(missing)?;

    let silent_days = if as_of_day > line.last_day {
        as_of_day.abs_diff(line.last_day)
    } else {
        0
    };
    let shorter = sorted.partition_point(|&gap| gap < silent_days);
    let count = u32::try_from(sorted.len()).unwrap_or(u32::MAX);
    let gaps_as_long = u32::try_from(sorted.len() - shorter).unwrap_or(u32::MAX);
    let usual_gap_days = doubled_median as f64 / 2.0;
    Ok(Silence {
        state: state(silent_days, limit_days, rule),
        silent_days,
        usual_gap_days,
        limit_days,
        gaps: count,
        gaps_as_long,
        chance: (1.0 + f64::from(gaps_as_long)) / (f64::from(count) + 1.0),
        risk: 1.0 - libm::exp2(-f64::from(silent_days) / usual_gap_days),
        yearly_worth_minor: yearly_worth_minor(line),
    })
}

/// Twice the median, a whole number of days.
fn doubled_median(sorted: &[u32]) -> Option<u64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get((sorted.len() - 1) / 2)?;
    Some(u64::from(lower) + u64::from(upper))
}

/// Enough usual gaps, and longer than all own gaps but the allowed exceptions.
fn limit(sorted: &[u32], doubled_median: u64, rule: SilenceRule) -> Option<u32> {
    let by_median = (doubled_median * u64::from(rule.usual_gaps)).div_ceil(2);
    let one_in = usize::try_from(rule.exception_one_in).ok()?.max(1);
    // (1 + exceptions)/(gaps + 1) <= 1/one_in, or no exception at all with few gaps.
    let exceptions = ((sorted.len() + 1) / one_in).saturating_sub(1);
    let longest = *sorted.iter().rev().nth(exceptions)?;
    let limit = by_median.max(u64::from(longest) + 1);
    Some(u32::try_from(limit).unwrap_or(u32::MAX))
}

fn state(silent_days: u32, limit_days: u32, rule: SilenceRule) -> SilenceState {
    let near = u64::from(limit_days) * u64::from(rule.near_percent);
    if silent_days >= rule.long_gone_days.max(limit_days.saturating_mul(3)) {
        SilenceState::LongGone
    } else if silent_days >= limit_days {
        SilenceState::Broken
    } else if u64::from(silent_days) * 100 >= near {
        SilenceState::Near
    } else {
        SilenceState::InRhythm
    }
}

/// Spending of the repeat visits per year between first and last purchase: `amount · (k−1)/k · 365.25/(last − first)`.
fn yearly_worth_minor(line: &CustomerTotals) -> i64 {
    let visits = i128::from(line.purchase_days.max(1));
    let span_days = i128::from(line.last_day.abs_diff(line.first_day).max(1));
    let worth =
        i128::from(line.amount_minor.max(0)) * (visits - 1) * 1461 / (visits * 4 * span_days);
    i64::try_from(worth).unwrap_or(i64::MAX)
}
