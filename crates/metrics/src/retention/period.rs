//! Retention between two periods.

use crate::proportion::{Share, wilson};
use crate::purchases::PurchasesByDay;
use crate::{Confidence, Estimate, Metric};

/// The three numbers people call retention. Never show one without its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetentionVariant {
    /// Of a cohort, those who bought in month k after their first purchase.
    ClassicMonth,
    /// Of a cohort, those who bought in month k or any later month. Falls at the right edge of the data.
    Rolling,
    /// Of the customers of one period, those who bought in the next: `|S ∩ E| / |S|`, new customers excluded.
    Period,
}

/// Days from `first` to `last`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRange {
    /// First day since 1970-01-01.
    pub first: i32,
    /// Last day.
    pub last: i32,
}

impl DayRange {
    /// Whether the day lies in the range.
    pub fn contains(self, day: i32) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// Who stayed from one period to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodRetention {
    /// Customers of the first period, S.
    pub start: u64,
    /// Customers of the second period, E.
    pub end: u64,
    /// Of both, S ∩ E.
    pub retained: u64,
}

impl PeriodRetention {
    /// Customers of the second period who were not there in the first: new ones and returning ones.
    pub fn new_or_returning(self) -> u64 {
        self.end - self.retained
    }

    /// `|S ∩ E| / |S|` with its Wilson interval; churn is one minus it.
    pub fn retention(self, confidence: Confidence) -> Metric<Estimate> {
        let share = Share::of(self.retained, self.start - self.retained)?;
        Ok(wilson(share, confidence))
    }
}

/// Counts the customers of two periods. The familiar `(E − N)/S`, with N counted, not guessed.
pub fn period_retention(
    purchases: &PurchasesByDay<'_>,
    first: DayRange,
    second: DayRange,
) -> PeriodRetention {
    let mut seen = vec![0_u8; purchases.customers()];
    for group in purchases.days() {
        let mark =
            u8::from(first.contains(group.day)) | (u8::from(second.contains(group.day)) << 1);
        if mark == 0 {
            continue;
        }
        for customer in group.buyers() {
            if let Some(marks) = seen.get_mut(customer) {
                *marks |= mark;
            }
        }
    }
    let count = |mask: u8| seen.iter().filter(|&&marks| marks & mask == mask).count() as u64;
    PeriodRetention {
        start: count(1),
        end: count(2),
        retained: count(3),
    }
}
