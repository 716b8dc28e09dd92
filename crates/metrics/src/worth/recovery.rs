//! Do complainants come back, and does speed matter?

use crate::proportion::{Share, wilson};
use crate::purchases::PurchasesByDay;
use crate::{Confidence, Estimate, Metric};

/// One complaint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComplaintCase {
    /// Customer index.
    pub customer: u32,
    /// Day it was received.
    pub opened_day: i32,
    /// Day it was solved, if it was.
    pub solved_day: Option<i32>,
}

/// How complaints are told apart, and how long a return is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryRule {
    /// Solved within so many days counts as quick.
    pub quick_days: u16,
    /// A purchase counts when it comes within so many days after the solution (or, unsolved, after the complaint).
    pub within_days: u16,
    /// Last day the data covers.
    pub data_end_day: i32,
}

impl RecoveryRule {
    /// How fast this one was solved.
    pub fn speed(self, case: ComplaintCase) -> RecoverySpeed {
        let quick_until = case.opened_day.saturating_add(i32::from(self.quick_days));
        match case.solved_day {
            Some(day) if day <= quick_until => RecoverySpeed::Quick,
            Some(_) => RecoverySpeed::Slow,
            None => RecoverySpeed::Unsolved,
        }
    }

    /// The data reaches so far that a return in time would be in it.
    pub fn is_watched(self, case: ComplaintCase) -> bool {
        self.last_day(case) <= self.data_end_day
    }

    /// A purchase on this day is a return.
    pub fn is_return(self, case: ComplaintCase, day: i32) -> bool {
        day > from(case) && day <= self.last_day(case)
    }

    fn last_day(self, case: ComplaintCase) -> i32 {
        from(case).saturating_add(i32::from(self.within_days))
    }
}

/// The day from which a return is waited for.
fn from(case: ComplaintCase) -> i32 {
    case.solved_day.unwrap_or(case.opened_day)
}

/// How fast a complaint was solved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoverySpeed {
    /// Within `quick_days`.
    Quick,
    /// Later.
    Slow,
    /// Not solved.
    Unsolved,
}

/// Complaints of one speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recovery {
    /// Which.
    pub speed: RecoverySpeed,
    /// Complaints watched for the whole time allowed.
    pub watched: u64,
    /// Of them, those whose customer bought again in time.
    pub returned: u64,
}

impl Recovery {
    /// `returned / watched` with its Wilson interval.
    pub fn rate(self, confidence: Confidence) -> Metric<Estimate> {
        let share = Share::of(self.returned, self.watched - self.returned)?;
        Ok(wilson(share, confidence))
    }
}

/// Share of complaints after which the customer bought again, by speed: quick, slow, unsolved.
///
/// A complaint too recent to have been watched for `within_days` is left out, or every recent one would look lost. Each
/// complaint counts for itself. The purchase must come after the day of the solution.
pub fn recovery(
    cases: &[ComplaintCase],
    purchases: &PurchasesByDay<'_>,
    rule: RecoveryRule,
) -> [Recovery; 3] {
    let mut waiting: Vec<Waiting> = cases
        .iter()
        .filter(|case| rule.is_watched(**case))
        .map(|&case| Waiting {
            case,
            has_returned: false,
        })
        .collect();
    waiting.sort_by_key(|waiting| waiting.case.customer);
    for group in purchases.days() {
        for customer in group.buyers() {
            let start =
                waiting.partition_point(|waiting| (waiting.case.customer as usize) < customer);
            for waiting in waiting.iter_mut().skip(start) {
                if waiting.case.customer as usize != customer {
                    break;
                }
                waiting.has_returned |= rule.is_return(waiting.case, group.day);
            }
        }
    }
    [
        RecoverySpeed::Quick,
        RecoverySpeed::Slow,
        RecoverySpeed::Unsolved,
    ]
    .map(|speed| {
        let of_speed = || {
            waiting
                .iter()
                .filter(|waiting| rule.speed(waiting.case) == speed)
        };
        Recovery {
            speed,
            watched: of_speed().count() as u64,
            returned: of_speed().filter(|waiting| waiting.has_returned).count() as u64,
        }
    })
}

struct Waiting {
    case: ComplaintCase,
    has_returned: bool,
}
