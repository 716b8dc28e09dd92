use domain::record::{CauseCode, ComplaintSubKind, FailedBy};

/// What the analysis of such a complaint usually finds, and who failed.
pub(super) fn usual_cause(sub_kind: ComplaintSubKind) -> (CauseCode, FailedBy) {
    use CauseCode as C;
    use ComplaintSubKind as S;
    match sub_kind {
        S::Quantity | S::Lost => (C::Inspection, FailedBy::OtherStaff),
        S::Grade => (C::Supplier, FailedBy::Supplier),
        S::Specification | S::WrongSpecification => (C::Ordering, FailedBy::SalesStaff),
        S::DeliveryTime => (C::Delay, FailedBy::OtherStaff),
        S::DeliveryPlace => (C::Carrier, FailedBy::OtherStaff),
        S::Settlement => (C::Billing, FailedBy::OtherStaff),
        S::Terms => (C::Policy, FailedBy::PolicyOrSystem),
        S::Defect | S::Tolerance => (C::Making, FailedBy::Supplier),
        S::Fault => (C::Material, FailedBy::Supplier),
        S::Damaged | S::Packing => (C::Packing, FailedBy::OtherStaff),
        S::Spoiled => (C::Storage, FailedBy::OtherStaff),
        S::Attitude => (C::Attitude, FailedBy::SalesStaff),
        S::Skill => (C::Skill, FailedBy::SalesStaff),
        S::ServiceQuality | S::Manner => (C::Staffing, FailedBy::PolicyOrSystem),
    }
}
