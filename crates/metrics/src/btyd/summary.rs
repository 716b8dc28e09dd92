//! From purchases to histories.

use crate::purchases::PurchasesByDay;

use super::gamma_gamma::Spend;
use super::history::History;

/// Up to when to look, and in which unit of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SummaryWindow {
    /// Cut-off: the last day that counts.
    pub end_day: i32,
    /// Days per unit of the models' time; 7 for weeks. Times are exact fractions, never whole weeks.
    pub days_per_unit: f64,
}

/// One customer as the models see him.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CustomerSummary {
    /// x, t_x, T.
    pub history: History,
    /// x and the mean over the repeat days in minor units (0 without repeats).
    pub spend: Spend,
}

#[derive(Clone, Copy, Default)]
struct Line {
    first: i32,
    last: i32,
    days: u32,
    repeat_amount: i64,
}

/// Histories by customer index; nothing for customers without a purchase up to the cut-off.
///
/// Purchases of one day are one; the first day starts the clock and its money is left out of the mean. A refund lowers
/// the purchase day it was made on, or else the last one before it. Source: Fader & Hardie's CDNOW summary, which this
/// reproduces exactly.
pub fn customer_summaries(
    purchases: &PurchasesByDay<'_>,
    window: SummaryWindow,
) -> Vec<Option<CustomerSummary>> {
    let mut lines = vec![Line::default(); purchases.customers()];
    for group in purchases.days() {
        if group.day > window.end_day {
            break;
        }
        for customer in group.buyers() {
            if let Some(line) = lines.get_mut(customer) {
                if line.days == 0 {
                    line.first = group.day;
                    line.days = 1;
                } else if line.last != group.day {
                    line.days += 1;
                }
                line.last = group.day;
            }
        }
        // Money after visits, so that a refund in an earlier row of the day finds its visit.
        for (customer, amount) in group.rows() {
            if let Some(line) = lines.get_mut(customer as usize)
                && line.days > 1
            {
                line.repeat_amount = line.repeat_amount.saturating_add(amount);
            }
        }
    }
    lines.iter().map(|line| summary(line, window)).collect()
}

fn summary(line: &Line, window: SummaryWindow) -> Option<CustomerSummary> {
    let repeats = line.days.checked_sub(1)?;
    let units = |from: i32, to: i32| f64::from(to.abs_diff(from)) / window.days_per_unit;
    let mean = if repeats > 0 {
        line.repeat_amount as f64 / f64::from(repeats)
    } else {
        0.0
    };
    Some(CustomerSummary {
        history: History::new(
            repeats,
            units(line.first, line.last),
            units(line.first, window.end_day),
        )?,
        spend: Spend { repeats, mean },
    })
}
