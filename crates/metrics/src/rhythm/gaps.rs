//! Gaps between purchase days.

use crate::purchases::{CustomerTotals, PurchasesByDay};

/// The gaps, in days, between each customer's successive purchase days, oldest first.
#[derive(Debug, Clone)]
pub struct PurchaseGaps {
    /// Where each customer's gaps end; they start where the previous customer's end.
    ends: Vec<usize>,
    days: Vec<u32>,
}

impl PurchaseGaps {
    /// One pass; `totals` are those of the same purchases.
    pub fn of(purchases: &PurchasesByDay<'_>, totals: &[CustomerTotals]) -> Self {
        let mut next = 0;
        let mut places: Vec<usize> = totals
            .iter()
            .map(|line| {
                let start = next;
                next += line.purchase_days.saturating_sub(1) as usize;
                start
            })
            .collect();
        let mut days = vec![0; next];
        let mut last: Vec<i32> = totals.iter().map(|line| line.first_day).collect();
        for group in purchases.days() {
            for customer in group.buyers() {
                let (Some(last), Some(place)) = (last.get_mut(customer), places.get_mut(customer))
                else {
                    continue;
                };
                if *last != group.day {
                    if let Some(gap) = days.get_mut(*place) {
                        *gap = group.day.abs_diff(*last);
                    }
                    *place += 1;
                    *last = group.day;
                }
            }
        }
        Self { ends: places, days }
    }

    /// The gaps of one customer.
    pub fn of_customer(&self, customer: usize) -> &[u32] {
        let start = match customer.checked_sub(1) {
            Some(previous) => self.ends.get(previous).copied().unwrap_or(usize::MAX),
            None => 0,
        };
        let end = self.ends.get(customer).copied().unwrap_or(0);
        self.days.get(start..end).unwrap_or_default()
    }
}
