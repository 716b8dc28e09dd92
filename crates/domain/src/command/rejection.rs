use super::SurveyRefusal;
use crate::complaint::Refusal;
use crate::{Money, Name};
use serde::{Deserialize, Serialize};

/// Why a command was refused. Each says what the user can do next; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Rejection {
    /// Shown beside the fields.
    #[error("some fields need attention")]
    Invalid(Vec<FieldError>),
    #[error("the record is not there")]
    NotThere,
    /// Restore it first.
    #[error("the record lies in the recycle bin")]
    InRecycleBin,
    #[error("a record cannot be merged with itself, or with nothing")]
    NothingToMerge,
    #[error("nothing was selected")]
    NothingSelected,
    /// The complaint's process, or the rules of the desk, do not allow it.
    #[error("not allowed: {0}")]
    Refused(#[from] Refusal),
    #[error("not possible: {0}")]
    Survey(#[from] SurveyRefusal),
    /// Its changes were overwritten since, or undone already.
    #[error("nothing is left to undo")]
    NothingToUndo,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The stored name of the field.
    pub field: Name,
    pub problem: Problem,
}

impl FieldError {
    pub fn new(field: &'static str, problem: Problem) -> Self {
        Self {
            field: Name::Borrowed(field),
            problem,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    Missing,
    /// In characters.
    TooLong {
        limit: usize,
    },
    OutOfRange {
        low: i64,
        high: i64,
    },
    NotAPhone,
    NotAnEmail,
    InTheFuture,
    /// Before 1900 or after 2199.
    UnlikelyDay,
    /// The record it names is not there.
    NotThere,
    /// A customer cannot be supplied by itself.
    NamesItself,
    /// The sub-kind belongs to another kind.
    DoesNotFitKind,
    /// Files of this kind are not taken.
    NotAccepted,
    /// The last day lies before the first.
    BeforeItsBeginning,
    /// A time later than what was done about it.
    AfterWhatFollowed,
    /// Hours of a day must grow, and lie within it.
    HoursOutOfOrder,
    /// What cannot be less than nothing.
    Negative,
    /// The record it names belongs to another customer.
    OfAnotherCustomer,
    /// Goods came back before they were bought.
    BeforePurchase,
    /// More comes back than was bought, less what came back before.
    MoreThanBought,
    /// More is paid back than was paid, less what was paid back before.
    MoreThanPaid {
        left: Money,
    },
    /// Goods are taken back no longer, unless somebody is named who allowed it.
    WindowOver {
        days: u32,
    },
    /// What came back cannot be what was taken instead.
    SamePurchase,
}
