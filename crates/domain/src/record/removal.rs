//! Why a record goes to the recycle bin.

use super::{Complaint, Contact, ContactPerson, Customer, Product, Purchase, Return};
use crate::Record;
use crate::value::codes;

codes! {
    /// A reason as it is stored in the field [`REMOVED`](crate::change::REMOVED). Words of the user's own, and those of
    /// newer builds, lie there as well.
    pub enum RemovalReason {
        /// Entered by mistake, or to try the app out.
        Mistake = "mistake",
        /// There twice.
        Duplicate = "duplicate",
        /// It belongs to another customer.
        WrongCustomer = "wrong_customer",
        /// The order was cancelled before anything was handed over. (What came back later is a return.)
        Cancelled = "cancelled",
        /// The business closed, or the person moved out of reach.
        Gone = "gone",
        /// The person no longer works for this customer.
        LeftJob = "left_job",
        /// No longer sold.
        Discontinued = "discontinued",
        /// They asked for their data to be deleted.
        Asked = "asked",
        /// Written by the rules: it became part of another customer.
        Merged = "merged",
        /// Written by the rules: a photo of a form that was discarded.
        Unused = "unused",
        /// Written by the rules: what made it was taken back.
        Undone = "undo",
    }
}

impl RemovalReason {
    /// What a person may choose for records of a kind, the likeliest first; none, where no reason is asked for.
    pub fn offered(kind: &str) -> &'static [Self] {
        use RemovalReason as R;
        match kind {
            _ if kind == Customer::KIND.0 => &[R::Gone, R::Duplicate, R::Mistake, R::Asked],
            _ if kind == ContactPerson::KIND.0 => &[R::LeftJob, R::Duplicate, R::Mistake, R::Asked],
            _ if kind == Purchase::KIND.0 => {
                &[R::Mistake, R::Cancelled, R::Duplicate, R::WrongCustomer]
            }
            _ if [Contact::KIND.0, Complaint::KIND.0, Return::KIND.0].contains(&kind) => {
                &[R::Mistake, R::Duplicate, R::WrongCustomer]
            }
            _ if kind == Product::KIND.0 => &[R::Discontinued, R::Duplicate, R::Mistake],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::KINDS;

    #[test]
    fn reasons_fit_their_kind_and_are_never_those_of_the_rules() {
        for kind in KINDS {
            let offered = RemovalReason::offered(kind.0);
            for (at, reason) in offered.iter().enumerate() {
                assert!(!matches!(
                    reason,
                    RemovalReason::Merged | RemovalReason::Undone | RemovalReason::Unused
                ));
                assert!(!offered.iter().skip(at + 1).any(|other| other == reason));
            }
            let asked = matches!(
                kind.0,
                "customer" | "person" | "purchase" | "contact" | "complaint" | "product" | "return"
            );
            assert_eq!(offered.is_empty(), !asked, "{}", kind.0);
        }
        for reason in RemovalReason::ALL {
            assert_eq!(RemovalReason::from_code(reason.code()), Some(*reason));
        }
    }
}
