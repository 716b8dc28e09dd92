use super::{
    ActionId, CauseCode, ComplaintId, CustomerId, PreventionId, PromiseId, StaffId, YesNo, record,
};
use crate::value::codes;
use crate::{Day, Instant};

codes! {
    /// What became of a promise.
    pub enum PromiseOutcome { Kept = "kept", Broken = "broken", Withdrawn = "withdrawn" }
}

record! {
    /// What a customer was promised 承诺: seen by everybody before a second, different one is made.
    pub struct Promise(PromiseId) = "promise" {
        customer: CustomerId = "customer",
        complaint: Option<ComplaintId> = "complaint",
        what: String = "what",
        /// Who gave their word.
        by: Option<StaffId> = "by",
        at: Instant = "at",
        /// The last day on which it is still kept.
        until: Option<Day> = "until",
        outcome: Option<PromiseOutcome> = "outcome",
        outcome_at: Option<Instant> = "outcome_at",
        outcome_note: String = "outcome_note",
        /// The open promise that was shown when this one was made beside it.
        beside: Option<PromiseId> = "beside",
    }
}

record! {
    /// Something to do for a complaint, with who and until when.
    pub struct Action(ActionId) = "action" {
        complaint: ComplaintId = "complaint",
        what: String = "what",
        owner: Option<StaffId> = "owner",
        due: Option<Day> = "due",
        by: Option<StaffId> = "by",
        at: Instant = "at",
        done_day: Option<Day> = "done_day",
        result: String = "result",
    }
}

record! {
    /// What keeps it from happening again 预防措施; whether it does is looked at on a day set beforehand.
    pub struct Prevention(PreventionId) = "prevention" {
        complaint: ComplaintId = "complaint",
        cause: Option<CauseCode> = "cause",
        what: String = "what",
        owner: Option<StaffId> = "owner",
        due: Option<Day> = "due",
        done_day: Option<Day> = "done_day",
        check_on: Option<Day> = "check_on",
        checked_day: Option<Day> = "checked_day",
        /// What the check found.
        works: Option<YesNo> = "works",
        result: String = "result",
        by: Option<StaffId> = "by",
        at: Instant = "at",
    }
}
