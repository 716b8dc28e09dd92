//! Returns and exchanges: what a form has to know, one of them, and those of a purchase or a complaint.

use crate::Measured;
use domain::record::{ComplaintId, CustomerId, PurchaseId, Return, ReturnId, ReturnKind};
use domain::returns::{ReturnFigures, ReturnWindow, Returnable, ReturnableLine};
use domain::{Day, Money};
use serde::{Deserialize, Serialize};

/// What the form of a return has to know once it is known whose and of what.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ReturnBasis {
    pub customer: Option<CustomerId>,
    pub purchase: Option<PurchaseId>,
    pub complaint: Option<ComplaintId>,
    /// The return being corrected.
    pub except: Option<ReturnId>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReturnBasisView {
    /// Whose: the customer asked for, else that of the purchase, else that of the complaint.
    pub customer: Option<CustomerId>,
    /// The purchase asked for, else the one that the complaint is about.
    pub purchase: Option<PurchaseId>,
    pub complaint: Option<(ComplaintId, i64)>,
    /// The purchase with what came back of it; `None` when none was named, or it lies in the recycle bin.
    pub returnable: Option<Returnable>,
    pub habit: ReturnHabit,
}

/// How often a customer brings things back, beside everybody else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReturnHabit {
    pub figures: ReturnFigures,
    /// The share of purchases of which something came back, with its exact 95 % interval.
    pub share: Measured,
    /// A reason to look, not a verdict.
    pub stands_out: bool,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ReturnPage {
    pub id: ReturnId,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReturnView {
    pub returned: Return,
    pub customer_name: String,
    /// Day and total.
    pub purchase: Option<(Day, Money)>,
    /// The window as it stood on the day of the return.
    pub window: Option<ReturnWindow>,
    /// The complaint's number.
    pub complaint: Option<i64>,
    /// Day and total of what was taken instead.
    pub replacement: Option<(Day, Money)>,
    pub by: Option<String>,
    pub allowed_by: Option<String>,
    pub removed: Option<String>,
    pub habit: ReturnHabit,
}

/// What came back of a purchase, or came of a complaint.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum ReturnsOf {
    Purchase(PurchaseId),
    Complaint(ComplaintId),
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReturnsView {
    /// The newest first.
    pub rows: Vec<ReturnRow>,
    /// Paid back in all.
    pub refunded: Money,
    /// Of a purchase: until when it is taken back, as seen today.
    pub window: Option<ReturnWindow>,
    /// Of a purchase: its lines with what is left of each.
    pub lines: Vec<ReturnableLine>,
    /// More came back than was bought; see [`Returnable::is_exceeded`].
    pub is_exceeded: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReturnRow {
    pub id: ReturnId,
    pub day: Day,
    pub kind: Option<ReturnKind>,
    pub refund: Option<Money>,
    /// The first lines' names.
    pub names: Vec<String>,
    pub lines: u32,
    pub reason: String,
}
