//! Who bought a second time.

use crate::proportion::{Share, wilson};
use crate::purchases::{CustomerTotals, PurchasesByDay};
use crate::{Confidence, Estimate, Metric};

/// Customers with at least two purchase *days* over all customers who bought, Wilson interval.
///
/// Two receipts of one day are one visit, so counting receipts would overstate the rate.
pub fn repeat_rate(totals: &[CustomerTotals], confidence: Confidence) -> Metric<Estimate> {
    let buyers = totals.iter().filter(|line| line.has_bought());
    let (mut repeated, mut once) = (0, 0);
    for line in buyers {
        if line.purchase_days >= 2 {
            repeated += 1;
        } else {
            once += 1;
        }
    }
    Ok(wilson(Share::of(repeated, once)?, confidence))
}

/// Customers who came back within a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepeatWithin {
    /// Customers observed for the whole time since their first purchase.
    pub eligible: u64,
    /// Of them, those whose second purchase day came in time.
    pub repeated: u64,
}

impl RepeatWithin {
    /// `repeated / eligible` with its Wilson interval.
    pub fn rate(self, confidence: Confidence) -> Metric<Estimate> {
        let share = Share::of(self.repeated, self.eligible - self.repeated)?;
        Ok(wilson(share, confidence))
    }
}

/// Counts second purchases within `within_days` of the first.
///
/// A customer who first bought less than `within_days` before `data_end_day` has not had the time: not eligible.
pub fn repeat_within(
    purchases: &PurchasesByDay<'_>,
    within_days: u16,
    data_end_day: i32,
) -> RepeatWithin {
    let within = i32::from(within_days);
    let mut first: Vec<Option<i32>> = vec![None; purchases.customers()];
    let mut repeated = vec![false; purchases.customers()];
    for group in purchases.days() {
        if group.day > data_end_day {
            break;
        }
        for customer in group.buyers() {
            let (Some(first), Some(repeated)) =
                (first.get_mut(customer), repeated.get_mut(customer))
            else {
                continue;
            };
            let first = *first.get_or_insert(group.day);
            *repeated |= group.day > first && group.day <= first.saturating_add(within);
        }
    }
    let latest_start = data_end_day.saturating_sub(within);
    let mut counts = RepeatWithin {
        eligible: 0,
        repeated: 0,
    };
    for (first, repeated) in first.iter().zip(repeated) {
        if first.is_some_and(|day| day <= latest_start) {
            counts.eligible += 1;
            counts.repeated += u64::from(repeated);
        }
    }
    counts
}
