use crate::record::{AuditCase, Finding};
use crate::value::codes;

codes! {
    /// What is asked of every complaint in an audit.
    pub enum AuditQuestion {
        /// Solved within the time that was set for it.
        InTime = "in_time",
        /// Where something was refused, or was done otherwise than asked, the customer was told why.
        ReasonGiven = "reason_given",
        /// The customer was told of every further way open to them.
        ToldFurtherWays = "told_further_ways",
        /// The customer was content with the handling.
        Satisfied = "satisfied",
        /// What is to be learned from it is written down.
        LessonRecorded = "lesson_recorded",
    }
}

impl AuditQuestion {
    pub fn of(self, case: &AuditCase) -> Option<Finding> {
        match self {
            Self::InTime => case.in_time,
            Self::ReasonGiven => case.reason_given,
            Self::ToldFurtherWays => case.told_further_ways,
            Self::Satisfied => case.satisfied,
            Self::LessonRecorded => case.lesson_recorded,
        }
    }

    pub fn set(self, case: &mut AuditCase, finding: Option<Finding>) {
        match self {
            Self::InTime => case.in_time = finding,
            Self::ReasonGiven => case.reason_given = finding,
            Self::ToldFurtherWays => case.told_further_ways = finding,
            Self::Satisfied => case.satisfied = finding,
            Self::LessonRecorded => case.lesson_recorded = finding,
        }
    }
}

/// All questions together: `No` as soon as one says so, `None` while one is open, `NotApplicable` where all are.
pub fn outcome(case: &AuditCase) -> Option<Finding> {
    let findings = AuditQuestion::ALL.iter().map(|question| question.of(case));
    let mut sum = Some(Finding::NotApplicable);
    for finding in findings {
        sum = match (sum, finding) {
            (_, Some(Finding::No)) => return Some(Finding::No),
            (None, _) | (_, None) => None,
            (sum, Some(Finding::NotApplicable)) => sum,
            (_, found) => found,
        };
    }
    sum
}
