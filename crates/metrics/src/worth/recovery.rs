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
    let within = i32::from(rule.within_days);
    let mut waiting: Vec<Waiting> = cases
        .iter()
        .map(|&case| Waiting::new(case, rule))
        .filter(|case| case.from.saturating_add(within) <= rule.data_end_day)
        .collect();
    waiting.sort_by_key(|case| case.customer);
    for group in purchases.days() {
        for customer in group.buyers() {
            let start = waiting.partition_point(|case| (case.customer as usize) < customer);
            for case in waiting.iter_mut().skip(start) {
                if case.customer as usize != customer {
                    break;
                }
                let is_after = group.day > case.from;
                case.has_returned |= is_after && group.day <= case.from.saturating_add(within);
            }
        }
    }
    [
        RecoverySpeed::Quick,
        RecoverySpeed::Slow,
        RecoverySpeed::Unsolved,
    ]
    .map(|speed| {
        let of_speed = || waiting.iter().filter(|case| case.speed == speed);
        Recovery {
            speed,
            watched: of_speed().count() as u64,
            returned: of_speed().filter(|case| case.has_returned).count() as u64,
        }
    })
}

struct Waiting {
    customer: u32,
    from: i32,
    speed: RecoverySpeed,
    has_returned: bool,
}

impl Waiting {
    fn new(case: ComplaintCase, rule: RecoveryRule) -> Self {
        let quick_until = case.opened_day.saturating_add(i32::from(rule.quick_days));
        let speed = match case.solved_day {
            Some(day) if day <= quick_until => RecoverySpeed::Quick,
            Some(_) => RecoverySpeed::Slow,
            None => RecoverySpeed::Unsolved,
        };
        Self {
            customer: case.customer,
            from: case.solved_day.unwrap_or(case.opened_day),
            speed,
            has_returned: false,
        }
    }
}
