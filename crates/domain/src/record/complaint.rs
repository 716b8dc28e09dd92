use super::{ComplaintId, ContactWay, CustomerId, ProductId, PurchaseId, StaffId, StepId, record};
use crate::Instant;
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
    /// A complaint as it was first told 投诉登记. What happens to it afterwards is a chain of [`ComplaintStep`]s.
    pub struct Complaint(ComplaintId) = "complaint" {
        /// Counted up by the device that recorded it; shown as `C-0147`.
        number: i64 = "number",
        customer: CustomerId = "customer",
        /// Who complained, when that is not the customer.
        complainant: String = "complainant",
        complainant_phone: String = "complainant_phone",
        at: Instant = "at",
        way: Option<ContactWay> = "way",
        received_by: Option<StaffId> = "received_by",
        kind: Option<ComplaintKind> = "kind",
        sub_kind: Option<ComplaintSubKind> = "sub_kind",
        purchase: Option<PurchaseId> = "purchase",
        product: Option<ProductId> = "product",
        /// The member of staff it is about.
        about: Option<StaffId> = "about",
        what_happened: String = "what_happened",
        remedies_asked: BTreeSet<String> = "remedy_asked",
        remedy_asked_note: String = "remedy_asked_note",
        severity: Option<Severity> = "severity",
    }
}

codes! {
    /// One move in the life of a complaint.
    pub enum StepKind { Registered = "registered", SolvedOnTheSpot = "solved_on_the_spot", Reopened = "reopened" }
}

record! {
    /// Something done about a complaint: never changed, only followed by another step.
    pub struct ComplaintStep(StepId) = "complaint_step" {
        complaint: ComplaintId = "complaint",
        kind: Option<StepKind> = "kind",
        at: Instant = "at",
        by: Option<StaffId> = "by",
        text: String = "text",
    }
}

codes! {
    /// Where a complaint stands.
    pub enum ComplaintState { Registered = "registered", Closed = "closed", Reopened = "reopened" }
}

impl ComplaintState {
    /// Where a complaint stands after these steps, oldest first. Steps of newer builds are passed over.
    pub fn after<'a>(steps: impl IntoIterator<Item = &'a ComplaintStep>) -> Self {
        steps
            .into_iter()
            .fold(Self::Registered, |state, step| match step.kind {
                Some(StepKind::Registered) => Self::Registered,
                Some(StepKind::SolvedOnTheSpot) => Self::Closed,
                Some(StepKind::Reopened) => Self::Reopened,
                None => state,
            })
    }

    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed)
    }
}
