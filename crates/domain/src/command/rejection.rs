use crate::Name;
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
    #[error("the complaint is closed already")]
    AlreadyClosed,
    #[error("the complaint is open already")]
    AlreadyOpen,
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
}
