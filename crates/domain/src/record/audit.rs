use super::{AuditCaseId, AuditId, ComplaintId, StaffId, record};
use crate::value::codes;
use crate::{Day, Instant};

codes! {
    /// What a look into one complaint found on one question.
    pub enum Finding { Yes = "yes", No = "no", NotApplicable = "not_applicable" }
}

record! {
    /// A look back at complaints that are closed 抽查. Chance chose which, so that nobody shows the good ones.
    ///
    /// What was drawn from is written down with it: the same seed over the same complaints draws the same ones again.
    pub struct Audit(AuditId) = "audit" {
        /// Complaints closed on or after this day were drawn from …
        from: Option<Day> = "from",
        /// … and up to this one.
        to: Option<Day> = "to",
        seed: i64 = "seed",
        /// How many complaints were drawn.
        drawn: i64 = "drawn",
        /// From how many.
        among: i64 = "among",
        by: Option<StaffId> = "by",
        at: Instant = "at",
        /// What follows from it.
        conclusion: String = "conclusion",
    }
}

record! {
    /// One complaint of an audit. Drawn together with it, so that two devices that check the same complaint write into
    /// the same record.
    pub struct AuditCase(AuditCaseId) = "audit_case" {
        audit: AuditId = "audit",
        complaint: ComplaintId = "complaint",
        /// In the order of drawing, from 1.
        place: i64 = "place",
        in_time: Option<Finding> = "in_time",
        reason_given: Option<Finding> = "reason_given",
        told_further_ways: Option<Finding> = "told_further_ways",
        satisfied: Option<Finding> = "satisfied",
        lesson_recorded: Option<Finding> = "lesson_recorded",
        note: String = "note",
        /// Who looked last.
        by: Option<StaffId> = "by",
        at: Option<Instant> = "at",
    }
}
