use super::{ComplaintId, ContactWay, Severity, StaffId, StepId, record};
use crate::value::codes;
use crate::{Instant, Money};
use std::collections::BTreeSet;

codes! {
    /// One move in the life of a complaint.
    pub enum StepKind {
        Registered = "registered",
        Acknowledged = "acknowledged",
        Triaged = "triaged",
        JudgedValid = "judged_valid",
        JudgedNotValid = "judged_not_valid",
        Assigned = "assigned",
        Analysed = "analysed",
        Proposed = "proposed",
        Approved = "approved",
        SentBack = "sent_back",
        CarriedOut = "carried_out",
        Notified = "notified",
        Accepted = "accepted",
        Rejected = "rejected",
        Evaluated = "evaluated",
        Archived = "archived",
        Corrected = "corrected",
        AskedCustomer = "asked_customer",
        CustomerAnswered = "customer_answered",
        Escalated = "escalated",
        Reopened = "reopened",
        Withdrawn = "withdrawn",
        SolvedOnTheSpot = "solved_on_the_spot",
        Noted = "noted",
        /// Goes on in another complaint.
        MergedInto = "merged_into",
        /// Another complaint was merged into this one.
        TookIn = "took_in",
        /// A part of it became a complaint of its own.
        SplitOff = "split_off",
    }
}

codes! {
    /// Why it came to the complaint 原因代码, as found by the analysis.
    pub enum CauseCode {
        Material = "material", Making = "making", Design = "design", Inspection = "inspection",
        Storage = "storage", Packing = "packing", Carrier = "carrier", Stock = "stock",
        Ordering = "ordering", Pricing = "pricing", Billing = "billing", Information = "information",
        Promise = "promise", Delay = "delay", Attitude = "attitude", Skill = "skill",
        Staffing = "staffing", Policy = "policy", System = "system", Supplier = "supplier",
        CustomerUse = "customer_use", Misunderstanding = "misunderstanding", Chance = "chance",
        Unknown = "unknown",
    }
}

codes! {
    /// A question that may also stand open.
    pub enum YesNo { Yes = "yes", No = "no" }
}

codes! {
    /// Who failed, for the frequency of failures 失误频次.
    pub enum FailedBy {
        SalesStaff = "sales_staff", CustomerManager = "customer_manager", OtherStaff = "other_staff",
        PolicyOrSystem = "policy_or_system", Supplier = "supplier", Nobody = "nobody",
    }
}

record! {
    /// Something done about a complaint: never changed, only followed by another step. Which of the fields a kind of
    /// step fills in is told by [`crate::complaint::Move`].
    pub struct ComplaintStep(StepId) = "complaint_step" {
        complaint: ComplaintId = "complaint",
        kind: Option<StepKind> = "kind",
        at: Instant = "at",
        by: Option<StaffId> = "by",
        text: String = "text",
        /// How many turns were known where the step was made, plus one: a step never comes before one its author had
        /// seen, whatever the clocks of the devices say. None (0) on steps of the first builds.
        turn: i64 = "turn",
        /// The step this one answers: an approval the proposal, the customer's word what they were told.
        answers: Option<StepId> = "answers",
        attachments: BTreeSet<String> = "attachment",
        /// How the customer was reached.
        way: Option<ContactWay> = "way",
        /// Who was spoken to.
        person: String = "person",
        severity: Option<Severity> = "severity",
        safety: bool = "safety",
        legal: bool = "legal",
        repeat: bool = "repeat",
        immediate_action: String = "immediate_action",
        department: String = "department",
        assignee: Option<StaffId> = "assignee",
        cause: Option<CauseCode> = "cause",
        failed_by: Option<FailedBy> = "failed_by",
        /// The five whys, from the trouble to the root.
        whys: Vec<String> = "whys",
        customer_statement: String = "customer_statement",
        staff_statement: String = "staff_statement",
        evidence: String = "evidence",
        /// Why do they feel so?
        why_they_feel_so: String = "why_they_feel_so",
        /// What did we do or say?
        what_we_did: String = "what_we_did",
        /// Is it reasonable?
        is_reasonable: String = "is_reasonable",
        /// Have we heard it from others?
        heard_before: String = "heard_before",
        /// What prevents it?
        what_prevents_it: String = "what_prevents_it",
        remedies: BTreeSet<String> = "remedy",
        cost: Option<Money> = "cost",
        done_by: Option<StaffId> = "done_by",
        done_at: Option<Instant> = "done_at",
        /// The customer was told of every further way open to them.
        further_ways: bool = "further_ways",
        /// With the handling, 1 to 5.
        satisfaction: Option<u8> = "satisfaction",
        lesson: String = "lesson",
        /// Is the old problem solved?
        old_solved: Option<YesNo> = "old_solved",
        /// Did a new problem appear?
        new_appeared: Option<YesNo> = "new_appeared",
        /// Whom it was passed up to.
        passed_to: Option<StaffId> = "passed_to",
        /// The complaint on the other side of a merge or a split.
        other: Option<ComplaintId> = "other_complaint",
        /// The archived step that is corrected.
        corrects: Option<StepId> = "corrects",
    }
}
