//! From the browser's word for a failure to ours: the only place that does it. Free of the browser, so
//! that it is tested anywhere.

use crate::error::{Damage, DomErrorName, StorageError, Unavailability};

/// What was being done, since one word means different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doing {
    Opening,
    Reading,
    Writing,
}

/// A failed attempt.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The connection may be to blame: worth one more attempt on a new one.
    Lost(StorageError),
    /// Another attempt would end the same.
    Final(StorageError),
}

impl Failure {
    pub(crate) fn from_name(name: DomErrorName, doing: Doing) -> Self {
        let error = error_from_name(name, doing);
        match name {
            // Nothing here aborts a transaction on purpose without an error of its own, so an abort
            // is the browser's: it closed the connection.
            DomErrorName::InvalidState | DomErrorName::Unknown | DomErrorName::Abort => {
                Self::Lost(error)
            }
            _ => Self::Final(error),
        }
    }

    pub(crate) fn into_error(self) -> StorageError {
        match self {
            Self::Lost(error) | Self::Final(error) => error,
        }
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        Self::Final(error)
    }
}

pub(crate) fn error_from_name(name: DomErrorName, doing: Doing) -> StorageError {
    match (name, doing) {
        (DomErrorName::QuotaExceeded, _) => StorageError::QuotaExceeded,
        (DomErrorName::Security | DomErrorName::NotAllowed, _)
        // Firefox in some private modes.
        | (DomErrorName::InvalidState, Doing::Opening) => StorageError::Unavailable {
            why: Unavailability::Refused,
        },
        (DomErrorName::InvalidState, Doing::Reading | Doing::Writing) => StorageError::Closed,
        (DomErrorName::Abort, _) => StorageError::Aborted,
        (DomErrorName::NotFound, _) => StorageError::Corrupt {
            what: Damage::ShelfMissing,
        },
        // Large values lie in files of their own, which a damaged profile may lack.
        (
            DomErrorName::Data
            | DomErrorName::DataClone
            | DomErrorName::Encoding
            | DomErrorName::NotReadable,
            Doing::Reading,
        ) => StorageError::Corrupt {
            what: Damage::Unreadable,
        },
        (name, _) => StorageError::Backend { name },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, doing: Doing, retried: bool, expected: &StorageError) {
        let failure = Failure::from_name(DomErrorName::from_name(name), doing);
        assert_eq!(matches!(failure, Failure::Lost(_)), retried, "{name}");
        assert_eq!(&failure.into_error(), expected, "{name} {doing:?}");
    }

    #[test]
    fn a_full_device_is_told_from_everything_else() {
        for doing in [Doing::Opening, Doing::Reading, Doing::Writing] {
            check(
                "QuotaExceededError",
                doing,
                false,
                &StorageError::QuotaExceeded,
            );
        }
    }

    #[test]
    fn a_lost_connection_is_worth_another_attempt() {
        let unknown = StorageError::Backend {
            name: DomErrorName::Unknown,
        };
        for doing in [Doing::Reading, Doing::Writing] {
            check("InvalidStateError", doing, true, &StorageError::Closed);
            check("AbortError", doing, true, &StorageError::Aborted);
            check("UnknownError", doing, true, &unknown);
        }
    }

    #[test]
    fn a_refusal_is_unavailable() {
        let refused = StorageError::Unavailable {
            why: Unavailability::Refused,
        };
        for name in ["SecurityError", "NotAllowedError"] {
            check(name, Doing::Opening, false, &refused);
        }
    }

    #[test]
    fn what_cannot_be_read_back_is_damage() {
        for name in ["DataError", "NotReadableError", "EncodingError"] {
            let unreadable = StorageError::Corrupt {
                what: Damage::Unreadable,
            };
            check(name, Doing::Reading, false, &unreadable);
        }
        let missing = StorageError::Corrupt {
            what: Damage::ShelfMissing,
        };
        check("NotFoundError", Doing::Writing, false, &missing);
        let refused_value = StorageError::Backend {
            name: DomErrorName::Data,
        };
        check("DataError", Doing::Writing, false, &refused_value);
    }

    #[test]
    fn names_nobody_knows_are_kept_apart_from_ours() {
        let other = StorageError::Backend {
            name: DomErrorName::Other,
        };
        check("BrandNewError", Doing::Writing, false, &other);
    }
}
