//! The cuts of rule B on their own, to score single customers.

use crate::purchases::CustomerTotals;
use crate::{Metric, NotEnough};

use super::quintile::{Quintiles, class};
use super::rule::{NEED, RfmScore};

/// Where rule B's classes begin, for purchase days as frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RfmCuts {
    as_of_day: i32,
    recency: [i64; 4],
    frequency: [i64; 4],
    monetary: [i64; 4],
}

impl RfmCuts {
    /// From three sorted columns over the `n` customers who bought: last purchase day, purchase days, amount.
    ///
    /// Each function gives the value at a rank from 0, smallest first.
    pub(crate) fn from_ranks(
        n: usize,
        as_of_day: i32,
        last_day: impl Fn(usize) -> Option<i64>,
        purchase_days: impl Fn(usize) -> Option<i64>,
        amount_minor: impl Fn(usize) -> Option<i64>,
    ) -> Metric<Self> {
        NotEnough::check(n as u64, NEED)?;
        let rising = |value: &dyn Fn(usize) -> Option<i64>| {
            Quintiles::from_ranks(n, |rank| {
                let low = value(rank)?;
                Some((low, value(rank + 1).unwrap_or(low)))
            })
            .inclusive()
        };
        // The longer ago, the larger the recency: its order is the reverse of the last days'.
        let days_since =
            |rank: usize| Some(i64::from(as_of_day) - last_day(n.checked_sub(rank + 1)?)?);
        Ok(Self {
            as_of_day,
            recency: rising(&days_since),
            frequency: rising(&purchase_days),
            monetary: rising(&amount_minor),
        })
    }

    /// Scores one customer; nothing for someone who never bought.
    pub fn score(&self, line: &CustomerTotals) -> Option<RfmScore> {
        let days_since = i64::from(self.as_of_day) - i64::from(line.last_day);
        line.has_bought().then(|| RfmScore {
            recency: 6 - class(days_since, self.recency),
            frequency: class(i64::from(line.purchase_days), self.frequency),
            monetary: class(line.amount_minor, self.monetary),
        })
    }
}
