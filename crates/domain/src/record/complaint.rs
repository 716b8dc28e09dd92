use super::{ComplaintId, ContactWay, CustomerId, ProductId, PurchaseId, StaffId, record};
use crate::Instant;
use crate::complaint::Standing;
use crate::value::codes;
use std::collections::BTreeSet;

codes! {
    /// The four kinds of complaint.
    pub enum ComplaintKind { Contract = "contract", Quality = "quality", Transport = "transport", Service = "service" }
}

codes! {
    /// What exactly; each belongs to one kind.
    pub enum ComplaintSubKind {
        Quantity = "quantity", Grade = "grade", Specification = "specification", DeliveryTime = "delivery_time",
        DeliveryPlace = "delivery_place", Settlement = "settlement", Terms = "terms",
        Defect = "defect", WrongSpecification = "wrong_specification", Tolerance = "tolerance", Fault = "fault",
        Damaged = "damaged", Lost = "lost", Spoiled = "spoiled", Packing = "packing",
        ServiceQuality = "service_quality", Attitude = "attitude", Manner = "manner", Skill = "skill",
    }
}

impl ComplaintSubKind {
    pub fn kind(self) -> ComplaintKind {
        use ComplaintSubKind as S;
        match self {
            S::Quantity
            | S::Grade
            | S::Specification
            | S::DeliveryTime
            | S::DeliveryPlace
            | S::Settlement
            | S::Terms => ComplaintKind::Contract,
            S::Defect | S::WrongSpecification | S::Tolerance | S::Fault => ComplaintKind::Quality,
            S::Damaged | S::Lost | S::Spoiled | S::Packing => ComplaintKind::Transport,
            S::ServiceQuality | S::Attitude | S::Manner | S::Skill => ComplaintKind::Service,
        }
    }
}

codes! {
    /// 一般 or 重大. A general one may be solved on the spot; a major one goes to the manager with a proposal.
    pub enum Severity { General = "general", Major = "major" }
}

codes! {
    /// What a customer asks for, and what can be done.
    pub enum Remedy {
        Refund = "refund", Replace = "replace", Repair = "repair", Redo = "redo", Substitute = "substitute",
        TechnicalHelp = "technical_help", Information = "information", Apology = "apology",
        Compensation = "compensation", Gift = "gift", Change = "change", Other = "other",
    }
}

record! {
    /// A complaint as it was told 投诉登记. What happens to it afterwards is a chain of
    /// [`ComplaintStep`](super::ComplaintStep)s.
    pub struct Complaint(ComplaintId) = "complaint" {
        /// Counted up by the device that recorded it; shown as `C-0147`.
        number: i64 = "number",
        customer: CustomerId = "customer",
        /// Who complained, when that is not the customer.
        complainant: String = "complainant",
        complainant_phone: String = "complainant_phone",
        /// The complainant asked that their name be kept from whoever need not know it.
        complainant_hidden: bool = "complainant_hidden",
        at: Instant = "at",
        way: Option<ContactWay> = "way",
        received_by: Option<StaffId> = "received_by",
        kind: Option<ComplaintKind> = "kind",
        sub_kind: Option<ComplaintSubKind> = "sub_kind",
        purchase: Option<PurchaseId> = "purchase",
        product: Option<ProductId> = "product",
        /// The member of staff it is about.
        about: Option<StaffId> = "about",
        /// Who carried the goods, when it is about transport.
        carrier: String = "carrier",
        what_happened: String = "what_happened",
        remedies_asked: BTreeSet<String> = "remedy_asked",
        remedy_asked_note: String = "remedy_asked_note",
        severity: Option<Severity> = "severity",
        /// Somebody was hurt, or could be: known from the first word on. Such a complaint is always a major one.
        safety: bool = "safety",
        /// Photos and other attachments, by identity.
        attachments: BTreeSet<String> = "attachment",
        /// Heard before: complaints of the same trouble, by identity. Kept on both sides.
        alike: BTreeSet<String> = "alike",
        /// The earlier complaint that this one repeats.
        repeat_of: Option<ComplaintId> = "repeat_of",
        /// The complaint that this one was a part of until it was split.
        split_from: Option<ComplaintId> = "split_from",
    }
}

impl Complaint {
    /// How grave it is can be put right as long as nobody reviewed or judged it. From then on a review changes it.
    pub fn may_set_severity(standing: &Standing) -> bool {
        standing.severity.is_none() && standing.is_valid.is_none() && standing.is_open()
    }
}

codes! {
    /// Where a complaint stands. Which step leads from where to where is told by [`crate::complaint::MOVES`].
    pub enum ComplaintState {
        Registered = "registered",
        Acknowledged = "acknowledged",
        Valid = "valid",
        NotValid = "not_valid",
        Assigned = "assigned",
        Investigated = "investigated",
        Proposed = "proposed",
        SentBack = "sent_back",
        Approved = "approved",
        CarriedOut = "carried_out",
        /// The customer was told; their word is awaited.
        Told = "told",
        Accepted = "accepted",
        Rejected = "rejected",
        Closed = "closed",
        Archived = "archived",
        /// For something only the customer knows or has; the clock stands still.
        Waiting = "waiting",
        Escalated = "escalated",
        Reopened = "reopened",
        Withdrawn = "withdrawn",
        /// Goes on in another complaint.
        Merged = "merged",
    }
}

impl ComplaintState {
    /// Somebody still has to do something about it.
    pub fn is_open(self) -> bool {
        !matches!(
            self,
            Self::Closed | Self::Archived | Self::Withdrawn | Self::Merged
        )
    }
}
